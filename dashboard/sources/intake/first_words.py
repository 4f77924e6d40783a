"""The vocabulary for a folder that has none yet: a list can begin an atlas of its own."""

from __future__ import annotations

from dataclasses import replace

from dashboard.model import Dataset
from dashboard.sources.files import OWN_DATA, default_folder
from dashboard.sources.reading import read_folder


def with_words(dataset: Dataset) -> Dataset:
    """The dataset; where it has no vocabulary at all, with that of the atlas.

    Without any words no kind, legal form or topic of a list would be understood.
    """
    if len(dataset.table("vocabulary")):
        return dataset
    for folder in dict.fromkeys((default_folder(), OWN_DATA)):
        if words := read_folder(folder).dataset.vocabulary:
            return replace(dataset, vocabulary=words)
    return dataset
