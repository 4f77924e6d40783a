"""What a test knows about a reader in front of the page: the screen, the waiting, the watching."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from playwright.sync_api import TimeoutError as NeverReady

DESKTOP = ViewportSize(width=1280, height=900)
PROJECTOR = ViewportSize(width=1920, height=1080)
PHONE = ViewportSize(width=390, height=844)
NARROW = ViewportSize(width=320, height=640)  # WCAG 1.4.10: 1280 pixels at 400 %

# Tells what the page has asked the app for and what is still to be answered: between a click and
# the first word of the server nothing of the page itself says that a run is to come. A message
# is a sequence of fields, as Streamlit's ForwardMsg and BackMsg number them.
_TRAFFIC = """
(() => {
  const traffic = window.traffic = { asked: 0, begun: 0, answered: 0 };
  const RERUN = 11, BEGUN = 4, FINISHED = 6, EARLY_FOR_ANOTHER = 2;
  function* fields(data) {
    const bytes = new Uint8Array(data);
    let at = 0;
    const number = () => {
      let value = 0;
      for (let unit = 1; ; unit *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * unit;
        if (byte < 128) return value;
      }
    };
    while (at < bytes.length) {
      const tag = number();
      const value = number();
      yield [tag >> 3, value];
      if ((tag & 7) === 2) at += value;
    }
  }
  window.WebSocket = class extends WebSocket {
    constructor(...to) {
      super(...to);
      traffic.begun = traffic.answered = traffic.asked;  // what went with the last line
      this.addEventListener("message", ({ data }) => {
        for (const [field, value] of fields(data)) {
          if (field === BEGUN) traffic.begun = traffic.asked;
          if (field === FINISHED && value !== EARLY_FOR_ANOTHER) traffic.answered = traffic.begun;
        }
      });
    }
    send(data) {
      for (const [field] of fields(data)) if (field === RERUN) traffic.asked += 1;
      super.send(data);
    }
  };
})();
"""

# A component in a frame answers a little after the script has ended and starts it again, so the
# page counts as ready only when it has rested for a moment.
_IDLE = """
() => {
  if (!window.traffic) throw new Error("not opened by tests.browser.reader.window");
  const app = document.querySelector('[data-testid="stApp"]');
  const idle = app !== null
    && app.dataset.testConnectionState === "CONNECTED"
    && app.dataset.testScriptState === "notRunning"
    && window.traffic.asked > 0 && window.traffic.answered === window.traffic.asked
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


def window(browser: Browser, watch: Watch | None = None, **options) -> Page:
    """Open a reader's fresh, German window, of which `ready` knows what is still to be answered.

    `options` are those of the browser's context. Whoever opened it closes its `context`.
    """
    context = browser.new_context(**{"viewport": DESKTOP, "locale": "de-DE", **options})
    context.add_init_script(_TRAFFIC)
    if watch:
        watch.over(context)
    return context.new_page()


def ready(page: Page, timeout: float = 60_000) -> Page:
    """Wait until the app has answered all that it was asked, and rested for a moment.

    Returns the page, which must be a `window`. Raises AssertionError when it never rests within
    `timeout` milliseconds, or when the app shows a fault of its own.
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
