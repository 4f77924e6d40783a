"""The app opened at one of its pages, without a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.test_app import APP

# The app opens with its first page; a test cannot go to another by its address.
_GO = "import {module} as shown_page\nshown_page.{draw}(view)"


def at_page(
    draw: str, query: dict[str, str | list[str]] | None = None, **session: object
) -> AppTest:
    """The page `dashboard.ui.<draw>.<draw>` as one sees it who comes by a link with this query.

    `session` holds what the reader has pressed or chosen before.
    """
    go = _GO.format(module=f"dashboard.ui.{draw}", draw=draw)
    text = APP.read_text(encoding="utf-8").replace("page.run()", go)
    test = AppTest.from_string(text, default_timeout=120)
    for key, value in (query or {}).items():
        test.query_params[key] = value
    for key, value in session.items():
        test.session_state[key] = value
    return test.run()
