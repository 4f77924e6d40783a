"""Where in Thüringen does nobody offer language support, as far as recorded?

What is expected here was read in the five documents. Of Thüringen only 001 names language, and no
courses: as a topic of the meetings and working groups of the network in Erfurt (line 10), so the
record of the network has the topic. The others with it (002) are in Niedersachsen and do speak of
courses or lessons: Winsen (Luhe), Hannover and Osnabrück. So nobody does in the two other
districts of which the documents tell what somebody there works on: the Ilm-Kreis (000, refugees'
and youth work in Ilmenau) and Landkreis Greiz (004, a society for culture). Of Gera, Altenburg
and Eisenberg 004 has names alone, of 16 more districts no document speaks. Four work in all of
Thüringen, on other topics: the House of Resources (000), the foundation for volunteering and the
project of the Ukrainehilfe (003), and MigraNetz (004). In 002 the agency for volunteers in
Braunschweig and Landkreis Wolfenbüttel teaches nobody German either.

The answer is three clicks away: Auswertung, Lücken und Überschneidungen, Sprachförderung; it
stands in the sentence over the map of that row, and by Land beside it.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.coverage import Coverage, Field, coverage
from dashboard.analysis.coverage_records import offering, telling_wide
from dashboard.analysis.coverage_telling import only_widely
from dashboard.drawing.coverage_row import row_answer
from dashboard.language import Language
from dashboard.selection import LENSES, Selection
from dashboard.sources import load
from tests.ui.at_page import at_page
from tests.ui.test_quality_page import markup

ERFURT, GERA, ILM_KREIS = "16051", "16052", "16070"
EISENBERG, GREIZ, ALTENBURG = "16074", "16076", "16077"
LAND_WIDE = {
    "house-of-resources-thueringen",
    "thueringer-ehrenamtsstiftung",
    "ukrainehilfe-vernetzen",
    "migranetz-thueringen-ev",
}


@pytest.fixture(scope="module")
def catalogue(root: Path):
    return build_catalogue(load(root / "data").dataset)


def kinds(found: Coverage) -> dict[str, Field]:
    """What is known of language support in each district of Thüringen."""
    of_row = found.kinds[found.row("language")].tolist()
    told = zip(found.columns, map(Field, of_row), strict=True)
    return {column: kind for column, kind in told if column[:2] == "16"}


@pytest.mark.parametrize("lens", LENSES)
def test_the_answer_is_the_same_whoever_is_counted(catalogue, lens):
    found = coverage(match(catalogue, Selection(lens=lens)), "topic", "district")
    told = kinds(found)
    assert {column for column, kind in told.items() if kind is Field.OFFERED} == {ERFURT}
    assert {column for column, kind in told.items() if kind is Field.NOTHING} == {ILM_KREIS, GREIZ}
    assert list(told.values()).count(Field.UNKNOWN) == 19 and len(told) == 22
    assert {told[column] for column in (GERA, ALTENBURG, EISENBERG)} == {Field.UNKNOWN}
    there = offering(found, "language", ERFURT)
    assert catalogue.ids(there) == ["netzwerk-integration-erfurt"]


@pytest.mark.parametrize("lens", LENSES)
def test_the_sentence_says_all_of_it(catalogue, lens):
    asked = Selection(lens=lens, state=("16",))
    found = coverage(match(catalogue, asked), "topic", "district")
    assert row_answer(found, "language", Language("de")) == (
        "Erfasst in 1 von 22 Kreisen: Erfurt. "
        "Nichts angeboten in 2 Kreisen, soweit erfasst: Ilm-Kreis und Landkreis Greiz. "
        "Zu keinem Thema etwas Eigenes erfasst in 19 Kreisen. "
        "Landesweit oder bundesweit wirken dort 2 Organisationen und 2 Projekte, aber nicht dazu."
    )
    assert set(catalogue.ids(telling_wide(found, "language"))) == LAND_WIDE
    assert only_widely(found, "works") == 19, "what else is told of them is told of the Land"


def test_of_1993_only_ilmenau_is_told(catalogue):
    """000: the students' society has been there since 1992, its week since 1993."""
    asked = Selection(state=("16",), active=date(1993, 12, 31))
    told = kinds(coverage(match(catalogue, asked), "topic", "district"))
    assert {column for column, kind in told.items() if kind is Field.NOTHING} == {ILM_KREIS}
    assert list(told.values()).count(Field.UNKNOWN) == 22, "Eisenach was a district, too"


def test_the_third_click_shows_the_answer_in_a_sentence_and_by_land():
    test = at_page("gaps", {"gaps_row": "language"})
    said = re.sub("<[^>]*>", "", markup(test, "gaps_row_answer"))
    assert (
        "Nichts angeboten in 4 Kreisen, soweit erfasst (Niedersachsen: Braunschweig und Landkreis "
        "Wolfenbüttel; Thüringen: Ilm-Kreis und Landkreis Greiz)." in said
    )
    lands = markup(test, "gaps_lands")
    thueringen = lands[lands.index("Thüringen") :]
    assert "Erfurt (1)" in thueringen
    assert "Ilm-Kreis; Landkreis Greiz" in thueringen
