"""What is said of the districts of a day before a reform."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.drawing.past_words import boundaries_words
from dashboard.geography import epoch_on
from dashboard.language import Language


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            date(2010, 5, 1),
            "Kreise vom 1. Januar 2016 (ältere sind nicht bekannt), "
            "vor den Reformen von Göttingen, Osterode am Harz und Eisenach.",
        ),
        (
            date(2016, 1, 1),
            "Kreise dieses Tages, vor den Reformen von Göttingen, Osterode am Harz und Eisenach.",
        ),
        (date(2021, 6, 30), "Kreise dieses Tages, vor der Reform von Eisenach."),
    ],
)
def test_it_is_said_which_districts_there_were_and_how_old_the_borders_are(day, said):
    assert boundaries_words(day, epoch_on(day), Language("de")) == said


def test_it_is_said_that_the_districts_of_today_are_shown():
    said = boundaries_words(date(2010, 5, 1), epoch_on(None), Language("en"))
    assert said == "Counted and drawn in the districts of today."
