"""A fault in one part of the page leaves the others standing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.language import Language

_LOG = logging.getLogger(__name__)


@contextmanager
def guarded(language: Language, part: str) -> Iterator[None]:
    """Draw a part of the page; if that fails, say so in a sentence and keep the fault for the log.

    Streamlit's own signals, such as a new run, are no faults and pass.
    """
    try:
        yield
    except Exception:
        _LOG.exception("the part “%s” of the page could not be drawn", part)
        with st.container(key=f"fault_{part}"):
            st.error(
                language.say(
                    "This part of the page could not be drawn. The rest is complete; the fault "
                    "is noted in the server's log."
                ),
                icon=":material/error:",
            )
