"""The parts of an Excel file: a zip archive of XML, which may be a trap.

What swells when unpacked, is encrypted, declares entities or nests without end is refused,
before or while it is read. Nothing is written to a disk.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from posixpath import join, normpath
from typing import IO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from dashboard.language import message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.limits import (
    DEEPEST,
    HARMLESS_UNPACKED,
    HIGHEST_RATIO,
    LARGEST_SMALL_PART,
    LARGEST_UNPACKED,
    MOST_CELLS_WITH_EMPTY,
    MOST_MARKS,
    MOST_PARTS,
    MOST_SMALL_MARKS,
    bomb,
    damaged,
    too_many_cells,
)

_CHUNK = 1 << 16
# An element's beginning is read as a whole; what is longer was not written by a spreadsheet.
_LONGEST_TAG = 1 << 20
_MOST_NAMES = 10_000

# What archives and XML raise that are not as they should be.
_BROKEN = (
    *(BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError),
    *(ValueError, LookupError, NotImplementedError, RuntimeError),
)

Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Characters = Callable[[str], object]


class Package:
    """An archive whose parts can be walked through; raises `Complaint` where it is refused."""

    def __init__(self, content: bytes) -> None:
        # The directory of an archive stands at its end, and says how many entries there are.
        if content.count(b"PK\x01\x02") > MOST_PARTS:
            raise bomb()
        try:
            self._archive = ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise damaged() from error
        self._marks = self._cells = 0
        entries = self._archive.infolist()
        self.names = frozenset(entry.filename for entry in entries)
        unpacked = sum(entry.file_size for entry in entries)
        small = unpacked <= HARMLESS_UNPACKED
        if unpacked > LARGEST_UNPACKED or not (small or unpacked < HIGHEST_RATIO * len(content)):
            raise bomb()
        for entry in entries:
            if entry.flag_bits & 0x1:
                raise locked()
            if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise damaged()

    def size(self, name: str) -> int:
        """The bytes of a part, unpacked."""
        return self._archive.getinfo(name).file_size

    def read(self, name: str) -> bytes:
        """A part as it is, unpacked; raises `Complaint` where it is damaged."""
        try:
            # No part is longer than it says: reading stops there, and its checksum fails.
            return self._archive.read(name)
        except _BROKEN as error:
            raise damaged() from error

    def walk(
        self, name: str, start: Start, end: End, text: Characters, *, small: bool = True
    ) -> None:
        """Read a part's XML: `start` and `end` get names without their prefix.

        A `small` part describes others; the rest holds tables and texts.
        """
        if name not in self.names or (small and self.size(name) > LARGEST_SMALL_PART):
            raise damaged()
        try:
            self._count_marks(name, small=small)
            with self._archive.open(name) as part:
                _walk(part, start, end, text)
        except Complaint:
            raise
        except _BROKEN as error:
            raise damaged() from error

    def _count_marks(self, name: str, *, small: bool) -> None:
        """Refuse what is too much before it is taken apart, which takes much longer.

        What tables have is counted for all of them together.
        """
        marks = 0
        with self._archive.open(name) as part:
            while chunk := part.read(_CHUNK * 16):
                marks += chunk.count(b"<")
                if small:
                    if marks > MOST_SMALL_MARKS:
                        raise damaged()
                    continue
                self._marks += chunk.count(b"<")
                self._cells += chunk.count(b"<c ") + chunk.count(b"<c>") + chunk.count(b"<c/")
                if self._marks > MOST_MARKS or self._cells > MOST_CELLS_WITH_EMPTY:
                    raise too_many_cells()


class _Names(dict[str, str]):
    """The names of elements without their prefixes; a part has some dozens."""

    def __missing__(self, name: str) -> str:
        if len(self) > _MOST_NAMES:
            raise damaged()
        self[name] = name.rpartition(":")[2]
        return self[name]


def _walk(part: IO[bytes], start: Start, end: End, text: Characters) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local = _Names().__getitem__
    depth = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise damaged()
        start(local(name), attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(name))

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _entities
    fed = 0
    while chunk := part.read(_CHUNK):
        parser.Parse(chunk, False)
        fed += len(chunk)
        if fed - parser.CurrentByteIndex > _LONGEST_TAG:
            raise damaged()
    parser.Parse(b"", True)


def _entities(*declared: object) -> None:
    raise Complaint(
        message("The file declares entities of its own, as no spreadsheet does; it was not read."),
        message("Copy the table into a new workbook, and save it as an Excel file (.xlsx)."),
    )


def locked() -> Complaint:
    """The refusal of a file that asks for a password."""
    return Complaint(
        message("The file is protected by a password."),
        message("Save it without a password."),
    )


def beside(part: str, target: str) -> str:
    """The name of the part that another one refers to."""
    return normpath(join("/", part.rpartition("/")[0], target)).lstrip("/")
