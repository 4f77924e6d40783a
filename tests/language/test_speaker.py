"""Sentences, numbers and dates in both languages; no value is ever read as a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from markupsafe import Markup

from dashboard.language import LANGUAGES, Language, message
from dashboard.language.message import Message

GERMAN, ENGLISH = Language("de"), Language("en")


def test_german_comes_first():
    assert Language() == GERMAN
    assert next(iter(LANGUAGES)) == "de"


@pytest.mark.parametrize("code", ["fr", "DE", "", "../de"])
def test_there_are_no_other_languages(code):
    with pytest.raises(ValueError, match="no such language"):
        Language(code)


@pytest.mark.parametrize(
    ("language", "said"), [(GERMAN, "seit 2014, läuft weiter"), (ENGLISH, "2014, goes on")]
)
def test_a_sentence_is_said_with_its_values(language, said):
    since = "seit 2014" if language is GERMAN else "2014"
    assert said == language.say("{since}, goes on", since=since)


def test_a_sentence_without_a_german_one_is_said_in_english():
    assert GERMAN.say("A sentence that nobody translated: {x}", x=1).endswith(": 1")


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (3000, "3,000 rows")]
)
def test_one_and_many_are_told_apart(n, said):
    assert said == ENGLISH.count("{n} row", "{n} rows", n)


@pytest.mark.parametrize("value", ["{n}", "{0}", "{x.__class__}", "{{x}}", "%(x)s", "%s"])
def test_braces_in_a_value_stay_as_they_are(value):
    assert f"since {value}" == ENGLISH.say("since {date}", date=value)
    assert f"seit {value}" == GERMAN.say("since {date}", date=value)


def test_a_message_is_said_later_and_so_are_the_messages_in_it():
    sentence = message("{since}, goes on", since=message("since {date}", date=2014))
    assert GERMAN.render(sentence) == "seit 2014, läuft weiter"
    assert ENGLISH.render(sentence) == "since 2014, goes on"


def test_messages_are_values():
    assert message("{a} {b}", a=1, b=2) == message("{a} {b}", b=2, a=1)
    assert {message("x"), message("x")} == {Message("x")}


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (0, "0", "0"),
        (3000, "3.000", "3,000"),
        (0.5, "0,5", "0.5"),
        (-1234.5, "-1.234,5", "-1,234.5"),
    ],
)
def test_numbers_have_the_separators_of_the_language(value, german, english):
    assert (german, english) == (GERMAN.number(value), ENGLISH.number(value))


def test_amounts_are_in_euros():
    assert GERMAN.money(12500) == "12.500,00\N{NO-BREAK SPACE}€"
    assert ENGLISH.money(12500) == "€12,500.00"


def test_days_and_months_are_written_out():
    day = date(1999, 10, 1)
    assert (GERMAN.day(day), GERMAN.month(day)) == ("1. Oktober 1999", "Oktober 1999")
    assert (ENGLISH.day(day), ENGLISH.month(day)) == ("1 October 1999", "October 1999")


@pytest.mark.parametrize(
    ("items", "german", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a und b", "a and b"),
        (["a", "b", "c"], "a, b und c", "a, b and c"),
    ],
)
def test_things_in_a_row_are_strung_together(items, german, english):
    assert (german, english) == (GERMAN.listing(items), ENGLISH.listing(items))


def test_alternatives_are_strung_with_or():
    assert GERMAN.listing(["a", "b", "c"], alternatives=True) == "a, b oder c"


def test_a_sentence_around_a_button_keeps_it_and_escapes_all_else():
    button = Markup("<button>3</button>")
    assert ENGLISH.say("since {date}", date=button) == "since <button>3</button>"
    told = ENGLISH.count("{n} row of {x}", "{n} rows of {x}", 3, n=button, x="<b>")
    assert told == "<button>3</button> rows of &lt;b&gt;"
    assert ENGLISH.listing([button, "<b>", "c"]) == "<button>3</button>, &lt;b&gt; and c"
    assert ENGLISH.listing(["{0}", "<b>"]) == "{0} and <b>"
