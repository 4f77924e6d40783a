"""The list behind a number names the districts of the day that was asked for."""

from __future__ import annotations

import pytest

from tests.sources.folders import GOOD, write_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import faults
from tests.ui.test_quality_page import markup


@pytest.mark.parametrize(
    ("asked", "named"), [({}, "(Eisenach (–2021))"), ({"todays_districts": "1"}, "(Wartburgkreis)")]
)
def test_the_list_behind_a_number_names_the_districts_of_the_day(
    tmp_path, monkeypatch, asked, named
):
    (seat, *others), moved = GOOD["locations"], {"ags": "16056000", "place": "Hörschel"}
    nowhere = {"latitude": "", "longitude": "", "precision": "municipality"}
    write_folder(tmp_path / "moved", locations=[{**seat, **moved, **nowhere}, *others])
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "moved"))
    test = at_page("gaps", {"active": "2018-06-01", **asked}, list_opened="all")
    assert not test.exception
    assert not faults(test)
    assert f"Hörschel {named}" in markup(test, "opened_list")
