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
ON_DEBIAN = (
    ("apt-get", "update"),
    ("apt-get", "install", "--yes", "--no-install-recommends", "chromium"),
)
BY_PLAYWRIGHT = ((sys.executable, "-m", "playwright", "install", "chromium"),)


class NoBrowser(Exception):
    """There is no browser to run; the message says what was tried and what helps."""


def find() -> str:
    """Return the program file of the first browser that starts.

    The variable CHROMIUM names one and then nothing else is tried. Without it the usual names on
    PATH come first, then Playwright's own download. Raises NoBrowser where none starts.
    """
    tried = []
    for program in _candidates():
        if _starts(program):
            return program
        tried.append(program)
    raise NoBrowser(
        "The browser tests need Chrome or Chromium, and none starts here.\n"
        f"Tried: {', '.join(tried)}.\n"
        "Install one (on Debian: sudo apt-get install chromium), "
        "or name its program file: CHROMIUM=/path/to/chrome make test"
    )


def install() -> None:
    """Try each way of getting a browser until one starts."""
    ways = [BY_PLAYWRIGHT]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        ways.insert(0, ON_DEBIAN)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for commands in ways:
        for command in commands:
            print("$", *command, flush=True)
            subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)
        try:
            find()
        except NoBrowser:
            continue
        return


def _candidates() -> Iterator[str]:
    named = os.environ.get("CHROMIUM")
    if named:
        yield named
        return
    for name in NAMES:
        yield shutil.which(name) or name
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    yield own


def _starts(program: str) -> bool:
    """Tell whether the program runs: some systems carry an empty shell of the same name."""
    try:
        answer = subprocess.run(
            [program, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def main() -> int:
    """Make sure that there is a browser; return the exit status."""
    try:
        find()
    except NoBrowser as reason:
        if os.environ.get("CHROMIUM"):
            print(reason, file=sys.stderr)
            return 1
        install()
        try:
            find()
        except NoBrowser as still:
            print(still, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
