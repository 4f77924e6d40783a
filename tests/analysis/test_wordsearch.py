"""Free text finds words however they are typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue
from dashboard.analysis.wordsearch import Texts, all_folded, folded
from dashboard.model import Dataset, Organisation, Project
from dashboard.model.table import Column
from tests.analysis.small import organisation, project


def found(texts: Sequence[str | tuple[str, ...] | None], typed: str) -> list[bool]:
    """Which of the texts have what is typed."""
    return Texts.of(Column.of(texts)).containing(typed).tolist()


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
    assert found([text], typed) == [True]


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
    assert found([text], typed) == [False]


def test_all_words_must_be_there_in_any_order():
    texts = ("Haus der Sprache", "Haus der Kultur", "Sprache")
    assert found(texts, "sprache haus") == [True, False, False]


def test_no_word_asks_for_nothing():
    assert found(("a", None), " \u0308") == [True, True]
    assert found((), "x") == []


def told(*records: Organisation | Project) -> Texts:
    """What the free text looks through in some records."""
    organisations = [each for each in records if isinstance(each, Organisation)]
    projects = [each for each in records if isinstance(each, Project)]
    return build_catalogue(Dataset(organisations=organisations, projects=projects)).texts


def test_all_that_names_or_tells_of_a_record_is_looked_through():
    texts = told(
        organisation("x", name="Ärzte", short_name="ÄHi", summary="Für alle"),
        project("p", name="wo:ilmenau", former_names=("Haus – bigi", "Café")),
    )
    for typed in ("ärzte", "ähi", "alle", "ärzte ÄHI für"):
        assert texts.containing(typed).tolist() == [True, False], typed
    for typed in ("ilmenau", "haus", "cafe", "café bigi wo:"):
        assert texts.containing(typed).tolist() == [False, True], typed


def test_words_are_not_found_across_two_names():
    texts = told(organisation("o", name="Haus", short_name="Boot"), project("p", name="Haus"))
    assert texts.containing("haus").all()
    assert not texts.containing("hausboot").any()
    assert found([("Haus", "Boot"), None, ()], "hausboot") == [False, False, False]


def test_a_rare_word_is_found_like_a_common_one():
    texts = [f"Verein {n}" for n in range(100)]
    assert sum(found(texts, "verein")) == 100
    assert [n for n, has in enumerate(found(texts, "42 verein")) if has] == [42]
    assert [n for n, has in enumerate(found(texts, "0 e")) if has] == list(range(0, 100, 10))
    assert [n for n, has in enumerate(found(texts, "verein 99")) if has] == [99]


def test_an_answer_is_remembered_and_cannot_be_written_to():
    texts = Texts.of(Column.of(["Haus", "Boot"]))
    answer = texts.containing("haus")
    assert texts.containing("haus") is answer
    for n in range(100):
        texts.containing(f"{n}")
    assert texts.containing("haus").tolist() == [True, False]
    with pytest.raises(ValueError, match="read-only"):
        answer[0] = False


ANY = st.text(max_size=40)


@settings(deadline=None, max_examples=80)
@given(ANY)
def test_folding_twice_is_folding_once_and_each_text_finds_itself(text):
    assert folded(folded(text)) == folded(text)
    assert found([text], text) == [True]


@settings(deadline=None, max_examples=80)
@given(st.lists(ANY, max_size=6), ANY)
def test_many_texts_are_folded_and_searched_as_each_by_itself(texts, typed):
    assert all_folded(texts) == [folded(text) for text in texts]
    words = folded(typed).split()
    assert found(texts, typed) == [all(word in folded(text) for word in words) for text in texts]
