"""A tour of the data: scenes made from the records, each of which the atlas can show."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dashboard.analysis import Catalogue, build_catalogue, match
from dashboard.analysis.timelines import fundings
from dashboard.analysis.tour import tour
from dashboard.analysis.tour_years import busiest_year
from dashboard.language import Language
from dashboard.model import Dataset, Funding, Relation, Source
from dashboard.selection import Selection, Years, from_params, read_scenes, scenes_text
from tests.analysis.small import CATALOGUE, organisation, project

GERMAN = Language("de")
TODAY = date(2026, 11, 25)


def related(n: int, subject: str, object: str) -> Relation:
    return Relation(id=f"r{n}", subject=subject, kind="partner", object=object, source="s")


def titles(catalogue: Catalogue) -> list[str]:
    return [scene.title for scene in tour(catalogue, GERMAN, TODAY).scenes]


def test_it_goes_from_all_over_the_laender_and_networks_to_beginnings_and_money():
    assert titles(CATALOGUE) == [
        "Alle Netzwerke auf einen Blick",
        "Niedersachsen",  # the fund works all over Germany
        "Sachsen",
        "Sachsen-Anhalt",
        "Thüringen",
        "Bridge",  # among those of most ties the first; no network has any
        "1992: der erste Anfang",
        "2022: der jüngste Anfang",
        "2019: die meisten Förderungen zugleich",
        "Was ausläuft",
        "Was wo fehlt",
    ]


def test_each_scene_tells_what_the_records_say():
    notes = {scene.title: scene.note for scene in tour(CATALOGUE, GERMAN, TODAY).scenes}
    assert notes["Alle Netzwerke auf einen Blick"] == (
        "Der Atlas kennt 8 Organisationen und 2 Projekte."
    )
    assert notes["1992: der erste Anfang"] == "1 Anfang im Jahr 1992: Club"
    assert (
        notes["2019: die meisten Förderungen zugleich"] == "Unter den Geldgebern: Council und Fund"
    )


def test_scenes_of_time_and_money_ask_for_their_year():
    asked = {scene.title: scene.selection for scene in tour(CATALOGUE, GERMAN, TODAY).scenes}
    assert asked["1992: der erste Anfang"] == Selection(active=date(1992, 12, 31))
    assert asked["2019: die meisten Förderungen zugleich"] == Selection(
        lens="funded", funded=Years(2019, 2019)
    )


def test_of_a_source_its_network_is_shown_else_who_has_most_ties():
    catalogue = build_catalogue(
        Dataset(
            sources=(Source(id="s", title="Bericht"),),
            organisations=(
                organisation("hub"),
                organisation("net", "network", summary="Verbindet."),
                organisation("other").model_copy(update={"source": "t"}),
            ),
            projects=(project("work").model_copy(update={"source": "t"}),),
            relations=(
                related(1, "hub", "other"),
                related(2, "hub", "work"),
                related(3, "work", "net"),
            ),
        )
    )
    found = [s for s in tour(catalogue, GERMAN, TODAY).scenes if s.record]
    assert [(s.record, s.note) for s in found] == [
        ("net", "Verbindet.\nQuelle: Bericht"),
        ("work", "Quelle: t"),
    ]


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("catalogue", [CATALOGUE, build_catalogue(Dataset())], ids=["some", "none"])
def test_every_scene_can_be_shown_kept_and_opened_again(catalogue, code):
    ready = tour(catalogue, Language(code), TODAY)
    known = {
        "district": [f"{n:05}" for n in range(20_000)],
        "state": ["03", "14", "15", "16"],
    }
    for scene in ready.scenes:
        assert scene.title
        assert from_params(scene.params, known) == (scene.selection, ())
        if scene.record:
            at = catalogue.position_of[scene.record]
            assert match(catalogue, scene.selection).shown[at]
    assert read_scenes(scenes_text(ready).encode()) == (ready, ())


def test_of_no_data_it_shows_that_there_is_nothing():
    assert titles(build_catalogue(Dataset())) == ["Alle Netzwerke auf einen Blick", "Was wo fehlt"]


def test_of_long_texts_a_note_has_what_has_room():
    long = build_catalogue(
        Dataset(
            organisations=tuple(organisation(each, summary="x" * 4_100) for each in ("hub", "end")),
            relations=(related(1, "hub", "end"),),
        )
    )
    (scene,) = [each for each in tour(long, GERMAN, TODAY).scenes if each.record]
    assert len(scene.note) == 4_000 and scene.note.endswith("x…")


def test_the_first_beginning_is_not_told_where_an_earlier_one_is_known():
    years = {"old": "1897", "one": "1919", "two": "1990"}
    found = build_catalogue(
        Dataset(organisations=tuple(organisation(k, founded=v) for k, v in years.items()))
    )
    assert [each for each in titles(found) if "Anfang" in each] == ["1990: der jüngste Anfang"]


@pytest.mark.parametrize(
    ("spells", "year"),
    [
        ([("1921", "1921"), ("2010", "2010"), ("2011", "2011"), ("2015", "2015")], 1921),
        ([("1921", "1921"), ("2011", "2011"), ("2011", "2011")], 2011),
        ([("2020", None), ("2027", "2029"), ("2028", "2028")], 2020),  # the rest is to come
        ([("2030", "2031")], None),
    ],
)
def test_most_fundings_at_a_time_are_counted_year_by_year_up_to_today(spells, year):
    paid = tuple(
        Funding(
            **{"id": f"f{n}", "funder": "a", "recipient": "b", "source": "s"},
            start=f"{start}-01-01" if end else f"{start}-01-01/..",
            end=f"{end}-12-31" if end else None,
        )
        for n, (start, end) in enumerate(spells)
    )
    people = (organisation("a"), organisation("b"))
    found = build_catalogue(Dataset(organisations=people, fundings=paid))
    assert busiest_year(fundings(found, np.ones(2, dtype=bool)), TODAY) == year
