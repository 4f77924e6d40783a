"""Text that a PDF can show: accessible PDFs allow no character that their fonts lack."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, Literal
from urllib.parse import quote

import typst

from dashboard.drawing.elements import is_web_address
from dashboard.drawing.static_chart import FONT, FONT_FOLDER

FAMILIES = (FONT, "DejaVu Sans Mono")
"""The fonts of a PDF; what the first lacks is taken from the second, which typst brings."""
STANDARD: Literal["ua-1"] = "ua-1"
BREAK = "\u200b"
"""Where a word may be broken without a hyphen; it takes no room."""
LACKING = "?"
"""What stands for a character that neither has."""
MOST_LOOKED_UP = 1000
"""Of more different characters the first so many: the alphabets come before all else."""
_IN_ADDRESSES = "".join(map(chr, range(0x21, 0x7F)))
_PROBE = b"""
#set document(title: "probe")
#set text(font: json(bytes(sys.inputs.fonts)))
#sys.inputs.text
"""
_AFTER_LATIN = "\u0250"
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
    there: set[str] = set()

    def plain(text: str) -> str:
        told = " ".join(unicodedata.normalize("NFC", text).split())
        if not (told.isascii() and told.isprintable()):
            told = "".join(
                c for c in told if c == BREAK or unicodedata.category(c) not in _CONTROLS
            )
            there.update(c for c in told if not c.isascii() and c != BREAK)
        return told

    told = _with_texts(values, plain)
    asked = "".join(sorted(there))
    lacking = _lacking(asked[:MOST_LOOKED_UP]) | set(asked[MOST_LOOKED_UP:])
    if not lacking:
        return told
    others = str.maketrans(dict.fromkeys(lacking, LACKING))
    return _with_texts(told, lambda text: text.translate(others))


def more_plainly(values: Any) -> Iterator[Any]:
    """Showable values in ever plainer signs, for texts that no font can draw as they stand.

    A sign that is drawn by itself may not be drawn beside others, such as a mark of one script
    upon a letter of another. So marks are left out first, and then all but Latin letters.
    """
    yield _with_texts(values, lambda text: _replaced(text, _is_mark, ""))
    yield _with_texts(values, lambda text: _replaced(text, _is_foreign, LACKING))


def _replaced(text: str, odd: Callable[[str], bool], sign: str) -> str:
    return text if text.isascii() else "".join(sign if odd(each) else each for each in text)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _is_foreign(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN" and sign >= _AFTER_LATIN


def _with_texts(values: Any, change: Callable[[str], str]) -> Any:
    if isinstance(values, str):
        return change(values)
    if isinstance(values, dict):
        return {key: _with_texts(value, change) for key, value in values.items()}
    if isinstance(values, list | tuple):
        return [_with_texts(value, change) for value in values]
    return values


def breakable(text: str) -> str:
    """The text with places to break its longest words, which no hyphenation knows, in a column."""
    return _LONG_WORD.sub(lambda word: BREAK.join(_PIECE.findall(word[0])), text)


def linkable(address: str) -> str:
    """An address that a PDF can link to, which is ASCII; "" for what is none."""
    return quote(address, safe=_IN_ADDRESSES) if is_web_address(address) else ""


@lru_cache(maxsize=1024)
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
