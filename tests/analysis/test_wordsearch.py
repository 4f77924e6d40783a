"""Free text finds words however they are typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.wordsearch import containing, folded, haystack
from tests.analysis.small import organisation, project


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Thüringen", "Thüringen"),
        ("Thüringen", "thueringen"),
        ("Thüringen", "THÜRINGEN"),
        ("Thüringen", "THUERINGEN"),
        ("Thüringen", unicodedata.normalize("NFD", "Thüringen")),
        (unicodedata.normalize("NFD", "Thüringen"), "Thueringen"),
        ("Thueringen", "Thüringen"),
        ("THÜRINGEN", "thüringen"),
        ("Straße", "STRASSE"),
        ("STRASSE", "Straße"),
        ("Café", "cafe"),
        ("Cafe", "CAFÉ"),
        ("Łódź", "łodz"),
        ("Sprachförderung", "förder"),
        ("Sprachförderung", "foerder"),
        ("Verein für Sprache", "sprache verein"),
        ("wo:ilmenau – refugees", "wo:ilmenau"),
        ("Ein „Zitat“", "„zitat“"),
        ("Begegnung\u00a0im Haus", "begegnung im"),
        ("Привет", "привет"),
        ("a{b}[c](d)*.+?^$|\\", "[c](d)*.+?^$|\\"),
    ],
)
def test_a_word_is_found(text, typed):
    assert containing((folded(text),), typed).tolist() == [True]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Thüringen", "Thuringia"),
        ("Verein für Sprache", "verein kultur"),
        ("Verein", "ver ein s"),
        ("abc", "a.c"),
        ("", "x"),
    ],
)
def test_a_word_that_is_not_there_is_not_found(text, typed):
    assert containing((folded(text),), typed).tolist() == [False]


def test_all_words_must_be_there_in_any_order():
    texts = (folded("Haus der Sprache"), folded("Haus der Kultur"), folded("Sprache"))
    assert containing(texts, "sprache haus").tolist() == [True, False, False]


def test_no_word_asks_for_nothing():
    assert containing(("a", ""), " \u0308").tolist() == [True, True]
    assert containing((), "x").tolist() == []


def test_names_short_names_and_summaries_are_looked_through():
    text = haystack(organisation("x", name="Ärzte", short_name="ÄHi", summary="Für alle"))
    assert text == "aerzte\naehi\nfuer alle"


def test_former_names_are_looked_through():
    text = haystack(project("x", name="wo:ilmenau", former_names=("Haus – bigi", "Café")))
    assert text == "wo:ilmenau\nhaus – bigi\ncafe"


def test_words_are_not_found_across_two_names():
    text = haystack(project("x", name="Haus", former_names=("Boot",)))
    assert not containing((text,), "hausboot").any()


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_and_each_text_finds_itself(text):
    assert folded(folded(text)) == folded(text)
    assert containing((folded(text),), text).all()
