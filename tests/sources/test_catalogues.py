"""Whatever these rooms and the command line say, they can say in German."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboard.language.catalogue import FOLDER, read_catalogue

DASHBOARD = FOLDER.parent
MODULES = [
    *sorted((DASHBOARD / "model").glob("*.py")),
    *sorted((DASHBOARD / "sources").glob("*.py")),
    DASHBOARD / "__main__.py",
]


def sentences(path: Path) -> Iterator[str]:
    """Yield the first text of every call that makes or says a sentence."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
            text = getattr(node.args[0], "value", None)
            # "".count(…) takes a text, too, but Language.count at least three arguments.
            if isinstance(text, str) and (
                name in ("message", "say") or (name == "count" and len(node.args) > 2)
            ):
                yield text


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_search_for_sentences_finds_them() -> None:
    found = {text for path in MODULES for text in sentences(path)}

    assert {"The table is missing.", "FOLDER", "{n} problem"} <= found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_sentence_has_its_german_with_the_same_places(path: Path) -> None:
    german = read_catalogue("de")
    for text in sentences(path):
        entry = german.get(text)
        assert entry is not None, f"no German for: {text}"
        forms = entry.string if isinstance(entry.string, list | tuple) else [entry.string]
        for form in forms:
            assert form, f"no German for: {text}"
            assert places(form) == places(text), text


@pytest.mark.parametrize("room", ["model", "sources"])
def test_no_german_stands_in_the_catalogue_that_nobody_says(room: str) -> None:
    said = {text for path in MODULES for text in sentences(path)}
    with (FOLDER / "de" / f"{room}.po").open("rb") as file:
        kept = {
            entry.id if isinstance(entry.id, str) else entry.id[0]
            for entry in read_po(file)
            if entry.id
        }

    assert kept - said == set()
