"""Pages to take along, of small and of hostile data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dashboard.analysis import Catalogue, build_catalogue
from dashboard.export.exhibits import EXHIBITED
from dashboard.export.scene_slides import scenes_deck
from dashboard.export.slide import Deck
from dashboard.language import Language
from dashboard.selection import Scene, SceneSet, Selection
from dashboard.sources import load
from tests.analysis.small import CATALOGUE
from tests.sources.folders import HOSTILE, write_hostile_folder

DAY = date(2026, 11, 25)
HOST = "https://atlas.example/"
SCENES = (
    Scene(title="Überblick", note="Alle begrüßen.\nDann zeigen."),
    Scene(title="Ilm-Kreis", selection=Selection(district=("16070",)), record="club"),
    Scene(selection=Selection(state=("16",), lens="works"), bounds=(10.5, 50.4, 11.5, 51.1)),
)


def deck(
    scenes: Iterable[Scene] = SCENES, code: str = "de", catalogue: Catalogue = CATALOGUE
) -> Deck:
    """The pages of some scenes, on a fixed day."""
    told = SceneSet(title="Netze in Thüringen", scenes=tuple(scenes))
    return scenes_deck(catalogue, told, Language(code), DAY, host=HOST)


def hostile_deck(folder: Path) -> Deck:
    """A page for each hostile text, which is its title, its note and in all records.

    And one for each page of the atlas that has a picture of its own, asked for such texts.
    """
    catalogue = build_catalogue(load(write_hostile_folder(folder)).dataset)
    scenes = [
        Scene(
            title=text[:120],
            note=text[:4000],
            record=f"club-ilmenau-{n}",
            selection=Selection(topic=(text[:200],)),  # not in the atlas, and so said
        )
        for n, text in enumerate(HOSTILE)
    ]
    return deck(
        [*scenes, *(_hostile_page(page) for page in sorted(EXHIBITED))], catalogue=catalogue
    )


def _hostile_page(page: str) -> Scene:
    asked = {
        "gaps": {"gaps_row": HOSTILE[:1], "gaps_level": HOSTILE[1:2]},
        "cliff": {"cliff_day": HOSTILE[4:5], "cliff_topic": HOSTILE[5:6]},
        "partners": {"partner_for": ("atlas",), "partner_of": ("club-ilmenau-4",)},
        "network": {"network_kind": HOSTILE[:3], "network_year": HOSTILE[4:5]},
    }
    return Scene(page=page, choices=tuple(asked.get(page, {"profile": HOSTILE[:1]}).items()))
