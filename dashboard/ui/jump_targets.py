"""What can be jumped to on the big screen, by names that tell each from the others."""

from __future__ import annotations

from collections import Counter

import numpy as np

from dashboard.analysis.listing import by_name, kind_of, record_ids
from dashboard.drawing.record_rows import record_rows
from dashboard.geography import area_label, districts_in
from dashboard.language import Language
from dashboard.selection import Selection
from dashboard.ui import talk
from dashboard.ui.view import View

MOST_TARGETS = 2_000
"""How many records can be jumped to, by name: shown or not; where there are more, it is said."""

Target = tuple[str, str]
"""What it is, as `kind:code`, and what it is called."""


def scene_targets(language: Language) -> list[Target]:
    """The scenes that can be jumped to; those without a title, or with one alike, by number."""
    scenes = talk.scenes().scenes
    often = Counter(scene.title.casefold() for scene in scenes)
    return [
        (f"scene:{n}", _scene(scene.title, n, often[scene.title.casefold()] > 1, language))
        for n, scene in enumerate(scenes, 1)
    ]


def targets(view: View) -> list[Target]:
    """What can be jumped to beside scenes: Länder, districts of today, and records by name."""

    def made() -> list[Target]:
        places = [("state", code) for code in view.choices.options["state"]]
        places += [("district", code) for code in districts_in(Selection().epoch)]
        catalogue = view.atlas.catalogue
        found = by_name(catalogue, np.ones(catalogue.size, dtype=bool))[:MOST_TARGETS]
        named = [(f"{what}:{code}", area_label(code)) for what, code in places]
        return [*named, *_records(view, record_ids(catalogue, found), {name for _, name in named})]

    return view.once("jump targets", made)


def _scene(title: str, n: int, alike: bool, language: Language) -> str:
    number = language.say("Scene {n}", n=n)
    if not title:
        return number
    return f"{title} ({number})" if alike else title


def _records(view: View, ids: list[str], taken: set[str]) -> list[Target]:
    """Records by name; of names alike also kind and place, and where these are alike, the id."""
    catalogue, language = view.atlas.catalogue, view.language
    names = {each: view.dataset.name_of(each) for each in ids}
    often = Counter([*map(str.casefold, names.values()), *map(str.casefold, taken)])
    alike = {each: kind_of(catalogue, each) for each in ids if often[names[each].casefold()] > 1}
    for row in record_rows(view.dataset, alike, view.symbols, language):
        names[row.record] = f"{row.name} ({row.kind}, {row.where})"
    often = Counter(map(str.casefold, names.values()))
    return [
        (f"record:{each}", f"{name} [{each}]" if often[name.casefold()] > 1 else name)
        for each, name in names.items()
    ]
