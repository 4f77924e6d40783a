"""What a card says of districts that were others on the day that the reader looks at."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.drawing.record_card import record_card
from dashboard.geography import epoch_on
from dashboard.language import Language
from dashboard.model import Dataset, Source
from tests.analysis.small import area, location, organisation, point
from tests.drawing.markup import Parsed

EISENACH = point((50.9747, 10.3245))
DATASET = Dataset(
    organisations=tuple(
        organisation(id) for id in ("town", "pointed", "vague", "alike", "reach", "wide", "old")
    ),
    locations=(
        location("town", "16056000", place="Eisenach"),
        location("pointed", "16063", place="Eisenach", precision="address", **EISENACH),
        location("vague", "03159", precision="district"),
        location("alike", "16070029", place="Ilmenau"),
    ),
    areas=(area("reach", "03159"), area("wide", "16"), area("old", "16056")),
    sources=(Source(id="s", title="S"),),
)
BEFORE, NOW = date(2016, 6, 1), date(2023, 1, 1)
SAID = "heutiger Kreis"


def words(record: str, day: date) -> str:
    return Parsed(record_card(DATASET, record, Language("de"), epoch=epoch_on(day))).words


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("town", "heutiger Kreis; am gewählten Tag: Eisenach"),
        ("pointed", "heutiger Kreis; am gewählten Tag: Eisenach"),
        ("vague", "heutiger Kreis"),
        ("reach", "heutiger Kreis; am gewählten Tag: Landkreis Göttingen"),
    ],
)
def test_a_district_that_was_another_on_the_day_is_told_with_that_one(record, said):
    assert said in words(record, BEFORE)
    assert SAID not in words(record, NOW)


@pytest.mark.parametrize("record", ["alike", "wide", "old"])
def test_where_it_is_the_same_nothing_is_said(record):
    assert SAID not in words(record, BEFORE)
