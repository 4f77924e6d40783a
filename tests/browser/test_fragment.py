"""Cards and tables in a real browser: opened by mouse and keyboard, harmless, readable."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.reader import DESKTOP, NARROW, opened, ready

APP = """
import streamlit as st
from markupsafe import Markup

from dashboard.drawing.record_card import record_card
from dashboard.drawing.record_rows import RecordRow
from dashboard.drawing.record_table import record_table
from dashboard.drawing.symbols import kind_symbols
from dashboard.language import Language
from dashboard.ui.fragment import show_fragment
from tests.drawing.sample import sample, with_texts

asked = st.query_params
data = sample()
if "evil" in asked:
    data = with_texts(data, asked["evil"])
rows = [
    RecordRow(i, h.name, "Verein", "Gera", "seit 1992", "Sprache") for i, h in data.holders.items()
]
st.session_state.setdefault("opened", asked.get("record"))

def remember(record):
    st.session_state.opened = record

language = Language("de")
record = st.session_state.opened
with st.container(key="records"):
    table = record_table(rows, language, caption="Liste", opened=record)
    answer = show_fragment(table, key="list", on_open=remember)
if record in data.holders or record in data.event_by_id:
    with st.container(key="record"):
        card = record_card(data, record, language, kinds=kind_symbols({"association": "Verein"}))
        focus = asked.get("focus", "heading")
        answer = show_fragment(card, key="card", on_open=remember, focus=focus) or answer
if "raw" in asked:
    show_fragment(Markup(asked["raw"]), key="raw")
st.text(f"asked for: {answer}")
st.button("again")
"""

EVIL = "<img src=x onerror='window.hit=1'>{{7*7}} ${x}"
RAW = (
    "<p>kept<img src=x onerror='window.hit=1'><a href='javascript:window.hit=1'>dead</a>"
    "<svg onload='window.hit=1'></svg><button onclick='window.hit=1'>mute</button>"
    "<iframe src='https://example.org'></iframe></p>"
)
# The variables of a dark theme, where Streamlit would set them.
DARK = """
[data-testid=stBidiComponentIsolated] {
  --st-text-color: #eef2f6;
  --st-heading-color: #eef2f6;
  --st-background-color: #12181f;
  --st-secondary-background-color: #1e2731;
  --st-link-color: #8cc2f5;
  background: #12181f;
}
"""


@pytest.fixture(scope="module")
def app(served, tmp_path_factory) -> str:
    script = tmp_path_factory.mktemp("fragment") / "fragment.py"
    script.write_text(APP, encoding="utf-8")
    return served(app=script)


def heading(page):
    return page.locator(".st-key-record .na-heading")


def asked(**values: str) -> str:
    return "?" + urlencode(values)


@pytest.mark.parametrize("press", ["click", "Enter", "Space"])
def test_a_name_opens_its_card_by_mouse_and_keyboard(page, app, press):
    opened(page, app)
    name = page.get_by_role("button", name="Haus der Vielfalt")
    if press == "click":
        name.click()
    else:
        name.focus()
        page.keyboard.press(press)
    ready(page)
    assert heading(page).inner_text() == "Haus der Vielfalt"
    assert page.get_by_text("asked for: house").count() == 1
    assert page.locator("tr[aria-current=true]").inner_text().startswith("Haus der Vielfalt")


def test_a_press_is_answered_once(page, app):
    opened(page, app)
    page.get_by_role("button", name="Haus der Vielfalt").click()
    ready(page)
    page.get_by_role("button", name="again").click()
    ready(page)
    assert page.get_by_text("asked for: None").count() == 1


def test_the_focus_moves_to_the_card_that_the_reader_opens(page, app):
    opened(page, app)
    page.get_by_role("button", name="Haus der Vielfalt").click()
    expect(heading(page)).to_have_text("Haus der Vielfalt")
    expect(heading(page)).to_be_focused()
    page.locator(".st-key-record").get_by_role("button", name="Sprachkurs").first.click()
    expect(heading(page)).to_have_text("Sprachkurs")
    expect(heading(page)).to_be_focused()


def test_the_focus_stays_where_it_is_when_a_page_loads_with_an_open_card(page, app):
    opened(page, app + "?record=house")
    assert heading(page).count() == 1
    assert page.evaluate("document.activeElement.localName") == "body"


def test_the_focus_stays_on_the_name_when_the_table_is_drawn_anew(page, app):
    opened(page, app + "?focus=keep")
    name = page.locator(".st-key-records").get_by_role("button", name="Haus der Vielfalt")
    name.press("Enter")
    ready(page)
    expect(page.locator("tr[aria-current=true] [data-open=house]")).to_be_focused()


def test_the_page_does_not_jump_when_the_table_is_drawn_anew(page, app):
    page.set_viewport_size({"width": 390, "height": 300})
    opened(page, app + "?focus=keep&record=course")
    name = page.locator(".st-key-records").get_by_role("button", name="Sprachkurs")
    name.scroll_into_view_if_needed()
    before = name.bounding_box()["y"]
    name.click()
    ready(page)
    assert abs(name.bounding_box()["y"] - before) < 3


def test_what_a_record_says_is_shown_and_never_run(page, app, watch):
    opened(page, app + asked(record="house", evil=EVIL))
    assert heading(page).inner_text() == EVIL
    assert page.locator(".na-summary").inner_text().startswith(EVIL)
    assert page.locator(".st-key-record img, .st-key-records img").count() == 0
    assert page.evaluate("() => window.hit") is None
    assert watch.hosts() == {app.removeprefix("http://")}


def test_markup_that_was_not_escaped_meets_a_second_wall(page, app, watch):
    opened(page, app + asked(raw=RAW))
    assert page.get_by_text("kept").count() == 1
    page.get_by_text("dead").click()
    page.get_by_role("button", name="mute").click()
    page.wait_for_timeout(200)
    assert page.evaluate("() => window.hit") is None
    assert watch.hosts() == {app.removeprefix("http://")}


@pytest.mark.parametrize("page", [DESKTOP, NARROW], indirect=True)
@pytest.mark.parametrize("theme", ["/* as it comes */", DARK], ids=["light", "dark"])
def test_axe_finds_nothing_in_card_and_table(page, app, theme):
    opened(page, f"{app}?record=house")
    page.add_style_tag(content=theme)
    found = Axe().run(
        page,
        context={"include": [[".st-key-records"], [".st-key-record"]]},
        options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    )
    assert found.violations_count == 0, found.generate_report()
    assert "color-contrast" in {rule["id"] for rule in found.response["passes"]}


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_nothing_scrolls_sideways_on_a_narrow_screen(page, app):
    opened(page, app + asked(record="house", evil="Donau" + "dampfschiff" * 12))
    for part in (".st-key-record", ".st-key-records"):
        width = page.locator(part).evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert width[0] <= width[1]
    beyond = "es => es.filter(e => e.getBoundingClientRect().right > innerWidth).length"
    assert page.locator(".na-fragment *").evaluate_all(beyond) == 0


@pytest.mark.parametrize("page", [DESKTOP, NARROW], indirect=True)
def test_what_can_be_pressed_is_large_enough(page, app):
    opened(page, app + "?record=house")
    for target in page.locator(".na-open, .na-link").all():
        assert target.bounding_box()["height"] >= 24
