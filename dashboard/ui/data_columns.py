"""The second step of an import: which sheet it is, and what each of its columns means."""

from __future__ import annotations

import html
from functools import partial

import streamlit as st

from dashboard.language import Language, message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.columns import SURE, ColumnPlan, Match
from dashboard.sources.intake.field_names import field_label
from dashboard.sources.intake.incoming import Incoming, plan_by
from dashboard.sources.intake.mapping_file import mapping_text, plan_from
from dashboard.sources.intake.presets import TITLES, presets_fitting
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.taking import wishes_for
from dashboard.ui.data_desk import Desk, is_ready
from dashboard.ui.data_fields import field_options
from dashboard.ui.lent import lent
from dashboard.ui.notes import alert, note
from dashboard.ui.paging import PAGE_LENGTH, first_shown
from dashboard.ui.view import View

EXAMPLES = 3
LONGEST_EXAMPLE = 40
_BY_HEADERS = message("by its headers")


def columns_step(view: View, desk: Desk) -> bool:
    """Show what the columns mean, to be changed; return whether one can go on."""
    language = view.language
    incoming = desk.incoming(language)
    if desk.wishes is None:
        return False
    _which_sheet(incoming, desk, language)
    wishes = desk.wishes
    plan, sheet = wishes.plan, incoming.sheets[wishes.sheet]
    if plan.own:
        note(language.say("The atlas itself wrote this file; there is nothing to match."))
        return True
    note(columns_words(plan, language))
    if not is_ready(plan):
        alert(
            language.say(
                "No column says whom the rows are about. Choose “Name of the organisation” for "
                "the column that does."
            )
        )
    _columns(sheet, plan, desk, language)
    _mapping(sheet, plan, desk, language)
    return is_ready(plan)


def columns_words(plan: ColumnPlan, language: Language) -> str:
    """How many columns mean something, and how many had better be looked at."""
    matched = sum(bool(match.fields) for match in plan.matches)
    unsure = sum(bool(match.fields) and match.confidence < SURE for match in plan.matches)
    n = len(plan.matches)
    text = language.say(
        "{part} of {n} columns are understood.",
        part=language.number(matched),
        n=language.number(n),
    )
    if unsure:
        text += " " + language.count(
            "Please look at {n} of them.", "Please look at {n} of them.", unsure
        )
    return text


def _which_sheet(incoming: Incoming, desk: Desk, language: Language) -> None:
    """The sheet, where there are several, and the layout, where one is known."""
    if incoming.is_own or desk.wishes is None:
        return
    if len(incoming.sheets) > 1:
        key = f"data_sheet_{desk.number}"
        st.session_state[key] = desk.wishes.sheet
        st.selectbox(
            language.say("Sheet"),
            range(len(incoming.sheets)),
            key=key,
            format_func=lambda place: _sheet_label(incoming.sheets[place], language),
            on_change=lent(partial(_take_sheet, key), incoming, desk),
        )
    _which_layout(incoming, desk, language)


def _which_layout(incoming: Incoming, desk: Desk, language: Language) -> None:
    """By which known layout the sheet is read, where it has the columns of one."""
    if desk.wishes is None:
        return
    place = desk.wishes.sheet
    fitting = presets_fitting(incoming.sheets[place])
    if not fitting:
        return
    key = f"data_layout_{desk.number}_{place}"
    st.session_state[key] = st.session_state.get(key, incoming.presets[place])
    st.selectbox(
        language.say("Layout"),
        ["", *fitting],
        key=key,
        format_func=lambda each: language.render(TITLES.get(each, _BY_HEADERS)),
        on_change=lent(partial(_take_layout, key), incoming, desk),
    )


def _take_layout(key: str, incoming: Incoming, desk: Desk) -> None:
    layout = st.session_state[key]
    if desk.wishes is not None:
        sheet = incoming.sheets[desk.wishes.sheet]
        desk.change(plan=plan_by(layout, sheet), decisions={}, take=frozenset())


def _sheet_label(sheet: RawSheet, language: Language) -> str:
    rows = language.count("{n} row", "{n} rows", len(sheet.rows))
    return f"{sheet.name or language.say('Table')} ({rows})"


def _take_sheet(key: str, incoming: Incoming, desk: Desk) -> None:
    place = st.session_state[key]
    if 0 <= place < len(incoming.sheets):
        desk.wishes = wishes_for(incoming, place)


def _columns(sheet: RawSheet, plan: ColumnPlan, desk: Desk, language: Language) -> None:
    """A line for each column: its header and first cells, what it means, and how sure that is."""
    options = field_options(plan)
    labels = {told: field_label(told, language) for told in options}
    first = first_shown(len(plan.matches), "data_columns_page", desk.number)
    with st.container(key="data_columns", gap="small"):
        for match in plan.matches[first : first + PAGE_LENGTH]:
            left, middle, right = st.columns([5, 5, 4], gap="medium", vertical_alignment="center")
            letter = _letter(match.position)
            with left:
                st.html(_column_words(sheet, match, letter, language))
            key = f"data_column_{desk.number}_{match.position}"
            st.session_state[key] = match.fields
            with middle:
                st.selectbox(
                    language.say("Column {letter} means", letter=letter),
                    options,
                    key=key,
                    format_func=labels.__getitem__,
                    label_visibility="collapsed",
                    on_change=partial(_mean, desk, match.position, key),
                )
            with right:
                st.html(_sureness(match, language))


def _mean(desk: Desk, position: int, key: str) -> None:
    if desk.wishes is not None:
        told = st.session_state[key]
        desk.change(
            plan=desk.wishes.plan.with_fields(position, told), decisions={}, take=frozenset()
        )


def _column_words(sheet: RawSheet, match: Match, letter: str, language: Language) -> str:
    cells = (row.cells[match.position].strip() for row in sheet.rows[:200])
    examples = [
        each if len(each) <= LONGEST_EXAMPLE else each[: LONGEST_EXAMPLE - 1] + "…"
        for each in dict.fromkeys(cell for cell in cells if cell)
    ][:EXAMPLES]
    told = " · ".join(examples) or language.say("empty")
    return (
        f'<div class="na-column"><span class="na-letter" aria-hidden="true">{letter}</span>'
        f"<div><b>{html.escape(match.header)}</b><br><span>{html.escape(told)}</span></div></div>"
    )


def _sureness(match: Match, language: Language) -> str:
    if not match.fields:
        mark, style = "–", "na-out"
    elif match.confidence >= SURE:
        mark, style = "✓", "na-sure"
    else:
        mark, style = language.say("Please check:"), "na-unsure"
    reason = html.escape(language.render(match.reason))
    return f'<p class="na-sureness {style}"><b>{html.escape(mark)}</b> {reason}</p>'


def _mapping(sheet: RawSheet, plan: ColumnPlan, desk: Desk, language: Language) -> None:
    """Save what the columns mean, and use it again for the next list of the same kind."""
    say = language.say
    with st.expander(say("Use this matching again"), key=f"data_mapping_{desk.number}"):
        st.download_button(
            say("Save matching"),
            mapping_text(plan),
            file_name=say("netzwerkatlas-matching.json"),
            mime="application/json",
            key="data_mapping_save",
            on_click="ignore",
            icon=":material/download:",
        )
        key = f"data_mapping_file_{desk.number}"
        file = st.file_uploader(
            say("Load a saved matching"), key=key, on_change=lent(partial(_load, key), sheet, desk)
        )
        refusal = st.session_state.get(f"{key}_refused")
        if file is not None and isinstance(refusal, Complaint):
            alert(f"{language.render(refusal.message)} {language.render(refusal.remedy)}")


def _load(key: str, sheet: RawSheet, desk: Desk) -> None:
    file = st.session_state.get(key)
    st.session_state[f"{key}_refused"] = None
    if file is None:
        return
    try:
        plan = plan_from(file.getvalue().decode("utf-8-sig", errors="replace"), sheet)
    except Complaint as refusal:
        st.session_state[f"{key}_refused"] = refusal
    else:
        desk.change(plan=plan, decisions={}, take=frozenset())


def _letter(position: int) -> str:
    """The letter that a spreadsheet gives a column."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
