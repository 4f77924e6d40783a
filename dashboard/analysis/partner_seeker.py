"""Who looks for partners: an organisation of the atlas, or a new initiative."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from dashboard.analysis.asked_place import is_place
from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.past import epoch_codes, past_places
from dashboard.analysis.sets import Mask, Numbers
from dashboard.analysis.ties import CARRIER, FUNDER, ORGANISER, Ties, ties_of
from dashboard.geography import (
    Epoch,
    current_district,
    epoch_on,
    states,
)
from dashboard.selection import LENSES

MOST_ASKED = 40
"""Up to so many topics, target groups, districts or funders of a seeker count."""


@dataclass(frozen=True)
class Seeker:
    """What is known of who looks for partners.

    `record` is the id of an organisation of the atlas, or "" for a new initiative. `places`
    are codes of districts of the `epoch` (five digits) or Länder (two), `topics` and
    `target_groups` codes of the vocabulary, `funders` ids of organisations.
    """

    record: str = ""
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    epoch: Epoch = field(default_factory=lambda: epoch_on(None))

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for partners by."""
        return bool(self.record or self.places or self.topics or self.target_groups or self.funders)

    @property
    def districts(self) -> tuple[str, ...]:
        """The districts among its places."""
        return tuple(code for code in self.places if len(code) == 5)

    @property
    def lands(self) -> tuple[str, ...]:
        """The Länder that its places are, or lie in."""
        return tuple(sorted({code[:2] for code in self.places}))


def may_be_asked(place: str) -> bool:
    """Whether it is the code of one of the four Länder, or of a district of any day."""
    return len(place) <= 5 and is_place(place)


def seeker_of(catalogue: Catalogue, record: str, epoch: Epoch | None = None) -> Seeker:
    """What the records tell of an organisation as one that looks for partners.

    Its projects count with it: their topics, target groups and funders are its own. Its place
    is where it sits, else where it works, else where its projects are; districts are those of
    an epoch, or of today. Raises KeyError for an id that is not an organisation's.
    """
    epoch = epoch or epoch_on(None)
    at = catalogue.position_of[record]
    if catalogue.holders.is_project[at]:
        raise KeyError(record)
    nodes = own_nodes(ties_of(catalogue), at)
    own = nodes[nodes < catalogue.size]
    mask = np.zeros(catalogue.size, dtype=bool)
    mask[own] = True
    return Seeker(
        record,
        _places(catalogue, at, own, epoch),
        _had(catalogue, "topic", mask),
        _had(catalogue, "target_group", mask),
        _had(catalogue, "funder", mask),
        epoch,
    )


def own_nodes(ties: Ties, organisation: int) -> Numbers:
    """An organisation with the projects that it carries and the events that it organises."""
    around = ties.around
    places = around.places(np.array([organisation]))
    tie = around.tie[places]
    its = [number for number, kind in enumerate(ties.kinds) if kind in (CARRIER, ORGANISER)]
    # What it carries by a row of the projects or events is its own; a network that it is the
    # carrier of, by a row of the relations, is a party of its own.
    kept = (
        (ties.table[tie] != 0) & np.isin(ties.kind[tie], its) & (ties.subject[tie] == organisation)
    )
    return np.unique(np.append(around.other[places][kept], organisation))


def is_paying(ties: Ties) -> Mask:
    """Which ties are fundings: who pays is no partner for that alone."""
    return np.asarray(
        ties.kind == (ties.kinds.index(FUNDER) if FUNDER in ties.kinds else -1), dtype=bool
    )


def _places(catalogue: Catalogue, at: int, own: Numbers, epoch: Epoch) -> tuple[str, ...]:
    for records in ([at], [each for each in own.tolist() if each != at]):
        for lens in LENSES[:2]:
            stands = catalogue.stands[lens]
            codes = {
                code
                for place in stands.place[np.isin(stands.record, records)].tolist()
                for code in _codes(catalogue, place, epoch)
            }
            if codes:
                return tuple(sorted(codes))[:MOST_ASKED]
    return ()


def _codes(catalogue: Catalogue, place: int, epoch: Epoch) -> tuple[str, ...]:
    """The district of a place, else its Land; none outside the four, or all over Germany.

    An area of today may have been several districts; of a seat that may have been in any of
    them the Land is told.
    """
    ags = str(catalogue.places.ags[place])
    today = current_district(ags)
    if today is None:
        return (ags,) if any(ags == each.ags for each in states()) else ()
    if epoch.is_today:
        return (today,)
    sets = past_places(catalogue, epoch).districts
    then = sets.items[sets.owners == sets.of[place]].tolist()
    return tuple(epoch_codes(epoch)[number] for number in then) or (today[:2],)


def _had(catalogue: Catalogue, facet: str, mask: Mask) -> tuple[str, ...]:
    counted = catalogue.membership(facet, "sits").counts(mask)
    return tuple(code for code, n in counted.items() if n)[:MOST_ASKED]
