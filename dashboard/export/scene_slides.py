"""The scenes of a talk as pages to take along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from urllib.parse import urlencode, urljoin

from dashboard.analysis import Catalogue, match
from dashboard.analysis.choices import Choices
from dashboard.drawing.symbols import kind_symbols
from dashboard.export.exhibits import OF_THE_DAY
from dashboard.export.slide import Deck, Slide, Telling
from dashboard.language import Language
from dashboard.selection import Scene, SceneSet, from_params, to_params


def scenes_deck(
    catalogue: Catalogue,
    scenes: SceneSet,
    language: Language,
    day: date,
    *,
    host: str = "",
    titles: Mapping[str, str] = MappingProxyType({}),
) -> Deck:
    """A page for each scene, as the atlas answers it now, in the districts that its page shows.

    What a scene names and the atlas does not have is left out and said, as where it is shown.
    `host` is the atlas's own address, to which the pages lead back; `titles` are those of its
    pages by their path. Of a scene of a page that no file can show, its records are shown.
    """
    choices = Choices(catalogue, language)
    kinds = choices.options["kind"]
    symbols = kind_symbols({kind: choices.label("kind", kind) for kind in kinds})

    spoken = {} if language.code == "de" else {"lang": language.code}

    def slide(scene: Scene) -> Slide:
        asked, lost = from_params(to_params(scene.selection), choices.known())
        if scene.page not in OF_THE_DAY:
            asked = asked.but(todays_districts=True)
        matching = match(catalogue, asked)
        address = urljoin(host, f"{scene.page}?{urlencode({**scene.params, **spoken}, doseq=True)}")
        page = titles.get(scene.page, scene.page) if scene.page else ""
        told = (dict(each.values) for each in lost)
        names = tuple(str(each.get("value", f"+ {each.get('n')}")) for each in told)
        telling = Telling(
            title=scene.title,
            note=scene.note,
            record=scene.record,
            bounds=scene.bounds,
            lost=names,
            page=scene.page,
            page_name=page,
            params={choice.name: choice.values for choice in scene.choices},
        )
        return Slide(matching, choices.at(asked.epoch), symbols, language, day, address, telling)

    title = scenes.title or language.say("Netzwerkatlas: integration networks in four Länder")
    return Deck(title, tuple(slide(scene) for scene in scenes.scenes), language, day)
