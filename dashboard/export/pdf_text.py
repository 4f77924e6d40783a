"""Text that a PDF can show: accessible PDFs allow no character that their fonts lack."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Literal

import typst

from dashboard.drawing.static_chart import FONT, FONT_FOLDER

FAMILIES = (FONT, "DejaVu Sans Mono")
"""The fonts of a PDF; what the first lacks is taken from the second, which typst brings."""
STANDARD: Literal["ua-1"] = "ua-1"
BREAK = "\u200b"
"""Where a word may be broken without a hyphen; it takes no room."""
LACKING = "?"
"""What stands for a character that neither has."""
_PROBE = b"""
#set document(title: "probe")
#set text(font: json(bytes(sys.inputs.fonts)))
#sys.inputs.text
"""
_LONG_WORD, _PIECE = re.compile(r"\S{30,}"), re.compile(r".{1,12}", re.DOTALL)
_CONTROLS = ("Cc", "Cf", "Cs", "Co", "Cn")


@cache
def fonts() -> typst.Fonts:
    """The fonts that PDFs are made with, and no other: the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[FONT_FOLDER],
    )


def showable(values: Any) -> Any:
    """Plain values with all their texts in characters that the fonts have, and on one line."""
    if isinstance(values, str):
        return _shown(values)
    if isinstance(values, dict):
        return {key: showable(value) for key, value in values.items()}
    if isinstance(values, list | tuple):
        return [showable(value) for value in values]
    return values


def breakable(text: str) -> str:
    """The text with places to break its longest words, which no hyphenation knows, in a column."""
    return _LONG_WORD.sub(lambda word: BREAK.join(_PIECE.findall(word[0])), text)


def _shown(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    if plain.isascii() and plain.isprintable():
        return plain
    kept = "".join(c for c in plain if c == BREAK or unicodedata.category(c) not in _CONTROLS)
    lacking = _lacking("".join(sorted({c for c in kept if not c.isascii() and c != BREAK})))
    return "".join(LACKING if c in lacking else c for c in kept)


@lru_cache(maxsize=4096)
def _lacking(characters: str) -> frozenset[str]:
    """Those of the characters that no font has, found by halves: mostly there is none."""
    if not characters or _drawn(characters):
        return frozenset()
    if len(characters) == 1:
        return frozenset(characters)
    half = len(characters) // 2
    return _lacking(characters[:half]) | _lacking(characters[half:])


def _drawn(characters: str) -> bool:
    inputs = {"text": " ".join(characters), "fonts": json.dumps(FAMILIES)}
    try:
        compiler = typst.Compiler(_PROBE, font_paths=fonts(), sys_inputs=inputs)
        compiler.compile(format="pdf", pdf_standards=[STANDARD])
    except typst.TypstError:
        return False
    return True
