"""What is offered where, drawn: the table and the map, as markup and as values."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.classes import MOST, class_bounds, classed, step
from dashboard.analysis.coverage import Field, coverage
from dashboard.analysis.coverage_records import nowhere
from dashboard.analysis.overlaps import overlaps_of
from dashboard.drawing.choropleth import NOTHING, SHADES, fields_of_class, key, tints
from dashboard.drawing.coverage_lists import land_table, overlap_table
from dashboard.drawing.coverage_row import row_answer
from dashboard.drawing.coverage_table import coverage_table, legend
from dashboard.drawing.coverage_told import (
    elsewise_line,
    hidden_columns,
    lead,
    told_line,
)
from dashboard.drawing.coverage_words import Measure, inhabitants
from dashboard.drawing.told import opening
from dashboard.export.coverage_figure import coverage_figure
from dashboard.export.coverage_sides import lands_figure
from dashboard.language import Language
from dashboard.selection import LENSES, Selection
from tests.analysis.small import organisation
from tests.analysis.test_coverage import DATASET, ERFURT, GERA, JENA, SUHL, WEIMAR, covered
from tests.sources.folders import HOSTILE

GERMAN = Language("de")
COUNT, PER_HEAD = Measure(False), Measure(True)


def named(code: str) -> str:
    return {"language": "Sprache", "youth": "Jugend", "culture": "Kultur"}[code]


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([], ()),
        ([0, 0], ()),
        ([0, 3, 3, 1], (1.0, 3.0)),
        ([1, 2, 3, 4, 5], (1.0, 2.0, 3.0, 4.0, 5.0)),
        ([1, 2, 10, 11, 50, 51, 100, 102, 500], (2.0, 11.0, 51.0, 102.0, 500.0)),
    ],
)
def test_classes_hold_what_differs_least(values, bounds):
    assert class_bounds(values) == bounds


def test_every_positive_value_has_a_class_and_nothing_has_none():
    values = np.array([0.0, 0.5, 3.0, 1e6])
    bounds = class_bounds(range(1, 1000))
    assert len(bounds) == MOST and bounds[-1] == 999
    assert classed(values, bounds).tolist() == [0, 1, 1, MOST]
    assert [step(n, 2) for n in (1, 2)] == [1, MOST]
    assert step(1, 1) == MOST


def test_the_table_has_a_field_for_each_row_and_column_and_says_what_it_is():
    drawn = coverage_table(covered(state=("16",)), COUNT, named, GERMAN)
    assert drawn.count("<tr") == 2 + 3 + 1  # Länder, columns; rows; what has no row
    assert f'data-open="field:language:{ERFURT}">1</button>' in drawn
    assert f'data-open="field:language:{GERA}">↗1</button>' in drawn
    assert f'data-open="field:youth:{JENA}">?</button>' in drawn  # opens the office, without topic
    assert f"field:youth:{WEIMAR}" not in drawn  # nobody is there to be opened
    assert 'data-open="unplaced:language">3</button>' in drawn


def test_the_lead_counts_each_field_once():
    found = covered()
    n = {kind: int((found.kinds == kind).sum()) for kind in Field}
    assert sum(n.values()) == 3 * 94
    assert f"Von 282 Feldern: {n[Field.OFFERED]} belegt" in lead(found, GERMAN)
    assert "Erfasst in 3 von 94 Kreisen" in row_answer(found, "language", GERMAN)


def test_the_map_fills_each_district_by_its_class_or_by_what_it_lacks():
    found = covered(lens="works", state=("16",))
    filled = {
        ags: (fill, lines)
        for ags, fill, lines in tints(found, COUNT, "language", "Sprache", GERMAN)
    }
    assert len(filled) == len(found.columns)
    assert filled[GERA] == (SHADES[-1], ["Sprache: 2"])
    assert filled[ERFURT][0] == SHADES[-1], "two as well"
    assert filled[SUHL][0] == SHADES[0]
    assert filled[WEIMAR][0] == "unknown"
    youth = {ags: fill for ags, fill, _ in tints(found, COUNT, "youth", "Jugend", GERMAN)}
    assert youth[ERFURT] == NOTHING


def test_all_districts_of_a_land_have_its_fill_and_its_name():
    filled = tints(covered(level="state"), COUNT, "language", "Sprache", GERMAN)
    assert len(filled) == 94
    assert {(fill, *lines) for ags, fill, lines in filled if ags[:2] == "16"} == {
        (SHADES[-1], "Thüringen", "Sprache: 3")
    }


def test_the_key_counts_what_the_map_shows():
    drawn = key(covered(state=("16",)), COUNT, "language", GERMAN)
    assert "1 (2 Kreise)" in drawn
    assert "Nur von außerhalb versorgt (1 Kreis)" in drawn


def test_per_head_counts_are_over_the_inhabitants_of_the_place():
    assert PER_HEAD.of(1, ERFURT) == round(100_000 / inhabitants(ERFURT), 2)
    assert inhabitants("16") == sum(inhabitants(c) for c in covered(state=("16",)).columns)
    assert 2_000_000 < inhabitants("16") < 2_200_000
    assert "31.12.2018" in legend(covered(), PER_HEAD, GERMAN)


def test_per_head_the_key_has_the_digits_of_the_table_and_its_map():
    found = covered(lens="works")
    in_key = re.findall(r">([\d,–]+) \(\d+ ", key(found, PER_HEAD, "language", GERMAN))
    bounds = {bound for each in in_key for bound in each.split("–")}
    in_table = re.findall(
        r'field:language:\d+">↗?([\d,]+)<', coverage_table(found, PER_HEAD, named, GERMAN)
    )
    on_map = tints(found, PER_HEAD, "language", "", GERMAN)
    told = {line.removeprefix(": ") for *_, lines in on_map for line in lines}
    assert bounds and bounds <= set(in_table) & told
    assert any(len(bound.split(",")[-1]) == 1 and "," in bound for bound in bounds)
    assert ">1,8<" in legend(found, PER_HEAD, GERMAN)
    assert ">3<" in legend(found, COUNT, GERMAN)


@pytest.mark.parametrize(
    ("lens", "level", "told", "never"),
    [
        ("sits", "district", "Sitz nicht erfasst, wirkt aber hier", ""),
        ("sits", "district", "Sitz nur als dieses Land erfasst", ""),
        ("sits", "state", "Sitz nicht erfasst, wirkt aber hier", "als dieses Land"),
        ("works", "district", "sitzt aber hier oder wird hier gefördert)", "als dieses Land"),
        ("funded", "district", "sitzt oder wirkt aber hier; Ort der Förderung nur als dieses", ""),
    ],
)
def test_the_key_says_of_whom_a_field_is_not_recorded(lens, level, told, never):
    drawn = legend(covered(lens=lens, level=level), COUNT, GERMAN)
    assert told in drawn and (not never or never not in drawn)


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("filters", [{}, {"state": ("16",)}])
def test_who_has_no_place_at_all_is_told_wherever_nothing_is_offered(lens, filters):
    organisations = (*DATASET.organisations, organisation("lost", topics=("youth",)))
    catalogue = build_catalogue(replace(DATASET, organisations=organisations))
    found = coverage(match(catalogue, Selection(lens=lens, **filters)), "topic", "district")
    said = row_answer(found, "youth", GERMAN, opening(GERMAN))
    assert 'data-open="nowhere:youth">1</button> Eintrag mit' in said
    assert "gar keinen erfassten Ort und kann überall sein." in said
    assert catalogue.ids(nowhere(found, "youth")) == ["lost"]
    in_file = lands_figure(found, COUNT, "youth", "Jugend", GERMAN).notes
    assert any(
        note.endswith(
            "1 Eintrag mit diesem Thema hat gar keinen erfassten Ort und kann überall sein."
        )
        for note in in_file
    )
    # Those of whom a place is known by some lens are open there, and not everywhere.
    assert not nowhere(found, "language").any()
    assert "gar keinen" not in row_answer(found, "language", GERMAN)


def test_a_row_in_words_lists_the_gaps_first():
    drawn = land_table(covered(lens="works", state=("16",)), COUNT, "youth", GERMAN)
    assert drawn.index("Nichts angeboten") < drawn.index("Nicht erfasst") < drawn.index(">Erfasst<")
    assert "Gera (1)" in drawn


def test_overlaps_name_the_organisations_behind_them():
    found = covered(lens="works")
    (overlap,) = overlaps_of(found, "language")
    assert overlap == (GERA, 2, 2, ("roaming", "school"))
    drawn = overlap_table(found, "language", [overlap], GERMAN)
    assert 'data-open="school">School</button>' in drawn


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_row_is_called_is_text_wherever_it_stands(text):
    found = covered(state=("16",))
    drawn = coverage_table(found, COUNT, lambda _: text, GERMAN)
    assert text not in drawn or not set(text) & set("<>&\"'")
    assert coverage_figure(found, lambda _: text, "t", GERMAN).rows[0][0] == text


def test_the_table_to_take_along_has_a_row_for_each_field():
    found = covered(state=("16",))
    table = coverage_figure(found, named, "Themen", GERMAN)
    fields, edges = table.rows[: found.kinds.size], table.rows[found.kinds.size :]
    assert sum(int(row[5] or 0) for row in fields) == int(found.counts.sum())
    told = {(row[0], row[3]): row[5] for row in edges}
    assert len(edges) == len(told) == 2 * len(found.rows) + len(found.columns)
    n = found.row("language")
    assert told["Sprache", "Alle zusammen"] == found.placed[n] == 2
    assert told["Sprache", "Ort nicht erfasst"] == found.unplaced[n] == 3
    assert told["Thema nicht erfasst", "Jena"] == 1  # the office
    assert any("Nicht erfasst:" in note for note in table.notes)


def test_the_lead_and_the_key_open_who_is_counted():
    found = covered()
    said = lead(found, GERMAN, opening(GERMAN))
    assert 'data-open="fields:offered:"' in said and 'data-open="fields:unknown:"' in said
    assert 'data-open="fields:offered:language"' in row_answer(
        found, "language", GERMAN, opening(GERMAN)
    )
    drawn = key(found, COUNT, "language", GERMAN)
    assert 'data-open="class:language:1"' in drawn
    assert 'data-open="fields:outside:language"' in drawn
    at = np.argwhere(fields_of_class(found, COUNT, "language", 1)).tolist()
    assert [found.rows[n] for n, _ in at] == ["language"] * 3
    assert not fields_of_class(found, COUNT, "language", 99).any()


def test_columns_of_which_nothing_is_known_can_be_left_out_and_that_is_said():
    found = covered()
    drawn = coverage_table(found, COUNT, named, GERMAN, whole=False)
    assert f"field:language:{ERFURT}" in drawn and "Weimar" not in drawn
    assert "Weimar" in coverage_table(found, COUNT, named, GERMAN)
    known = int(found.telling.sum())
    assert told_line(found, GERMAN) == f"In {known} von 94 Kreisen ist überhaupt ein Thema erfasst."
    assert told_line(covered(district=(ERFURT,)), GERMAN) == ""
    assert hidden_columns(found, 94 - known, GERMAN).startswith(f"Auch die {94 - known} Kreise")
    assert "wer dort wirkt: in 24 Kreisen" in elsewise_line(found, "works", 24, 0, GERMAN)
