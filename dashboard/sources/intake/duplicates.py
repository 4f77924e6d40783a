"""Which organisations of a draft are probably there already, or twice in the file.

Two are compared only where they share something: the name but for spelling, a rare word of
it, a neighbour in the alphabet, a website, a mailbox. So 100,000 can be held against 100,000.
What came from the very row of the file before is known again, and nothing else is held
against it: so a file that is taken in a second time finds what was decided the first time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from dashboard.language import Message, message
from dashboard.model import Dataset
from dashboard.sources.intake.bodies import NOTHING, Bodies, bodies_of
from dashboard.sources.intake.candidates import across, within
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.name_keys import Numbers
from dashboard.sources.intake.provenance import Origins, origins
from dashboard.sources.intake.synonyms import Field
from dashboard.sources.progress import Progress, step_of, unheard
from dashboard.sources.without_collecting import without_collecting

Decision = Literal["merge", "keep", "skip"]
"""One record, two records, or the row of the file left out."""

CERTAIN = 0.9
"""From this score on, merging is suggested."""
_WORTH_ASKING = 0.6
_ALIKE = 0.85


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


class Destination(NamedTuple):
    """What an organisation of a draft is one with: an id of the atlas, or `within` the draft."""

    other: str
    within: bool


@without_collecting()
def likely_same(draft: Draft, dataset: Dataset, progress: Progress = unheard) -> list[Pair]:
    """The pairs worth a look, the likeliest first. Own records are known by their ids alone."""
    tell = step_of(progress, message("Looking for what is there already …"))
    tell(0.0)
    given = set(dataset.table("organisations").column("id").cells())
    known_by_id = draft.own or Field("organisations", "id") in draft.stated
    mine = draft.dataset.table("organisations").column("id").cells()
    same = [id for id in mine if id in given] if known_by_id else []
    if draft.own and len(same) == len(mine):
        return []
    bodies = bodies_of(draft.dataset, dataset, frozenset(same if draft.own else ()))
    tell(0.3)
    found = [] if draft.own else [Pair(id, id, 1.0, (_SAME_ID,)) for id in same]
    known = {id: id for id in same}
    came = origins(draft, dataset, bodies) if not draft.own else Origins({}, frozenset())
    for one, other in came.known.items():
        if one not in known:
            known[one] = other
            found.append(Pair(one, other, 1.0, (_SAME_ROW,)))
    # What the file itself brought before is settled, and must not crowd out anything else.
    there = np.array([id not in came.brought for id in bodies.ids[bodies.drafted :]], dtype=bool)
    kept = np.concatenate([np.arange(bodies.drafted), bodies.drafted + np.flatnonzero(there)])
    open_ones = np.array([id not in known for id in bodies.ids[: bodies.drafted]], dtype=bool)
    for rest, candidates, inside in ((bodies, within, True), (bodies.only(kept), across, False)):
        tell(0.4 if inside else 0.7)
        first, second = candidates(rest)
        wanted = open_ones[first] if len(first) else np.empty(0, dtype=bool)
        found += _compared(rest, first[wanted], second[wanted], inside)
    return sorted(found, key=lambda pair: (-pair.score, pair.within, pair.id, pair.other))


def suggestions(pairs: Iterable[Pair]) -> dict[Pair, Decision]:
    """The decisions that are taken where nobody takes others."""
    return {pair: pair.suggestion for pair in pairs}


def _compared(bodies: Bodies, first: Numbers, second: Numbers, inside: bool) -> list[Pair]:
    """Those of the pairs that are worth asking about, with what speaks for and against them."""
    same = bodies.name[first] == bodies.name[second]
    alike = _likeness(bodies, first, second, same)
    mailbox = _equal(bodies.email, first, second)
    host = _equal(bodies.host, first, second)
    score = np.select([same, alike > 0], [CERTAIN, 0.6 + 1.5 * (alike - _ALIKE)], 0.0)
    score += 0.35 * mailbox + 0.25 * host
    told = (score > 0) & (bodies.ags[first] != NOTHING) & (bodies.ags[second] != NOTHING)
    beside = told & (bodies.ags[first] == bodies.ags[second])
    apart = told & (bodies.district[first] != bodies.district[second])
    score = np.round(np.minimum(score + 0.1 * beside - 0.25 * apart, 1.0), 3)
    says = (
        (same, message("The names are the same but for spelling and legal form.")),
        (~same & (alike > 0), message("The names are much alike.")),
        (mailbox, message("The mailbox is the same.")),
        (host, message("The website is the same.")),
        (beside, message("Both sit in the same place.")),
        (apart, message("They sit in different districts.")),
    )
    return [
        Pair(
            bodies.ids[first[at]],
            bodies.ids[second[at]],
            float(score[at]),
            tuple(reason for holds, reason in says if holds[at]),
            inside,
        )
        for at in np.flatnonzero(score >= _WORTH_ASKING).tolist()
    ]


def _equal(things: Numbers, first: Numbers, second: Numbers) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (things[first] == things[second]) & (things[first] != NOTHING)
    return found


def _likeness(
    bodies: Bodies, first: Numbers, second: Numbers, same: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """How alike names are, from 0.85 to 1, and 0 where they are less so, or the same.

    Numbers in them must be the same. Words that only one of two has do not hide in a long name.
    """
    alike = np.zeros(len(first))
    size = np.fromiter(map(len, bodies.names), dtype=np.int64, count=len(bodies))
    one, other = size[first], size[second]
    # Where one is so much longer, there is nothing to be measured.
    near = 2 * np.minimum(one, other) >= (_ALIKE - 0.01) * (one + other)
    asked = np.flatnonzero(~same & near & (bodies.digits[first] == bodies.digits[second]))
    if len(asked):
        alike[asked] = process.cpdist(
            list(map(bodies.names.__getitem__, first[asked].tolist())),
            list(map(bodies.names.__getitem__, second[asked].tolist())),
            scorer=fuzz.ratio,
            score_cutoff=100 * _ALIKE,
            dtype=np.float64,
            workers=-1,
        )
    return alike / 100


_SAME_ID = message("The id is the same.")
_SAME_ROW = message("It comes from the same row of the same file.")


def best(decisions: Mapping[Pair, Decision]) -> dict[str, Pair]:
    """The pair by which each organisation of a draft is merged, if it is: the likeliest."""
    chosen: dict[str, Pair] = {}
    for pair, decision in sorted(
        decisions.items(), key=lambda each: (-each[0].score, each[0].within)
    ):
        if decision == "merge":
            chosen.setdefault(pair.id, pair)
    return chosen


def destinations(decisions: Mapping[Pair, Decision]) -> dict[str, Destination]:
    """What each organisation of a draft is one with after these decisions, if with any.

    What is merged with another row of the file goes where that one goes.
    """
    chosen = best(decisions)
    skipped = {pair.id for pair, decision in decisions.items() if decision == "skip"}
    found: dict[str, Destination] = {}
    for id in chosen:
        end: Destination | None = None
        seen = {id}
        at = id
        while (pair := chosen.get(at)) and not (pair.within and pair.other in skipped):
            end = Destination(pair.other, pair.within)
            if not pair.within or pair.other in seen:
                break
            at = pair.other
            seen.add(at)
        if end:
            found[id] = end
    return found
