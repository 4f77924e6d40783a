"""Reading the data: files become records, and every judgement about a row a `Problem`.

Nothing in a file can stop the reading. `load` is the door for everything that is shown.
"""

from dashboard.sources.files import default_folder, fingerprint
from dashboard.sources.loading import load
from dashboard.sources.problem import Problem
from dashboard.sources.progress import Progress
from dashboard.sources.publication import publish
from dashboard.sources.reading import Reading, read_folder

__all__ = [
    "Problem",
    "Progress",
    "Reading",
    "default_folder",
    "fingerprint",
    "load",
    "publish",
    "read_folder",
]
