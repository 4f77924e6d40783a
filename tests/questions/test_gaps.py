"""Where in Thüringen does nobody offer language support, as far as recorded?

What is expected here was read in the five documents. Of Thüringen only 001 speaks of language
courses: the network in Erfurt. The others that do (002) are in Niedersachsen: Winsen (Luhe),
Hannover and Osnabrück. The answer is three clicks away: Auswertung, Lücken und
Überschneidungen, Sprachförderung; under the map of that row it stands by Land.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.coverage import Coverage, Field, coverage
from dashboard.analysis.coverage_records import offering
from dashboard.selection import Selection
from dashboard.sources import load
from tests.ui.at_page import at_page
from tests.ui.test_quality_page import markup

ERFURT = "16051"


@pytest.fixture(scope="module")
def catalogue(root: Path):
    return build_catalogue(load(root / "data").dataset)


def kinds(found: Coverage) -> dict[str, Field]:
    """What is known of language support in each district of Thüringen."""
    of_row = found.kinds[found.row("language")].tolist()
    told = zip(found.columns, map(Field, of_row), strict=True)
    return {column: kind for column, kind in told if column[:2] == "16"}


def test_nobody_is_recorded_to_work_on_it_anywhere_but_in_erfurt(catalogue):
    found = coverage(match(catalogue, Selection(lens="works")), "topic", "district")
    told = kinds(found)
    assert told.pop(ERFURT) is Field.OFFERED
    assert set(told.values()) == {Field.NOTHING} and len(told) == 21
    there = offering(found, "language", ERFURT)
    assert catalogue.ids(there) == ["netzwerk-integration-erfurt"]


def test_nobody_with_a_seat_anywhere_but_in_erfurt_and_it_is_said_where_that_is_not_known(
    catalogue,
):
    told = kinds(coverage(match(catalogue, Selection()), "topic", "district"))
    assert told.pop(ERFURT) is Field.OFFERED
    assert set(told.values()) == {Field.NOTHING, Field.UNKNOWN}
    assert told["16070"] is Field.NOTHING, "Ilmenau's network and carriers tell other topics"


def test_the_third_click_shows_the_answer_by_land():
    test = at_page("gaps", {"gaps_row": "language"})
    lands = markup(test, "gaps_lands")
    thueringen = lands[lands.index("Thüringen") :]
    assert "Erfurt (1)" in thueringen
    assert "Ilm-Kreis" in thueringen and "Ilm-Kreis (" not in thueringen
