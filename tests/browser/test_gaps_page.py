"""The page "Lücken und Überschneidungen" in a real browser: clicks, arrow keys, open to all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import PHONE, opened, ready
from tests.browser.test_page import violations

HALLE = "Ukrainische Initiative in Halle"


def to(page: Page, name: str) -> None:
    """Two clicks: the section of the navigation, and a page in it."""
    page.get_by_test_id("stTopNavSection").filter(has_text="Auswertung").click()
    page.get_by_role("menuitem", name=name).click()
    ready(page)


def test_where_in_thueringen_nobody_offers_language_support_is_three_clicks_from_the_map(
    page, served
):
    opened(page, served())
    to(page, "Lücken und Überschneidungen")
    table = page.locator(".st-key-gaps_table")
    table.get_by_role("button", name="Sprachförderung").first.click()
    ready(page)
    expect(page.locator(".st-key-gaps_row_answer")).to_contain_text(
        "Nichts angeboten in 4 Kreisen, soweit erfasst (Niedersachsen: Braunschweig und Landkreis "
        "Wolfenbüttel; Thüringen: Ilm-Kreis und Landkreis Greiz)."
    )
    thueringen = page.locator(".st-key-gaps_lands tr").filter(has_text="Thüringen")
    expect(thueringen).to_contain_text("Erfurt (1)")
    expect(thueringen).to_contain_text("2: Ilm-Kreis; Landkreis Greiz")
    page.wait_for_url("**/gaps?gaps_row=language")

    # From the row's head by arrow keys to a field, and by Enter to its records.
    for _ in range(40):
        before = page.evaluate(_FOCUSED)
        page.keyboard.press("ArrowRight")
        page.wait_for_function(f"before => ({_FOCUSED})() !== before", arg=before)
        label = page.evaluate(_FOCUSED)
        if "Erfurt" in label:
            break
    assert label.startswith("Sprachförderung, Erfurt")
    page.keyboard.press("Enter")
    ready(page)
    heading = page.locator(".st-key-opened_list h3")
    expect(heading).to_have_text("Sprachförderung, Erfurt (1)")
    expect(heading).to_be_focused()
    assert violations(page) == []


def test_whom_an_initiative_in_halle_should_talk_to_is_three_clicks_from_the_map(page, served):
    opened(page, served())
    to(page, "Partner finden")
    page.get_by_label("In wenigen Worten").click()
    page.keyboard.type(HALLE)
    page.keyboard.press("Enter")
    ready(page)
    first = page.locator(".st-key-partners_table tbody tr").first
    expect(first).to_contain_text("Bürger für Bürger")
    expect(first).to_contain_text("Geflüchtete aus der Ukraine")


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_the_page_keeps_to_the_rules_of_access_and_to_the_screen(page, served):
    opened(page, served() + "/gaps?gaps_row=language")
    page.locator(".st-key-gaps_lead .na-open").first.click()
    ready(page)
    expect(page.locator(".st-key-opened_list h3")).to_be_focused()
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    expect(page.get_by_text("Die Tabelle geht seitlich weiter")).to_be_visible()
    pills = page.locator(".st-key-gaps_lens [role=radio]")
    assert set(pills.evaluate_all(_CORNERS)) == {"8px"}, "whole ones, also where they wrap"


_FOCUSED = """() => {
  let active = document.activeElement;
  while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active.getAttribute("aria-label") ?? active.textContent;
}"""

_CORNERS = "pills => pills.map((each) => getComputedStyle(each).borderRadius)"
