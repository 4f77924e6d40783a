"""A data folder that is made up, of any size: for benchmarks and tests only.

Every name in it begins with "Synthetisch", and its one source is titled "Synthetische Daten,
frei erfunden". With one version of numpy, the same seed gives the same bytes.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np

from dashboard.export.synthetic.chance import VOCABULARY, Chance, Table
from dashboard.export.synthetic.parties import events, organisations, projects, sources
from dashboard.export.synthetic.places import areas, homes, locations
from dashboard.export.synthetic.ties import figures, fundings, relations
from dashboard.language import message
from dashboard.model import TABLES
from dashboard.model.finding import Complaint
from dashboard.sources import Progress
from dashboard.sources.data_package import write_data_package
from dashboard.sources.progress import part_of, parts, unheard

__all__ = ["MOST", "write_synthetic"]

MOST = 1_000_000
"""The most organisations that can be asked for; more do not fit an ordinary memory."""
_MADE = 0.6
"""The share of making up in the work; the rest is for writing."""


def write_synthetic(
    folder: Path, count: int, seed: int, progress: Progress = unheard
) -> dict[str, int]:
    """Write the ten tables and their descriptor, and return how many rows each table has.

    The folder is made if need be. Raises `Complaint` where it is not an empty folder, or
    where the numbers make no sense; OSError where it cannot be written.
    """
    _refuse(folder, count, seed)
    folder.mkdir(parents=True, exist_ok=True)
    progress(message("Making up the records …"), 0.0)
    tables = _tables(count, seed)
    rows = {}
    sizes = {name: len(next(iter(table.values()))) for name, table in tables.items()}
    steps = dict(parts({name: sizes.get(name, 0) for name in TABLES}, part_of(progress, _MADE, 1)))
    for name, model in TABLES.items():
        steps[name](message("Writing {name} …", name=f"{name}.csv"), 0.0)
        if name == "vocabulary":
            content = VOCABULARY.read_bytes()
            rows[name] = len(list(csv.reader(io.StringIO(content.decode("utf-8"))))) - 1
        else:
            rows[name], content = _csv(tuple(model.model_fields), tables.pop(name))
        (folder / f"{name}.csv").write_bytes(content)
    write_data_package(folder)
    return rows


def _refuse(folder: Path, count: int, seed: int) -> None:
    if not 1 <= count <= MOST or seed < 0:
        raise Complaint(
            message("Synthetic data cannot be made in this number, or from this seed."),
            message("Ask for 1 to 1,000,000 organisations and a seed of 0 or more."),
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Complaint(
            message("“{folder}” already holds something.", folder=folder.name),
            message("Name a new or an empty folder; nothing is overwritten."),
        )


def _tables(count: int, seed: int) -> dict[str, Table]:
    """All tables but the vocabulary. Each draws its own chance, so that one can change alone."""
    chances = {name: Chance(seed, name) for name in ("homes", *TABLES)}
    home = homes(chances["homes"], count)
    made = {
        "sources": sources(),
        "organisations": organisations(chances["organisations"], count),
    }
    party = made["organisations"]["id"]
    made["projects"], carrier = projects(chances["projects"], party)
    project = made["projects"]["id"]
    made["events"] = events(chances["events"], party, project)
    event = made["events"]["id"]
    held = event[made["events"]["location"] != ""]
    reach = (np.concatenate([party, project]), np.concatenate([home, home[carrier]]))
    made["locations"] = locations(chances["locations"], (party, home), project, held)
    made["areas"] = areas(chances["areas"], *reach)
    made["fundings"] = fundings(chances["fundings"], party, project, carrier)
    made["relations"] = relations(chances["relations"], party, project, event)
    made["figures"] = figures(chances["figures"], party, project, event)
    return made


def _csv(columns: tuple[str, ...], table: Table) -> tuple[int, bytes]:
    """The number of rows and the file; columns that were not drawn stay empty."""
    size = len(next(iter(table.values())))
    blank = np.full(size, "", object)
    if "source" in columns:
        table = {
            **table,
            "source": np.full(size, sources()["id"][0], object),
            "locator": np.array([f"Zeile {n}" for n in range(2, size + 2)], object),
        }
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*(table.get(name, blank) for name in columns), strict=True))
    return size, text.getvalue().encode()
