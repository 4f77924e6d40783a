"""Snapshots: what was read of a folder, kept for the next start.

A snapshot holds what readers may see, after publication levels and withheld values, and so
never more than the data folder. It lies in the user's cache folder, which nobody else may
open. Its name tells for which data and which understanding of them it was made, and the
digest of its content; whatever is wrong with it, the folder is then simply read anew.
"""

from __future__ import annotations

import os
import platform
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from dashboard.geography import boundaries_folder
from dashboard.sources.frozen import NOT_FROZEN, freeze, thawed
from dashboard.sources.reading import Reading

SMALLEST = 1_000_000
"""Bytes of tables below which reading them is as quick as a snapshot."""
MOST = 2
"""Snapshots that are kept: of the data as they are, and as they were before."""

_ROOMS = ("language", "model", "geography", "sources")
# No folder, no right, no room; no home, no library by that name; no snapshot at all.
_IN_THE_WAY = (OSError, RuntimeError, ImportError, *NOT_FROZEN)
_LIBRARIES = ("edtf", "numpy", "pyarrow", "pydantic", "shapely")


def cache_folder() -> Path:
    """Return the folder of the snapshots, in the place where programs keep what can be redone."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if Path(named).is_absolute() else Path.home() / ".cache"
    return base / "netzwerkatlas"


class Ready(NamedTuple):
    """A sound snapshot, made ready before it is known which one is wanted."""

    path: Path
    reading: Reading


def ready() -> Ready | None:
    """Make ready the snapshot that was used last, or return None where there is nothing sound.

    It is nearly always the one that is wanted; and nearly all of the time that this takes
    passes without the interpreter's lock, so that the folder can be read beside it.
    """
    with suppress(*_IN_THE_WAY):
        paths = sorted(_private(cache_folder()).glob("*.arrow"), key=_age)
        for path in paths[:1]:
            understanding()
            content = path.read_bytes()
            if path.name == _named(path.name.partition("-")[0], content):
                return Ready(path, thawed(content))
    return None


def recall(fingerprint: str, beforehand: Ready | None = None) -> Reading | None:
    """Return what was kept of data with that fingerprint, or None where there is nothing sound.

    `beforehand` may be it. What the folder itself tells is not in it: see `Reading`.
    """
    with suppress(*_IN_THE_WAY):
        key = _key(fingerprint)
        if beforehand and beforehand.path.name.startswith(f"{key}-"):
            os.utime(beforehand.path)
            return beforehand.reading
        for path in _private(cache_folder()).glob(f"{key}-*.arrow"):
            content = path.read_bytes()
            if path.name == _named(key, content):
                os.utime(path)
                return thawed(content)
    return None


def keep(fingerprint: str, reading: Reading) -> None:
    """Keep what was read for the next start, if that can be done; older ones go."""
    part = ""
    try:
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Made under another name, so that no other process sees half of it; for the owner alone.
        handle, part = tempfile.mkstemp(suffix=".part", dir=_private(folder))
        with os.fdopen(handle, "wb") as file:
            freeze(reading, file)
        Path(part).replace(folder / _name(fingerprint, Path(part).read_bytes()))
        _tidy(folder)
    except _IN_THE_WAY:
        if part:
            with suppress(OSError):
                Path(part).unlink()
    # pyarrow keeps what it took to put the content together; nothing else here needs it.
    pa.default_memory_pool().release_unused()


def _private(folder: Path) -> Path:
    """The folder, once nobody else may look into it; raises OSError where that is not so."""
    stat = folder.stat()
    if hasattr(os, "getuid") and stat.st_uid != os.getuid():
        raise PermissionError(folder)
    if stat.st_mode & 0o077:
        folder.chmod(0o700)
    return folder


def _tidy(folder: Path) -> None:
    """Leave the newest snapshots, and what was begun lately: somebody may be at it."""
    for kind in ("*.arrow", "*.part"):
        newest_first = sorted(folder.glob(kind), key=_age)
        for path in newest_first[MOST:]:
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:  # another process has removed it
        return 0.0


def _name(fingerprint: str, content: bytes) -> str:
    return _named(_key(fingerprint), content)


def _named(key: str, content: bytes) -> str:
    return f"{key}-{sha256(content).hexdigest()[:32]}.arrow"


def _key(fingerprint: str) -> str:
    return sha256(f"{fingerprint} {understanding()}".encode()).hexdigest()[:32]


@cache
def understanding() -> str:
    """Return a text that changes with all that decides what a table means: code, areas, libraries.

    Raises OSError where the files of the code cannot be read.
    """
    digest = sha256(platform.python_version().encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    rooms = Path(__file__).resolve().parents[1]
    code = [path for room in _ROOMS for path in (rooms / room).rglob("*.py")]
    areas = [path for path in boundaries_folder().iterdir() if path.is_file()]
    for path in sorted([*code, *areas]):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
