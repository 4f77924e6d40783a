"""What the filters offer, in which order, and what it is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from weakref import ref

import pytest

from dashboard.analysis import PROJECT, build_catalogue, facet_counts, match
from dashboard.analysis.choices import Choices
from dashboard.geography import districts, former_districts
from dashboard.language import Language
from dashboard.model import Dataset, Term
from dashboard.selection import FACETS, LENSES, Selection, Years, from_params, to_params
from dashboard.sources import load
from tests.analysis.small import CATALOGUE, DATASET, funding, organisation, project

GERMAN, ENGLISH = Language("de"), Language("en")


def term(list: str, code: str, german: str, english: str, sort: int) -> Term:
    return Term(list=list, code=code, label_de=german, label_en=english, sort=sort)


WORDS = (
    term("organisation_kind", "network", "Netzwerk", "Network", 2),
    term("organisation_kind", "association", "Verein", "Association", 1),
    term("topic", "youth", "Jugend", "Youth", 9),
    term("topic", "language", "Sprache", "Language", 3),
    term("target_group", "refugees", "Geflüchtete", "Refugees", 1),
    term("event_kind", "fair", "Messe", "Fair", 1),
)


def choices(language: Language = GERMAN, **tables: Any) -> Choices:
    return Choices(build_catalogue(Dataset(**{"vocabulary": WORDS, **tables})), language)


def test_laender_stand_by_name_and_districts_by_land():
    options = choices().options
    assert options["state"] == ("03", "14", "15", "16")
    assert sorted(options["district"]) == sorted(each.ags for each in districts())
    assert [code[:2] for code in options["district"]] == sorted(
        code[:2] for code in options["district"]
    )


def test_words_of_the_vocabulary_stand_in_its_order_and_projects_last():
    options = choices().options
    assert options["kind"] == ("association", "network", PROJECT)
    assert options["topic"] == ("language", "youth")
    assert options["target_group"] == ("refugees",)


def test_a_vocabulary_with_a_kind_called_project_offers_it_once():
    words = (*WORDS, term("organisation_kind", PROJECT, "Vorhaben", "Scheme", 0))
    assert choices(vocabulary=words).options["kind"] == (PROJECT, "association", "network")


def test_funders_stand_by_name_and_programmes_by_letter():
    offered = choices(
        organisations=(organisation("a", name="Zebra"), organisation("z", name="Ameise")),
        projects=(project("p"),),
        fundings=(
            funding("a", project="p", programme="Zusammen"),
            funding("z", project="p", programme="Anders"),
        ),
    ).options
    assert offered["funder"] == ("z", "a")
    assert offered["programme"] == ("Anders", "Zusammen")


def test_only_those_who_pay_are_offered_as_funders():
    assert Choices(CATALOGUE, GERMAN).options["funder"] == ("council", "fund")


@pytest.mark.parametrize(
    ("facet", "code", "german", "english"),
    [
        ("state", "16", "Thüringen", "Thüringen"),
        ("district", "16070", "Ilm-Kreis", "Ilm-Kreis"),
        ("district", "16076", "Landkreis Greiz", "Landkreis Greiz"),
        ("kind", "association", "Verein", "Association"),
        ("kind", PROJECT, "Projekt", "Project"),
        ("topic", "language", "Sprache", "Language"),
        ("target_group", "refugees", "Geflüchtete", "Refugees"),
        ("funder", "fund", "Fund", "Fund"),
        ("programme", "Together", "Together", "Together"),
        ("topic", "not-in-the-vocabulary", "not-in-the-vocabulary", "not-in-the-vocabulary"),
    ],
)
def test_an_option_is_called_what_people_call_it(facet, code, german, english):
    tables = {name: rows for name, rows in DATASET.tables().items() if name != "vocabulary"}
    assert choices(GERMAN, **tables).label(facet, code) == german
    assert choices(ENGLISH, **tables).label(facet, code) == english


@pytest.mark.parametrize(
    ("code", "german", "english"),
    [
        ("16070", "Ilm-Kreis · TH 16070", "Ilm-Kreis · TH 16070"),
        (
            "16063",
            "Wartburgkreis · TH 16063 (früher Eisenach 16056)",
            "Wartburgkreis · TH 16063 (formerly Eisenach 16056)",
        ),
        (
            "03159",
            "Landkreis Göttingen · NI 03159 (früher Göttingen 03152, Osterode am Harz 03156)",
            "Landkreis Göttingen · NI 03159 (formerly Göttingen 03152, Osterode am Harz 03156)",
        ),
        ("15002", "Halle (Saale) · ST 15002", "Halle (Saale) · ST 15002"),
        ("14713", "Leipzig · SN 14713", "Leipzig · SN 14713"),
    ],
)
def test_a_district_is_found_by_its_code_its_land_and_what_it_was_called(code, german, english):
    assert choices(GERMAN).searchable("district", code) == german
    assert choices(ENGLISH).searchable("district", code) == english


def test_every_old_code_is_found_somewhere():
    offered = choices()
    texts = [offered.searchable("district", code) for code in offered.options["district"]]
    for former in former_districts():
        assert sum(former.code in text for text in texts) == 1
    assert len(set(texts)) == len(texts)


def test_other_options_are_typed_as_they_are_called():
    offered = choices()
    for facet in ("state", "kind", "topic", "target_group"):
        for code in offered.options[facet]:
            assert offered.searchable(facet, code) == offered.label(facet, code)


@pytest.mark.parametrize(
    ("founded", "span"),
    [
        ([], (2000, 2001)),
        ([None], (2000, 2001)),
        (["1992"], (1992, 1993)),
        (["1992", "2014-36", None], (1992, 2014)),
        (["2014~"], (2013, 2015)),
        (["0900"], (900, 901)),
    ],
)
def test_the_years_of_founding_span_what_the_data_know(founded, span):
    offered = choices(
        organisations=tuple(organisation(f"o{n}", founded=day) for n, day in enumerate(founded))
    )
    assert offered.founding_years == Years(*span)
    assert Selection(founded=offered.founding_years).founded == span


@pytest.mark.parametrize(
    ("periods", "span"),
    [
        ([], (2000, 2001)),
        ([(None, None)], (2000, 2001)),
        ([("1999-10-01", "2002-09-30"), ("2002-10-01/..", None)], (1999, 2010)),
        ([(None, "2003")], (2003, 2004)),
    ],
)
def test_the_years_of_funding_span_what_is_known_of_them_and_go_on_to_this_year(periods, span):
    offered = choices(
        organisations=(organisation("o"),),
        fundings=tuple(funding("o", recipient="o", start=start, end=end) for start, end in periods),
    )
    assert replace(offered, today=date(2010, 5, 1)).funding_years == Years(*span)


def test_what_is_offered_is_prepared_once_for_all_runs_and_let_go_with_its_data():
    catalogue = build_catalogue(DATASET)
    one, other = Choices(catalogue, GERMAN), Choices(catalogue, ENGLISH)
    assert one.options is other.options
    assert one.known() is other.known()
    assert one.searchable("kind", PROJECT) == "Projekt"
    assert other.searchable("kind", PROJECT) == "Project"
    gone = ref(catalogue)
    del catalogue, one, other
    assert gone() is None


@pytest.fixture(scope="module")
def real(root: Path) -> Choices:
    return Choices(build_catalogue(load(root / "data").dataset), GERMAN)


def test_nothing_is_counted_that_cannot_be_chosen(real):
    for lens in LENSES:
        counts = facet_counts(match(real.catalogue, Selection(lens=lens)))
        for facet in FACETS:
            assert set(counts[facet]) <= set(real.options[facet]), (lens, facet)


@pytest.mark.parametrize("facet", FACETS)
def test_every_real_option_has_a_name_of_its_own_and_a_link(real, facet):
    names = [real.label(facet, code) for code in real.options[facet]]
    assert len(set(names)) == len(names)
    assert all(name.strip() for name in names)
    for code in real.options[facet]:
        asked = Selection(**{facet: (code,)})
        assert from_params(to_params(asked), real.known()) == (asked, ())
