"""The page "Förderkante" in a real browser: three clicks from the map, and open to all."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import DESKTOP, NARROW, opened, ready
from tests.browser.test_page import violations


def test_what_ended_on_31_december_2022_and_who_paid_is_three_clicks_from_the_map(page, served):
    opened(page, served())
    page.get_by_test_id("stTopNavSection").filter(has_text="Auswertung").click()
    page.get_by_role("menuitem", name="Förderkante").click()
    ready(page)
    losing = page.locator(".st-key-cliff_losing")
    expect(losing).to_contain_text("Ukrainehilfe vernetzen")
    expect(losing).to_contain_text("Deutsche Stiftung für Engagement und Ehrenamt")
    page.wait_for_url("**/cliff?cliff_day=2022-12-31")
    page.get_by_role("button", name="Zählen, wer dort wirkt").click()
    ready(page)
    expect(page.locator(".st-key-cliff_lead")).to_contain_text("In 47 Kreisen war danach keiner")


@pytest.mark.parametrize("page", [DESKTOP, NARROW], indirect=True)
def test_the_page_keeps_to_the_rules_of_access_and_to_the_screen(page, served):
    opened(page, served() + "/cliff?cliff_day=2022-12-31&lens=funded")
    page.locator(".st-key-cliff_standings .na-open").first.click()
    ready(page)
    expect(page.locator(".st-key-opened_list h3")).to_be_focused()
    assert violations(page) == []
    if page.viewport_size == NARROW:
        behind = page.get_by_test_id("stExpandSidebarButton")
        expect(behind).to_have_accessible_name("Seiten und Filter")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
