"""What the reader asked: one frozen selection, its sentence in words, its permalink."""

from dashboard.selection.permalink import from_params, notice, to_params, to_query
from dashboard.selection.selection import FACETS, LENSES, Selection, Years
from dashboard.selection.sentence import Answer, sentence

__all__ = [
    "FACETS",
    "LENSES",
    "Answer",
    "Selection",
    "Years",
    "from_params",
    "notice",
    "sentence",
    "to_params",
    "to_query",
]
