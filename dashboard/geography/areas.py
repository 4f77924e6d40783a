"""Any code of an area that a record may name: Germany, a Land, a district, a municipality."""

from collections import Counter
from functools import cache

from dashboard.geography.districts import district, is_district
from dashboard.geography.gazetteer import is_municipality, municipalities, municipality
from dashboard.geography.names import fold
from dashboard.geography.reforms import current_district, former_districts

REGION = "DE"
"""The code of nation-wide reach."""

_STATE_NAMES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}


def state_name(code: str) -> str:
    """Return the name of any of the sixteen Länder; raises KeyError for any other code."""
    return _STATE_NAMES[code]


def is_known_area(code: str) -> bool:
    """Tell whether a record may name this code.

    True for "DE", the sixteen Länder, and in the four Länder for districts, old and new, and
    municipalities. A municipality's code is accepted when its district is known, because the
    gazetteer is of 2016 and municipalities got new codes since (Göttingen: 03159016).
    """
    return code == REGION or code in _STATE_NAMES or current_district(code) is not None


def area_label(code: str) -> str:
    """Return the name by which people know the area; raises KeyError for an unknown code.

    A former district carries its last year, a municipality whose name is not unique its
    district. A municipality newer than the gazetteer is shown as its code.
    """
    if code == REGION:
        return "Deutschland"
    if code in _STATE_NAMES:
        return _STATE_NAMES[code]
    if is_district(code):
        return district(code).label
    if code in _former_labels():
        return _former_labels()[code]
    today = current_district(code)
    if today is None:
        raise KeyError(code)
    if is_municipality(code):
        return _municipality_label(code)
    if code.endswith("000"):
        return area_label(code[:5])
    return f"{code} ({district(today).label})"


@cache
def _former_labels() -> dict[str, str]:
    return {each.code: f"{each.name} (–{each.valid_to.year})" for each in former_districts()}


@cache
def _shared_names() -> frozenset[str]:
    counted = Counter(fold(each.name) for each in municipalities())
    return frozenset(name for name, count in counted.items() if count > 1)


def _municipality_label(code: str) -> str:
    place = municipality(code)
    if is_district(code[:5]) and code.endswith("000"):
        return district(code[:5]).label
    if fold(place.name) in _shared_names():
        return f"{place.name} ({district(place.district).label})"
    return place.name
