"""What the districts of a place are called on a day: one way for cards, lists and files."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.geography import (
    Epoch,
    area_label,
    codes_in,
    current_district,
    district_of_place,
    districts_in,
    possible_in,
)
from dashboard.language import Language
from dashboard.model import Location


def known_label(code: str) -> str:
    """The name of an area, or the code where there is no such area."""
    try:
        return area_label(code)
    except KeyError:
        return code


def district_words(seat: Location, epoch: Epoch, language: Language) -> tuple[str, str]:
    """The district that a place was in, by name, and what is to be said of that name.

    Where it is not known which of several districts it was, the name is that of today, and the
    remark says so. Of a place known by its Land the Land; of one without a code, nothing.
    """
    if not seat.ags:
        return "", ""
    code = district_of_place(seat.ags, _point(seat), epoch)
    if code:
        return districts_in(epoch)[code].label, ""
    if today := current_district(seat.ags):
        return known_label(today), language.say("named as of today")
    return known_label(seat.ags), ""


def seat_words(seat: Location, epoch: Epoch, language: Language) -> str:
    """District and remark in one text: "Wartburgkreis (heutiger Kreis)"."""
    return _remarked(*district_words(seat, epoch, language))


def area_in_words(
    code: str,
    epoch: Epoch,
    language: Language,
    called: Callable[[str], str] = known_label,
) -> str:
    """An area by name; of a district that is another than on the day, with that one."""
    codes = codes_in(code, epoch)
    if epoch.is_today or not codes or codes in ((code,), (current_district(code),)):
        return called(code)
    return _remarked(called(code), then_words(codes, epoch, language))


def seat_then(seat: Location, epoch: Epoch) -> tuple[str, ...] | None:
    """The district of a place on the day; None where it is that of today.

    Without a code it is not known which of several it was.
    """
    today = current_district(seat.ags or "")
    if epoch.is_today or today is None or possible_in(today, epoch) == {today}:
        return None
    then = district_of_place(seat.ags, _point(seat), epoch)
    if then == today:
        return None
    return (then,) if then else ()


def then_words(codes: tuple[str, ...], epoch: Epoch, language: Language) -> str:
    """That a district is named as of today, and which it was on the day, where that is known."""
    if not codes:
        return language.say("named as of today")
    there = districts_in(epoch)
    names = language.listing([there[code].label for code in codes])
    return language.say("named as of today; on the chosen day: {districts}", districts=names)


def _point(seat: Location) -> tuple[float, float] | None:
    exact = seat.precision not in ("district", "state") and seat.latitude is not None
    return (seat.latitude or 0.0, seat.longitude or 0.0) if exact else None


def _remarked(name: str, remark: str) -> str:
    return f"{name} ({remark})" if remark else name
