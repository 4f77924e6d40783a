"""Those who write to a folder: what they add, how they are cut off, what a reader finds then."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dashboard.model import Dataset
from dashboard.model.finding import Complaint
from dashboard.sources import read_folder, replacing
from dashboard.sources.keeping import keep


def with_club(dataset: Dataset, id: str = "new-club") -> Dataset:
    """The dataset with an organisation more, and its project."""
    (first, *_) = dataset.organisations
    club = first.model_copy(update={"id": id, "name": f"Club {id}"})
    project = dataset.projects[0].model_copy(update={"id": f"{id}-project", "organisation": id})
    return replace(
        dataset,
        organisations=(*dataset.organisations, club),
        projects=(*dataset.projects, project),
    )


def keep_club(folder: Path, id: str = "new-club"):
    reading = read_folder(folder)
    return keep(folder, with_club(reading.dataset, id), base=reading.fingerprint, note=f"add {id}")


def state(folder: Path) -> tuple[str, ...]:
    """What a reader finds in the folder: the ids of the organisations and projects."""
    reading = read_folder(folder)
    assert not reading.problems
    return tuple(row.id for row in (*reading.dataset.organisations, *reading.dataset.projects))


# What a process of its own does (see tests/children.py). It does not wait for the disk: whoever
# kills a process takes nothing from what it has written, only a power cut does.


def no_disk(handle: int) -> None:
    """In place of `os.fsync`."""


def keep_until_killed(number: int, folder: Path, id: str = "new-club") -> None:
    """End this process, as `kill -9` does, before its so-many-th step."""
    os.fsync = no_disk
    replacing.step = _killed_at(number)
    keep_club(folder, id)


def keep_many(folder: Path, number: int) -> None:
    """Keep one after the other, until somebody ends it."""
    os.fsync = no_disk
    for again in range(1000):
        keep_club(folder, f"club-{number}-{again}")


def keep_some(folder: Path, name: str) -> None:
    """Keep four, and try again where somebody else was quicker."""
    os.fsync = no_disk
    for number in range(4):
        while True:
            try:
                keep_club(folder, f"{name}-{number}")
                break
            except Complaint:
                continue


def _killed_at(number: int) -> Callable[[str], None]:
    steps = iter(range(number + 1))

    def step(point: str) -> None:
        if next(steps) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return step
