"""The map of more places than fit: counted together, and nearer one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, expect

from dashboard.export.synthetic import write_synthetic
from tests.browser.reader import opened, ready, window
from tests.browser.test_page import RULES

PATIENCE = 60_000  # milliseconds until an answer counts as missing
PARTS = "netzwerkatlas.parts"


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    write_synthetic(folder, 1500, seed=3)
    return folder


@pytest.fixture(scope="module")
def opened_frame(browser: Browser, served, many: Path) -> Iterator[Frame]:
    """The map's frame; it remembers that it is this very one, and counts what it is sent."""
    page = opened(window(browser), served(many))
    frame = page.locator(".st-key-map iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_selector("path.leaflet-interactive", state="attached")
    frame.evaluate(
        "() => { map.stays = true; window.updates = []; const { update } = netzwerkatlas;"
        " netzwerkatlas.update = (text) => { updates.push(text.length); update(text) } }"
    )
    yield frame
    page.context.close()


@pytest.fixture
def frame(opened_frame: Frame) -> Frame:
    """The map's frame with the whole region in view, as it was opened."""
    opened_frame.locator(".atlas-home").click()
    settled(opened_frame)
    return opened_frame


def seen(frame: Frame) -> list[int]:
    """The part of the map for which the page has told what is there."""
    return frame.evaluate(f"{PARTS}.shown.seen")


def settled(frame: Frame) -> None:
    """What is in view has been asked for and told; the map is the one that it was."""
    # What a key or a click has set off may take a moment until it begins.
    frame.evaluate("() => { netzwerkatlas.parts.last = null }")
    frame.page.wait_for_timeout(300)
    frame.wait_for_function(
        "() => { const { parts } = netzwerkatlas; const now = [map.getCenter(), map.getZoom()];"
        " const still = JSON.stringify(now) === JSON.stringify(parts.last); parts.last = now;"
        " return still && !parts.asked && !netzwerkatlas.wanting() }",
        polling=150,
        timeout=PATIENCE,
    )
    assert frame.evaluate("map.stays") is True


def together(frame: Frame) -> int:
    """How many circles in view stand for more than one place."""
    return frame.evaluate(
        f"{PARTS}.places.circles.filter(({{ together, at }}) =>"
        " together && map.getBounds().contains(at)).length"
    )


def number_of(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def test_all_places_of_a_district_come_apart_where_the_reader_goes_near(frame: Frame):
    page = frame.page
    everything = page.locator(".st-key-sentence h1").inner_text()
    assert together(frame) > 10
    far = seen(frame)[0]
    largest = frame.locator(".atlas-button[aria-label*='einzeln zu sehen']").first

    largest.focus()
    page.keyboard.press("Enter")
    settled(frame)
    assert seen(frame)[0] > far + 2
    for _ in range(8):
        if not together(frame):
            break
        frame.evaluate(
            f"() => [...{PARTS}.places.drawn.values()].find(({{ circle: {{ together, at }} }}) =>"
            " together && map.getBounds().contains(at)).getElement().focus()"
        )
        page.keyboard.press("Enter")
        settled(frame)
    assert together(frame) == 0, "places and single records at last"
    frame.wait_for_function("document.activeElement.classList.contains('atlas-button')")
    assert page.locator(".st-key-sentence h1").inner_text() == everything
    assert max(frame.evaluate("updates")) < 60_000


def test_circles_and_areas_and_what_has_no_place_are_the_sentence(frame: Frame):
    page = frame.page
    said = page.locator(".st-key-sentence h1").inner_text()
    tally = page.locator(".map-tally").inner_text()

    total = sum(map(number_of, re.findall(r"\d[\d.]*", said)))
    assert sum(map(number_of, re.findall(r"\d[\d.]*", tally))) == total


def test_moves_that_need_nothing_new_ask_for_nothing(frame: Frame):
    frame.evaluate("() => { map.setView([51.34, 12.37], 10, {animate: false}) }")
    settled(frame)
    before = frame.evaluate("updates.length")
    frame.evaluate("() => { map.panBy([25, 10], {animate: false}) }")
    settled(frame)
    assert frame.evaluate("updates.length") == before


def test_quick_moves_are_asked_for_once_or_twice_and_end_where_the_map_is(frame: Frame):
    before = frame.evaluate("updates.length")
    # Timed within the page, whose own wait for the end of moves keeps the same clock.
    frame.evaluate(
        """async () => {
          for (let step = 0; step < 8; step += 1) {
            map.setView([51 + step / 10, 10 + step / 3], 10, {animate: false});
            await new Promise((moved) => setTimeout(moved, 60));
          }
        }"""
    )
    settled(frame)
    assert frame.evaluate("updates.length") - before <= 2
    level, west, north, east, south = seen(frame)
    inside = frame.evaluate(
        "() => { const c = map.getCenter(); return [(c.lng + 180) / 360,"
        " (1 - Math.asinh(Math.tan((c.lat * Math.PI) / 180)) / Math.PI) / 2] }"
    )
    width = 2 ** (level / 2)
    assert west <= inside[0] * width <= east + 1
    assert north <= inside[1] * width <= south + 1


def test_a_click_on_the_map_reaches_the_whole_page(frame: Frame):
    page = frame.page
    frame.evaluate("() => { map.setView([51.34, 12.37], 14, {animate: false}) }")
    settled(frame)
    alone = frame.evaluate(
        f"{PARTS}.places.circles.findIndex(({{ count, at }}) =>"
        " count === 1 && map.getBounds().contains(at))"
    )
    assert alone >= 0, "somebody sits alone in the middle of Leipzig"
    zoom = frame.evaluate("map.getZoom()")
    frame.evaluate(
        f"(i) => {{ const c = {PARTS}.places.circles[i]; [...{PARTS}.places.drawn.values()]"
        ".find(({ circle }) => circle === c).getElement().focus() }",
        alone,
    )
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-record")).to_be_visible(timeout=PATIENCE)
    ready(page)
    settled(frame)
    assert "record=" in page.url
    assert frame.evaluate("map.getZoom()") == zoom, "the view does not jump"
    assert frame.locator(".atlas-button[aria-current]").count() >= 1


def test_whole_laender_are_listed_beside_the_map_and_list_their_records(frame: Frame):
    page = frame.page
    badge = frame.locator(".atlas-corner button", has_text="Thüringen")
    n = number_of(badge.inner_text())
    badge.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-records")).to_contain_text(str(n), timeout=PATIENCE)
    settled(frame)
    expect(badge).to_be_focused()


def test_axe_finds_nothing_far_out_and_near(frame: Frame):
    for step in ("0", "map.setView([51.34, 12.37], 10, {animate: false})"):
        frame.evaluate(f"() => {{ {step} }}")
        settled(frame)
        found = Axe().run(frame, options=RULES).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_real_data_asks_for_nothing_however_the_map_is_moved(page: Page, served):
    opened(page, served())
    frame = page.locator(".st-key-map iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_selector("path.leaflet-interactive", state="attached")
    frame.evaluate(
        "() => { window.told = 0; netzwerkatlas.parts.messenger.on('click', () => told++) }"
    )
    for zoom in (9, 13, 7):
        frame.evaluate("(zoom) => { map.setView([50.9, 11.3], zoom, {animate: false}) }", zoom)
        page.wait_for_timeout(700)
    assert frame.evaluate("told") == 0
