"""What a test knows about a reader in front of the page: the screen, the waiting, the watching."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, ViewportSize
from playwright.sync_api import TimeoutError as NeverReady

DESKTOP = ViewportSize(width=1280, height=900)
PROJECTOR = ViewportSize(width=1920, height=1080)
PHONE = ViewportSize(width=390, height=844)
NARROW = ViewportSize(width=320, height=640)  # WCAG 1.4.10: 1280 pixels at 400 %

# A component in a frame answers a little after the script has ended and starts it again, so the
# page counts as ready only when it has rested for a moment.
_IDLE = """
() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const idle = app !== null
    && app.dataset.testConnectionState === "CONNECTED"
    && app.dataset.testScriptState === "notRunning"
    && document.querySelector('[data-testid="stSkeleton"]') === null;
  const now = performance.now();
  if (!idle) { window.restingSince = undefined; return false; }
  window.restingSince ??= now;
  return now - window.restingSince > 400;
}
"""


@dataclass
class Watch:
    """What the page did behind the reader's back, in the order in which it happened.

    `requests` are the addresses of everything the page asked for (frames, web sockets and data
    addresses too); `errors` are the console's errors and uncaught exceptions.
    """

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def hosts(self) -> set[str]:
        """Return the hosts, with port, that anything was asked of over the network."""
        addresses = [urlsplit(request) for request in self.requests]
        return {
            address.netloc
            for address in addresses
            if address.scheme in {"http", "https", "ws", "wss"}
        }

    def over(self, context: BrowserContext) -> None:
        """Start watching every page of the context, also those that open later."""
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("page", self._page)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", self._console)

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.requests.append(socket.url))

    def _console(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)


def ready(page: Page, timeout: float = 60_000) -> Page:
    """Wait until the app has finished and rested for a moment; return the page.

    Raises AssertionError when it never rests within `timeout` milliseconds, or when the app
    shows a fault of its own.
    """
    page.evaluate("() => { window.restingSince = undefined; }")
    try:
        page.wait_for_function(_IDLE, timeout=timeout)
    except NeverReady:
        shown = page.locator("body").inner_text()[:500]
        raise AssertionError(
            f"The app at {page.url} never came to rest. It shows:\n{shown}"
        ) from None
    fault = page.locator("[data-testid=stException], [class*=st-key-fault_]")
    assert fault.count() == 0, f"The app at {page.url} shows a fault: {fault.all_inner_texts()}"
    return page


def opened(page: Page, url: str) -> Page:
    """Open the address and wait until the app is ready."""
    page.goto(url)
    return ready(page)
