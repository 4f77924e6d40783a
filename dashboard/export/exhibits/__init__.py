"""What the pages of the atlas beside the map show, made anew for files: picture and table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.cliff import cliff_exhibit
from dashboard.export.exhibits.exhibit import Exhibit, Scope
from dashboard.export.exhibits.gaps import gaps_exhibit
from dashboard.export.exhibits.network import network_exhibit
from dashboard.export.exhibits.partners import is_seeking, partners_exhibit
from dashboard.export.exhibits.profile import profile_exhibit

_MADE: Mapping[str, Callable[[Scope, Asked], Exhibit | None]] = MappingProxyType(
    {
        "gaps": gaps_exhibit,
        "cliff": cliff_exhibit,
        "profile": profile_exhibit,
        "partners": partners_exhibit,
        "network": network_exhibit,
    }
)
EXHIBITED = frozenset(_MADE)
"""The paths of the pages that are shown as themselves; of others the records are, on the map."""

OF_THE_DAY = frozenset({"", "cliff", "gaps", "network", "partners", "profile"})
"""The paths of the pages that count in the districts of the day that is asked for, the map's
among them; all others count in those of today."""

CHARTED = frozenset({"cliff", "profile"})
"""The paths of those that have a timeline as well."""


def is_asked(page: str, scope: Scope, asked: Asked) -> bool:
    """Whether a page is asked for anybody by these choices: partners are looked for by some."""
    return page != "partners" or is_seeking(scope, asked)


def exhibit_of(page: str, scope: Scope, asked: Asked) -> Exhibit | None:
    """What a page shows for these choices; None where it shows nothing of its own."""
    make = _MADE.get(page)
    return make(scope, asked) if make else None
