"""The page "Partner finden": for whom, the ranked partners with their reasons, what counts."""

from __future__ import annotations

import html
from datetime import date

import numpy as np
import streamlit as st

from dashboard.analysis.partner_reasons import Partner, told_partners
from dashboard.analysis.partner_seeker import Seeker
from dashboard.analysis.partners import WEIGHTS, Ranking, rank
from dashboard.drawing.partners_table import partner_cells, partners_table, weights_table
from dashboard.drawing.partners_words import (
    at_any_time,
    found_words,
    left_out_line,
    left_out_texts,
    seeker_words,
    sign_words,
)
from dashboard.export.figure_tables import FigureTable
from dashboard.selection import sentence
from dashboard.ui.figure_download import offer_table
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.left_out import asked_line, list_left_out
from dashboard.ui.notes import note
from dashboard.ui.opened_list import list_records, open_list, opened_list
from dashboard.ui.partners_asked import asked_seeker
from dashboard.ui.records_panel import open_record, record_panel
from dashboard.ui.state import RECORD
from dashboard.ui.view import View

MOST_SHOWN = 30
MOST_TAKEN = 1000


def partners_page(view: View) -> None:
    """Draw the page."""
    say = view.language.say
    st.title(say("Find partners"), anchor=False)
    note(
        say(
            "Who is there already, works on the same and nearby? The atlas ranks established "
            "organisations by what the records say, and gives the reasons."
        )
    )
    with st.container(key="partners"):
        with guarded(view.language, "partners_asked"):
            seeker = asked_seeker(view)
        if seeker is not None and seeker.asks:
            with guarded(view.language, "partners_found"):
                _found(view, seeker)


def _found(view: View, seeker: Seeker) -> None:
    ranking, partners = view.once(("partners", seeker), lambda: ranked(view, seeker))
    language = view.language
    heading = found_words(ranking, view.dataset, language, MOST_SHOWN)
    st.html(f'<h2 class="na-found" role="status">{html.escape(heading)}</h2>')
    if seeker.record:
        note(seeker_words(seeker, view.dataset, language))
    if view.selection.asks():
        said = sentence(view.selection, view.matching.answer, view.choices.label, language)
        among = language.say("Only among the current selection: {sentence}", sentence=said)
        asked_line(view, "partners", among)
    if times := at_any_time(seeker, view.selection.active, language):
        note(times)
    beside = bool(st.session_state.get(RECORD) or opened_list())
    left, right = st.columns([3, 2], gap="medium") if beside else (st.container(), st.container())
    with left:
        if partners:
            show_fragment(
                partners_table(
                    partners, seeker, view.dataset, language, opened=st.session_state.get(RECORD)
                ),
                key="partners_table",
                on_open=_open_partner,
            )
        else:
            st.info(_nobody(view))
        show_fragment(left_out_line(ranking, language), key="partners_left_out", on_open=open_list)
        if partners:
            offer_table(view, "partners", lambda: ranking_table(view, ranking))
        with st.expander(language.say("What counts how much")):
            show_fragment(weights_table(language), key="partners_weights")
    with right:
        if not (list_left_out(view, "partners") or _left_out(view, ranking)):
            record_panel(view)


def _nobody(view: View) -> str:
    """That there is no partner, in the atlas or among those whom the filters leave."""
    if view.matching.shown.all():
        return view.language.say(
            "Nobody in the atlas shares a topic, a target group, a funder or a partner. "
            "Choose more topics or target groups."
        )
    return view.language.say(
        "Of those whom the filters leave, nobody shares a topic, a target group, a funder or a "
        "partner. Choose more topics or target groups, or fewer filters."
    )


def ranked(view: View, seeker: Seeker) -> tuple[Ranking, list[Partner]]:
    """The ranking for a seeker among what the filters leave, and the first of it with reasons."""
    catalogue = view.catalogue
    ranking = rank(catalogue, seeker, view.matching.shown, date.today())
    return ranking, told_partners(catalogue, ranking, MOST_SHOWN)


def ranking_table(view: View, ranking: Ranking) -> FigureTable:
    """The ranking to be taken along, farther down than it is shown."""
    language = view.language
    partners = told_partners(view.catalogue, ranking, MOST_TAKEN)
    headers, rows = partner_cells(partners, ranking.seeker, view.dataset, language)
    weights = [f"{sign_words(name, language)}: {language.number(n)}" for name, n in WEIGHTS.items()]
    notes = [
        seeker_words(ranking.seeker, view.dataset, language),
        at_any_time(ranking.seeker, view.selection.active, language),
        f"{language.say('Points')}: {'; '.join(weights)}",
        *left_out_texts(ranking, language).values(),
    ]
    title = found_words(ranking, view.dataset, language, MOST_SHOWN)
    return FigureTable(title, headers, rows, tuple(filter(None, notes)))


def _open_partner(record: str) -> None:
    """Open a partner's card in the place of a list."""
    open_list(None)
    open_record(record)


def _left_out(view: View, ranking: Ranking) -> bool:
    """The list of those who could not be judged, if one is open."""
    say = view.language.say
    titles = {
        "no_subject": say("No topic and no target group recorded"),
        "no_place": say("No place recorded"),
        "no_founding": say("No founding recorded"),
        "dissolved": say("Dissolved, and therefore left out"),
    }
    key = (opened_list() or "").removeprefix("partners:")
    if key not in titles or key == opened_list():
        return False
    mask = getattr(ranking, key)
    if not np.any(mask):
        return False
    list_records(view, view.atlas.catalogue.ids(mask), titles[key])
    return True
