"""Takes the README's picture of the real app anew: `make picture`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import find
from tests.browser.conftest import QUIET
from tests.browser.reader import opened, window
from tests.browser.server import Server

PICTURES = Path(__file__).parent / "pictures"


def main() -> None:
    """Open the page with one record, as a reader sees it first, and save it as a PNG."""
    server = Server()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=QUIET)
            page = opened(window(browser), f"{server.url}/?record=wo-ilmenau")
            page.frame_locator(".st-key-map iframe").locator(
                ".leaflet-marker-icon"
            ).first.wait_for()
            page.wait_for_timeout(1500)  # the map's labels settle after its first frame
            page.screenshot(path=PICTURES / "karte.png")
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
