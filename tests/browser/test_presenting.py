"""The map on the big screen: one screen, large letters, moved by keys alone."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.reader import PROJECTOR, opened, ready
from tests.browser.server import ROOT
from tests.browser.test_page import violations

SMALL = ViewportSize(width=1280, height=720)
LEAST = """() => {
  const sizes = []
  const walk = (root, factor) => root.querySelectorAll("*").forEach((each) => {
    if (each.shadowRoot) walk(each.shadowRoot, factor)
    const own = [...each.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())
    if (!own || !each.checkVisibility() || !each.getBoundingClientRect().width) return
    const view = each.ownerDocument.defaultView
    const style = view.getComputedStyle(each)
    if (["SCRIPT", "STYLE"].includes(each.tagName) || style.clipPath !== "none") return
    const drawn = each.getScreenCTM?.().a ?? each.currentCSSZoom
    const size = parseFloat(style.fontSize) * factor * drawn
    sizes.push([Math.round(size * 10) / 10, each.textContent.slice(0, 40)])
  })
  walk(document.querySelector("[data-testid=stMain]"), 1)
  for (const frame of document.querySelectorAll("iframe"))
    walk(frame.contentDocument, frame.getBoundingClientRect().width / frame.clientWidth)
  return sizes.filter(([size]) => size < 24)
}"""


@pytest.mark.parametrize("page", [SMALL, PROJECTOR], indirect=True)
def test_the_big_screen_fits_is_large_and_keeps_the_rules_of_access(page, served, watch):
    opened(page, served() + "/?present=1")
    for _ in ("light", "dark"):
        main = page.get_by_test_id("stMain")
        assert main.evaluate("each => each.scrollHeight <= innerHeight")
        assert page.evaluate(LEAST) == []
        assert violations(page) == []
        page.keyboard.press("d")
    assert watch.errors == []


@pytest.mark.parametrize("page", [SMALL], indirect=True)
def test_keys_show_the_help_jump_to_a_district_zoom_and_end_it(page, served, watch):
    opened(page, served() + "/?present=1")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Tasten")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("gera?")  # while something is typed, keys are letters
    expect(page.get_by_text("So heißt nichts.")).to_be_visible()
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Gera")
    ready(page)
    assert "present=1" in page.url
    frame = page.frame_locator(".st-key-map iframe")
    frame.locator(".leaflet-container").focus()
    parts = "document.querySelector('.st-key-map iframe').contentWindow.netzwerkatlas.parts"
    zoom = f"() => {parts}.map.getZoom()"
    before = page.evaluate(zoom)
    page.keyboard.press("-")
    page.wait_for_function(f"before => ({zoom})() < before", arg=before)
    page.wait_for_timeout(400)  # until the map has come to rest
    farther = page.evaluate(zoom)
    page.keyboard.press("+")
    page.wait_for_function(f"before => ({zoom})() > before", arg=farther)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Vorführen")).to_be_visible()
    assert watch.hosts() == {urlsplit(page.url).netloc}


@pytest.mark.parametrize("page", [SMALL], indirect=True)
def test_arrows_go_through_the_years_also_within_the_map(page, served, watch):
    opened(page, served() + "/?present=1&active=2015-12-31")
    heading = page.locator("h1")
    page.keyboard.press("ArrowLeft")
    expect(heading).to_contain_text("31. Dezember 2014")
    ready(page)
    page.frame_locator(".st-key-map iframe").locator(".leaflet-container").focus()
    page.keyboard.press("ArrowRight")
    expect(heading).to_contain_text("31. Dezember 2015")
    page.wait_for_url(lambda url: "active=2015-12-31" in url)
    for _ in range(3):  # each press counts, however quickly it follows
        page.keyboard.press("ArrowRight")
    expect(heading).to_contain_text("31. Dezember 2018")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")
    assert watch.errors == []


def talk(page, said: str):
    """What is told by a piece of script beside the one of a talk, on a page at rest."""
    script = (ROOT / "dashboard/ui/scripts/talk.js").read_text()
    page.set_content(
        "<p data-testid=stApp data-test-connection-state=CONNECTED"
        " data-test-script-state=notRunning>"
    )
    return page.evaluate(f"async () => {{ {script}; {said} }}")


def test_a_press_at_the_end_keeps_no_other_waiting(page):
    told = """const asked = [], way = new Way();
      const stand = (at) => way.stand(at, (to) => asked.push(to));
      const press = (by) => way.press((from) => Math.min(from + by, 9));
      stand(8); press(1); press(1); stand(9); way.go(); // on the last, and the end once more
      press(1); press(-1); // at the end, then back
      return asked"""
    assert talk(page, told) == [9, 8]


def test_who_goes_back_in_the_browser_is_followed_by_nothing(page):
    told = """const told = [], tell = (what) => told.push(what);
      years.stand("2000", tell); years.press(() => "2001"); years.press(() => "2002");
      lapse.show({ day: "2000" }, tell); lapse.turn(); round.turn();
      dispatchEvent(new Event("popstate"));
      await new Promise((done) => setTimeout(done, 2 * ASKING));
      return [told, lapse.plays, round.on]"""
    assert talk(page, told) == [["2001"], False, False]


def test_a_server_that_has_begun_anew_is_told_how_far_time_had_run(page):
    told = """return [
      ["first", "1995", true], ["first", "2000", true], // as time runs, the address tells not
      ["anew", "1995", false], // what the browser keeps of the scenes is yet to come back
      ["anew", "1996", true], ["anew", "2000", true],
      ["again", "2000", true], // the address told it
    ].map((draw) => lapse.lost(...draw))"""
    assert talk(page, told) == ["", "", "", "2000", "", ""]


@pytest.mark.parametrize("page", [SMALL], indirect=True)
def test_time_runs_by_itself_stays_at_events_and_is_halted(page, served, watch):
    opened(page, served() + "/?present=1&active=2017-12-31")
    page.keyboard.press("Space")
    heading = page.locator("h1")
    expect(heading).to_contain_text("31. Dezember 2018")
    expect(page.get_by_role("heading", name="Veranstaltungen 2019")).to_be_visible()
    expect(page.locator(".na-now")).to_be_visible()
    page.get_by_role("button", name="Anhalten").press("Enter")
    page.wait_for_url(lambda url: "active=2019-12-31" in url)
    expect(page.get_by_role("button", name="Anhalten")).to_be_hidden()
    ready(page)
    assert page.evaluate(LEAST) == []
    assert violations(page) == []
    # Who wants no motion goes step by step.
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("Space")
    expect(heading).to_contain_text("31. Dezember 2020")
    page.wait_for_url(lambda url: "active=2020-12-31" in url)
    expect(page.get_by_role("button", name="Anhalten")).to_be_hidden()
    assert watch.errors == []
