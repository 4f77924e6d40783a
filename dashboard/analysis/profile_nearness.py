"""Which records belong to a district or a Land itself, and not only to something larger.

What works in a whole Land works in each of its districts, too; but whether a district has an
offer of its own is another question. All three lenses count: sits, works or is funded there.
"""

from __future__ import annotations

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cells import district_codes, parts, state_codes
from dashboard.analysis.columns import Mask, Membership
from dashboard.analysis.past import epoch_codes, past_places
from dashboard.analysis.places import PRECISIONS
from dashboard.analysis.sets import Sets
from dashboard.geography import Epoch, districts, epoch_on, neighbours_in, states
from dashboard.selection import LENSES


def is_land(place: str) -> bool:
    """Whether a code is that of a Land, and not that of a district."""
    return len(place) == 2


def facet_of(place: str) -> str:
    """The filter that a place belongs to: `state` or `district`."""
    return "state" if is_land(place) else "district"


def places_beside(place: str, epoch: Epoch | None = None) -> tuple[str, ...]:
    """The neighbouring districts of a district, or Länder of a Land, among the four Länder.

    Districts are those of today, or of an epoch.

    Raises KeyError for an unknown code.
    """
    if not is_land(place):
        return neighbours_in(place, epoch)
    beside = {n[:2] for each in districts() if each.state == place for n in neighbours_in(each.ags)}
    return tuple(each.ags for each in states() if each.ags in beside - {place})


def near(catalogue: Catalogue, place: str, epoch: Epoch | None = None) -> Mask:
    """The records that are at this place itself, through any lens."""
    return at_itself(catalogue, is_land(place), epoch=epoch).having([place])


def anywhere_at(catalogue: Catalogue, place: str, epoch: Epoch | None = None) -> dict[str, Mask]:
    """By lens, the records that are at this place, if only because a larger area holds it."""
    facet = facet_of(place)
    return {lens: catalogue.membership(facet, lens, epoch).having([place]) for lens in LENSES}


def at_itself(
    catalogue: Catalogue,
    of_lands: bool,
    lenses: tuple[str, ...] = LENSES,
    epoch: Epoch | None = None,
) -> Membership:
    """Which records are at which districts, or Länder, themselves, through any of some lenses.

    Districts are those of today, or of an epoch. Made once for each catalogue.
    """
    epoch = epoch or epoch_on(None)
    return catalogue.once(
        ("nearness", of_lands, lenses, epoch),
        lambda: _membership(catalogue, of_lands, lenses, epoch),
    )


def _membership(
    catalogue: Catalogue, of_lands: bool, lenses: tuple[str, ...], epoch: Epoch
) -> Membership:
    places = catalogue.places
    coarsest = PRECISIONS.index("state" if of_lands else "district")
    # What is no larger than a district, or a Land, lies in one.
    state, district = parts(np.maximum(places.cells.only(), 0))
    number, codes = (state, state_codes()) if of_lands else (district, district_codes())
    if not of_lands and not epoch.is_today:
        number = np.maximum(past_places(catalogue, epoch).districts.only(), 0)
        codes = epoch_codes(epoch)
    kept = (places.precision <= coarsest) & (number > 0)
    stands = [catalogue.stands[lens] for lens in lenses]
    record = np.concatenate([each.record[kept[each.place]] for each in stands])
    where = np.concatenate([number[each.place[kept[each.place]]] for each in stands])
    sets = Sets.of_pairs(record, where, catalogue.size)
    return Membership.named(codes, sets)
