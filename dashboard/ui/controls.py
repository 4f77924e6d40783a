"""The filters in the sidebar, each option with the number of records that it would leave."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, count

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.choices import Choices
from dashboard.geography import epoch_on
from dashboard.language import LANGUAGES, Language
from dashboard.selection import FIRST_DAY, LAST_DAY, LENSES
from dashboard.ui.state import bounds, clear

LONGEST_OPTION = 72
Counts = Mapping[str, Mapping[str, int]]


def page_header(language: Language) -> DeltaGenerator:
    """The name of the atlas, what it is, and the switch between German and English.

    The place for what every page offers beside them.
    """
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="header",
    ):
        what = language.say("Integration networks in four Länder: who does what where")
        st.html(f'<p class="na-brand"><b>Netzwerkatlas</b> <span>{html.escape(what)}</span></p>')
        place = st.container(width="content", horizontal=True, key="header_place")
        st.segmented_control(
            language.say("Language"),
            list(LANGUAGES),
            key="language",
            format_func=lambda code: LANGUAGES[code],
            required=True,
            label_visibility="collapsed",
            width="content",
        )
    return place


def filter_place(language: Language) -> DeltaGenerator:
    """The place of the filters in the sidebar, to be filled once the answer is on the page."""
    with st.sidebar:
        st.header(language.say("Filters"), anchor=False)
        return st.container(key="filters")


def filter_panel(choices: Choices, counts: Counts, language: Language, *, todays: bool) -> None:
    """All filters, in the order in which readers ask: where, who, for what, paid how, when.

    `todays` says that the page counts in the districts of today, on whatever day.
    """
    say = language.say
    st.text_input(say("Search in names and summaries"), key="text", max_chars=200)
    st.subheader(say("Where"), anchor=False)
    _lens(counts["lens"], language)
    _facet("state", say("Land"), choices, counts, say("All Länder"))
    _facet("district", say("District"), choices, counts, say("All districts"))
    _boundaries(language, todays=todays)
    st.subheader(say("Who and for what"), anchor=False)
    _facet("kind", say("Kind"), choices, counts, say("All kinds"))
    _facet("topic", say("Topic"), choices, counts, say("All topics"))
    _facet("target_group", say("Target group"), choices, counts, say("All target groups"))
    st.subheader(say("When"), anchor=False)
    _founded(counts, language)
    st.date_input(
        say("Active on"),
        key="active",
        value=None,
        format=_day_format(language),
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
    )
    st.subheader(say("Paid by whom"), anchor=False)
    _facet("funder", say("Funder"), choices, counts, say("All funders"))
    _facet("programme", say("Programme"), choices, counts, say("All programmes"))
    _span("funded", say("Funded in"))
    st.button(say("Clear all filters"), key="reset_panel", on_click=clear, width="stretch")


def _lens(counts: Mapping[str, int], language: Language) -> None:
    names = {
        "sits": language.say("sits here"),
        "works": language.say("works here"),
        "funded": language.say("is funded here"),
    }
    st.radio(
        language.say("What counts as “here”?"),
        list(LENSES),
        key="lens",
        format_func=lambda lens: f"{names[lens]} ({counts[lens]})",
        help=language.say(
            "Where a record has its seat, where it works, or where its funding lands."
        ),
    )


def _boundaries(language: Language, *, todays: bool) -> None:
    """Whether districts are those of today, where those of the day are others."""
    if epoch_on(st.session_state.get("active")).is_today:
        return
    if todays:  # what the reader chose for the map is kept
        label = language.say("In the districts of today (always on this page)")
        st.checkbox(label, value=True, key="todays_districts_always", disabled=True)
    else:
        st.checkbox(language.say("In the districts of today"), key="todays_districts")


def _facet(name: str, label: str, choices: Choices, counts: Counts, nothing: str) -> None:
    options = choices.options[name]
    spelt = _distinct(tuple(choices.searchable(name, code) for code in options))
    labels = dict(zip(options, spelt, strict=True))
    st.multiselect(
        label,
        options,
        key=name,
        format_func=lambda code: f"{labels[code]} ({counts[name].get(code, 0)})",
        placeholder=nothing,
        select_all=False,
        filter_mode="contains",
        wrap=True,
    )


@lru_cache(maxsize=64)
def _distinct(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Labels of two lines at the most, no two alike: Streamlit tells options by their label."""
    distinct: dict[str, None] = {}
    for label in labels:
        short = label if len(label) <= LONGEST_OPTION else label[: LONGEST_OPTION - 1] + "…"
        unlike = chain([short], (f"{short} [{n}]" for n in count(2)))
        distinct[next(each for each in unlike if each not in distinct)] = None
    return tuple(distinct)


def _founded(counts: Counts, language: Language) -> None:
    _span("founded", language.say("Founded"))
    n = counts["founded_unknown"]["1"]
    st.checkbox(language.say("Founding not known ({n})", n=n), key="founded_unknown")


def _span(name: str, label: str) -> None:
    first, last = bounds(name)
    st.slider(label, first, last, key=name, format="%d")


def _day_format(language: Language) -> str:
    return "DD.MM.YYYY" if language.code == "de" else "DD/MM/YYYY"
