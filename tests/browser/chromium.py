"""Which browser the tests drive.

Run as a module it makes sure that there is one: it installs Debian's Chromium where it may,
else Playwright's own, and says clearly where neither can be had. A machine without a browser
fails; the tests that need one are never skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What Playwright's driver and the browser need from Debian; a bare system has neither.
DEBIAN_PACKAGES = ("chromium", "libatomic1")
HELP = (
    "Install it (on Debian: sudo apt-get install chromium libatomic1), "
    "or name a browser's program file: CHROMIUM=/path/to/chrome make test"
)


class NoBrowser(Exception):
    """There is no browser to drive; the message says what was tried and what helps."""


def find() -> str:
    """Return the program file of the first browser that starts.

    The variable CHROMIUM names one and then nothing else is tried. Without it the usual names on
    PATH come first, then Playwright's own download. Raises NoBrowser where none starts, or where
    Playwright's driver, which the tests talk to the browser through, does not.
    """
    if not _starts(sys.executable, "-m", "playwright"):
        raise NoBrowser(f"Playwright's driver does not start here.\n{HELP}")
    tried = []
    for program in _candidates():
        if _starts(program):
            return program
        tried.append(program)
    raise NoBrowser(
        "The browser tests need Chrome or Chromium, and none starts here.\n"
        f"Tried: {', '.join(tried)}.\n{HELP}"
    )


def install() -> str:
    """Try each way of getting a browser; return the program file of the first that starts.

    Raises NoBrowser where none of them helps.
    """
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "-qq", "update")
        _run("apt-get", "-qq", "install", "--yes", "--no-install-recommends", *DEBIAN_PACKAGES)
        try:
            return find()
        except NoBrowser as reason:
            print(reason, flush=True)
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def main() -> int:
    """Make sure that there is a browser; return the exit status."""
    try:
        find()
    except NoBrowser as reason:
        print(reason, flush=True)
        if "CHROMIUM" in os.environ:
            return 1
        try:
            install()
        except NoBrowser as still:
            print(still, file=sys.stderr)
            return 1
    return 0


def _candidates() -> Iterator[str]:
    if "CHROMIUM" in os.environ:
        yield os.environ["CHROMIUM"]
        return
    for name in NAMES:
        yield shutil.which(name) or name
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    yield own


def _starts(*command: str) -> bool:
    """Tell whether the program runs: some systems carry an empty shell of the same name."""
    try:
        answer = subprocess.run(
            [*command, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _run(*command: str) -> None:
    print("$", *command, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    nothing = subprocess.DEVNULL  # what goes wrong is told on the other channel
    subprocess.run(command, env=quiet, stdin=nothing, stdout=nothing, check=False)


if __name__ == "__main__":
    sys.exit(main())
