"""What stands beside the map on the big screen."""

from __future__ import annotations

from datetime import date

from dashboard.analysis.timelines import Held
from dashboard.analysis.years import Stretch
from dashboard.drawing.stage import MOST_EVENTS, draw_held, draw_years, funded_words
from dashboard.language import Language
from dashboard.model import Period

GERMAN = Language("de")
YEARS = [Stretch(1990 + n, 1990 + n, n, 1) for n in range(10)]


def held(title: str) -> Held:
    day = date(2019, 3, 14)
    return Held("e", title, "talk", None, day, day, Period.of(None, None))


def test_the_year_that_is_shown_is_marked_and_one_beyond_the_picture_is_not():
    for year, marks in ((1990, 1), (1999, 1), (1989, 0), (2000, 0), (None, 0)):
        assert str(draw_years(YEARS, GERMAN, now=year)).count("na-now") == marks


def test_a_picture_of_fundings_says_so_to_those_who_do_not_see_it():
    said = "Förderungen nach Jahren, 1990 bis 1999; der höchste Balken steht für 10."
    assert funded_words(YEARS, GERMAN) == said
    assert f'aria-label="{said}"' in draw_years(YEARS, GERMAN, said=said)
    assert funded_words([], GERMAN) == ""


def test_the_first_events_of_a_year_are_named_and_the_others_counted():
    drawn = draw_held(
        [held(f"Abend {n}") for n in range(MOST_EVENTS)], MOST_EVENTS + 2, 2019, GERMAN
    )
    assert "<h2>Veranstaltungen 2019</h2>" in drawn
    assert drawn.count("<li>Abend") == MOST_EVENTS
    assert "<li>und 2 weitere Veranstaltungen</li>" in drawn


def test_the_title_of_an_event_is_never_markup():
    drawn = draw_held([held("<img src=x onerror=alert(1)>")], 1, 2019, GERMAN)
    assert "<img" not in drawn
    assert "weitere" not in drawn
