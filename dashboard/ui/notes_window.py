"""The window with the speaker's notes: a page of its own, which needs no server once it is open."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256

from dashboard.ui.assets import served_file
from dashboard.ui.chrome import script


def notes_address() -> str:
    """Where the window's page is, relative to a page of the atlas."""
    return served_file("notes", "html", notes_page())


@cache
def notes_page() -> bytes:
    """The page: its policy lets its own script run, and nothing else, and nothing be loaded."""
    code, style = script("notes_window.js"), script("notes_window.css")
    policy = f"default-src 'none'; script-src {_digest(code)}; style-src {_digest(style)}"
    page = script("notes_window.html")
    for name, text in (("policy", policy), ("style", style), ("script", code)):
        page = page.replace(f"{{{name}}}", text)
    return page.encode("utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
