"""What the atlas knows: records, fuzzy dates, vocabulary, and the dataset they make."""

from dashboard.model.dataset import TABLES, Dataset
from dashboard.model.dates import FuzzyDate
from dashboard.model.finding import Finding
from dashboard.model.periods import Period
from dashboard.model.records import (
    Area,
    Event,
    Figure,
    Funding,
    Location,
    Organisation,
    Project,
    Record,
    Relation,
    Source,
    Term,
)

__all__ = [
    "TABLES",
    "Area",
    "Dataset",
    "Event",
    "Figure",
    "Finding",
    "Funding",
    "FuzzyDate",
    "Location",
    "Organisation",
    "Period",
    "Project",
    "Record",
    "Relation",
    "Source",
    "Term",
]
