"""The profile of the Ilm-Kreis on the real data; what is expected was read in document 000."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.profile import Profile, profile
from dashboard.selection import Selection
from dashboard.sources import load


@pytest.fixture(scope="module")
def ilm_kreis(root: Path) -> Profile:
    catalogue = build_catalogue(load(root / "data").dataset)
    return profile(match(catalogue, Selection()), "16070", date(2026, 11, 25))


def test_who_sits_in_the_ilm_kreis_and_since_when(ilm_kreis):
    assert set(ilm_kreis.catalogue.ids(ilm_kreis.lenses["sits"])) == {
        "fluechtlingsnetzwerk-ilmenau",
        "iswi-ev",
        "jipi-gug",
        "kreisjugendring-ilm-kreis-ev",
        "landratsamt-ilm-kreis",
        "stadt-ilmenau",
        "tu-ilmenau",
        "wo-ilmenau",
        "international-student-week-ilmenau",
    }
    first = ilm_kreis.first
    assert first is not None and (first.record, first.text) == ("iswi-ev", "1992")


def test_who_pays_for_what_lands_in_the_ilm_kreis_and_that_no_period_is_told(ilm_kreis):
    paid = [(standing, row) for standing, row in ilm_kreis.fundings.listed()]
    assert {row.funder_name for standing, row in paid if standing == "undated"} == {
        "Thüringer Ministerium für Migration, Justiz und Verbraucherschutz",
        "UNO-Flüchtlingshilfe",
        "Landratsamt Ilm-Kreis",
        "Stadt Ilmenau",
    }
    assert {row.paid for standing, row in paid if standing == "undated"} == {"wo-ilmenau"}


def test_language_help_is_recorded_in_erfurt_next_door_but_not_in_the_ilm_kreis(ilm_kreis):
    row = next(row for row in ilm_kreis.topics if row.topic == "language")
    assert (row.state, row.beside) == ("missing", (("16051", 1),))
