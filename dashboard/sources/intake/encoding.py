"""From bytes of an unknown encoding to bytes of UTF-8, or lines that know their encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from dashboard.language import message
from dashboard.model.finding import Complaint

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
# A text may have a few of them by mistake; a tenth, and it is none.
_CONTROLS = bytes({*range(32)} - {*b"\t\n\r\x0c\x1a"})
# ä, ö, ü, Ä, Ö, Ü, ß in UTF-8: two such bytes side by side are nothing in Windows-1252.
_UMLAUT = re.compile(rb"\xc3[\xa4\xb6\xbc\x84\x96\x9c\x9f]")
_INSIDE_A_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff](?=[A-Za-z])")
_LETTERS = frozenset("äöüßÄÖÜéèáàçñóíú")
_OLD = ("cp1252", "cp850", "mac_roman")
NAMES = {"cp1252": "Windows-1252", "cp850": "DOS (850)", "mac_roman": "Mac Roman"}


@dataclass(frozen=True)
class Text:
    """A text as bytes whose lines end in 0x0A or, if there is none, in 0x0D.

    Bytes are UTF-8 where `kind` is "utf-8"; in a `mixed` text each line is, or is `old`;
    in an `old` text all are in the encoding that `old` names.
    """

    content: bytes
    kind: Literal["utf-8", "mixed", "old"]
    old: str = "cp1252"

    def decoded(self, line: bytes) -> tuple[str, bool]:
        """A line's text, and whether it is UTF-8."""
        if self.kind != "old":
            try:
                return line.decode("utf-8"), True
            except UnicodeDecodeError:
                pass
        return line.decode(self.old, "replace"), False

    def as_utf8(self) -> bytes:
        """The whole in UTF-8, where it is not mixed."""
        if self.kind == "utf-8":
            return self.content
        return self.content.decode(self.old, "replace").encode("utf-8")


def read_text(content: bytes) -> Text:
    """Say how the bytes are to be read; raises `Complaint` where they are no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _unicode(content[len(mark) :], encoding)
    return _unicode(content, _without_mark(content[:_SAMPLE]))


def _unicode(content: bytes, encoding: str) -> Text:
    if encoding != "utf-8":
        return Text(_as_utf8(content, encoding), "utf-8")
    if _is_utf8(content):
        return Text(content, "utf-8")
    kind: Literal["mixed", "old"] = "mixed" if _UMLAUT.search(content) else "old"
    return Text(content, kind, _likeliest(content))


def _without_mark(sample: bytes) -> str:
    """UTF-16 shows by the zeros in every second byte of letters that are ASCII.

    A few letters have their zero in the other byte, such as the long A of Latvian.
    """
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > half * 0.3 and even < odd / 3:
        return "utf-16-le"
    if even > half * 0.3 and odd < even / 3:
        return "utf-16-be"
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 10:
        raise Complaint(
            message("This is neither a table nor a text."),
            message("Save the table as an Excel file (.xlsx) or as “CSV UTF-8”."),
        )
    return "utf-8"


def _is_utf8(content: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _CHUNK):
            decoder.decode(content[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _as_utf8(content: bytes, encoding: str) -> bytes:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    parts = [
        decoder.decode(content[start : start + _CHUNK]).encode("utf-8", "replace")
        for start in range(0, len(content), _CHUNK)
    ]
    return b"".join([*parts, decoder.decode(b"", final=True).encode("utf-8", "replace")])


def _likeliest(content: bytes) -> str:
    """The old encoding by which most bytes inside of words are letters of ours."""
    inside = b"".join(_INSIDE_A_WORD.findall(content[: 1 << 22])[:10_000])

    def letters(encoding: str) -> int:
        return sum(char in _LETTERS for char in inside.decode(encoding, "replace"))

    return max(_OLD, key=letters)  # of equals the first, Windows-1252
