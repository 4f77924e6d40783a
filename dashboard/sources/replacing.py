"""Replacing all tables of a folder at once: all of it or nothing, whenever it is cut off.

1. The new tables and a copy of the present ones are written to `.versions/.next-…`.
2. This is renamed to `.versions/next`: from here on the change counts (see `standing`).
3. The new tables are put into the folder, each by a rename.
4. The copy becomes a version, and `next` goes.

Cut off before 2, the folder is as it was; after 2, whoever writes next does 3 and 4 first.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from dashboard.language import message
from dashboard.model.finding import Complaint
from dashboard.sources.standing import CHANGE, FILES, INSIDE, NEXT, TABLES_OF_NEXT, standing

KEPT = 20
"""How many former states are kept; the oldest go first."""
PATIENCE = 20.0  # seconds to wait for another one who writes
ABOUT = "version.json"

_FORMER = "former"
_NOT_FOR_GIT = "# Former states of the tables, kept by the atlas.\n*\n"

step: Callable[[str], None] = lambda point: None  # noqa: E731 - tests put their own here
"""Called before each thing that changes a file, with what it will be."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Be the only one who changes the folder; what was cut off before is brought to its end.

    Raises `Complaint` if another one does not come to an end, or the system knows no locks.
    """
    try:
        import fcntl
    except ImportError as error:  # Windows
        raise _no_locks() from error
    inside = folder / INSIDE
    inside.mkdir(exist_ok=True)
    with (inside / "lock").open("w") as file:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if time.monotonic() > end:
                    raise _busy() from error
                time.sleep(0.02)
        settle(folder)
        yield


def replace_tables(folder: Path, contents: Mapping[str, bytes], about: Mapping[str, Any]) -> None:
    """Let the folder hold these tables, by the names of their files, and no others.

    `about` says what is to be noted of the present state: its `name` as a version, and more.
    The folder must be `locked`. Raises OSError, with nothing changed, if it cannot be written.
    """
    inside = folder / INSIDE
    step("stage")
    staged = Path(mkdtemp(prefix=".next-", dir=inside))
    try:
        _stage(folder, staged, contents, about)
        step("commit")
        staged.rename(inside / NEXT)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    with suppress(OSError):  # it counts already, and is brought to its end by the next one
        _synced(inside)
        settle(folder)


def _stage(
    folder: Path, staged: Path, contents: Mapping[str, bytes], about: Mapping[str, Any]
) -> None:
    former, tables = staged / _FORMER, staged / TABLES_OF_NEXT
    former.mkdir()
    tables.mkdir()
    for name in FILES:
        if (folder / name).is_file():
            step(f"copy {name}")
            shutil.copyfile(folder / name, former / name)
            _synced(former / name)
    _write(former / ABOUT, json.dumps(dict(about), ensure_ascii=False).encode())
    for name, content in contents.items():
        step(f"write {name}")
        _write(tables / name, content)
    change = {"files": sorted(contents), "version": about["name"]}
    _write(staged / CHANGE, json.dumps(change).encode())
    for directory in (former, tables, staged):
        _synced(directory)


def settle(folder: Path) -> None:
    """Bring to its end what was cut off, and clear away what came to nothing; must be `locked`."""
    inside = folder / INSIDE
    _write_once(inside / ".gitignore", _NOT_FOR_GIT)
    _clear(inside)
    following = inside / NEXT
    if following.is_dir():
        change = json.loads((following / CHANGE).read_text(encoding="utf-8"))
        _put_in_place(folder, frozenset(change["files"]))
        if (following / _FORMER).is_dir():
            step("version")
            (following / _FORMER).rename(inside / change["version"])
            _synced(inside)
        step("done")
        following.rename(inside / ".done")
        _synced(inside)
    for name in sorted(version_names(folder))[:-KEPT]:
        step("forget")
        (inside / name).rename(inside / f".old-{name}")
    _clear(inside)


def _clear(inside: Path) -> None:
    """Take away what nothing counts on: it was cut off before it counted, or is done with."""
    for left in inside.iterdir():
        if left.name.startswith((".next-", ".done", ".old-", ".moving")):
            step("clear")
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def version_names(folder: Path) -> list[str]:
    """The names of the former states, in no order."""
    return [name for name in standing(folder).mark if name[:1].isdigit()]


def _put_in_place(folder: Path, files: frozenset[str]) -> None:
    inside = folder / INSIDE
    tables, moving = inside / NEXT / TABLES_OF_NEXT, inside / ".moving"
    for name in FILES:
        target = folder / name
        if name not in files:
            step(f"remove {name}")
            target.unlink(missing_ok=True)
            continue
        content = (tables / name).read_bytes()
        if target.is_file() and target.read_bytes() == content:
            continue
        step(f"move {name}")
        _write(moving, content)
        if target.exists():
            shutil.copymode(target, moving)
        step(f"put {name}")
        moving.replace(target)
    _synced(folder)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _write_once(path: Path, text: str) -> None:
    if not path.exists():
        path.write_text(text, encoding="utf-8")


def _synced(path: Path) -> None:
    """Wait until a file or the entries of a directory are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _busy() -> Complaint:
    return Complaint(
        message("Somebody else is changing the data at this moment."),
        message("Try again in a minute; nothing was changed."),
    )


def _no_locks() -> Complaint:
    return Complaint(
        message("On this system the atlas cannot change its data."),
        message("Run it on Linux or macOS, or change the files by hand."),
    )
