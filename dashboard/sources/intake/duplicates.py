"""Which organisations of a draft are probably there already, or twice in the file.

Two are compared only where they share something: the name but for spelling, a rare word of
it, a neighbour in the alphabet, a website, a mailbox. So 100,000 can be held against 100,000.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from dashboard.geography import current_district
from dashboard.geography.names import fold
from dashboard.language import Message, message
from dashboard.model import Dataset
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.synonyms import Field

Decision = Literal["merge", "keep", "skip"]
"""One record, two records, or the row of the file left out."""

CERTAIN = 0.9
"""From this score on, merging is suggested."""
_WORTH_ASKING = 0.6
_ALIKE = 0.85
_CROWD = 12  # what more share than so many tells nobody apart: facebook.com, "Verein"
_BESIDE = 4
_FORMS = re.compile(
    r"\b(?:e v|ev|eingetragener verein|g?gmbh|gemeinnutzige gmbh|g?ug|haftungsbeschrankt|eg|"
    r"gag|ag|kdor|stiftung burgerlichen rechts)\b"
)
_SMALL = frozenset("der die das des dem den fur und in im am an zu zur zum von vom e mit".split())  # noqa: SIM905
_HOST = re.compile(r"https?://(?:www\.)?([^/?#:]+)", re.I)


@dataclass(frozen=True)
class Pair:
    """An organisation of the draft, and what may be the same one.

    `other` is an id of the atlas, or of the draft where `within` the file. `score` is
    between 0 and 1; `reasons` say what speaks for and against it.
    """

    id: str
    other: str
    score: float
    reasons: tuple[Message, ...]
    within: bool = False

    @property
    def suggestion(self) -> Decision:
        """What to do if nobody says otherwise."""
        return "merge" if self.score >= CERTAIN else "keep"


class _Body(NamedTuple):
    id: str
    drafted: bool
    name: str
    numbers: tuple[str, ...]
    host: str
    email: str
    ags: str
    row: tuple[str, str]


def likely_same(draft: Draft, dataset: Dataset) -> list[Pair]:
    """The pairs worth a look, the likeliest first. Own records are known by their ids alone."""
    given = set(dataset.table("organisations").column("id").cells())
    known_by_id = draft.own or Field("organisations", "id") in draft.stated
    new = [body for body in _bodies(draft.dataset, True) if not (draft.own and body.id in given)]
    bodies = [*new, *_bodies(dataset, False)] if new else []
    found = [
        pair
        for first, second in _candidates(bodies)
        if (pair := _compared(first, second)) and pair.score >= _WORTH_ASKING
    ]
    if known_by_id and not draft.own:
        same = message("The id is the same.")
        found = [pair for pair in found if pair.within or pair.id not in given]
        found += [Pair(body.id, body.id, 1.0, (same,)) for body in new if body.id in given]
    return sorted(found, key=lambda pair: (-pair.score, pair.within, pair.id, pair.other))


def suggestions(pairs: Iterable[Pair]) -> dict[Pair, Decision]:
    """The decisions that are taken where nobody takes others."""
    return {pair: pair.suggestion for pair in pairs}


@lru_cache(maxsize=262144)
def name_key(name: str) -> str:
    """A name for comparison: legal form, small words, spelling and order set aside."""
    bare = _FORMS.sub(" ", fold(name))
    words = [word for word in bare.split() if word not in _SMALL]
    return " ".join(sorted(words)) or fold(name)


def _bodies(dataset: Dataset, drafted: bool) -> Iterator[_Body]:
    table = dataset.table("organisations")
    places = dataset.table("locations")
    seats: dict[str, str] = {}
    for owner, ags in zip(
        places.column("owner").cells(), places.column("ags").cells(), strict=True
    ):
        if ags:
            seats.setdefault(owner, ags)
    columns = ("id", "name", "website", "email", "source", "locator")
    for id, name, website, email, source, locator in zip(
        *(table.column(each).cells() for each in columns), strict=True
    ):
        key = name_key(name)
        host = _HOST.match(website or "")
        yield _Body(
            id,
            drafted,
            key,
            tuple(re.findall(r"\d+", key)),
            host[1].lower() if host else "",
            (email or "").lower(),
            seats.get(id, ""),
            (source, locator or ""),
        )


def _candidates(bodies: Sequence[_Body]) -> Iterator[tuple[_Body, _Body]]:
    """Every pair with a draft in it that shares something rare, once; the draft comes first."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        blocks["name", body.name].append(at)
        for word in {*body.name.split()}:
            blocks["word", word].append(at)
        for kind, value in (("host", body.host), ("email", body.email)):
            if value:
                blocks[kind, value].append(at)
    pairs: set[tuple[int, int]] = set()
    for (kind, _), block in blocks.items():
        if len(block) > 1 and (len(block) <= _CROWD or kind == "name"):
            pairs.update(_pairs_of(block, bodies))
    for spelled in ([b.name for b in bodies], [b.name[::-1] for b in bodies]):
        order = sorted(range(len(bodies)), key=spelled.__getitem__)
        for step in range(1, _BESIDE + 1):
            pairs.update(_ordered(zip(order, order[step:], strict=False), bodies))
    for first, second in pairs:
        yield bodies[first], bodies[second]


def _pairs_of(block: list[int], bodies: Sequence[_Body]) -> Iterator[tuple[int, int]]:
    if len(block) <= _CROWD:
        return _ordered(combinations(block, 2), bodies)
    # Of a name that very many bear, each is held against those beside it and those of the atlas.
    drafted = [at for at in block if bodies[at].drafted]
    there = [at for at in block if not bodies[at].drafted]
    beside = pairwise(drafted)
    rows = {bodies[at].row: at for at in there}
    same = [(at, rows[bodies[at].row]) for at in drafted if bodies[at].row in rows]
    return _ordered(
        [*beside, *same, *((at, other) for at in drafted for other in there[:_CROWD])], bodies
    )


def _ordered(
    pairs: Iterable[tuple[int, int]], bodies: Sequence[_Body]
) -> Iterator[tuple[int, int]]:
    for first, second in pairs:
        if first == second:
            continue
        if bodies[first].drafted and bodies[second].drafted:
            yield min(first, second), max(first, second)
        elif bodies[first].drafted:
            yield first, second
        elif bodies[second].drafted:
            yield second, first


def _compared(first: _Body, second: _Body) -> Pair | None:
    reasons: list[Message] = []
    score = 0.0
    if first.name == second.name:
        if first.row == second.row and not second.drafted:
            why = message("It comes from the same row of the same file.")
            return Pair(first.id, second.id, 1.0, (why,))
        score = CERTAIN
        reasons.append(message("The names are the same but for spelling and legal form."))
    elif first.numbers == second.numbers:
        # Words that only one of the two has must not hide in a long name.
        alike = fuzz.ratio(first.name, second.name, score_cutoff=100 * _ALIKE) / 100
        if alike:
            score = 0.6 + 1.5 * (alike - _ALIKE)
            reasons.append(message("The names are much alike."))
    if first.email and first.email == second.email:
        score += 0.35
        reasons.append(message("The mailbox is the same."))
    if first.host and first.host == second.host:
        score += 0.25
        reasons.append(message("The website is the same."))
    if score and first.ags and second.ags:
        if first.ags == second.ags:
            score += 0.1
            reasons.append(message("Both sit in the same place."))
        elif current_district(first.ags) != current_district(second.ags):
            score -= 0.25
            reasons.append(message("They sit in different districts."))
    if not reasons:
        return None
    score = round(min(score, 1.0), 3)
    if second.drafted:
        # The later row goes into the earlier one.
        return Pair(second.id, first.id, score, tuple(reasons), within=True)
    return Pair(first.id, second.id, score, tuple(reasons))


def best(decisions: Mapping[Pair, Decision]) -> dict[str, Pair]:
    """The pair by which each organisation of a draft is merged, if it is: the likeliest."""
    chosen: dict[str, Pair] = {}
    for pair, decision in sorted(
        decisions.items(), key=lambda each: (-each[0].score, each[0].within)
    ):
        if decision == "merge":
            chosen.setdefault(pair.id, pair)
    return chosen
