"""Cards and tables on the page: shows markup of `drawing`, and says which record was opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st
from markupsafe import Markup

from dashboard.drawing.elements import ASSETS, PAGE_STYLE

_component = st.components.v2.component(
    "netzwerkatlas_fragment",
    html='<div class="na-fragment" tabindex="-1"></div>',
    css=PAGE_STYLE,
    js=(ASSETS / "fragment.js").read_text(encoding="utf-8"),
)


def show_fragment(
    markup: Markup,
    *,
    key: str,
    on_open: Callable[[str], None] | None = None,
    focus: Literal["keep", "heading"] = "keep",
) -> str | None:
    """Show the markup; return the id of the record whose button was pressed, in that run only.

    `on_open` is called with the same id before the run begins, as Streamlit's callbacks are.
    The id comes from the browser: look it up before it is used. The keyboard's focus stays on
    the button that has it when the markup changes; with `focus="heading"` it moves to the
    card's heading whenever the reader has opened another record. Raises TypeError for a text
    that is not `Markup`: only what was escaped may be shown.
    """
    if not isinstance(markup, Markup):
        raise TypeError("only Markup, which is escaped, can be shown")

    def opened() -> None:
        record = _id(st.session_state.get(key))
        if on_open is not None and record is not None:
            on_open(record)

    result = _component(
        key=key,
        data={"markup": str(markup), "key": key, "focus": focus},
        on_open_change=opened,
    )
    return _id(result)


def _id(state: object) -> str | None:
    record = getattr(state, "open", None)
    return record if isinstance(record, str) and record else None
