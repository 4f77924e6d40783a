"""The door for everything that readers see: a folder read, or recalled, as far as it is public."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from dashboard.language import message
from dashboard.sources import snapshot
from dashboard.sources.files import Files, fingerprint_of, open_folder
from dashboard.sources.progress import Progress, part_of, unheard
from dashboard.sources.publication import publish
from dashboard.sources.reading import Reading, in_folder, read_tables
from dashboard.sources.without_collecting import without_collecting


def load(folder: Path, progress: Progress = unheard) -> Reading:
    """Read a folder for display: publication levels hold, also in what the problems quote.

    Of a large folder a snapshot is kept for the next time; it holds the same.
    """
    progress(message("Opening the tables …"), 0.0)
    with ThreadPoolExecutor(1, "snapshot") as beside:
        ready = beside.submit(snapshot.ready) if _size(folder) >= snapshot.SMALLEST else None
        files = open_folder(folder)
        fingerprint = fingerprint_of(files)
        is_large = sum(map(len, files.contents.values())) >= snapshot.SMALLEST
        seen = snapshot.recall(fingerprint, ready.result() if ready else None) if is_large else None
    del ready
    if seen is None:
        with without_collecting():
            seen = _public(files, part_of(progress, 0.05, 0.95))
            if is_large:
                progress(message("Keeping what was read for the next start …"), 0.9)
                snapshot.keep(fingerprint, seen)
    return in_folder(seen, files, fingerprint)


def _size(folder: Path) -> int:
    """About how many bytes of tables there are, as far as that is told without reading them."""
    try:
        return sum(path.stat().st_size for path in folder.glob("*.csv"))
    except OSError:
        return 0


def _public(files: Files, progress: Progress) -> Reading:
    reading = read_tables(files.contents, progress)
    progress(message("Leaving out what is not for everyone …"), 0.9)
    return replace(
        reading,
        dataset=publish(reading.dataset),
        problems=tuple(problem.withheld() for problem in reading.problems),
    )
