"""The timelines in a real browser: brush, click, table, hints, narrow screens, hostile texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import NARROW, PHONE, opened, ready, window
from tests.browser.test_page import RULES
from tests.browser.timeline_page import HOSTILE

APP = Path(__file__).with_name("timeline_page.py")
FOUNDING, FUNDING = ".st-key-timeline_founding", ".st-key-timeline_funding"


@pytest.fixture
def timelines(page: Page, served):
    """Open the page of the timelines, and wait until both charts are drawn."""

    def open_page(case: str = "plain", lang: str = "de") -> Page:
        opened(page, f"{served(app=APP)}/?case={case}&lang={lang}")
        for container in (FOUNDING, FUNDING) if case != "empty" else ():
            expect(page.locator(f"{container} svg.marks")).to_be_visible()
        return page

    return open_page


def heard(page: Page) -> list[str]:
    return ready(page).locator(".st-key-heard").inner_text().splitlines()


def words(page: Page) -> list[str]:
    return page.locator("svg.marks text").all_text_contents()


def drag(page: Page, chart: Locator, first: float, last: float) -> None:
    """Draw the mouse across a chart, from one share of its width to another."""
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    height = box["y"] + 60
    page.mouse.move(box["x"] + box["width"] * first, height)
    page.mouse.down()
    for step in range(1, 5):
        at = first + (last - first) * step / 4
        page.mouse.move(box["x"] + box["width"] * at, height)
    page.mouse.up()


@pytest.mark.parametrize("container", [FOUNDING, FUNDING])
def test_a_brush_is_told_once_as_days_and_the_chart_comes_back_without_it(timelines, container):
    page = timelines()
    drag(page, page.locator(f"{container} svg.marks"), 0.4, 0.6)
    expect(page.locator(".st-key-heard")).to_contain_text("returned")
    called, returned = heard(page)
    assert called.removeprefix("called ") == returned.removeprefix("returned ")
    assert called.startswith("called (datetime.date(20")
    page.get_by_role("button", name="again").click()
    assert heard(page) == [called, returned]
    expect(page.locator(f"{container} .span_brush path").first).to_be_hidden()


def test_a_brush_means_the_same_days_wherever_the_reader_is(browser, served):
    told = []
    for zone in ("America/Los_Angeles", "Pacific/Auckland"):
        page = opened(window(browser, timezone_id=zone), f"{served(app=APP)}/?case=plain")
        drag(page, page.locator(f"{FOUNDING} svg.marks"), 0.3, 0.7)
        expect(page.locator(".st-key-heard")).to_contain_text("returned")
        told.append(heard(page))
        page.context.close()
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("container", "text", "record"),
    [
        (FOUNDING, "Netzwerk Beta", "o1"),
        (FUNDING, "Netzwerk Beta · Netzwerk Beta", "o1"),
        (FUNDING, "Verein Alpha", "p"),
    ],
)
def test_a_click_on_a_name_asks_for_its_record(timelines, container, text, record):
    page = timelines()
    page.locator(f"{container} svg.marks text", has_text=text).first.click(force=True)
    expect(page.locator(".st-key-heard")).to_contain_text("returned")
    assert heard(page) == [f"called {record}", f"returned {record}"]


def test_a_click_beside_all_marks_asks_nothing(timelines):
    page = timelines()
    box = page.locator(f"{FOUNDING} svg.marks").bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] - 40)
    assert heard(page) == []


def test_the_table_tells_by_keyboard_what_the_chart_shows(timelines):
    page = timelines()
    for name, container in (("Gründungen", FOUNDING), ("Förderungen", FUNDING)):
        switch = page.get_by_role("switch", name=f"{name} als Tabelle zeigen")
        switch.focus()
        page.keyboard.press("Space")
        table = page.locator(container).get_by_role("table").first
        expect(table).to_be_visible()
        expect(table).to_contain_text("Netzwerk Beta")
        expect(page.locator(f"{container} svg.marks")).to_have_count(0)
    expect(page.locator(FUNDING).get_by_role("table")).to_have_count(2)
    expect(page.locator(FUNDING)).to_contain_text("seit 1. Oktober 2002, läuft weiter")


def test_many_are_drawn_as_bars_that_can_be_brushed(timelines):
    page = timelines("many")
    for container in (FOUNDING, FUNDING):
        expect(page.locator(f"{container} svg.marks .mark-rect path").nth(20)).to_be_attached()
    assert "100 Veranstaltungen" in words(page)
    drag(page, page.locator(f"{FUNDING} svg.marks"), 0.4, 0.6)
    expect(page.locator(".st-key-heard")).to_contain_text("returned")


def test_hostile_texts_stay_texts_in_labels_hints_and_tables(timelines, watch):
    page = timelines("hostile")
    shown = " ".join(words(page))
    for text in HOSTILE:
        assert text in shown
    hint = page.locator("#vg-tooltip-element")
    for text in HOSTILE:
        page.locator(f"{FUNDING} svg.marks text", has_text=text).last.hover(force=True)
        expect(hint).to_contain_text(text)
        assert hint.locator("img, a, h2, script").count() == 0
    for name in ("Gründungen", "Förderungen"):
        page.get_by_text(f"{name} als Tabelle zeigen").click()
        ready(page)
    assert page.locator("svg.marks image, svg.marks a").count() == 0
    assert page.evaluate("window.ran") is None
    assert len(watch.hosts()) == 1
    assert watch.errors == []


@pytest.mark.parametrize("case", ["plain", "empty"])
def test_axe_finds_nothing_in_the_charts(timelines, case):
    page = timelines(case)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_the_chart_has_a_name_and_its_parts_are_silent(timelines):
    page = timelines()
    chart = page.locator(f"{FOUNDING} [data-testid=stVegaLiteChart]")
    expect(chart).to_have_attribute(
        "aria-label",
        "Zeitleiste mit 4 Gründungen, von 1992 bis 2022. Dieselben Angaben gibt es als Tabelle.",
    )
    expect(chart.locator("svg.marks")).to_have_attribute("aria-hidden", "true")


def test_nothing_on_a_german_chart_is_english(timelines):
    page = timelines()
    page.locator(f"{FOUNDING} svg.marks").hover()
    expect(page.get_by_test_id("stElementToolbar").first).to_be_hidden()
    shown = page.locator(".stApp").inner_text() + " ".join(words(page))
    for word in ("Show", "known", "since", "Project", "Founded", "today"):
        assert word not in shown
    assert "heute" in shown


@pytest.mark.parametrize("page", [PHONE, NARROW], indirect=True)
def test_a_narrow_screen_does_not_scroll_sideways(timelines):
    page = timelines()
    for container in (FOUNDING, FUNDING):
        chart = page.locator(f"{container} svg.marks").bounding_box()
        assert chart["x"] >= 0 and chart["x"] + chart["width"] <= page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]


def test_without_anything_to_draw_the_page_says_so(timelines):
    page = timelines("empty")
    expect(page.locator(FOUNDING)).to_contain_text("Hier ist keine Gründung bekannt.")
    expect(page.locator(FUNDING)).to_contain_text("weder eine Förderung")
