"""The map in its frame: what it asks for, shows, answers, and withstands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, Route, expect

from tests.browser.map_frame import HOSTILE
from tests.browser.reader import NARROW, PHONE, PROJECTOR, Watch, opened, ready
from tests.browser.test_page import RULES

MINI = Path(__file__).with_name("map_frame.py")
PATIENCE = 60_000  # milliseconds until an answer counts as missing


@pytest.fixture
def url(served: Callable[..., str]) -> str:
    return served(app=MINI)


def frame_of(page: Page) -> Frame:
    """The map's frame, once its boundaries are drawn, and what the page told it to show."""
    handle = page.locator(".st-key-map iframe").element_handle()
    frame = handle.content_frame()
    assert frame is not None
    frame.wait_for_selector("path.leaflet-interactive", state="attached")
    frame.wait_for_function("() => netzwerkatlas.parts.drawn")
    return frame


def shown(page: Page, url: str) -> Frame:
    opened(page, url)
    return frame_of(page)


def answered(page: Page, clicks: str) -> None:
    """The page has heard of these clicks, and of no other."""
    expect(page.locator(".st-key-clicks")).to_have_text(clicks, timeout=PATIENCE)
    ready(page)


def test_nothing_is_asked_of_another_host_and_nothing_fails(page, url, watch: Watch):
    frame = shown(page, f"{url}?hostile=1")
    frame.locator(".atlas-button").first.hover()

    assert watch.hosts() == {urlsplit(url).netloc}
    assert watch.errors == []


ALL_IN_VIEW = """
() => { const b = map.getBounds();
  return b.getSouth() < 50.2 && b.getNorth() > 53.9 && b.getWest() < 6.7 && b.getEast() > 15.0 }
"""


@pytest.mark.parametrize("page", [{"width": 1280, "height": 900}, PROJECTOR, PHONE], indirect=True)
def test_the_four_laender_are_in_view_on_every_screen(page, url):
    frame = shown(page, url)

    assert frame.locator("path.leaflet-interactive").count() == 94
    frame.wait_for_function(ALL_IN_VIEW)


def test_a_frame_that_was_larger_before_shows_all_of_them_too(page, url):
    frame = shown(page, url)
    page.set_viewport_size(NARROW)
    frame.wait_for_function("() => map.getSize().x <= 320")
    frame.wait_for_function(ALL_IN_VIEW)


def test_the_source_is_credited_in_the_frame(page, url):
    credit = shown(page, url).locator(".leaflet-control-attribution")

    expect(credit).to_be_visible()
    expect(credit).to_contain_text("© GeoBasis-DE / BKG (2016), Daten verändert")
    assert credit.locator("a").count() == 0


@pytest.mark.parametrize(
    ("language", "title", "zoom"),
    [
        ("de", "Karte der Organisationen und Projekte", "Vergrößern"),
        ("en", "Map of the organisations and projects", "Zoom in"),
    ],
)
def test_the_frame_speaks_the_language_of_the_page(page, url, language, title, zoom):
    frame = shown(page, f"{url}?language={language}")

    assert frame.evaluate("document.documentElement.lang") == language
    assert frame.title() == title
    assert page.locator(".st-key-map iframe").get_attribute("title") == title
    expect(frame.get_by_role("button", name=zoom)).to_be_visible()
    expect(frame.get_by_role("region", name=title)).to_be_visible()


def test_axe_finds_nothing_in_the_frame(page, url):
    frame = shown(page, url)
    for step in (lambda: None, frame.locator("[aria-label*='Gera'], [aria-label*='gera']").focus):
        step()
        found = Axe().run(frame, options=RULES).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_names_that_try_to_run_show_as_written(page, url, watch: Watch, root: Path):
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    frame = shown(page, f"{url}?hostile=1")

    frame.locator(".atlas-button[aria-label^='12 ']").hover()
    lines = frame.locator(".leaflet-tooltip .atlas-tip > span")
    *names, more = lines.evaluate_all("nodes => nodes.map((n) => n.textContent)")
    assert sorted(names) == sorted(HOSTILE)
    assert more == "+ 4 weitere"
    frame.locator(".atlas-button[aria-label*='7*7']").first.click()
    expect(page.locator(".st-key-clicks")).not_to_be_empty(timeout=PATIENCE)

    assert dialogs == []
    assert frame.evaluate("document.querySelectorAll('img').length") == 0
    assert watch.hosts() == {urlsplit(url).netloc}
    assert watch.errors == []
    assert not (root / "x").exists()


def test_a_circle_of_one_opens_its_record_once(page, url):
    frame = shown(page, url)
    frame.locator(".atlas-button[aria-label*='in gera']").click()

    answered(page, "record gera-0 1")
    page.get_by_role("button", name="Zurück").click()  # another run answers no click again
    ready(page)
    answered(page, "record gera-0 1")
    expect(frame.locator(".atlas-button[aria-current]")).to_have_count(1)


def test_the_same_circle_can_be_clicked_again(page, url):
    frame = shown(page, url)
    for times in (1, 2):
        frame.locator(".atlas-button[aria-label^='12 ']").click()
        answered(page, "; ".join(["place 52.3740,9.7380 12"] * times))


def test_the_keyboard_opens_a_record_and_keeps_its_place(page, url):
    frame = shown(page, url)
    gera = frame.locator(".atlas-button[aria-label*='in gera']")
    gera.focus()
    expect(frame.locator(".leaflet-tooltip")).to_contain_text("Verein 1 in gera")
    page.keyboard.press("Enter")

    answered(page, "record gera-0 1")
    expect(gera).to_have_attribute("aria-current", "true")
    expect(gera).to_be_focused()


def test_the_keyboard_leaves_the_map(page, url):
    frame = shown(page, url)
    frame.locator(".leaflet-container").focus()
    reached = []
    for _ in range(frame.locator(".leaflet-container, .atlas-button, a").count()):
        if reached:
            page.keyboard.press("Tab")
            frame.wait_for_function(
                "before => document.activeElement.ariaLabel !== before", arg=reached[-1]
            )
        reached.append(frame.evaluate("document.activeElement.ariaLabel"))
    page.keyboard.press("Tab")

    assert all(reached), "every stop has a name"
    assert len(set(reached)) == len(reached)
    page.wait_for_function("document.activeElement.tagName !== 'IFRAME'")


def test_a_district_is_named_and_answers_with_its_code(page, url):
    frame = shown(page, url)
    frame.evaluate("() => { map.setView([50.66, 10.72], 10, {animate: false}); }")
    box = page.locator(".st-key-map iframe").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(frame.locator(".leaflet-tooltip")).to_have_text("Suhl")
    page.mouse.down()
    page.mouse.up()

    answered(page, "district 16054 0")


def test_an_area_answers_with_its_code(page, url):
    frame = shown(page, url)
    frame.locator(".atlas-button[aria-label^='Thüringen als Ganzes: 2']").click()

    answered(page, "reach 16 2")


def test_another_selection_keeps_the_map_and_moves_it(page, url):
    frame = shown(page, f"{url}?select=16070")
    frame.evaluate("() => { map.stays = true }")
    near = frame.evaluate("map.getZoom()")
    page.get_by_role("button", name="Zurück").click()
    frame.wait_for_function("near => map.getZoom() < near - 1", arg=near)

    assert frame_of(page).evaluate("map.stays") is True


def test_a_map_that_the_reader_moved_stays_there(page, url):
    frame = shown(page, url)
    frame.evaluate("() => { map.setView([51.3, 12.4], 9, {animate: false}); }")
    frame.evaluate("() => { netzwerkatlas.parts.moved = true }")
    page.set_viewport_size({"width": 1100, "height": 800})
    frame.wait_for_function("() => map.getSize().x < 1100")

    assert frame.evaluate("map.getZoom()") == 9


@pytest.mark.parametrize(
    ("code", "host", "credit"),
    [
        ("basemap", "sgx.geodatenzentrum.de", "© basemap.de / BKG"),
        ("osm", "tile.openstreetmap.org", "© OpenStreetMap-Mitwirkende"),
    ],
)
def test_a_background_asks_the_host_that_it_names(page, url, watch, code, host, credit):
    def tile(route: Route) -> None:
        route.fulfill(
            status=200,
            content_type="image/svg+xml",
            body="<svg xmlns='http://www.w3.org/2000/svg'/>",
        )

    page.context.route(lambda address: urlsplit(address).hostname == host, tile)
    frame = shown(page, f"{url}?background={code}")

    expect(frame.locator(".leaflet-tile").first).to_be_attached()
    expect(frame.locator(".leaflet-control-attribution")).to_contain_text(credit)
    assert watch.hosts() == {urlsplit(url).netloc, host}


def test_boundaries_that_do_not_come_are_told(page, url):
    page.context.route("**/districts.geo.json*", lambda route: route.fulfill(status=404, body=""))
    opened(page, url)
    frame = page.frame_locator(".st-key-map iframe")

    expect(frame.get_by_role("alert")).to_contain_text("Die Grenzen konnten nicht geladen werden")
    expect(frame.locator(".atlas-button[aria-label*='in gera']")).to_be_visible()


def test_a_map_without_records_stands(page, url, watch: Watch):
    frame = shown(page, f"{url}?empty=1")

    assert frame.locator(".atlas-button").count() == 0
    assert watch.errors == []


def test_names_cover_neither_circles_nor_each_other(page, url):
    frame = shown(page, url)
    boxes = frame.locator(".atlas-label:not(.dot), .atlas-button").evaluate_all(
        "nodes => nodes.map((n) => { const b = n.getBoundingClientRect();"
        " return [n.textContent || n.ariaLabel, b.left, b.top, b.right, b.bottom] })"
    )
    covering = [
        (one[0], other[0])
        for i, one in enumerate(boxes)
        for other in boxes[:i]
        if min(one[3], other[3]) - max(one[1], other[1]) > 1
        and min(one[4], other[4]) - max(one[2], other[2]) > 1
    ]

    assert len(boxes) > 20
    assert covering == []


def test_circles_are_large_enough_to_hit(page, url):
    frame = shown(page, url)
    sizes = frame.locator(".atlas-button").evaluate_all(
        "nodes => nodes.map((n) => Math.min(n.offsetWidth, n.offsetHeight))"
    )

    assert min(sizes) >= 24


def test_a_reader_who_wants_no_motion_gets_none(page, url):
    page.emulate_media(reduced_motion="reduce")
    frame = shown(page, url)

    assert (
        frame.evaluate(
            "[map.options.zoomAnimation, map.options.fadeAnimation, map.options.inertia]"
        )
        == [False] * 3
    )


def test_the_boundaries_travel_once_however_often_the_page_is_opened(page, url):
    travelled = [
        shown(page, url).evaluate(
            "performance.getEntriesByType('resource')"
            ".filter((entry) => entry.name.includes('.geo.json?'))"
            ".map((entry) => entry.transferSize)"
        )
        for _ in range(2)
    ]
    assert [len(sizes) for sizes in travelled] == [2, 2]
    assert all(travelled[0])
    assert not any(travelled[1])
