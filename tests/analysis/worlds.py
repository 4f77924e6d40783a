"""Small generated datasets, and selections that ask for what may be in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from dashboard.model import Area, Dataset, Funding, Location, Organisation, Project
from dashboard.selection import LENSES, Selection
from tests.analysis.small import SOURCE

KINDS = ("club", "network")
TOPICS = ("language", "youth")
GROUPS = ("refugees",)
PROGRAMMES = ("Together", "Apart")
CODES = ("16070029", "16070", "16056", "16063", "16", "16052000", "03159", "03", "11", "DE")
POINTS = (
    (50.6882, 10.8998),  # Ilmenau
    (50.9747, 10.3245),  # Eisenach
    (51.5328, 9.9352),  # Göttingen
    (52.3795, 9.7696),  # Hannover
    (52.52, 13.405),  # Berlin
)
DATES = ("1992", "2014~", "2014-36", "2015-03", "2016-01-01")
STARTS = (*DATES, "2015/..", "2014/2016")
ENDS = ("2017", "2018-06-30", "2022~")
WORDS = ("Thüringen", "Straße", "Café", "Verein", "Steg")
YEARS = st.integers(2010, 2024)

maybe, some = st.none, st.sampled_from


def subsets(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(some(values), max_size=2, unique=True).map(tuple)


texts = st.lists(some(WORDS), max_size=2).map(" ".join)


def periods(first: str, last: str) -> st.SearchStrategy[dict[str, str | None]]:
    """A beginning and an end in two columns; where the beginning has both, no end."""
    return st.builds(
        lambda start, end: {first: start, last: None if start and "/" in start else end},
        maybe() | some(STARTS),
        maybe() | some(ENDS),
    )


@st.composite
def organisations(draw: st.DrawFn, id: str) -> Organisation:
    return Organisation(
        id=id,
        name=f"{id} {draw(texts)}",
        kind=draw(some(KINDS)),
        topics=draw(subsets(TOPICS)),
        target_groups=draw(subsets(GROUPS)),
        summary=draw(maybe() | texts),
        **draw(periods("founded", "dissolved")),
        **SOURCE,
    )


@st.composite
def projects(draw: st.DrawFn, id: str, carriers: list[str]) -> Project:
    return Project(
        id=id,
        name=f"{id} {draw(texts)}",
        former_names=draw(subsets(WORDS)),
        organisation=draw(maybe() | some(carriers)),
        topics=draw(subsets(TOPICS)),
        target_groups=draw(subsets(GROUPS)),
        **draw(periods("start", "end")),
        **SOURCE,
    )


@st.composite
def locations(draw: st.DrawFn, id: str, owners: list[str]) -> Location:
    code, at = draw(maybe() | some(CODES)), draw(maybe() | some(POINTS))
    hidden = draw(some([False, False, False, True]))
    return Location(
        id=id,
        owner=draw(some(owners)),
        role=draw(some(["seat", "branch", "venue"])),
        ags=None if hidden else code,
        latitude=at[0] if at and not hidden else None,
        longitude=at[1] if at and not hidden else None,
        precision=draw(some(["address", "municipality", "district", "state"])),
        publication="hidden" if hidden else "exact",
        **draw(periods("valid_from", "valid_to")),
        **SOURCE,
    )


@st.composite
def fundings(draw: st.DrawFn, id: str, payers: list[str], carried: list[str]) -> Funding:
    recipient = draw(maybe() | some(payers))
    project = draw(maybe() | some(carried)) if carried else None
    return Funding(
        id=id,
        funder=draw(some(payers)),
        recipient=recipient if recipient or project else payers[0],
        project=project,
        programme=draw(maybe() | some(PROGRAMMES)),
        **draw(periods("start", "end")),
        **SOURCE,
    )


@st.composite
def worlds(draw: st.DrawFn) -> Dataset:
    """A handful of organisations and projects, with places, areas and fundings of theirs."""
    carriers = [f"o{n}" for n in range(draw(st.integers(1, 4)))]
    carried = [f"p{n}" for n in range(draw(st.integers(0, 3)))]
    both = carriers + carried
    area = st.builds(Area, owner=some(both), ags=some(CODES), source=st.just("s"))
    return Dataset(
        organisations=tuple(draw(organisations(id)) for id in carriers),
        projects=tuple(draw(projects(id, carriers)) for id in carried),
        locations=tuple(draw(locations(f"l{n}", both)) for n in range(draw(st.integers(0, 5)))),
        areas=tuple(draw(st.lists(area, max_size=4))),
        fundings=tuple(
            draw(fundings(f"f{n}", carriers, carried)) for n in range(draw(st.integers(0, 5)))
        ),
    )


OPTIONS = {
    "state": ("16", "03", "14"),
    "district": ("16070", "16063", "16056", "03159"),
    "kind": (*KINDS, "project"),
    "topic": TOPICS,
    "target_group": GROUPS,
    "funder": ("o0", "o1"),
    "programme": PROGRAMMES,
}
"""What the questions may ask for; not all of it is in each world."""

spans = st.tuples(YEARS, YEARS).map(lambda pair: (min(pair), max(pair)))


@st.composite
def questions(draw: st.DrawFn) -> Selection:
    """A selection with a few filters: with all of them at once nothing would ever be left."""
    filters: dict[str, st.SearchStrategy[Any]] = {
        **{facet: st.sets(some(codes), min_size=1) for facet, codes in OPTIONS.items()},
        "founded": spans,
        "founded_unknown": st.just(True),
        "funded": spans,
        "active": st.dates(date(2010, 1, 1), date(2024, 12, 31)),
        "text": some(["thueringen", "STRASSE", "cafe", "verein steg", "o0", "nirgends"]),
    }
    chosen = draw(st.lists(some(sorted(filters)), max_size=4, unique=True))
    return Selection(lens=draw(some(LENSES)), **{name: draw(filters[name]) for name in chosen})
