"""The choices of a page that its link carries beside the selection: rows, dates, a district.

A page asks `param` or `params` for the value of a widget right before it draws the widget.
The choice comes from the link that was opened, else from what the reader chose before, else
it is the default; it is kept while the reader looks at other pages, and the address names it
while its page is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from dashboard.language import Message
from dashboard.selection import notice

T = TypeVar("T")

_LINKED = "page_link"
"""What the link that was opened says, as far as no page has taken it up: texts by name."""
_KEPT = "page_choices"
"""What was chosen last, by name, also for pages that are not shown now."""
_WRITERS = "page_writers"
"""The choices of the page that is shown: the default and how a value is written, by name."""
_LOST = "page_notices"
_AS_IT_IS: Any = str
"""Reads a text of a link as itself."""


def linked(values: Mapping[str, Sequence[str]]) -> None:
    """Note what the link that was opened says beside the selection."""
    st.session_state[_LINKED] = {name: tuple(each) for name, each in values.items()}
    st.session_state[_LOST] = ()


def begin() -> None:
    """Forget which choices the page of the run before had."""
    st.session_state[_WRITERS] = {}


def written() -> dict[str, list[str]]:
    """The choices of the page that is shown, for its address; defaults are left out."""
    found = {}
    for name, (default, write) in st.session_state.get(_WRITERS, {}).items():
        value = st.session_state.get(name, default)
        if value != default:
            many = isinstance(value, list | tuple)
            found[name] = [write(each) for each in value] if many else [write(value)]
    return found


def lost() -> tuple[Message, ...]:
    """What the link asked of this page that could not be kept."""
    return tuple(st.session_state.get(_LOST, ()))


def param(
    name: str,
    default: T,
    known: Collection[T] | Callable[[T], bool],
    read: Callable[[str], T] = _AS_IT_IS,
    write: Callable[[T], str] = str,
    *,
    always: bool = False,
) -> T:
    """The value of the widget whose key is `name`, which has to be drawn after this.

    `known` are the values that it may have, or judges them. `read` makes a value of the text
    in a link, or raises ValueError; `write` makes that text. What a link asks for in vain is
    told by `lost`. With `always` the address names the default, too: one that depends on the
    data or on the day would mean something else later.
    """
    judge = known if callable(known) else known.__contains__
    value = _chosen(name, default)
    if texts := _taken_up(name):
        try:
            asked = read(texts[-1])
            fits = judge(asked)
        except ValueError:
            fits = False
        if fits:
            value = asked
        else:
            _lose(name, texts[-1])
    if value != default and not judge(value):
        value = default
    return _put(name, value, None if always else default, write)


def params(name: str, known: Collection[str]) -> tuple[str, ...]:
    """The values of the widget whose key is `name` and that lets choose several; usually none."""
    nothing: tuple[str, ...] = ()
    value = tuple(_chosen(name, nothing))
    if texts := _taken_up(name):
        for text in texts:
            if text not in known:
                _lose(name, text)
        value = tuple(dict.fromkeys(texts))
    return tuple(_put(name, [each for each in value if each in known], [], str))


def read_flag(text: str) -> bool:
    """Yes or no, as `write_flag` writes them. Raises ValueError for anything else."""
    if text not in ("0", "1"):
        raise ValueError(text)
    return text == "1"


def write_flag(value: bool) -> str:
    """Yes or no in a link."""
    return "1" if value else "0"


def _chosen(name: str, default: T) -> T:
    found: T | None = st.session_state.get(name)
    if found is None:
        found = st.session_state.get(_KEPT, {}).get(name)
    return default if found is None else found


def _taken_up(name: str) -> tuple[str, ...]:
    texts: tuple[str, ...] = st.session_state.get(_LINKED, {}).pop(name, ())
    return texts


def _put(name: str, value: T, default: T | None, write: Callable[[Any], str]) -> T:
    st.session_state[name] = value
    st.session_state[_KEPT] = {**st.session_state.get(_KEPT, {}), name: value}
    st.session_state.setdefault(_WRITERS, {})[name] = (default, write)
    return value


def _lose(name: str, text: str) -> None:
    st.session_state[_LOST] = (*st.session_state.get(_LOST, ()), notice(name, text))
