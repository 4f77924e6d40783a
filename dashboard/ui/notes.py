"""Sentences on the page that may hold words of a file or a record: escaped, never Markdown."""

from __future__ import annotations

import html
from typing import Literal

import streamlit as st


def note(
    text: str, *, told: bool = False, width: Literal["stretch", "content"] = "stretch"
) -> None:
    """A quiet sentence; `told` to those who hear the page when it comes or changes."""
    role = ' role="status"' if told else ""
    st.html(f'<p class="na-note"{role}>{html.escape(text)}</p>', width=width)


def alert(*texts: str) -> None:
    """What stands in the way, told at once to those who hear the page; a paragraph each."""
    told = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    st.html(f'<div class="na-refusal" role="alert">{told}</div>')
