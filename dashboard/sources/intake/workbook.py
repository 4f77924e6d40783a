"""What an Excel file says about itself: its sheets, formats and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from openpyxl.styles.numbers import BUILTIN_FORMATS

from dashboard.sources.intake.limits import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_SHEETS,
    too_many_cells,
    too_many_sheets,
)
from dashboard.sources.intake.package import Package, beside

# `_x000D_` stands for a character that XML cannot hold.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass
class SheetPart:
    """A sheet's name, the part that it stands in, and whether it is shown."""

    name: str
    part: str
    hidden: bool


@dataclass
class Workbook:
    """The sheets in their order, the number format of each style, whether days count from 1904.

    `texts` are the shared ones that cells name by their number.
    """

    sheets: list[SheetPart] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    since_1904: bool = False


def read_workbook(package: Package) -> Workbook:
    """Read everything but the cells; raises `Complaint` where it is refused."""
    kinds = _related(package, "_rels/.rels", "")
    main = next((part for kind, part in kinds.values() if kind == "officeDocument"), "")
    main = main or "xl/workbook.xml"
    folder, _, own = main.rpartition("/")
    related = _related(package, f"{folder}/_rels/{own}.rels".lstrip("/"), main)
    book = Workbook()

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "workbookPr":
            book.since_1904 = plain.get("date1904", "") in ("1", "true", "on")
        elif name == "sheet":
            kind, part = related.get(plain.get("id", ""), ("", ""))
            if kind == "worksheet":
                hidden = plain.get("state", "visible") != "visible"
                book.sheets.append(SheetPart(plain.get("name", ""), part, hidden))
            if len(book.sheets) > MOST_SHEETS:
                raise too_many_sheets()

    package.walk(main, start, _nothing, _nothing)
    parts = dict(related.values())
    if parts.get("styles") in package.names:
        book.formats = _formats(package, parts["styles"])
    if parts.get("sharedStrings") in package.names:
        book.texts = _texts(package, parts["sharedStrings"])
    return book


def _related(package: Package, name: str, of: str) -> dict[str, tuple[str, str]]:
    """The kind and the part of each relation by its id; those to other files are left out."""
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, beside(of, attributes.get("Target", "")))

    if name in package.names:
        package.walk(name, start, _nothing, _nothing)
    return found


def _formats(package: Package, part: str) -> list[str]:
    own: dict[str, str] = {}
    styles: list[str] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if name == "numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:255]
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            styles.append(attributes.get("numFmtId", "0"))

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and name != "cellXfs"

    package.walk(part, start, end, _nothing)
    builtin = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    return [own.get(style) or builtin.get(style, "General") for style in styles]


def _texts(package: Package, part: str) -> list[str]:
    """The shared texts, without the readings that stand above Japanese ones."""
    texts: list[str] = []
    pieces: list[str] = []
    length = 0
    inside = reading = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside, reading, length
        if name == "si":
            pieces.clear()
            length = 0
        reading = reading or name == "rPh"
        inside = name == "t" and not reading

    def end(name: str) -> None:
        nonlocal inside, reading
        inside = False
        if name == "rPh":
            reading = False
        elif name == "si":
            texts.append(unescaped("".join(pieces)))
            if len(texts) > MOST_CELLS:
                raise too_many_cells()

    def characters(text: str) -> None:
        nonlocal length
        if inside and length <= LONGEST_CELL:
            length += len(text)
            pieces.append(text[: LONGEST_CELL + 1])

    package.walk(part, start, end, characters, small=False)
    return texts


def unescaped(text: str) -> str:
    """The text with the characters that Excel writes as `_x000D_`."""
    if "_x" not in text:
        return text
    # Halves of a character are none.
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _nothing(*anything: object) -> None:
    pass
