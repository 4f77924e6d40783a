"""Sentences on the page that may hold words of a file or a record: escaped, never Markdown."""

from __future__ import annotations

import html

import streamlit as st


def note(text: str) -> None:
    """A quiet sentence."""
    st.html(f'<p class="na-note">{html.escape(text)}</p>')


def alert(*texts: str) -> None:
    """What stands in the way, told at once to those who hear the page; a paragraph each."""
    told = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    st.html(f'<div class="na-refusal" role="alert">{told}</div>')
