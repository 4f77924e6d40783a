"""For whom partners are looked for: an initiative in a few words, or one of the atlas."""

from __future__ import annotations

import numpy as np
import streamlit as st

from dashboard.analysis.listing import by_name, record_ids
from dashboard.analysis.partner_seeker import Seeker, may_be_asked, seeker_of
from dashboard.analysis.partner_text import LONGEST, Understood, understood
from dashboard.drawing.partners_understood import understood_words
from dashboard.geography import districts_of_day
from dashboard.model import Organisation
from dashboard.ui.notes import note
from dashboard.ui.page_params import param, params
from dashboard.ui.place_box import place_box, say_what_it_is
from dashboard.ui.state import RECORD
from dashboard.ui.view import View

MOST_OFFERED = 200
"""Up to so many organisations are offered at once; of more, those whose name has the word."""


def asked_seeker(view: View) -> Seeker | None:
    """Draw the question; who it is about, or None where that is not said yet."""
    say = view.language.say
    known = {"new": say("A new initiative"), "atlas": say("An organisation of the atlas")}
    param("partner_for", "new", known)
    kind = st.segmented_control(
        say("Who looks for partners?"),
        list(known),
        key="partner_for",
        format_func=known.__getitem__,
        required=True,
    )
    return _of_the_atlas(view) if kind == "atlas" else _new(view)


def _new(view: View) -> Seeker:
    say, epoch = view.language.say, view.matching.epoch
    param("partner_text", "", lambda text: len(text) <= LONGEST)
    st.text_input(
        say("In a few words: what, for whom, where, paid by whom?"),
        key="partner_text",
        placeholder=say("For example: Ukrainian initiative in Halle"),
        max_chars=LONGEST,
        on_change=_understand,
        args=(view,),
    )
    # Two beside each other: names of topics and groups need that room.
    where, about = st.columns(2, gap="small")
    meant, paid = st.columns(2, gap="small")
    with where:
        place = _place(view)
    with about:
        topics = _several(view, "partner_topic", "topic", say("Topics"))
    with meant:
        groups = _several(view, "partner_group", "target_group", say("Target groups"))
    with paid:
        funders = _several(view, "partner_funder", "funder", say("Funders"))
    seeker = Seeker(
        places=districts_of_day((place,), epoch) if place else (),
        topics=tuple(topics),
        target_groups=tuple(groups),
        funders=tuple(funders),
        epoch=epoch,
    )
    if text := st.session_state.get("partner_text"):
        _hints(view, _understood(view, text), seeker)
    return seeker


def _place(view: View) -> str:
    chosen = place_box(view, "partner_place", view.language.say("Place"), may_be_asked)
    if chosen:
        say_what_it_is(view, chosen)
    return chosen


def _several(view: View, key: str, facet: str, label: str) -> list[str]:
    codes = view.choices.options[facet]
    params(key, codes)
    return st.multiselect(
        label,
        codes,
        key=key,
        format_func=lambda code: view.choices.label(facet, code),
        placeholder=view.language.say("any"),
        select_all=False,
        wrap=True,
    )


def _understand(view: View) -> None:
    """Set the choices by what the description names; where it names nothing, all stay."""
    found = _understood(view, st.session_state.get("partner_text") or "")
    if not found.anything:
        return
    st.session_state["partner_place"] = found.places[0] if found.places else ""
    st.session_state["partner_topic"] = list(found.topics)
    st.session_state["partner_group"] = list(found.target_groups)
    st.session_state["partner_funder"] = list(found.funders)


def _understood(view: View, text: str) -> Understood:
    """What a description names, be it typed or of the link."""

    def labels(name: str) -> dict[str, tuple[str, str]]:
        terms = view.dataset.terms.get(name, {})
        return {code: (term.label_de, term.label_en) for code, term in terms.items()}

    def make() -> Understood:
        funders = {each: _names(view, each) for each in view.choices.options["funder"]}
        return understood(
            text, labels("topic"), labels("target_group"), funders, view.matching.epoch
        )

    return view.once(("understood", text), make)


def _names(view: View, record: str) -> tuple[str, ...]:
    """What a funder may be called."""
    holder = view.dataset.holders.get(record)
    if not isinstance(holder, Organisation):
        return (view.choices.label("funder", record),)
    return tuple(filter(None, (holder.name, holder.short_name)))


def _hints(view: View, found: Understood, seeker: Seeker) -> None:
    """Say what of the description was not understood or not used, or may mean another place."""
    for text in understood_words(found, seeker, view.dataset, view.language):
        note(text, told=True)


def _of_the_atlas(view: View) -> Seeker | None:
    say, catalogue = view.language.say, view.atlas.catalogue
    bodies = ~catalogue.holders.is_project

    def known(record: str) -> bool:
        at = catalogue.position_of.get(record)
        return at is not None and bool(bodies[at])

    record = param("partner_of", "", known)
    found = bodies
    many = int(np.count_nonzero(bodies)) > MOST_OFFERED
    if many:
        words = st.text_input(say("Name of the organisation"), key="partner_search", max_chars=200)
        found = bodies & catalogue.texts.containing(words or "")
    first = [each for each in (record, st.session_state.get(RECORD)) if each and known(each)]
    offered = record_ids(catalogue, by_name(catalogue, found)[:MOST_OFFERED])
    options = ["", *dict.fromkeys([*first, *offered])]
    chosen = st.selectbox(
        say("Organisation"),
        options,
        key="partner_of",
        format_func=lambda each: catalogue.name_of(each) if each else say("not chosen"),
    )
    if many and len(offered) == MOST_OFFERED:
        text = say(
            "The first {n} names are offered. A word of the name finds the others.",
            n=view.language.number(MOST_OFFERED),
        )
        note(text)
    return seeker_of(view.catalogue, chosen, view.matching.epoch) if chosen else None
