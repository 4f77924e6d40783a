"""The fifth step of an import: where the file says otherwise, and what is wrong with it."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

import streamlit as st

from dashboard.drawing.data_changes import difference_table
from dashboard.drawing.data_problems import file_problem_table
from dashboard.drawing.data_symbols import problem_symbols
from dashboard.export.marked import marked_copy
from dashboard.language import Language
from dashboard.model.headers import COLUMNS
from dashboard.sources.intake.incoming import Incoming
from dashboard.sources.intake.merging import Change
from dashboard.sources.intake.taking import Outcome
from dashboard.ui.data_desk import Desk
from dashboard.ui.data_map import import_map
from dashboard.ui.fragment import show_fragment
from dashboard.ui.notes import note
from dashboard.ui.paging import PAGE_LENGTH, first_shown
from dashboard.ui.view import View

PAGE = 20
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def check_step(view: View, desk: Desk) -> None:
    """Show differences, to be taken one by one, and every problem with what to do."""
    made = desk.compared(desk.there(view.dataset), view.language).outcome
    _differences(view, desk, made)
    _problems(view, desk, made)


def check_words(made: Outcome, desk: Desk, language: Language) -> str:
    """How many differences there are, how many are taken, and how many problems."""
    count = language.count
    differences, problems = len(made.merge.differences), len(made.problems)
    if not differences and not problems:
        return language.say("Nothing to look at.")
    taken = len(desk.wishes.take) if desk.wishes else 0
    parts = []
    if differences:
        parts.append(
            count(
                "{n} difference, {taken} taken",
                "{n} differences, {taken} taken",
                differences,
                taken=language.number(taken),
            )
        )
    if problems:
        parts.append(count("{n} problem or note", "{n} problems and notes", problems))
    return "; ".join(parts) + "."


def _differences(view: View, desk: Desk, made: Outcome) -> None:
    language = view.language
    differences = made.merge.differences
    st.subheader(language.say("Where the file says otherwise"), anchor=False)
    if not differences:
        note(language.say("Nowhere: what the atlas has stays, and empty fields are filled."))
        return
    note(
        language.say(
            "What the atlas has stays, unless you take what the file says. Press “Take” for it."
        )
    )
    taken = desk.wishes.take if desk.wishes else frozenset()
    if len(differences) > 2:
        _for_all(differences, desk, language)
    first = first_shown(len(differences), "data_differences_page", desk.number, PAGE)
    shown = list(enumerate(differences[first : first + PAGE], start=first))
    names = {column: language.render(said) for column, said in COLUMNS.items()}
    show_fragment(
        difference_table(shown, taken, made.dataset, names, language),
        key="data_differences",
        look="import",
        on_open=partial(_take, desk, differences),
    )


def _for_all(differences: tuple[Change, ...], desk: Desk, language: Language) -> None:
    with st.container(horizontal=True, key="data_differences_both", vertical_alignment="center"):
        for name, label, chosen in (
            ("all", language.say("Take all"), frozenset(each.key for each in differences)),
            ("none", language.say("Take none"), frozenset()),
        ):
            st.button(
                label,
                key=f"data_differences_{name}",
                on_click=partial(desk.change, take=chosen),
                type="tertiary",
            )


def _take(desk: Desk, differences: tuple[Change, ...], told: str) -> None:
    """Take a difference, or leave it again; what was pressed comes from the browser."""
    match told.split(":"):
        case ["take", number] if number.isdecimal() and int(number) < len(differences):
            if desk.wishes is not None:
                key = differences[int(number)].key
                desk.change(take=desk.wishes.take ^ {key})


def _problems(view: View, desk: Desk, made: Outcome) -> None:
    language = view.language
    problems = sorted(made.problems, key=lambda each: (not each.is_error, each.row or 0))
    st.subheader(language.say("What is wrong with the file"), anchor=False)
    if not problems:
        note(language.say("Nothing was found."))
        return
    note(_rows_words(made, language))
    incoming = desk.incoming(language)
    st.download_button(
        language.say("Excel copy of your file with the cells marked"),
        partial(_marked, incoming, made, language),
        file_name=f"{PurePath(incoming.file).stem or 'list'}-{language.say('marked')}.xlsx",
        mime=_XLSX,
        key="data_marked",
        on_click="ignore",
        icon=":material/download:",
    )
    first = first_shown(len(problems), "data_problems_page", desk.number)
    show_fragment(
        file_problem_table(problems[first : first + PAGE_LENGTH], language), key="data_problems"
    )
    if any(each.row is not None for each in problems) and st.toggle(
        language.say("Show them on the map"), key="data_problem_map_on"
    ):
        rows = desk.problem_rows(desk.there(view.dataset), language)
        note(
            language.count(
                "{n} row has a problem or a note; it is on the map if its place is known.",
                "{n} rows have a problem or a note; those whose place is known are on the map.",
                rows.size,
            )
        )
        import_map(rows, problem_symbols(language), language, "data_problem_map")


def _rows_words(made: Outcome, language: Language) -> str:
    """What became of the rows: every one is used, left out or empty."""
    draft = made.draft
    text = language.say(
        "{used} of {n} rows are taken in.",
        used=language.number(draft.used),
        n=language.number(draft.rows - draft.empty),
    )
    if draft.refused:
        text += " " + language.count(
            "{n} row stays out until it is corrected; the good rows are not held up.",
            "{n} rows stay out until they are corrected; the good rows are not held up.",
            draft.refused,
        )
    return text


def _marked(incoming: Incoming, made: Outcome, language: Language) -> bytes:
    return marked_copy(incoming.content, incoming.sheets, made.problems, language)
