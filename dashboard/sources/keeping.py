"""Keeping changes: a dataset into its folder as one change, and every former state as a version.

The folder stays a plain folder of CSV files. Its former states lie in `.versions` within it,
each a data folder of its own. What is kept are the records as they are, never as they are
published: start from `read_folder`, not from `load`.
"""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.language import message
from dashboard.model import TABLES, Dataset
from dashboard.model.finding import Complaint
from dashboard.sources.comparing import Difference, differences, rows_by_id
from dashboard.sources.problem import shortened
from dashboard.sources.publication import publish
from dashboard.sources.reading import read_folder
from dashboard.sources.replacing import ABOUT, locked, replace_tables, version_names
from dashboard.sources.standing import FILES, INSIDE, standing
from dashboard.sources.writing import table_text

LONGEST_NOTE = 200
_NAME = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True)
class Version:
    """A former state of a folder: until when it was the present one, and what came then.

    `note` says what the change was that replaced it.
    """

    name: str
    until: datetime
    note: str


def is_writable() -> bool:
    """Whether the operator allows that the atlas changes its data; not by itself."""
    return os.environ.get("NETZWERKATLAS_WRITABLE", "").strip() == "1"


def keep(folder: Path, dataset: Dataset, *, base: str, note: str) -> Version:
    """Let the folder hold this dataset instead of the present one, which becomes a version.

    `base` is the fingerprint of the reading that the dataset was made from: where the folder
    has changed since, nothing is kept. Tables in which no record changes keep their file as it
    is. Raises `Complaint`, with nothing changed, also where something would be lost that the
    atlas cannot read, where the dataset shows places only as they are published, or where it
    would not read again as it is; OSError where the folder cannot be written.
    """
    with locked(folder):
        present = read_folder(folder)
        if present.fingerprint != base:
            raise _changed_meanwhile()
        _refuse_published(present.dataset, dataset)
        contents = _contents(folder, present.dataset, dataset)
        _refuse_unreadable(folder, contents, dataset)
        return _replaced(folder, contents, note)


def versions(folder: Path) -> tuple[Version, ...]:
    """The former states that are kept, the latest first; 20 at the most (`replacing.KEPT`)."""
    names = sorted(version_names(folder), reverse=True)
    return tuple(_version(folder, name) for name in names)


def compare(folder: Path, version: Version) -> tuple[Difference, ...]:
    """What the present state has otherwise than a former one, by table; `Complaint` if gone."""
    return differences(_files_of(_path(folder, version)), _files_of(folder))


def restore(folder: Path, version: Version, *, note: str) -> Version:
    """Let the folder hold a former state again, byte for byte; the present becomes a version.

    Raises as `keep` does; `Complaint` where the former state is gone.
    """
    with locked(folder):
        return _replaced(folder, _files_of(_path(folder, version)), note)


def finish(folder: Path) -> None:
    """Put the files of a change in their places that was cut off after it began to count.

    Readers see it as done anyway, and whoever keeps something next does this first; it is for
    those who look at the files themselves. Raises as `locked` does.
    """
    with locked(folder):
        pass


def _replaced(folder: Path, contents: Mapping[str, bytes], note: str) -> Version:
    now = datetime.now(UTC)
    if latest := max(version_names(folder), default=""):
        # Names go up, though the clock may have been set back.
        now = max(now, _until(latest) + timedelta(microseconds=1))
    version = Version(now.strftime(_NAME), now, " ".join(note.split())[:LONGEST_NOTE])
    replace_tables(folder, contents, {"name": version.name, "note": version.note})
    return version


def _until(name: str) -> datetime:
    return datetime.strptime(name, _NAME).replace(tzinfo=UTC)


def _version(folder: Path, name: str) -> Version:
    try:
        about = json.loads((folder / INSIDE / name / ABOUT).read_text(encoding="utf-8"))
        note = str(about["note"])
    except (OSError, ValueError, KeyError, TypeError):
        note = ""
    return Version(name, _until(name), note)


def _path(folder: Path, version: Version) -> Path:
    if version.name not in version_names(folder):
        raise Complaint(
            message("This former state is not kept any more."),
            message("Choose another one from the list."),
        )
    return folder / INSIDE / version.name


def _files_of(folder: Path) -> dict[str, bytes]:
    """The tables' files of a folder by their names; each read where it stands."""
    stand = standing(folder)
    return {name: stand.file(name).read_bytes() for name in FILES if stand.file(name).is_file()}


def _contents(folder: Path, present: Dataset, wanted: Dataset) -> dict[str, bytes]:
    """The files as they are to be: those in which no record changes as they are."""
    contents = _files_of(folder)
    for table in TABLES:
        name, text = f"{table}.csv", table_text(wanted.table(table))
        if text == table_text(present.table(table)):
            continue
        old = contents.get(name, b"")
        _refuse_loss(table, old, len(present.table(table)))
        mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
        contents[name] = mark + text.encode()
    return contents


def _refuse_loss(table: str, content: bytes, understood: int) -> None:
    """Rows and columns that the atlas cannot read must not go with the rewriting of a file."""
    rows = rows_by_id(table, content)
    if len(rows) > understood:
        raise Complaint(
            message(
                "{count} rows of {table} cannot be read, and would be lost.",
                count=len(rows) - understood,
                table=f"{table}.csv",
            ),
            message("Correct them first: the page on the data's quality names them."),
        )
    known = TABLES[table].model_fields
    strange = next((name for cells in rows.values() for name in cells if name not in known), None)
    if strange is not None:
        raise Complaint(
            message(
                "The atlas does not know the column “{column}” of {table}; it would be lost.",
                column=shortened(strange),
                table=f"{table}.csv",
            ),
            message("Take the column out of the table first, or rename it to one that is known."),
        )


def _refuse_published(present: Dataset, wanted: Dataset) -> None:
    """Places as readers see them must never take the place of what is known of them."""
    full = {row for row in present.locations if row.publication != "exact"}
    seen = {row for row in publish(present).locations if row.publication != "exact"} - full
    if any(row in seen for row in wanted.locations if row.publication != "exact"):
        raise Complaint(
            message("The places are those that readers see; what is known of them would be lost."),
            message("Start from the full data, as the check of the folder reads it."),
        )


def _refuse_unreadable(folder: Path, contents: Mapping[str, bytes], wanted: Dataset) -> None:
    """What is kept must read again: every record of it."""
    with TemporaryDirectory(prefix=".next-", dir=folder / INSIDE) as trial:
        for name, content in contents.items():
            (Path(trial) / name).write_bytes(content)
        again = read_folder(Path(trial))
    for table in TABLES:
        if len(again.dataset.table(table)) >= len(wanted.table(table)):
            continue
        wrong = [each for each in again.problems if each.file == f"{table}.csv" and each.is_error]
        raise Complaint(
            message(
                "Rows of {table} would not be readable: {problem}",
                table=f"{table}.csv",
                problem=wrong[0].message if wrong else "…",
            ),
            wrong[0].remedy if wrong else message("Correct the rows first."),
        )


def _changed_meanwhile() -> Complaint:
    return Complaint(
        message("The data has been changed since you began."),
        message("Load the page again, and look through your changes once more."),
    )
