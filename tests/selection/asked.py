"""Selections as readers make them, for the laws of this room and of others."""

from __future__ import annotations

from hypothesis import strategies as st

from dashboard.selection import (
    FIRST_DAY,
    LAST_DAY,
    LENSES,
    Bounds,
    Choice,
    Scene,
    SceneSet,
    Selection,
    Years,
)

KNOWN = {
    "state": ("03", "14", "15", "16"),
    "district": ("03241", "03159", "15002", "16052", "16063", "16070"),
    "kind": ("association", "network", "public_body", "project"),
    "topic": ("culture", "language", "youth"),
    "target_group": ("migrants", "refugees"),
    "funder": ("stadt-erfurt", "bund"),
    "programme": ("Ehrenamt hilft gemeinsam", "A&B=C; 100 % +", "Ω ≠ „o“", "#?/\\"),
}
"""What each facet has in an invented set of data."""

years = st.integers(1, 9999)
spans = st.tuples(years, years).map(lambda pair: Years(min(pair), max(pair)))
texts = st.text(max_size=220)


def selections(known: dict[str, tuple[str, ...]] | None = None) -> st.SearchStrategy[Selection]:
    """Selections that ask for values of `known`, at most three in a filter."""
    choices = {
        facet: st.lists(st.sampled_from(codes), max_size=3).map(tuple) if codes else st.just(())
        for facet, codes in (known or KNOWN).items()
    }
    return st.builds(
        Selection,
        lens=st.sampled_from(LENSES),
        founded=st.none() | spans,
        founded_unknown=st.booleans(),
        funded=st.none() | spans,
        active=st.none() | st.dates(FIRST_DAY, LAST_DAY),
        todays_districts=st.booleans(),
        text=st.just("") | texts,
        **choices,
    )


def _bounds(a: float, b: float, c: float, d: float) -> Bounds:
    return Bounds(min(a, b), min(c, d), max(a, b) + 1, max(c, d) + 1)


degrees = st.floats(-84, 84, allow_nan=False)
choices = st.lists(
    st.builds(
        Choice,
        st.sampled_from(["gaps_rows", "network_kind", "partner_of"]),
        st.lists(st.text(max_size=20), max_size=3).map(tuple),
    ),
    max_size=3,
    unique_by=lambda choice: choice.name,
).map(tuple)
scenes = st.builds(
    Scene,
    title=st.text(max_size=120),
    note=st.text(max_size=300),
    page=st.sampled_from(["", "gaps", "network"]),
    selection=selections(),
    choices=choices,
    bounds=st.none() | st.builds(_bounds, degrees, degrees, degrees, degrees),
    record=st.none() | st.text(max_size=20),
)
scene_sets = st.builds(
    SceneSet,
    title=st.text(max_size=120),
    stay=st.integers(5, 600),
    scenes=st.lists(scenes, max_size=4).map(tuple),
)
