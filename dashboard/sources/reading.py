"""Reading a folder: what is good becomes a dataset, everything else a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.language import message
from dashboard.model import TABLES, Dataset
from dashboard.sources.bulk import judge_table
from dashboard.sources.consistency import sift
from dashboard.sources.files import Files, fingerprint_of, open_folder
from dashboard.sources.grid import Fault, decoded, lines
from dashboard.sources.judged import JudgedTable
from dashboard.sources.problem import Problem
from dashboard.sources.progress import Progress, part_of, parts, unheard
from dashboard.sources.sheet import Sheet, sheet
from dashboard.sources.swift import text_columns


@dataclass(frozen=True)
class Reading:
    """What was read: the good rows, what is wrong with the others, and how many there are.

    `rows` counts the rows of all tables whose header is usable, `left_out` those of them
    that are not in the dataset. `missing_tables` have no file, `unreadable_tables` have one
    that is of no use: wrong encoding, empty, a header without a needed column. Problems are
    in the order of tables, rows and columns.
    """

    dataset: Dataset
    problems: tuple[Problem, ...] = ()
    fingerprint: str = ""
    rows: int = 0
    left_out: int = 0
    missing_tables: tuple[str, ...] = ()
    unreadable_tables: tuple[str, ...] = ()
    folder_found: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: no organisation, project or event."""
        data = self.dataset
        return not (data.organisations or data.projects or data.events)


def read_folder(folder: Path, progress: Progress = unheard) -> Reading:
    """Read a folder as it is, for those who keep the data; never raises because of the data."""
    files = open_folder(folder)
    return in_folder(read_tables(files.contents, progress), files, fingerprint_of(files))


def read_tables(contents: Mapping[str, bytes], progress: Progress = unheard) -> Reading:
    """Read the bytes of tables by name; what their folder tells is for `in_folder`."""
    return read_sheets(_sheets(contents, part_of(progress, 0.0, 0.8)), progress)


def in_folder(reading: Reading, files: Files, fingerprint: str) -> Reading:
    """Return a reading of tables with what the folder tells about its files."""
    useless = {*reading.unreadable_tables, *(TABLES.keys() - files.contents.keys())}
    return replace(
        reading,
        problems=tuple(_ordered([*files.problems, *reading.problems])),
        fingerprint=fingerprint,
        missing_tables=files.missing,
        unreadable_tables=tuple(
            name for name in TABLES if name in useless and name not in files.missing
        ),
        folder_found=files.folder_found,
    )


def read_sheets(sheets: Iterable[Sheet], progress: Progress = unheard) -> Reading:
    """Read tables that were already taken apart into cells, wherever they came from.

    Each is let go before the next is taken, since its texts may be large.
    """
    judged: dict[str, JudgedTable] = {}
    about: list[Problem] = []
    useless: list[str] = []
    for each in sheets:
        about += [_about(each.table, fault) for fault in each.faults]
        about += [replace(_about(each.table, f), severity="warning") for f in each.warnings]
        if each.rows is None:
            useless.append(each.table)
        else:
            judged[each.table] = judge_table(each.table, each.rows)
        del each
    progress(message("Checking how the rows fit together …"), 0.8)
    count = sum(map(len, judged.values()))
    kept, problems = sift(judged, [name for name in TABLES if name not in judged])
    return Reading(
        dataset=Dataset.of(kept),
        problems=tuple(_ordered([*problems, *about])),
        rows=count,
        left_out=count - sum(map(len, kept.values())),
        unreadable_tables=tuple(useless),
    )


def _sheets(contents: Mapping[str, bytes], progress: Progress) -> Iterator[Sheet]:
    """Take each table apart, and say so; whoever asks for the next has checked it."""
    for name, tell in parts({name: len(each) for name, each in contents.items()}, progress):
        tell(message("Reading {table} …", table=f"{name}.csv"), 0.0)
        found = [_read(name, contents[name])]
        tell(message("Checking {table} …", table=f"{name}.csv"), 0.4)
        yield found.pop()


def _read(table: str, content: bytes) -> Sheet:
    columns = text_columns(content)
    if columns is not None:
        return sheet(table, columns)
    text = decoded(content)
    return Sheet(table, None, (text,)) if isinstance(text, Fault) else sheet(table, lines(text))


def _about(table: str, fault: Fault) -> Problem:
    return Problem(
        f"{table}.csv",
        fault.row,
        fault.column,
        fault.value,
        fault.message,
        fault.remedy,
        confidential=table == "locations",
    )


def _ordered(problems: Iterable[Problem]) -> list[Problem]:
    tables = {f"{name}.csv": place for place, name in enumerate(TABLES)}
    columns = {
        (f"{name}.csv", column): place
        for name, model in TABLES.items()
        for place, column in enumerate(model.model_fields)
    }
    return sorted(
        problems,
        key=lambda each: (
            tables.get(each.file, -1),
            each.row or 0,
            columns.get((each.file, each.column), -1),
        ),
    )
