"""Opening the data: read once for each state of the folder, shared by all sessions."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.analysis import Catalogue, build_catalogue
from dashboard.language import Language, message
from dashboard.sources import Progress, Reading, default_folder, load
from dashboard.sources.progress import part_of
from dashboard.sources.without_collecting import without_collecting
from dashboard.ui.opening import Opening

# The share of reading in the work of opening; the rest is for the catalogue.
_READ = 0.85
Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Atlas:
    """What was read, with publication levels applied, and its columns.

    `views` are the answers that were given last, for whoever asks the same: see `ui.view`.
    """

    reading: Reading
    catalogue: Catalogue
    views: OrderedDict[Hashable, Any] = field(
        default_factory=OrderedDict, compare=False, repr=False
    )
    rested: set[str] = field(default_factory=set, compare=False, repr=False)


def open_atlas(language: Language) -> Atlas:
    """The atlas over the data folder as it is now; a file that changed is read anew.

    Where that takes a while, the page shows how far it is.
    """
    folder = default_folder()
    state = str(folder), stamp(folder)
    if _opening(*state).failed:
        _opening.clear(*state)
    return _opening(*state).result(language)


@st.cache_resource(max_entries=2, show_spinner=False)
def _opening(folder: str, state: Stamp) -> Opening[Atlas]:
    return Opening(partial(_opened, Path(folder)))


def _opened(folder: Path, progress: Progress) -> Atlas:
    with without_collecting():
        reading = load(folder, part_of(progress, 0.0, _READ))
        progress(message("Preparing what can be searched and shown …"), _READ)
        atlas = Atlas(reading, build_catalogue(reading.dataset))
    _let_rest()
    return atlas


def let_rest_after(atlas: Atlas, lens: str) -> None:
    """After the first run through a lens: let rest what that one run has prepared for all."""
    if lens not in atlas.rested:
        atlas.rested.add(lens)
        gc.collect()
        gc.freeze()


def _let_rest() -> None:
    """Take all that there is now out of the search for garbage.

    Streamlit searches the whole memory after every run of the page; with the libraries and
    the data in it that took more than the run itself, and grew with the data. What an earlier
    state of the data left behind is found here, once.
    """
    if gc.get_freeze_count():  # of a first state nothing was left behind
        gc.unfreeze()
        gc.collect()
    gc.freeze()


def stamp(folder: Path) -> Stamp:
    """Names, sizes and times of the files: what tells that they changed, without reading them."""
    try:
        files = sorted(folder.glob("*.csv"))
    except OSError:
        return ()
    return tuple((file.name, *_size_and_time(file)) for file in files)


def _size_and_time(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError:  # a link to nowhere is a state, too
        return -1, -1
    return stat.st_size, stat.st_mtime_ns
