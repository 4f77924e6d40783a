"""A German Excel file in a real browser: from the upload to the reader's own map and its export."""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from tests.browser.reader import DESKTOP, NARROW, opened, ready
from tests.browser.test_page import violations

ROWS = [
    ["Vereine im Landkreis, Stand 05/2024"],
    [],
    ["Vereinsname", "PLZ", "Ort", "gegründet", "Fördermittelgeber", "Fördersumme"],
    ["Brückenhaus e. V.", "99084", "Erfurt", "seit 2015", "Stadt Erfurt", "1.234,56 €"],
    ['<img src=x onerror="document.title=1">', "07743", "Jena", "ca. 2011", "", "viel"],
    ["", "99423", "Weimar", "", "", ""],
    ["Frauentreff", "", "Neustadt", "Ende 2014", "", ""],
]


def workbook() -> bytes:
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A1:F1")
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def choose(page: Page, name: str, content: bytes) -> None:
    kind = "application/octet-stream"
    page.set_input_files("input[type=file]", {"name": name, "mimeType": kind, "buffer": content})


def go_on(page: Page, step: int) -> None:
    """By keyboard, as from any other button."""
    page.locator(f".st-key-data_next_{step} button").focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("page", [DESKTOP, NARROW], indirect=True)
def test_a_german_workbook_becomes_the_readers_own_map_and_export(page, served, watch, tmp_path):
    address = served()
    opened(page, address + "/data")
    with (tmp_path / "riesig.csv").open("wb") as huge:
        huge.truncate(61_000_000)  # the browser itself refuses it
    page.set_input_files("input[type=file]", tmp_path / "riesig.csv")
    expect(page.get_by_role("alert")).to_have_text(
        re.compile("zu groß. Gelesen werden bis zu 50 MB")
    )
    # As Streamlit goes on writing to the same place, of another file.
    page.get_by_role("alert").evaluate(
        "told => { told.lastChild.nodeValue = 'image/png files are not allowed.' }"
    )
    expect(page.get_by_role("alert")).to_have_text(
        "Dateien dieser Art werden hier nicht gelesen. Bitte eine andere wählen."
    )
    choose(page, "böse.xlsx", b"PK\x03\x04 no workbook")
    expect(page.get_by_role("alert")).to_contain_text("böse.xlsx")
    choose(page, "vereine.xlsx", workbook())
    heading = page.locator(".st-key-data_heading h2")
    expect(heading).to_contain_text("Spalten prüfen")
    expect(page.locator(".st-key-data_next_2 button")).to_be_enabled()
    ready(page)
    assert violations(page) == []
    for step, title in ((2, "Orte"), (3, "Abweichungen"), (5, "Vorschau")):
        go_on(page, step)
        if step == 3:  # names that the atlas may know are asked about in between
            expect(page.locator(".st-key-data_next_4, .st-key-data_next_5").first).to_be_visible()
            if page.locator(".st-key-data_next_4 button").count():
                go_on(page, 4)
        expect(heading).to_contain_text(title)
        if step == 3:
            with page.expect_download() as download:
                page.locator(".st-key-data_marked button").click()
            assert (
                load_workbook(io.BytesIO(download.value.path().read_bytes())).sheetnames[0]
                == "Probleme"
            )
    expect(page.locator(".st-key-data_counts table")).to_contain_text("Organisationen")
    ready(page)
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.locator(".st-key-data_keep_session button").click()
    expect(page.locator(".st-key-data_own")).to_contain_text("vereine.xlsx")
    page.locator(".st-key-data_after a").click()
    expect(page.locator("h1.na-sentence")).to_contain_text("Organisationen")
    mine = page.locator("h1.na-sentence").inner_text()
    other = page.context.new_page()
    opened(other, address)
    assert other.locator("h1.na-sentence").inner_text() != mine
    assert other.locator(".st-key-data_own").count() == 0
    other.close()
    page.locator(".st-key-data_own button").click()
    expect(page.locator(".st-key-data_own")).to_have_count(0)
    assert page.title() != "1"
