"""The files of a data folder: finding them, reading their bytes, knowing when they change."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from dashboard.language import Message, message
from dashboard.model import TABLES
from dashboard.sources.problem import Problem
from dashboard.sources.standing import Standing, standing

_TIMES = 5  # how often tables that change while they are read are read
OWN_DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Files:
    """The tables found in a folder as bytes, and what is wrong with the folder.

    `missing` are tables without a file; a table that is in neither has a file that cannot
    be opened.
    """

    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()
    folder_found: bool = True


def default_folder() -> Path:
    """Return the folder that NETZWERKATLAS_DATA names, or that of the atlas itself."""
    named = os.environ.get("NETZWERKATLAS_DATA", "").strip()
    return Path(named).expanduser() if named else OWN_DATA


def fingerprint(folder: Path) -> str:
    """Return a text that changes with the content of the tables, and with nothing else."""
    return fingerprint_of(open_folder(folder))


def fingerprint_of(files: Files) -> str:
    """Return the fingerprint of files already read."""
    digest = sha256()
    for name, content in sorted(files.contents.items()):
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    # Files that cannot be read have no content, but coming and going is a change, too.
    digest.update("\n".join(f"{each.file} {each.message}" for each in files.problems).encode())
    return digest.hexdigest()[:32]


def open_folder(folder: Path) -> Files:
    """Read every table that the folder holds; never raises because of what it finds.

    All tables are of one state: if they are changed meanwhile, they are read again.
    """
    for _ in range(_TIMES):
        before = standing(folder)
        files = _opened(before)
        if standing(folder).mark == before.mark:
            break
    return files


def _opened(stand: Standing) -> Files:
    folder = stand.folder
    try:
        present = stand.names(sorted(path.name for path in folder.iterdir()))
    except OSError as error:
        return Files({}, (_no_folder(folder, error),), tuple(TABLES), folder_found=False)
    if not any(f"{name}.csv" in present for name in TABLES):
        return Files({}, (_nothing_in(folder),), tuple(TABLES))
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    missing: list[str] = []
    for name in TABLES:
        path = stand.file(f"{name}.csv")
        if path.name not in present:
            missing.append(name)
            problems.append(_missing(path.name, present))
        elif not path.is_file():
            # Also keeps away from pipes and devices, which would never end.
            problems.append(_not_a_file(path.name))
        else:
            try:
                contents[name] = path.read_bytes()
            except OSError as error:
                problems.append(_unreadable(path.name, error))
    return Files(contents, tuple(problems), tuple(missing))


def _about(file: str, text: Message, remedy: Message) -> Problem:
    return Problem(file, None, "", "", text, remedy)


def _no_folder(folder: Path, error: OSError) -> Problem:
    name = folder.name or "."
    if isinstance(error, PermissionError):
        return _about(
            name,
            message("The folder may not be opened."),
            message("Give the account that runs the atlas the right to read it."),
        )
    if isinstance(error, NotADirectoryError):
        return _about(
            name,
            message("This is not a folder."),
            message("Name the folder that holds the tables, not one of its files."),
        )
    return _about(
        name,
        message("There is no such folder."),
        message("Check how the folder's name is spelled, and where it lies."),
    )


def _nothing_in(folder: Path) -> Problem:
    return _about(
        folder.name or ".",
        message("The folder holds none of the tables of the atlas."),
        message("Put CSV files into it: {table}.", table=", ".join(f"{t}.csv" for t in TABLES)),
    )


def _missing(file: str, present: list[str]) -> Problem:
    others = [name for name in present if name.removesuffix(".csv") not in TABLES]
    alike = get_close_matches(file, others, n=1, cutoff=0.8)
    return _about(
        file,
        message("The table is missing."),
        message("Rename “{found}” to {table}.", found=alike[0], table=file)
        if alike
        else message("Put the file into the folder; with a header row alone if it has no rows."),
    )


def _not_a_file(file: str) -> Problem:
    return _about(
        file,
        message("Under this name there is something other than a file."),
        message("Rename it, and save the table as a CSV file under this name."),
    )


def _unreadable(file: str, error: OSError) -> Problem:
    if isinstance(error, PermissionError):
        return _about(
            file,
            message("The file may not be opened."),
            message("Give the account that runs the atlas the right to read it."),
        )
    return _about(
        file,
        message("The file cannot be read."),
        message("Save it anew, or copy it again from where it came from."),
    )
