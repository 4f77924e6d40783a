"""Names and codes of areas as people write them, and which areas they may mean.

Names of today and of before the reforms are known; nothing here decides between several.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from dashboard import geography
from dashboard.geography import Municipality, Postcode
from dashboard.geography.gazetteer import UNINCORPORATED
from dashboard.geography.names import fold, fold_bare
from dashboard.sources.intake.remembered import remembered

_RURAL = re.compile(r"(?:landkreis|lkr?s?\.?|kreis|region)\s+(.+)", re.I)
_URBAN = re.compile(r"(?:kreisfreie stadt|landeshauptstadt|stadt|sk)\s+(.+)", re.I)
_ADDED_URBAN = re.compile(r"(.+?)[\s,]*\(?(?:kreisfreie\s+)?stadt\)?", re.I)
_WITHIN = re.compile(r"(.+?)\s*(?:\((.+)\)|[,/]\s*(.+))")
_QUARTER = re.compile(r"(.+?)[\s,(-]+(?:OT|Ortsteil|Stadtteil)\b.*", re.I)
NEAR_KM = 25.0
"""How far the middle of a postcode's area may lie from the middle of its municipality."""
_STATES = [f"{number:02}" for number in range(1, 17)]


@remembered
def code_of(text: str) -> str | None:
    """The area of a code as people write it: with a lost zero, or as the twelve-digit key.

    None where it is no code, or none that the atlas knows.
    """
    digits = re.sub(r"\s", "", text)
    if not digits.isascii() or not digits.isdigit():
        return geography.REGION if digits.upper() == geography.REGION else None
    if len(digits) in (11, 12):
        whole = digits.zfill(12)
        digits = whole[:5] + whole[9:]
    elif len(digits) in (1, 4, 7):
        digits = f"0{digits}"
    return digits if geography.is_known_area(digits) else None


@remembered
def state_named(text: str) -> str | None:
    """The code of one of the sixteen Länder by its name, or `DE` for the whole country."""
    name = fold(re.sub(r"^(?:land|freistaat)\s+", "", text.strip(), flags=re.I))
    return _state_names().get(name)


@cache
def _state_names() -> Mapping[str, str]:
    country = ("deutschland", "bundesweit", "germany", "bund", "nationwide")
    return {fold(geography.state_name(code)): code for code in _STATES} | {
        name: geography.REGION for name in country
    }


@remembered
def districts_named(text: str) -> tuple[str, ...]:
    """The codes of today's districts that may be meant; "Oldenburg" is a city and a Landkreis."""
    name = text.strip()
    rural, urban = _RURAL.fullmatch(name), _URBAN.fullmatch(name) or _ADDED_URBAN.fullmatch(name)
    if found := _district_names().get(fold(name)):
        return found
    wanted = rural or urban
    found = _district_names().get(fold(wanted[1]) if wanted else "", ())
    return tuple(
        code
        for code in found
        if (geography.district(code).kind == "Kreisfreie Stadt") != bool(rural)
    )


@cache
def _district_names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for each in geography.districts():
        bare = _RURAL.fullmatch(each.label)
        for name in (each.label, each.name, bare[1] if bare else each.name, fold_bare(each.name)):
            found.setdefault(fold(name), {})[each.ags] = None
            if "Kreisfrei" not in each.kind:
                found.setdefault(f"landkreis {fold(name)}", {})[each.ags] = None
    for former in geography.former_districts():
        for name in (former.name, f"Landkreis {former.name}"):
            found.setdefault(fold(name), {former.successor: None})
    return {name: tuple(codes) for name, codes in found.items()}


@remembered
def town_and_district(text: str) -> tuple[str, str]:
    """A town's name and the district that stands with it: "Neustadt (Ilm-Kreis)"; or ""."""
    name = text.strip()
    if any(fold(each.name) == fold(name) for each in geography.find_municipalities(name)):
        return name, ""
    if quarter := _QUARTER.fullmatch(name):
        name = quarter[1]
    within = _WITHIN.fullmatch(name)
    if within and districts_named(added := within[2] or within[3]):
        return within[1], added
    return name, ""


@remembered
def towns_named(name: str) -> tuple[Municipality, ...]:
    """The municipalities that may be meant: "Neustadt" is also "Neustadt an der Orla".

    Areas without inhabitants are none, and none is meant where the title is a Landkreis's.
    """
    if _RURAL.fullmatch(name.strip()):
        return ()
    named = fold(name)
    found = {each.ags: each for each in geography.find_municipalities(name)}
    spelled = any(fold(each.name) == named for each in found.values())
    if " " not in named:
        found |= {each.ags: each for each in _beginning().get(named, ())}
    elif not spelled:
        wanted = set(named.split())
        longer = _beginning().get(named.split()[0], ())
        fuller = {each.ags: each for each in longer if wanted <= set(fold(each.name).split())}
        found = fuller or found
    return tuple(each for each in found.values() if each.kind != UNINCORPORATED)


@cache
def _beginning() -> Mapping[str, tuple[Municipality, ...]]:
    """Municipalities by the beginning of their name, before "an der", "am", "in", "bei"."""
    found: dict[str, tuple[Municipality, ...]] = {}
    for each in geography.municipalities():
        first = re.split(r"\s+(?:an|am|in|im|bei|b\.|a\.|i\.|ob|vor|auf)\b|\s*[(/]", each.name)[0]
        if first != each.name:
            found[fold(first)] = (*found.get(fold(first), ()), each)
    return found


@remembered
def alike(name: str) -> tuple[Municipality, ...]:
    """The municipalities whose names are spelled much like this one, at most five."""
    names = _folded_names()
    close = process.extract(
        fold_bare(name), names, scorer=fuzz.ratio, score_cutoff=84, limit=5, processor=None
    )
    return tuple(geography.municipality(ags) for _, _, ags in close)


@cache
def _folded_names() -> Mapping[str, str]:
    return {each.ags: fold_bare(each.name) for each in geography.municipalities()}


@remembered
def areas_named(text: str, within: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The codes of all areas that a name or a code may mean: a Land, districts, towns.

    A city that is a district of its own counts once, as the municipality.
    """
    if code := code_of(text) or state_named(text):
        return (code,)
    town, district = town_and_district(text)
    limits = districts_named(district) if district else within
    towns = [each for each in towns_named(town) if not limits or each.district in limits]
    codes = {each.ags: None for each in towns}
    if not district:
        for code in districts_named(text):
            whole = f"{code}000"
            named = whole in codes or any(each.district == code for each in towns)
            # "Gotha" is a town, and the Landkreis around it is called after it.
            codes |= {} if named else {whole if _is_town(whole) else code: None}
    return tuple(codes)


def _is_town(code: str) -> bool:
    try:
        return bool(geography.municipality(code))
    except KeyError:
        return False


def near(post: Postcode, towns: Sequence[Municipality]) -> list[Municipality]:
    """The towns around a postcode: those in its district, or else those not far from it."""
    there = [each for each in towns if each.district == post.district]
    close = [each for each in towns if _kilometres(post, each) <= NEAR_KM]
    return [each for each in there if each in close] or close or there


def _kilometres(post: Postcode, town: Municipality) -> float:
    north = (post.latitude - town.latitude) * 111.32
    east = (post.longitude - town.longitude) * 111.32 * math.cos(math.radians(post.latitude))
    return math.hypot(north, east)
