"""The third step of an import: what only a person can tell of places, visibility and kinds."""

from __future__ import annotations

import html
from dataclasses import replace

import streamlit as st

from dashboard.language import Language
from dashboard.sources.intake.draft import Answers, Draft
from dashboard.sources.intake.place_questions import PlaceQuestion
from dashboard.sources.intake.synonyms import Field
from dashboard.sources.intake.whereabouts import LEVELS, USUAL
from dashboard.ui.data_desk import Desk
from dashboard.ui.notes import note
from dashboard.ui.paging import first_shown
from dashboard.ui.view import View

PAGE = 20
_MOST_ROWS_TOLD = 5


def questions_step(view: View, desk: Desk) -> None:
    """Ask; what stays open is kept as it is known, and never guessed."""
    draft = desk.open_questions(desk.there(view.dataset), view.language)
    if draft.own:
        note(view.language.say("The atlas itself wrote this file; nothing is left open."))
        return
    _visibility(desk, view.language)
    _kind(view, desk)
    _places(draft, desk, view.language)


def questions_words(draft: Draft, answers: Answers, language: Language) -> str:
    """How many questions are answered, and how exactly places are shown."""
    told = level_words(answers.publication or USUAL, language)
    shown = language.say("Places are shown: {level}.", level=told)
    if not draft.questions:
        return shown
    answered = sum(question.key in answers.places for question in draft.questions)
    return (
        language.say(
            "{part} of {n} questions about places answered.",
            part=language.number(answered),
            n=language.number(len(draft.questions)),
        )
        + " "
        + shown
    )


def level_words(level: str, language: Language) -> str:
    """What a publication level is called here."""
    say = language.say
    return {
        "exact": say("with street and house number"),
        "municipality": say("the municipality only"),
        "district": say("the district only"),
        "hidden": say("not at all"),
    }[level]


def _visibility(desk: Desk, language: Language) -> None:
    answers = _answers(desk)
    key = f"data_level_{desk.number}"
    st.session_state[key] = answers.publication or USUAL
    st.radio(
        language.say("How exactly may the places be shown, where the file does not say?"),
        LEVELS,
        key=key,
        format_func=lambda level: level_words(level, language),
        on_change=lambda: _answer(desk, publication=st.session_state[key]),
    )
    note(
        language.say(
            "Some migrant organisations are exposed. Their places are never shown more exactly "
            "than the municipality, unless the row itself says so."
        )
    )


def _kind(view: View, desk: Desk) -> None:
    """One kind for all organisations whose kind neither a column nor the name tells."""
    language = view.language
    plan = desk.wishes.plan if desk.wishes else None
    if plan is not None and plan.source_of(Field("organisations", "kind")) is not None:
        return
    there = desk.there(view.dataset)
    kinds = {
        code: there.label("organisation_kind", code, language.code)
        for code in there.terms.get("organisation_kind", {})
    }
    key = f"data_kind_{desk.number}"
    st.session_state[key] = _answers(desk).kind
    st.selectbox(
        language.say("Kind of the organisations, where their name does not tell it"),
        ["", *kinds],
        key=key,
        format_func=lambda code: kinds.get(code) or language.say("not stated"),
        on_change=lambda: _answer(desk, kind=st.session_state[key]),
    )


def _places(draft: Draft, desk: Desk, language: Language) -> None:
    """Ambiguous places, those first that the most rows name; nobody has to answer."""
    questions = sorted(draft.questions, key=lambda each: -len(each.rows))
    if not questions:
        note(language.say("Every place that the file names was found without a question."))
        return
    n = len(questions)
    st.subheader(
        language.count("{n} question about a place", "{n} questions about places", n), anchor=False
    )
    note(language.say("What you leave open is taken in without its place on the map."))
    first = first_shown(n, "data_questions_page", desk.number, PAGE)
    with st.container(key="data_places", gap="small"):
        for number, question in enumerate(questions[first : first + PAGE], start=first + 1):
            _place(number, question, desk, language)


def _place(number: int, question: PlaceQuestion, desk: Desk, language: Language) -> None:
    labels = {each.ags: each.label for each in question.candidates}
    left, right = st.columns([3, 2], gap="medium", vertical_alignment="center")
    with left:
        text = html.escape(language.render(question.message))
        rows = html.escape(_rows(question, language))
        st.html(f'<p class="na-question"><b>{number}.</b> {text} <span>{rows}</span></p>')
    key = f"data_place_{desk.number}_{number}"
    st.session_state[key] = _answers(desk).places.get(question.key, "")
    with right:
        st.selectbox(
            language.say("Answer to question {n}", n=number),
            ["", *labels],
            key=key,
            format_func=lambda ags: labels.get(ags) or language.say("leave open"),
            label_visibility="collapsed",
            on_change=lambda: _place_answer(desk, question.key, st.session_state[key]),
        )


def _rows(question: PlaceQuestion, language: Language) -> str:
    told = [str(row) for row in question.rows[:_MOST_ROWS_TOLD]]
    more = len(question.rows) - len(told)
    if more:
        told.append(language.count("{n} more", "{n} more", more))
    if len(question.rows) == 1:
        return language.say("(row {row})", row=told[0])
    return language.say("(rows {rows})", rows=language.listing(told))


def _answers(desk: Desk) -> Answers:
    return desk.wishes.answers if desk.wishes else Answers()


def _answer(desk: Desk, *, publication: str | None = None, kind: str | None = None) -> None:
    answers = _answers(desk)
    if publication is not None:
        answers = replace(answers, publication="" if publication == USUAL else publication)
    if kind is not None:
        answers = replace(answers, kind=kind)
    desk.change(answers=answers)


def _place_answer(desk: Desk, key: str, ags: str) -> None:
    answers = _answers(desk)
    places = {each: chosen for each, chosen in answers.places.items() if each != key}
    desk.change(answers=replace(answers, places=places | ({key: ags} if ags else {})))
