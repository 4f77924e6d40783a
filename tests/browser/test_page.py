"""The page "Karte" in a real browser, as its readers meet it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from dashboard.geography import district
from tests.browser.reader import DESKTOP, NARROW, PHONE, PROJECTOR, Watch, opened, ready, window
from tests.sources.folders import HOSTILE, write_empty_folder, write_folder, write_hostile_folder

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],  # what is in order need not be told: half the time
    "iframes": False,  # each frame is looked at by itself
}

# What axe finds in parts that are Streamlit's own and cannot be changed from here.
ACCEPTED: dict[str, str] = {}


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile_folder(tmp_path_factory.mktemp("hostile"))


def sentence(page: Page) -> str:
    return page.locator(".st-key-sentence h1").inner_text()


def map_frame(page: Page) -> Frame:
    expect(page.locator(".st-key-map iframe")).to_be_visible()
    (frame,) = [f for f in page.frames if "st_folium" in f.url]
    frame.wait_for_selector(".leaflet-marker-icon")
    return frame


def violations(page: Page) -> list[str]:
    """What axe finds in the page and in its frames, less what is accepted in writing."""
    found = []
    for frame in page.frames:
        answer = Axe().run(frame, options=RULES).response  # type: ignore[arg-type]
        for rule in answer["violations"]:
            nodes = [node["html"][:160] for node in rule["nodes"]]
            if rule["id"] not in ACCEPTED:
                found.append(f"{urlsplit(frame.url).path}: {rule['id']}: {nodes}")
    return found


def choose(page: Page, facet: str, label: str) -> None:
    """Choose an option as a reader does who types the beginning of its name."""
    field = page.locator(f".st-key-{facet} input")
    field.click()
    field.fill(label)
    page.get_by_role("option").filter(has_text=label).first.click()
    page.keyboard.press("Escape")
    ready(page)


def test_every_widget_and_container_carries_its_key(page, served):
    opened(page, served())
    for key in (
        *("lens", "state", "district", "kind", "topic", "target_group", "funder", "programme"),
        *("founded", "funded", "active", "text", "language"),
        *("sentence", "map", "records", "timeline_founding", "timeline_funding"),
    ):
        assert page.locator(f".st-key-{key}").count() == 1, key


def test_the_page_asks_no_host_but_its_own(page, served, watch: Watch, hostile):
    for url in (served(), served(hostile), served(hostile) + "/?record=club-ilmenau-6"):
        opened(page, url)
        map_frame(page)
        page.goto(url.split("/?")[0] + "/sources")
        ready(page)
    assert watch.hosts() == {urlsplit(served()).netloc, urlsplit(served(hostile)).netloc}


def test_hostile_text_shows_as_written_and_runs_nothing(page, served, watch: Watch, hostile):
    page.on("dialog", lambda dialog: pytest.fail(f"a record opened a dialog: {dialog.message}"))
    opened(page, served(hostile))
    map_frame(page)
    shown = page.locator(".st-key-records table").inner_text()
    page.locator(".st-key-records_page button").filter(has_text="2").first.click()
    ready(page)
    expect(page.locator(".st-key-records caption")).to_contain_text("51 bis")
    shown += page.locator(".st-key-records table").inner_text()
    for text in HOSTILE:
        if "\n" not in text and "\u2028" not in text:
            assert text in shown, text
    for number in (0, 4, 6):
        opened(page, f"{served(hostile)}/?record=club-ilmenau-{number}")
        expect(page.locator(".st-key-record h2")).to_have_text(HOSTILE[number])
    assert not watch.errors


def test_a_click_on_a_name_opens_its_record_and_the_link_opens_it_again(page, served):
    opened(page, served())
    page.get_by_role("button", name="Abli e.V.").first.click()
    ready(page)
    expect(page.locator(".st-key-record")).to_contain_text("Altenburg")
    assert "record=abli-ev" in page.url
    opened(page, page.url)
    expect(page.locator(".st-key-record")).to_contain_text("Altenburg")


def test_a_filter_changes_sentence_list_and_map_without_building_the_map_anew(page, served):
    opened(page, served())
    frame = map_frame(page)
    frame.evaluate("window.map.seenBefore = true")
    choose(page, "kind", "Migrantenorganisation")
    assert sentence(page).startswith("4 Organisationen")
    assert page.locator(".st-key-records tbody tr").count() == 4
    frame = map_frame(page)
    assert frame.evaluate("window.map.seenBefore === true")
    assert "kind=migrant_organisation" in page.url


def click_on_map(page: Page, latitude: float, longitude: float) -> None:
    """Click with the mouse where the map shows this place."""
    spot = map_frame(page).evaluate(
        "([lat, lng]) => window.map.latLngToContainerPoint([lat, lng])", [latitude, longitude]
    )
    page.locator(".st-key-map iframe").click(position={"x": spot["x"], "y": spot["y"]})


def test_a_click_on_a_district_filters_to_it_and_another_takes_it_back(page, served):
    opened(page, served())
    click_on_map(page, 53.2, 7.9)
    page.wait_for_function("() => location.search.includes('district=03')")
    ready(page)
    assert "im Landkreis" in sentence(page)
    page.wait_for_timeout(1500)  # the map flies to the district first
    place = district(page.url.split("district=")[1][:5])
    click_on_map(page, place.latitude, place.longitude)
    page.wait_for_function("() => !location.search.includes('district')")
    ready(page)
    assert "Landkreis" not in sentence(page)


def test_the_whole_page_is_usable_by_keyboard(page, served):
    opened(page, served())
    page.locator(".st-key-kind input").focus()
    page.keyboard.type("Migr")
    page.keyboard.press("Enter")
    ready(page)
    assert sentence(page).startswith("4 Organisationen")
    page.keyboard.press("Escape")
    page.locator(".st-key-records [data-open]").first.focus()
    page.keyboard.press("Enter")
    ready(page)
    expect(page.locator(".st-key-record")).to_be_visible()
    page.locator(".st-key-record_close button").focus()
    page.keyboard.press("Enter")
    ready(page)
    assert "record=" not in page.url


def test_focus_walks_through_the_page_and_is_never_trapped(page, served):
    opened(page, served())
    seen = []
    for _ in range(140):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "() => document.activeElement.closest('[class*=st-key-]')?.className"
                ".match(/st-key-([a-z_]+)/)?.[1] ?? document.activeElement.tagName"
            )
        )
    for place in ("language", "text", "kind", "map", "record_table"):
        assert place in seen, (place, seen)


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True)
@pytest.mark.parametrize("query", ["", "?record=wo-ilmenau&lang=en", "?district=16051&lens=works"])
def test_axe_finds_nothing_in_any_frame(page, served, query):
    opened(page, f"{served()}/{query}")
    map_frame(page)
    assert violations(page) == []


def test_axe_finds_nothing_on_the_page_without_data(page, served, tmp_path):
    opened(page, served(write_empty_folder(tmp_path)))
    assert violations(page) == []


def test_axe_finds_nothing_on_a_page_with_problems(page, served, tmp_path):
    opened(page, served(write_folder(tmp_path, projects=[{"id": "Not an id"}])))
    page.get_by_text("Liste der Probleme zeigen").click()
    ready(page)
    expect(page.locator(".st-key-problem_list table")).to_contain_text("projects.csv")
    assert violations(page) == []


def test_axe_finds_nothing_on_the_page_of_sources(page, served):
    opened(page, served() + "/sources")
    assert violations(page) == []


def test_the_document_says_its_language_in_every_frame(page, served):
    for query, lang in (("", "de"), ("?lang=en", "en")):
        opened(page, f"{served()}/{query}")
        map_frame(page)
        assert {f.evaluate("document.documentElement.lang") for f in page.frames} == {lang}


@pytest.mark.parametrize("page", [NARROW, PHONE, DESKTOP, PROJECTOR], indirect=True)
def test_nothing_scrolls_sideways(page, served):
    for query in ("", "?record=wo-ilmenau"):
        opened(page, f"{served()}/{query}")
        map_frame(page)
        wide = page.evaluate(
            "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(e => e.scrollWidth - e.clientWidth)"
        )
        assert max(wide) <= 0, (query, wide)


def test_impossible_options_are_greyed_not_hidden(page, served):
    opened(page, f"{served()}/?kind=university")
    field = page.locator(".st-key-funder input")
    field.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # a list that is opened while the page still scrolls closes again
    field.click()
    greyed = page.locator("[role=option].na-nothing")
    expect(greyed.first).to_be_visible()
    assert all(text.endswith("(0)") for text in greyed.all_inner_texts())
    possible = page.locator("[role=option]:not(.na-nothing)")
    assert not any(text.endswith("(0)") for text in possible.all_inner_texts())
    field.fill("nobody is called so")
    expect(page.get_by_role("listbox")).to_have_text("Keine Treffer")
    _names_of_records_stay_as_they_are(page)


def _names_of_records_stay_as_they_are(page: Page) -> None:
    """Also where they are called as something in Streamlit's own English."""
    page.evaluate(
        """() => {
          const chosen = document.querySelector("[data-testid=stMultiSelect]")
          chosen.insertAdjacentHTML("beforeend", '<i aria-label="Open" title="Page Haus">x</i>')
          const list = "<p role=listbox><b role=option data-key=1>No results</b></p>"
          document.body.insertAdjacentHTML("beforeend", list)
        }"""
    )
    page.wait_for_timeout(100)  # the page is looked at in the next frame
    opening = page.locator("[data-testid=stMultiSelect] button[aria-label='Liste öffnen']")
    expect(opening.first).to_be_visible()
    named = page.locator("[data-testid=stMultiSelect] i")
    assert [named.get_attribute(each) for each in ("aria-label", "title")] == ["Open", "Page Haus"]
    assert page.locator("p[role=listbox]").inner_text() == "No results"


def test_the_browsers_back_button_takes_a_filter_back(page, served):
    opened(page, served())
    everything = sentence(page)
    choose(page, "kind", "Stiftung")
    page.wait_for_function("() => location.search.includes('kind')")
    page.go_back()
    expect(page.locator(".st-key-sentence h1")).to_have_text(everything)
    ready(page)
    page.go_forward()
    expect(page.locator(".st-key-sentence h1")).to_contain_text("Stiftung")


def test_two_readers_see_their_own_selection(browser, served):
    pages = [window(browser) for _ in range(2)]
    opened(pages[0], served())
    opened(pages[1], served())
    choose(pages[0], "kind", "Stiftung")
    choose(pages[1], "kind", "Hochschule")
    ready(pages[0])
    assert "Stiftung" in sentence(pages[0])
    assert "Hochschule" not in sentence(pages[0])
    assert "Stiftung" not in sentence(pages[1])
    for page in pages:
        page.context.close()


def test_the_background_map_asks_first_and_names_its_host(page, served, watch: Watch):
    asked: list[str] = []
    tile = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
    )
    page.context.route(
        lambda url: "127.0.0.1" not in url,
        lambda route: (asked.append(route.request.url), route.fulfill(body=tile)),
    )
    opened(page, served())
    page.get_by_role("button", name="Hintergrundkarte").click()
    page.get_by_text("OpenStreetMap", exact=True).click()
    ready(page)
    expect(page.get_by_text("tile.openstreetmap.org").first).to_be_visible()
    assert asked == []
    page.get_by_text("Ich stimme zu, tile.openstreetmap.org anzusprechen").click()
    ready(page)
    page.wait_for_timeout(1000)
    assert {urlsplit(url).hostname for url in asked} == {"tile.openstreetmap.org"}


def test_the_copied_link_is_the_address_of_the_page(browser, served):
    reader = window(browser, permissions=["clipboard-read", "clipboard-write"])
    page = opened(reader, f"{served()}/?kind=university")
    page.get_by_role("button", name="Link kopieren").click()
    expect(page.get_by_text("Link kopiert")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.context.close()
