"""The pages "Netzwerk" and "Partner finden" in a real browser: keyboard, map, axe's rules."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import DESKTOP, NARROW, opened, ready
from tests.browser.test_page import violations


def test_a_box_opens_its_card_by_keyboard_and_a_line_of_the_map_its_ties(page, served):
    opened(page, served() + "/network")
    box = page.locator(".st-key-network_picture .na-node").first
    name = box.get_attribute("title")
    box.focus()
    page.keyboard.press("Enter")
    ready(page)
    expect(page.locator(".st-key-record h2")).to_have_text(name)
    expect(page.locator(".st-key-record h2")).to_be_focused()
    page.get_by_role("radio", name="Karte").click()
    ready(page)
    assert "network_show=map" in page.url
    frame = page.frame_locator(".st-key-network_map_frame iframe")
    lines = frame.locator(".leaflet-ties-pane path")
    expect(lines.first).to_be_attached()
    lines.last.dispatch_event("click")
    heading = page.locator(".st-key-opened_list h3")
    expect(heading).to_contain_text("Beziehungen:")
    count = int(heading.inner_text().rsplit("(", 1)[1].rstrip(")"))
    assert page.locator(".st-key-opened_list tbody tr").count() == count


PARTNERS = (
    "/partners?partner_place=15002&partner_group=late_resettlers&partner_topic=public_awareness"
)
_CUT = """() => [...document.querySelectorAll("[data-testid=stMultiSelectTagsContainer] [title]")]
  .filter((chosen) => chosen.title)
  .map((chosen) => [chosen.title, chosen.scrollWidth > chosen.clientWidth])"""


@pytest.mark.parametrize(
    ("page", "paths"),
    [(DESKTOP, ("/network?network_show=map", PARTNERS)), (NARROW, ("/network", PARTNERS))],
    indirect=["page"],
)
def test_the_pages_keep_to_the_rules_of_access_and_to_the_screen(page, paths, served):
    for path in paths:
        opened(page, served() + path)
        assert violations(page) == [], path
        chosen = page.evaluate(_CUT)
        assert len(chosen) == (2 if path == PARTNERS else 0), path
        assert not any(cut for _, cut in chosen), chosen
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
