"""The answer as plain tables: what is shown, where, since when, and what is not recorded."""

from dashboard.analysis.catalogue import PROJECT, Catalogue, build_catalogue
from dashboard.analysis.facets import facet_counts
from dashboard.analysis.mapping import Mapped, mapped
from dashboard.analysis.matching import Matching, match
from dashboard.analysis.unplaced import unplaced

__all__ = [
    "PROJECT",
    "Catalogue",
    "Mapped",
    "Matching",
    "build_catalogue",
    "facet_counts",
    "mapped",
    "match",
    "unplaced",
]
