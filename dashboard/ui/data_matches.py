"""The fourth step of an import: which organisations are there already, or twice in the file."""

from __future__ import annotations

from collections import Counter
from functools import partial

import streamlit as st

from dashboard.drawing.data_pairs import DECISIONS, pair_list
from dashboard.language import Language
from dashboard.model.headers import COLUMNS
from dashboard.sources.intake.duplicates import Decision, Pair
from dashboard.sources.intake.taking import decided
from dashboard.ui.data_desk import Desk
from dashboard.ui.fragment import show_fragment
from dashboard.ui.notes import note
from dashboard.ui.paging import first_shown
from dashboard.ui.view import View

PAGE = 10


def matches_step(view: View, desk: Desk) -> None:
    """The pairs, the likeliest first; each has a suggestion already."""
    language = view.language
    there = desk.there(view.dataset)
    pairs = desk.pairs(there, language)
    if not pairs or desk.wishes is None:
        note(language.say("No organisation of the file seems to be there already."))
        return
    note(
        language.say(
            "What is suggested is chosen already; change it where you know better. Merging fills "
            "empty fields and overwrites nothing."
        )
    )
    _for_all(pairs, desk, language)
    first = first_shown(len(pairs), "data_pairs_page", desk.number, PAGE)
    decisions = decided(pairs, desk.wishes)
    shown = [
        (number, pair, decisions[pair])
        for number, pair in enumerate(pairs[first : first + PAGE], start=first)
    ]
    names = {column: language.render(said) for column, said in COLUMNS.items()}
    draft = desk.draft(there, language)
    show_fragment(
        pair_list(shown, draft, there, names, language),
        key="data_pairs",
        look="import",
        on_open=partial(_decide, desk, pairs),
    )


def matches_words(pairs: list[Pair], desk: Desk, language: Language) -> str:
    """How many pairs there are, and what is done with them."""
    if not pairs or desk.wishes is None:
        return language.say("None found.")
    counts = Counter(decided(pairs, desk.wishes).values())
    told = [
        text
        for decision, text in (
            ("merge", language.count("{n} merged", "{n} merged", counts["merge"])),
            ("keep", language.count("{n} kept apart", "{n} kept apart", counts["keep"])),
            ("skip", language.count("{n} left out", "{n} left out", counts["skip"])),
        )
        if counts[decision]  # type: ignore[index]
    ]
    found = language.count("{n} pair", "{n} pairs", len(pairs))
    return f"{found}: {language.listing(told)}."


def _for_all(pairs: list[Pair], desk: Desk, language: Language) -> None:
    if len(pairs) < 3:
        return
    say = language.say
    with st.container(horizontal=True, key="data_pairs_all", vertical_alignment="center"):
        labels: dict[str, tuple[str, Decision | None]] = {
            "suggested": (say("All as suggested"), None),
            "merge": (say("Merge all"), "merge"),
            "keep": (say("Keep all apart"), "keep"),
        }
        for name, (label, decision) in labels.items():
            st.button(
                label,
                key=f"data_pairs_{name}",
                on_click=desk.decide,
                args=(pairs, decision),
                type="tertiary",
            )


def _decide(desk: Desk, pairs: list[Pair], told: str) -> None:
    """Take up what a button of the list says; it comes from the browser."""
    match told.split(":"):
        case ["pair", number, decision] if number.isdecimal() and int(number) < len(pairs):
            chosen = next((each for each in DECISIONS if each == decision), None)
            if chosen is not None:
                desk.decide([pairs[int(number)]], chosen)
