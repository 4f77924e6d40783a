"""The browser's Back, from any page to the map: one step, and the question is the same."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.reader import opened, ready
from tests.browser.test_page import sentence


def test_back_leads_to_the_map_of_the_question_in_one_step(page, served):
    opened(page, served() + "/?state=16")
    said, asked = sentence(page), page.url
    page.get_by_role("button", name="Profil: Thüringen").click()
    page.wait_for_url("**/profile?state=16")
    expect(page.get_by_role("heading", level=1, name="Thüringen")).to_be_visible()
    _goes_back(page, asked, said)
    page.get_by_text("Auswertung", exact=True).first.click()
    page.locator('a[href$="/gaps"]').first.click()
    page.wait_for_url("**/gaps?state=16")
    ready(page)
    _goes_back(page, asked, said)


def _goes_back(page, asked: str, said: str) -> None:
    page.go_back()
    expect(page.locator(".st-key-sentence h1")).to_have_text(said)
    ready(page)
    assert page.url == asked
