"""Every row of which something is said stands on the map at its place, also where it stays out."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis import mapped
from dashboard.analysis.problem_rows import ERROR, WARNING, problem_rows, row_words, worst_by_row
from dashboard.language import Language
from dashboard.model import TABLES
from dashboard.sources.intake.draft import Answers
from dashboard.sources.intake.incoming import open_incoming
from dashboard.sources.intake.taking import Outcome, take_in, wishes_for
from tests.sources.intake.sheets import atlas
from tests.sources.intake.test_taking import zipped

LIST = """Name;Straße;PLZ;Ort;gegründet;Art
Haus;Anger 1;99084;Erfurt;31.02.2012;Verein
;Markt 3;99423;Weimar;;Verein
Frau X;Gasse 4;07743;Jena;;Privatperson
Haus;;99084;Erfurt;gestern;Verein
Brücke;;;Nirgendwo;;Verein
Gut;;98693;Ilmenau;1990;Verein
"""


def outcome(text: str = LIST, publication: str = "") -> Outcome:
    incoming = open_incoming("Vereine.csv", text.encode())
    wishes = wishes_for(incoming)
    answers = Answers(publication=publication)
    return take_in(incoming, type(wishes)(wishes.sheet, wishes.plan, answers), atlas())


def on_the_map(made: Outcome, language: str = "de") -> dict[str, tuple[str, float, float]]:
    """By row: the worst that is said of it, and where it stands."""
    rows = problem_rows(made, Language(language))
    picture = mapped(rows, np.ones(rows.size, dtype=bool), "sits")
    return {
        name: (kind, round(circle.latitude, 1), round(circle.longitude, 1))
        for circle in picture.circles
        for name, kind in circle.names
    }


def test_refused_rows_stand_at_their_place_and_later_rows_of_one_body_as_well():
    there = on_the_map(outcome())
    assert there == {
        "Zeile 2: Haus": (WARNING, 51.0, 11.0),
        "Zeile 3": (ERROR, 51.0, 11.3),
        "Zeile 4": (ERROR, 50.9, 11.6),
        "Zeile 5: Haus": (WARNING, 51.0, 11.0),
    }


def test_a_row_without_a_known_place_is_counted_though_not_drawn():
    rows = problem_rows(outcome(), Language("en"))
    assert rows.size == 5
    assert "Row 6: Brücke" in rows.records["name"].tolist()


@pytest.mark.parametrize(
    ("publication", "circles"), [("exact", 4), ("municipality", 4), ("district", 0), ("hidden", 0)]
)
def test_no_row_is_shown_more_exactly_than_was_answered(publication, circles):
    rows = problem_rows(outcome(publication=publication), Language("de"))
    assert len(on_the_map(outcome(publication=publication))) == circles
    streets = set(rows.dataset.table("locations").column("street").cells())
    assert streets == {None}


def table(name: str, *rows: dict[str, str]) -> str:
    """A table as the atlas itself writes it."""
    names = list(TABLES[name].model_fields)
    lines = [",".join(row.get(each, "") for each in names) for row in rows]
    return "\n".join([",".join(names), *lines, ""])


HAUS = {"id": "haus", "name": "Haus", "kind": "association", "source": "report"}
SEAT = {
    "id": "haus-seat",
    "owner": "haus",
    "role": "seat",
    "ags": "16051000",
    "latitude": "50.978",
    "longitude": "11.029",
    "precision": "municipality",
    "publication": "exact",
    "source": "report",
}
OWN = {
    "organisations.csv": table("organisations", HAUS | {"founded": "gestern"}),
    "locations.csv": table("locations", SEAT, SEAT | {"id": "x", "latitude": "nowhere"}),
}


def test_rows_of_an_own_file_are_known_by_sheet_and_stand_where_their_body_sits():
    """Of a place of which the point was not understood the municipality is left."""
    incoming = open_incoming("export.zip", zipped(**OWN))
    assert incoming.is_own
    made = take_in(incoming, wishes_for(incoming), atlas())
    assert worst_by_row(made)["organisations", 2] == ERROR
    there = on_the_map(made)
    assert there["organisations, Zeile 2: Haus"] == (ERROR, 51.0, 11.0)
    assert there["locations, Zeile 3: Haus"] == (ERROR, 51.0, 11.0)


def test_a_row_of_several_sheets_is_called_by_its_sheet():
    assert row_words(7, "Haus", "Liste", Language("en")) == "Liste, Row 7: Haus"
    assert row_words(7, "", "", Language("de")) == "Zeile 7"
