"""A reader in a real Chromium who changes a filter, and when the answer has been painted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as Stuck

from benchmarks.figures import TOO_LONG
from benchmarks.process import Measured
from tests.browser.chromium import find
from tests.browser.conftest import QUIET
from tests.browser.reader import DESKTOP

WATCH = Path(__file__).with_name("watch.js")
TOPICS = (
    "Sprachförderung",
    "Beratung und Begleitung",
    "Bildung und Schule",
    "Arbeit und berufliche Integration",
    "Jugendarbeit",
)
"""One for each sample: no answer can come from a memory of the question before."""
REST = 700  # milliseconds without any change until the page counts as painted
LOADING = 600  # seconds that the atlas may take to read its data before anything is measured
OPTIONS = [
    *QUIET,
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # all assets are served locally
    "--enable-unsafe-swiftshader",  # WebGL is drawn by the processor where there is no other
]


class TooLong(Exception):
    """The page was not painted within the time that it has."""


@dataclass(frozen=True)
class Change:
    """One change of a filter: seconds to the painted answer, processor time, bytes received."""

    seconds: float
    cpu_ms: float
    bytes: int


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser that the tests drive, which reaches no host but this one."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find(), args=OPTIONS)
        yield started
        started.close()


@contextmanager
def reader(browser: Browser) -> Iterator[Page]:
    """A fresh window with an empty cache, and the watch in each of its frames."""
    context = browser.new_context(viewport=DESKTOP, locale="de-DE")
    context.set_default_timeout(TOO_LONG * 1000)
    context.add_init_script(path=WATCH)
    try:
        yield context.new_page()
    finally:
        context.close()


def open_page(page: Page, url: str, *, sentence: bool = True, patience: float = TOO_LONG) -> float:
    """Open the address; return the seconds until the map (and the sentence) was painted."""
    page.goto(url, wait_until="commit")
    return _settled(page, sentence=sentence, patience=patience)["seconds"]


def changes(page: Page, server: Measured, repeats: int) -> Iterator[tuple[str, Change]]:
    """Choose a topic ("narrow") and take it away again ("widen"), `repeats` times."""
    field = page.locator(".st-key-topic input").first
    for topic in islice(_endless(TOPICS), repeats):
        field.click()
        page.keyboard.type(topic)
        page.get_by_role("option").filter(has_text=topic).first.wait_for()
        yield "narrow", _pressed(page, server, "Enter")
        field.focus()
        yield "widen", _pressed(page, server, "Backspace")


def _endless(values: tuple[str, ...]) -> Iterator[str]:
    while True:
        yield from values


def _pressed(page: Page, server: Measured, key: str) -> Change:
    page.wait_for_timeout(REST)  # what the typing has set off is over
    page.evaluate("key => naBench.expect(key)", key)
    before = server.cpu_ms()
    page.keyboard.press(key)
    seen = _settled(page)
    return Change(seen["seconds"], server.cpu_ms() - before, seen["bytes"])


def _settled(page: Page, *, sentence: bool = True, patience: float = TOO_LONG) -> dict:
    end = time.monotonic() + patience
    try:
        found = page.wait_for_function(
            "([rest, sentence]) => window.naBench?.settled(rest, sentence)",
            arg=[REST, sentence],
            polling=50,
            timeout=patience * 1000 + 2 * REST,
        ).json_value()
    except Stuck as fault:
        if time.monotonic() < end - 1:
            raise
        raise TooLong(f"not painted after {patience:.0f} s") from fault
    if "fault" in found:
        raise RuntimeError(f"The page shows a fault: {found['fault']}")
    if found["seconds"] > patience:
        raise TooLong(f"painted after {found['seconds']:.0f} s")
    return found
