"""The page "Kreisprofil" in a real browser: one click from the map, by keyboard, as a PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.reader import DESKTOP, NARROW, opened, ready
from tests.browser.test_page import violations


def test_a_district_of_the_map_is_one_click_from_its_profile_and_that_from_its_pdf(page, served):
    opened(page, served() + "/?district=16070&topic=youth")
    page.get_by_role("button", name="Profil: Ilm-Kreis").click()
    page.wait_for_url("**/profile?district=16070&topic=youth")
    expect(page.get_by_role("heading", level=1, name="Ilm-Kreis")).to_be_visible()
    ready(page)

    first = page.locator(".st-key-profile_figures .na-open").first
    first.focus()
    page.keyboard.press("Enter")
    ready(page)
    expect(page.locator(".st-key-opened_list h3")).to_be_focused()

    with page.expect_download() as download:
        page.get_by_role("button", name="Profil als PDF").click()
    reader = PdfReader(BytesIO(Path(download.value.path()).read_bytes()))
    text = " ".join("".join(each.extract_text() for each in reader.pages).split())
    assert "Kreisprofil: Ilm-Kreis" in text
    assert "Thema: Jugendarbeit" in text
    assert f"{served()}/profile?district=16070&topic=youth" in text


@pytest.mark.parametrize("page", [DESKTOP, NARROW], indirect=True)
def test_the_page_keeps_to_the_rules_of_access_and_to_the_screen(page, served):
    opened(page, served() + "/profile?profile=16070")
    page.locator(".st-key-profile_topics .na-open").first.click()
    ready(page)
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
