"""The page "Eigene Daten": a list is brought in step by step, and nothing is kept by itself."""

from __future__ import annotations

import html

import streamlit as st

from dashboard.drawing.data_steps import Done, done_steps, step_heading, steps_ahead
from dashboard.language import Language, message
from dashboard.ui.chrome import script
from dashboard.ui.data_check import check_step, check_words
from dashboard.ui.data_columns import columns_step, columns_words
from dashboard.ui.data_desk import (
    CHECK,
    COLUMNS,
    FILE,
    KEEP,
    KEPT,
    PAIRS,
    QUESTIONS,
    Desk,
    desk,
    is_ready,
)
from dashboard.ui.data_keep import keep_step
from dashboard.ui.data_matches import matches_step, matches_words
from dashboard.ui.data_questions import questions_step, questions_words
from dashboard.ui.data_upload import upload_step
from dashboard.ui.data_versions import versions_section
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.notes import note
from dashboard.ui.view import View

_TITLES = {
    FILE: message("Choose a file"),
    COLUMNS: message("Check the columns"),
    QUESTIONS: message("Places and visibility"),
    PAIRS: message("What is there already"),
    CHECK: message("Differences and problems"),
    KEEP: message("Preview and keep"),
}


def data_page(view: View) -> None:
    """Draw the page: the steps that are done, the one that is open, and those to come."""
    language = view.language
    st.html(f"<style>{script('data.css')}</style>")
    st.title(language.say("Bring in your own list"), anchor=False)
    note(
        language.say(
            "From a spreadsheet to the map in six steps. What cannot be used is named with its "
            "cell and what to do."
        )
    )
    work = desk()
    with st.container(key="data"):
        if work.step == KEPT:
            _kept(work, language)
        else:
            with guarded(language, "data"):
                # A place of its own: what stands below would move with what is shown here, and
                # what has the keyboard's focus would lose it.
                with st.container(key="data_passing"):
                    _pass_over(view, work)
                _steps(view, work)
        with guarded(language, "data_versions"):
            versions_section(view)


def _steps(view: View, work: Desk) -> None:
    language = view.language
    titles = {step: language.render(title) for step, title in _TITLES.items()}
    done = [Done(step, titles[step], _summary(step, view, work)) for step in range(1, work.step)]
    if done:
        show_fragment(
            done_steps(done, language),
            key="data_done",
            look="import",
            on_open=lambda told: _back(work, told),
        )
    heading = step_heading(work.step, titles[work.step], language)
    show_fragment(heading, key="data_heading", look="import", focus="heading")
    if work.said is not None:
        note(language.render(work.said))
    with st.container(key=f"data_step_{work.step}"):
        _open(view, work)
    if ahead := [titles[step] for step in titles if step > work.step]:
        show_fragment(steps_ahead(work.step + 1, ahead, language), key="data_ahead", look="import")


def _open(view: View, work: Desk) -> None:
    """The step that one is at, with the button that leads on."""
    ready = True
    if work.step == FILE:
        return upload_step(view, work)
    if work.step == COLUMNS:
        ready = columns_step(view, work)
    elif work.step == QUESTIONS:
        questions_step(view, work)
    elif work.step == PAIRS:
        matches_step(view, work)
    elif work.step == CHECK:
        check_step(view, work)
    else:
        return keep_step(view, work)
    st.button(
        view.language.say("Continue"),
        key=f"data_next_{work.step}",
        type="primary",
        disabled=not ready,
        on_click=_next,
        args=(work,),
    )
    return None


def _pass_over(view: View, work: Desk) -> None:
    """Go past steps without anything to do; a step that is opened again stays open."""
    if not work.name and work.step != FILE:
        work.step = FILE
    if not work.advancing:
        return
    there, language = work.there(view.dataset), view.language
    if work.step in (COLUMNS, QUESTIONS) and work.wishes and work.wishes.plan.own:
        work.step = PAIRS
    if work.step == PAIRS and not work.pairs(there, language):
        work.step = CHECK
    if work.step == CHECK:
        made = work.compared(there, language).outcome
        if not made.problems and not made.merge.differences:
            work.step = KEEP
    work.advancing = False


def _next(work: Desk) -> None:
    if work.wishes is not None and is_ready(work.wishes.plan):
        work.step, work.advancing = min(work.step + 1, KEEP), True


def _back(work: Desk, told: str) -> None:
    """Open a step again that is done; the number comes from the browser."""
    step = told.removeprefix("step:")
    if step.isdecimal() and FILE <= int(step) < work.step:
        work.step, work.advancing = int(step), False


def _summary(step: int, view: View, work: Desk) -> str:
    """What came of a step, in a line."""
    language, there = view.language, work.there(view.dataset)
    incoming, wishes = work.incoming(language), work.wishes
    if wishes is None:
        return ""
    if step == FILE:
        own = wishes.plan.own
        told = incoming.sheets if own else [incoming.sheets[wishes.sheet]]
        rows = sum(len(sheet.rows) for sheet in told)
        return f"{incoming.file}, {language.count('{n} row', '{n} rows', rows)}"
    if step == COLUMNS:
        if wishes.plan.own:
            return language.say("Written by the atlas itself.")
        sheet = incoming.sheets[wishes.sheet].name if len(incoming.sheets) > 1 else ""
        words = columns_words(wishes.plan, language)
        return f"{sheet}: {words}" if sheet else words
    if step == QUESTIONS:
        if wishes.plan.own:
            return language.say("Nothing is left open.")
        return questions_words(work.open_questions(there, language), wishes.answers, language)
    if step == PAIRS:
        return matches_words(work.pairs(there, language), work, language)
    return check_words(work.compared(there, language).outcome, work, language)


def _kept(work: Desk, language: Language) -> None:
    """What became of the file, and where to go from here."""
    said = language.render(work.said) if work.said else language.say("Done.")
    st.html(f'<p class="na-done" role="status">{html.escape(said)}</p>')
    with st.container(horizontal=True, key="data_after", vertical_alignment="center"):
        first = st.Page(lambda: None, title=language.say("Map"), default=True)
        st.page_link(first, label=language.say("Look at the map"), icon=":material/map:")
        st.button(language.say("Bring in another file"), key="data_another", on_click=work.clear)
