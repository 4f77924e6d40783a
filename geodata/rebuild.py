"""Rebuild every derived file of this folder from the published packages.

python geodata/rebuild.py                     fetch the packages and write the files
python geodata/rebuild.py --packages FOLDER   use, or keep, the packages' archives there
python geodata/rebuild.py --check             compare instead of writing; status 1 if they differ
"""

import argparse
import tempfile
from pathlib import Path

from building import boundaries, history, packages, provenance, tables

HERE = Path(__file__).resolve().parent


def derive(archives: Path) -> dict[str, str]:
    """Return the text of each derived file by its name."""
    successor = tables.successors(HERE / "reforms.csv")
    known = tables.figures(packages.district_figures(archives), successor)
    municipalities = boundaries.municipalities(packages.municipality_features(archives), successor)
    detailed = boundaries.dissolved([(each.district, each.shape) for each in municipalities])
    reforms = history.reforms(HERE / "reforms.csv")
    pieces = boundaries.simplified(history.pieces(municipalities, reforms))
    districts = history.today(pieces)
    since = history.since(pieces, reforms)
    former = history.former(pieces, reforms, history.cities(municipalities))
    return {
        "districts.csv": tables.districts_csv(districts, known, since),
        "districts.geo.json": tables.districts_geojson(districts, known, since),
        "former_districts.csv": tables.former_csv(former, known),
        "former_districts.geo.json": tables.former_geojson(former, known),
        "municipalities.csv": tables.municipalities_csv(municipalities),
        "neighbours.csv": tables.neighbours_csv(detailed),
        "postcodes.csv": tables.postcodes_csv(
            packages.postcode_centroids(archives), municipalities
        ),
        "states.geo.json": tables.states_geojson(districts),
    }


def differing(derived: dict[str, str]) -> list[str]:
    """Name the committed files that a rebuild would change."""
    names = [name for name, text in derived.items() if not _holds(HERE / name, text)]
    if not provenance.is_current(HERE):
        names.append(provenance.RECORD)
    return names


def write(derived: dict[str, str]) -> None:
    """Write the derived files and the record of what they came from."""
    for name, text in derived.items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    (HERE / provenance.RECORD).write_text(provenance.record(HERE), encoding="utf-8", newline="\n")


def main() -> int:
    """Read the command line and do what it says."""
    summary, _, usage = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        description=summary, epilog=usage, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--packages", type=Path, help="folder of the packages' archives")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        archives = options.packages or Path(temporary)
        derived = derive(archives.resolve())
    if not options.check:
        write(derived)
        return 0
    stale = differing(derived)
    print("\n".join(f"{name} differs from a rebuild" for name in stale) or "all files are current")
    return 1 if stale else 0


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode("utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
