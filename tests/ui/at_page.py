"""The app opened at one of its pages, without a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.test_app import APP

# A test cannot go to a page by its address.
_NAVIGATION = "page = shown_page(language)"
_THERE = "from dashboard.ui.pages import page_at\npage = page_at({path!r})"


def at_page(path: str, query: dict[str, str | list[str]] | None = None, **session) -> AppTest:
    """The page of this address as one sees it who comes by a link with this query.

    `session` holds what the reader has pressed or chosen before.
    """
    text = APP.read_text(encoding="utf-8")
    assert _NAVIGATION in text
    there = text.replace(_NAVIGATION, _THERE.format(path=path))
    test = AppTest.from_string(there, default_timeout=120)
    for key, value in (query or {}).items():
        test.query_params[key] = value
    for key, value in session.items():
        test.session_state[key] = value
    return test.run()
