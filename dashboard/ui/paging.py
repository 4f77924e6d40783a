"""Long lists a page at a time, so that what is sent stays small and every record is reached."""

from __future__ import annotations

import streamlit as st

PAGE_LENGTH = 50


def first_shown(n: int, key: str, question: object, length: int = PAGE_LENGTH) -> int:
    """Let the reader choose a page of `n` rows, if there are several; return its first row.

    `key` is the widget's; another `question` than in the run before leads back to the first
    page.
    """
    pages = -(-n // length)
    asked = f"{key}_for"
    if st.session_state.get(asked) != question:
        st.session_state[asked], st.session_state[key] = question, 1
    if pages <= 1:
        return 0
    st.session_state[key] = min(st.session_state.get(key) or 1, pages)
    return (st.pagination(pages, key=key) - 1) * length
