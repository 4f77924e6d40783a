"""The page "Datenqualität" in a real browser: by keyboard, on all screens, and by axe's rules."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import DESKTOP, NARROW, PROJECTOR, opened, ready
from tests.browser.test_page import violations


def test_a_number_opens_its_records_by_keyboard_and_a_name_its_card(page, served):
    opened(page, served() + "/quality")
    first = page.locator(".st-key-quality_gaps .na-open").first
    first.focus()
    page.keyboard.press("Enter")
    ready(page)
    heading = page.locator(".st-key-opened_list h3")
    expect(heading).to_be_focused()
    count = int(heading.inner_text().rsplit("(", 1)[1].rstrip(")"))
    assert page.locator(".st-key-opened_list tbody tr").count() == count
    name = page.locator(".st-key-opened_list .na-open").first
    title = name.inner_text()
    name.focus()
    page.keyboard.press("Enter")
    ready(page)
    expect(page.locator(".st-key-record h2")).to_have_text(title)
    assert "record=" in page.url


@pytest.mark.parametrize("page", [DESKTOP, NARROW, PROJECTOR], indirect=True)
def test_the_page_keeps_to_the_rules_of_access_and_to_the_screen(page, served):
    opened(page, served() + "/quality")
    page.locator(".st-key-quality_columns .na-open").first.click()
    ready(page)
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_question_goes_along_to_another_page_by_keyboard(page, served):
    opened(page, served() + "/?state=16")
    page.get_by_test_id("stTopNavSection").filter(has_text="Daten").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    page.get_by_role("menuitem", name="Datenqualität").press("Enter")
    page.wait_for_url("**/quality?state=16")
    ready(page)
