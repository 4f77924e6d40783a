"""A talk as a file of its own, opened from a disk by a browser without any network."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.export.exhibits import EXHIBITED
from dashboard.export.slides_html import slides_html
from dashboard.selection import Scene
from tests.browser.reader import PROJECTOR
from tests.browser.test_page import violations
from tests.export.decks import SCENES, deck, hostile_deck

PAGES = (
    Scene(page="gaps", choices=(("gaps_row", ("youth",)), ("gaps_level", ("state",)))),
    Scene(page="network"),
)
TOO_SMALL = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const within = walk.currentNode.parentElement;
    const range = document.createRange();
    range.selectNode(walk.currentNode);
    const wide = range.getBoundingClientRect().width;
    const seen = within.checkVisibility({ visibilityProperty: true });
    if (!walk.currentNode.textContent.trim() || wide < 2 || !seen) continue;
    let size = parseFloat(getComputedStyle(within).fontSize);
    const [map, svg] = ["#map_div", "svg"].map((name) => within.closest(name));
    if (map) size *= parseFloat(getComputedStyle(map).getPropertyValue("--big"));
    else if (svg) size *= svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    if (size < 23.9) found.push(`${walk.currentNode.textContent.trim()}: ${size}`);
  }
  return found;
}"""
"""Texts in view that are lower than 24 pixels, each with its size."""


def opened(page: Page, file: Path, content: bytes) -> Page:
    file.write_bytes(content)
    page.context.set_offline(True)
    page.goto(file.as_uri())
    expect(page.locator(".atlas-button").first).to_be_visible()
    return page


# Whether a table has moved on from where it was, and come to rest: it glides, and may halt.
RESTED_AFTER = """
async (table, before) => {
  let last, same = 0;
  for (let look = 0; look < 200 && same < 8; look += 1) {
    same = table.scrollLeft > before && table.scrollLeft === last ? same + 1 : 0;
    last = table.scrollLeft;
    await new Promise((later) => setTimeout(later, 50));
  }
  return same === 8;
}
"""


@pytest.mark.parametrize("page", [PROJECTOR], indirect=True)
def test_a_talk_opens_without_a_network_and_is_moved_by_keys(page: Page, watch, tmp_path):
    file = tmp_path / "talk.html"
    opened(page, file, slides_html(deck([*SCENES, *PAGES])))
    heading = page.locator("h2:visible")
    expect(heading).to_have_text("Überblick")
    assert violations(page) == []

    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("Ilm-Kreis")
    expect(heading).to_be_focused()
    page.reload()  # shows the same page again
    expect(heading).to_have_text("Ilm-Kreis")
    page.keyboard.press("d")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Tasten")).to_be_visible()
    page.keyboard.press("Escape")
    assert violations(page) == []

    page.keyboard.press("Home")
    page.locator(".atlas-button").first.focus()
    expect(page.locator(".leaflet-tooltip")).to_be_visible()

    # Who wants nothing to move by itself goes through the years a step at a time.
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Gründungen im Zeitraffer").click()
    year = page.locator(".year")
    expect(year).to_have_text("Bis 1992 gegründet oder begonnen")
    expect(page.get_by_role("button", name="Club")).to_be_visible()
    assert page.locator(".atlas-button").count() == 1
    page.keyboard.press(".")
    expect(year).to_have_text("Bis 1993 gegründet oder begonnen")
    page.emulate_media(reduced_motion="no-preference")
    page.get_by_role("button", name="Durch die Jahre gehen").click()
    expect(year).to_have_text("Bis 1995 gegründet oder begonnen")
    page.get_by_role("button", name="Anhalten").click()
    page.locator(".bar input").press("End")
    heading.focus()
    page.keyboard.press(" ")  # at the end of one story the other begins
    expect(page.get_by_role("button", name="Förderungen im Zeitraffer")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(year).to_contain_text("gefördert")
    page.keyboard.press(" ")
    assert violations(page) == []

    # On a projector all is large, and whence it is stays in view.
    page.keyboard.press("Home")
    for _ in (*SCENES, *PAGES):
        assert page.evaluate(TOO_SMALL) == []
        for part in (".brief", ".origin a", ".na-code"):
            expect(page.locator(f"{part}:visible")).to_be_in_viewport(ratio=1)
        page.keyboard.press("ArrowRight")

    # Pages of analysis have their map and their table, or a picture in all the room.
    page.keyboard.press("End")
    expect(page.get_by_role("img", name="Bild des Netzwerks")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("rowheader", name="youth")).to_be_visible()
    assert page.locator("[fill='url(#tint-unknown)']").count() > 50

    # A table wider than its room goes on sideways, and only then to the next page.
    page.set_viewport_size({"width": 1280, "height": 720})
    assert violations(page) == []
    title = heading.inner_text()
    table = page.get_by_role("group", name="Themen nach Ländern")
    table.focus()
    left = "e => e.scrollWidth - e.clientWidth - e.scrollLeft"
    assert table.evaluate(left) > 1
    while table.evaluate(left) > 1:
        before = table.evaluate("e => e.scrollLeft")
        page.keyboard.press("ArrowRight")
        assert table.evaluate(RESTED_AFTER, before)
    expect(heading).to_have_text(title)
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("Netzwerk")
    page.get_by_role("button", name="Die Seite davor").click()  # heard where no focus leads
    expect(page.get_by_role("toolbar").get_by_role("status")).to_have_text(f"4 / 5: {title}")

    # Who speaks to the machine, or types by chance, switches letters and signs off.
    letters = page.get_by_role("button", name="Tasten", exact=True)
    dark = "document.documentElement.classList.contains('na-dark')"
    before = page.evaluate(dark)
    letters.click()
    page.keyboard.press("d")
    expect(letters).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(dark) == before
    page.keyboard.press("ArrowLeft")  # an arrow is no letter
    expect(heading).to_have_text("Thüringen")

    assert set(watch.requests) == {file.as_uri()}
    assert watch.errors == []


def test_a_hostile_talk_runs_nothing_and_asks_for_nothing(page: Page, watch, tmp_path):
    page.on("dialog", lambda dialog: watch.errors.append(dialog.message))
    file = tmp_path / "talk.html"
    opened(page, file, slides_html(hostile_deck(tmp_path / "data")))
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        page.locator(".atlas-button").first.hover()
    page.locator("summary:visible").first.click()
    page.keyboard.press(" ")
    page.keyboard.press("End")
    for _ in EXHIBITED:  # each with records' texts in its table and on its map
        expect(page.locator("table:visible")).to_have_count(1)
        page.keyboard.press("ArrowLeft")
    assert {each.partition("#")[0] for each in watch.requests} == {file.as_uri()}
    assert watch.errors == []

    # Even a text that had become markup would not run: the policy knows one script alone.
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    page.wait_for_timeout(100)
    assert watch.errors and all("Content Security Policy" in each for each in watch.errors)
