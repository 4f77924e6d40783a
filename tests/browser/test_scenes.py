"""A talk: its scenes are walked by keys alone, and stay where they are whatever the line does."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from dashboard.selection import Bounds, Scene, SceneSet, Selection, scenes_text
from dashboard.ui.pages import PATHS
from tests.browser.line import Line
from tests.browser.reader import opened, ready
from tests.browser.test_page import violations
from tests.browser.test_presenting import LEAST

SMALL = ViewportSize(width=1280, height=720)
TALK = SceneSet(
    title="Ein Vortrag",
    scenes=(
        Scene(title="Alles", note="Guten Tag."),
        Scene(
            title="Ilmenau",
            selection=Selection(district=("16070",)),
            bounds=Bounds(10.8, 50.6, 11.0, 50.8),
            record="iswi-ev",
        ),
        Scene(title="Lücken", page="gaps"),
    ),
    stay=5,
)
# What is to wait for five seconds, as a scene of this talk does, waits for half a second.
QUICKLY = """(() => {
  const { setTimeout } = window
  window.setTimeout = (act, wait, ...more) => setTimeout(act, wait === 5000 ? 500 : wait, ...more)
})()"""
# What is seen and reaches over the right edge of the screen.
BEYOND = """() => {
  const drawn = document.querySelectorAll("[data-testid=stMain] :is(iframe, svg, canvas, p, h1)")
  const beyond = (each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth
  return [...drawn].filter(beyond).map((each) => each.outerHTML.slice(0, 120))
}"""
MAP = "document.querySelector('.st-key-map iframe')?.contentWindow.netzwerkatlas?.parts.map"


def link(talk: SceneSet, **more: str) -> str:
    """A link that holds the notes, too, as those did that were copied before notes stayed out."""
    squeeze = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = squeeze.compress(scenes_text(talk).encode()) + squeeze.flush()
    value = urlsafe_b64encode(packed).rstrip(b"=").decode()
    return "/?" + urlencode({"present": "1", "scenes": value, **more})


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def keeps_the_rules(page: Page) -> None:
    """By all rules and large, light and dark."""
    for _ in ("light", "dark"):
        assert violations(page) == []
        assert page.evaluate(LEAST) == []
        page.keyboard.press("d")


def opens_its_dialogues(page: Page, look: Callable[[Page], None]) -> None:
    for key, name in (("?", "Keys"), ("/", "Jump to")):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog", name=name)).to_be_visible()
        look(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog", name=name)).to_be_hidden()


def keeps_the_rules_as_it_is(page: Page) -> None:
    assert violations(page) == []
    assert page.evaluate(LEAST) == []


@pytest.mark.parametrize("page", [SMALL], indirect=True)
def test_a_talk_is_walked_by_keys_alone_and_outlasts_a_line_that_is_cut(page, served, watch):
    line = Line(served())
    page.add_init_script(QUICKLY)
    opened(page, line.url + link(TALK, lang="en"))
    heading = page.locator("h1").first
    expect(heading).to_contain_text("Alles")
    opens_its_dialogues(page, keeps_the_rules_as_it_is)
    page.keyboard.press("d")
    opens_its_dialogues(page, keeps_the_rules_as_it_is)
    page.keyboard.press("d")

    with page.expect_popup() as opening:
        page.keyboard.press("n")
    notes = opening.value
    expect(notes.get_by_text("Guten Tag.")).to_be_visible()
    assert violations(notes) == []
    notes.keyboard.press("ArrowRight")  # from there, too
    expect(heading).to_contain_text("Ilmenau")
    expect(notes.get_by_role("heading")).to_have_text("Ilmenau")
    page.bring_to_front()
    ready(page)
    assert asked(page) == {
        "district": ["16070"],
        "record": ["iswi-ev"],
        "present": ["1"],
        "scene": ["2"],
        "lang": ["en"],
    }
    page.wait_for_function(f"() => {MAP}?.getBounds().contains([[50.6, 10.8], [50.8, 11.0]])")
    near = f"() => {MAP}?.getZoom() > 8"
    page.wait_for_function(near)
    keeps_the_rules(page)

    page.keyboard.press("ArrowRight")
    expect(heading).to_contain_text("Gaps and overlaps")
    expect(notes.get_by_role("heading")).to_have_text("Lücken")
    ready(page)
    assert urlsplit(page.url).path == "/gaps"
    assert asked(page)["lang"] == ["en"]
    keeps_the_rules(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog").get_by_text("The scene before, after")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_text("Go through the years")).to_be_hidden()
    page.keyboard.press("Escape")

    for key, there in (("ArrowLeft", "Alles"), ("ArrowRight", "Gaps and overlaps")):
        page.keyboard.press(key)
        page.keyboard.press(key)  # each press counts, however quickly it follows
        expect(heading).to_contain_text(there)
        ready(page)

    page.keyboard.press("/")
    page.keyboard.type("ilmen")
    page.keyboard.press("Enter")
    expect(heading).to_contain_text("Ilmenau")
    ready(page)
    page.reload()
    expect(heading).to_contain_text("Ilmenau")
    page.wait_for_function(near)
    ready(page)
    assert asked(page)["scene"] == ["2"]
    assert watch.hosts() == {urlsplit(line.url).netloc}

    line.cut()
    notice = page.get_by_role("status").filter(has_text="No connection")
    expect(notice).to_be_visible()
    page.get_by_text("Connection error").wait_for(state="attached", timeout=20_000)
    expect(page.get_by_text("Connection error")).to_be_hidden()
    expect(heading).to_contain_text("Ilmenau")
    keeps_the_rules(page)
    opens_its_dialogues(page, lambda _: None)
    zoom = page.evaluate(f"{MAP}?.getZoom()")
    page.keyboard.press("-")  # what needs no server goes on
    page.wait_for_function(f"before => {MAP}?.getZoom() < before", arg=zoom)
    line.mend()
    expect(notice).to_be_hidden(timeout=30_000)
    ready(page)
    for _ in range(20):  # what the browser has kept is yet to come back
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(250)
        if "Ilmenau" not in heading.inner_text():
            break
    expect(heading).to_contain_text("Gaps and overlaps")  # what comes after the second scene
    page.wait_for_url(lambda url: "scene=3" in url)
    ready(page)

    page.keyboard.press("a")  # by themselves, and after the last comes the first
    for there in ("Alles", "Ilmenau", "Gaps and overlaps"):
        expect(heading).to_contain_text(there)
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Halt the scenes")).to_be_hidden()
    line.cut()


@pytest.mark.parametrize("page", [SMALL], indirect=True)
def test_every_other_page_is_large_and_not_wider_than_the_screen(page, served, watch):
    paths = sorted(PATHS - {""})
    opened(page, served() + link(SceneSet(scenes=tuple(Scene(page=path) for path in paths))))
    for n, path in enumerate(paths, 1):
        page.wait_for_url(lambda url, n=n: f"scene={n}" in url)
        ready(page)
        assert urlsplit(page.url).path == f"/{path}"
        assert page.evaluate(LEAST) == [], path
        assert page.evaluate(BEYOND) == [], path
        page.keyboard.press("ArrowRight")
    assert watch.errors == []


def test_what_is_shown_is_kept_changed_and_shown_again(page, served, watch):
    opened(page, served() + "/?district=16052")
    page.get_by_role("button", name="Als Szene merken").click()
    page.get_by_label("Notizen zum Sprechen").fill("Erst die Zahl.")
    page.get_by_role("button", name="Als neue Szene merken").click()
    expect(page.get_by_text("1 Szene ist gemerkt; siehe die Seite „Szenen“.")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Szenen").click()
    ready(page)
    expect(page.get_by_text("Erst die Zahl.")).to_be_visible()
    page.get_by_role("button", name="Rundgang durch die Daten hinzufügen").click()
    down = page.get_by_role("button", name="Gera.“ nach unten").first
    down.focus()
    page.keyboard.press("Enter")
    ready(page)
    page.keyboard.press("Enter")  # the focus has gone with the scene
    ready(page)
    expect(page.locator(".na-scenes > li").nth(2)).to_contain_text("in Gera.")
    assert violations(page) == []
    assert watch.errors == []
