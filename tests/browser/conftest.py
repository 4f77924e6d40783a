"""A real browser and the real app for the tests in this folder.

from tests.browser.reader import PHONE, opened, ready

@pytest.mark.parametrize("page", [PHONE], indirect=True)   # the screen; a desktop by default
def test_…(page, served, watch):
    opened(page, served())            # served(folder): the app with another data folder
    page.get_by_role("button", name="…").click()
    ready(page)
    assert watch.hosts() == {…}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import find
from tests.browser.reader import DESKTOP, Watch, window
from tests.browser.server import Server

QUIET = [
    "--no-sandbox",  # as root, Chromium starts only without
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder and run it last: the quick tests give the first answer.

    (Playwright also keeps an event loop in the main thread from the first such test on.)
    """
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: here in item.path.parents)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that the machine has. None is an error, not a reason to skip."""
    program = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def servers() -> Iterator[Callable[..., Server]]:
    """Start the app, once for each data folder and script; `servers(folder).log()` is its log."""
    running: dict[tuple, Server] = {}

    def start(data: Path | None = None, **options) -> Server:
        key = (data, *sorted(options.items()))
        if key not in running:
            running[key] = Server(data, **options)
        return running[key]

    yield start
    for server in running.values():
        server.stop()


@pytest.fixture(scope="session")
def served(servers: Callable[..., Server]) -> Callable[..., str]:
    """Return the address of the running app: `served()`, `served(folder)`."""
    return lambda data=None, **options: servers(data, **options).url


@pytest.fixture
def watch() -> Watch:
    """What the test's page asked for and complained about."""
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A reader's fresh, German browser window; parametrize indirectly for another screen."""
    page = window(browser, watch, viewport=getattr(request, "param", DESKTOP))
    yield page
    page.context.close()
