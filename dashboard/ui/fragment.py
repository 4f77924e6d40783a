"""Cards and tables on the page: shows markup of `drawing`, and says which record was opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st
from markupsafe import Markup

from dashboard.drawing.elements import ASSETS, PAGE_STYLE
from dashboard.drawing.sent import as_sent

Look = Literal["records", "coverage", "import", "stage", "scenes"]


def _declared(name: str, style: str) -> Any:
    return st.components.v2.component(
        name,
        html='<div class="na-fragment" tabindex="-1"></div>',
        css=style,
        js=as_sent(ASSETS / "fragment.js"),
    )


# A fragment's styles travel with each of them: those of few pages only where they are used.
_components: dict[Look, Any] = {
    "records": _declared("netzwerkatlas_fragment", PAGE_STYLE),
    "coverage": _declared(
        "netzwerkatlas_coverage",
        PAGE_STYLE + as_sent(ASSETS / "matrix.css"),
    ),
    "import": _declared(
        "netzwerkatlas_import",
        PAGE_STYLE + as_sent(ASSETS / "import.css"),
    ),
    "stage": _declared(
        "netzwerkatlas_stage",
        PAGE_STYLE + as_sent(ASSETS / "stage.css"),
    ),
    "scenes": _declared(
        "netzwerkatlas_scenes",
        PAGE_STYLE + as_sent(ASSETS / "scenes.css"),
    ),
}


def show_fragment(
    markup: Markup,
    *,
    key: str,
    on_open: Callable[[str], None] | None = None,
    focus: Literal["keep", "heading"] = "keep",
    look: Look = "records",
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

    result = _components[look](
        key=key,
        data={"markup": str(markup), "key": key, "focus": focus},
        on_open_change=opened,
    )
    return _id(result)


def _id(state: object) -> str | None:
    record = getattr(state, "open", None)
    return record if isinstance(record, str) and record else None
