"""Every sentence of the interface has its German one, and no catalogue keeps what nobody says."""

from __future__ import annotations

import ast
import string
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((ROOT / "dashboard" / "language" / "de").glob("*.po"))
SAID = {"say": 1, "message": 1, "count": 2}  # calls that say, and how many texts they begin with

Sentence = str | tuple[str, ...]


@cache
def said() -> dict[Sentence, str]:
    """The sentences that the code says, each with the first place where it does."""
    sentences: dict[Sentence, str] = {}
    for path in [*sorted((ROOT / "dashboard").rglob("*.py")), *ROOT.glob("app.py")]:
        for line, sentence in sentences_in(path.read_text(encoding="utf-8")):
            sentences.setdefault(sentence, f"{path.relative_to(ROOT)}:{line}")
    return sentences


def sentences_in(code: str) -> Iterator[tuple[int, Sentence]]:
    """The sentences of a module, with their lines; `count` says one and many.

    A sentence that is kept for later is marked by `message("…")`.
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Tuple):  # one and many, kept for a later `count`
            texts = [tuple(texts_of(element)) for element in node.elts]
            if len(texts) == 2 and all(len(t) == 1 and "{n}" in t[0] for t in texts):
                yield node.lineno, (texts[0][0], texts[1][0])
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", None))
            number = SAID.get(name, 0)
            texts = [tuple(texts_of(argument)) for argument in node.args[:number]]
            for said_together in zip(*texts, strict=False) if len(texts) == number else ():
                yield node.lineno, said_together[0] if number == 1 else said_together


def texts_of(node: ast.expr) -> Iterator[str]:
    """The text that an argument is, or the texts that it may be: `"a" if x else "b"`."""
    if isinstance(node, ast.IfExp):
        yield from texts_of(node.body)
        yield from texts_of(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


@cache
def entries(path: Path) -> tuple[Message, ...]:
    """The sentences of a catalogue, without its header."""
    with path.open("rb") as file:
        return tuple(entry for entry in read_po(file, locale="de", abort_invalid=True) if entry.id)


@cache
def german() -> dict[Sentence, dict[str, Sentence]]:
    """Each English sentence with its German ones by catalogue."""
    found: dict[Sentence, dict[str, Sentence]] = defaultdict(dict)
    for path in CATALOGUES:
        for entry in entries(path):
            found[entry.id][path.stem] = entry.string
    return found


def forms(sentence: Sentence) -> tuple[str, ...]:
    """A sentence, or one and many of it."""
    return (sentence,) if isinstance(sentence, str) else tuple(sentence)


def holes(text: str) -> set[str]:
    """The names of the places that are filled later."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_sentences_are_found_in_whatever_way_they_are_said():
    code = """
say("a" "b")
language.say("c" if x else "d", x=say("e"))
language.count("{n} f", "{n} fs", n)
Many(message("g {x}").text)
LATER = ("{n} i", "{n} is"), ("x", "y")
"ggg".count("g"), b"h".count(b"h", 1), say(variable)
"""
    found = {sentence for _, sentence in sentences_in(code)}
    assert found == {"ab", "c", "d", "e", ("{n} f", "{n} fs"), "g {x}", ("{n} i", "{n} is")}


def test_the_code_says_something_in_every_room_that_has_a_catalogue():
    assert len(said()) > 100
    assert CATALOGUES


def test_every_sentence_has_a_german_one():
    missing = [
        f"{place}: {sentence}" for sentence, place in said().items() if sentence not in german()
    ]
    assert missing == []


def test_no_catalogue_keeps_what_nobody_says():
    kept = [
        f"{', '.join(rooms)}.po: {sentence}"
        for sentence, rooms in german().items()
        if sentence not in said()
    ]
    assert kept == []


def test_german_and_english_leave_the_same_places_open():
    wrong = [
        f"{room}.po: {text!r} → {other!r}"
        for english, rooms in german().items()
        for room, translated in rooms.items()
        for text, other in zip(forms(english), forms(translated), strict=True)
        if holes(text) != holes(other)
    ]
    assert wrong == []


def test_a_sentence_that_two_rooms_say_is_the_same_in_german():
    differing = [
        f"{sentence}: {rooms}"
        for sentence, rooms in german().items()
        if len(set(rooms.values())) > 1
    ]
    assert differing == []


def test_one_sentence_is_not_said_both_by_itself_and_by_number():
    alone = {sentence for sentence in said() if isinstance(sentence, str)}
    counted = {sentence[0] for sentence in said() if not isinstance(sentence, str)}
    assert alone & counted == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_whole(path):
    with path.open("rb") as file:
        catalogue = read_po(file, locale="de", abort_invalid=True)
    assert catalogue.obsolete == {}
    for entry in entries(path):
        assert not entry.fuzzy, entry.id
        assert all(forms(entry.string)), entry.id
        assert len(forms(entry.id)) == len(forms(entry.string)), entry.id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_catalogue_has_a_sentence_twice(path):
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("msgid ") and line != 'msgid ""'
    ]
    assert len(lines) == len(set(lines))
