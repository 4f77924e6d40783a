"""Opening the data: read once for each state of the folder, shared by all sessions."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.analysis import Catalogue, build_catalogue
from dashboard.language import Language
from dashboard.sources import Reading, default_folder, load

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Atlas:
    """What was read, with publication levels applied, and its columns."""

    reading: Reading
    catalogue: Catalogue


def open_atlas(language: Language) -> Atlas:
    """The atlas over the data folder as it is now; a file that changed is read anew."""
    folder = default_folder()
    with st.spinner(language.say("Reading the data …"), show_time=False):
        return _opened(str(folder), _stamp(folder))


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(folder: str, stamp: Stamp) -> Atlas:
    reading = load(Path(folder))
    atlas = Atlas(reading, build_catalogue(reading.dataset))
    _let_rest()
    return atlas


def _let_rest() -> None:
    """Take all that there is now out of the search for garbage.

    Streamlit searches the whole memory after every run of the page; with the libraries and
    the data in it that took more than the run itself, and grew with the data. What an earlier
    state of the data left behind is found here, once.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _stamp(folder: Path) -> Stamp:
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
