"""Opening a foreign file: what it is by its content, its tables, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.language import Message, message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.findings import Findings
from dashboard.sources.intake.geojson import read_json
from dashboard.sources.intake.geopackage import BEGINNING, read_geopackage
from dashboard.sources.intake.header import as_sheet
from dashboard.sources.intake.layers import as_table
from dashboard.sources.intake.limits import LARGEST_FILE, damaged, too_large
from dashboard.sources.intake.package import Package, locked
from dashboard.sources.intake.raw import Opened, RawSheet
from dashboard.sources.intake.text_tables import read_text_table
from dashboard.sources.intake.workbooks import read_sheets
from dashboard.sources.intake.zipped import read_tables, tables_of

Say = Callable[[Message], object]

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# An Excel file with a password is a box in the old format that holds this.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_KNOWN = {
    b"%PDF": message("This is a PDF, not a table."),
    b"{\\rtf": message("This is a text document, not a table."),
    b"BEGIN:VCALENDAR": message("This is a calendar, not a table."),
    b"\x1f\x8b": message("This is a packed file, not a table."),
    b"\x89PNG": message("This is a picture, not a table."),
    b"\xff\xd8\xff": message("This is a picture, not a table."),
}


def open_file(name: str, content: bytes, *, say: Say | None = None) -> Opened:
    """Take a file apart; whatever it holds, this returns and says what was wrong.

    Read are CSV and TSV in any usual encoding, also several of them in a zip, Excel (.xlsx,
    .xlsm), GeoJSON, other JSON that is a list of records, and GeoPackage; the content decides,
    not the name. `say` is told
    what is being done. Nothing is written to a disk.
    """
    findings = Findings(name.replace("\\", "/").rpartition("/")[2])
    try:
        sheets = _sheets(content, findings, say or (lambda text: None))
    except Complaint as why:
        findings.refuse(why)
        sheets = ()
    except Exception:
        # Hostile content finds errors that nobody foresaw; the reader is owed an answer.
        findings.refuse(damaged())
        sheets = ()
    kept = tuple(sheet for sheet in sheets if sheet.rows)
    if not kept and not any(each.is_error for each in findings.found):
        findings.refuse(_empty(sheets))
    return Opened(kept, findings.problems())


def _sheets(content: bytes, findings: Findings, say: Say) -> Sequence[RawSheet]:
    if len(content) > LARGEST_FILE:
        raise too_large(LARGEST_FILE)
    if content.startswith(b"PK"):
        return _from_archive(Package(content), findings, say)
    if content.startswith(BEGINNING):
        return [as_table(layer, findings) for layer in read_geopackage(content)]
    _refuse_others(content)
    say(message("Reading the table …"))
    if _begins_with(content, b"{", b"["):
        return [as_table(read_json(content), findings)]
    sheet = as_sheet("", read_text_table(content, findings), findings, ragged=True)
    return [sheet] if sheet else []


def _from_archive(package: Package, findings: Findings, say: Say) -> Sequence[RawSheet]:
    if "[Content_Types].xml" in package.names and any(
        name.startswith("xl/") and name.endswith(".xml") for name in package.names
    ):
        return read_sheets(package, findings, say)
    if "xl/workbook.bin" in package.names:
        raise _other(message("This is a binary Excel file (.xlsb), which the atlas cannot read."))
    if "content.xml" in package.names:
        raise _other(message("This is an OpenDocument file (.ods), which the atlas cannot read."))
    if tables_of(package):
        say(message("Reading the table …"))
        return list(read_tables(package, findings))
    raise _other(message("This is a packed file, not a table."))


def _refuse_others(content: bytes) -> None:
    """Raise `Complaint` for kinds of files that are no tables, or none that can be read."""
    if content.startswith(_OLD_OFFICE):
        if _LOCKED in content:
            raise locked()
        raise _other(message("This is an old Excel file (.xls), which the atlas cannot read."))
    for beginning, what in _KNOWN.items():
        if content.startswith(beginning):
            raise _other(what)
    if _begins_with(content, b"<"):
        raise _other(message("This is a web page or XML, not a table, whatever its name says."))


def _begins_with(content: bytes, *signs: bytes) -> bool:
    """Whether a text begins so, after a mark of its encoding and blanks."""
    head = content[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").lstrip()
    return head.startswith(signs)


def _other(what: Message) -> Complaint:
    return Complaint(what, message("Save the table as an Excel file (.xlsx) or as “CSV UTF-8”."))


def _empty(sheets: Sequence[RawSheet]) -> Complaint:
    if sheets:
        return Complaint(
            message("The file has a header, but no row below it."),
            message("Write the records below the header."),
        )
    return Complaint(
        message("The file is empty."), message("Write the header row into it, or restore the file.")
    )
