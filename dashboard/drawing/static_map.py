"""A map as a picture: districts, what is marked in them, and names, as one piece of SVG.

For files and print, where no browser draws: a plain function of prepared values. It stands
by itself (no font, style or picture of another file), and all text in it is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Literal

from markupsafe import Markup

from dashboard.drawing.elements import joined
from dashboard.drawing.static_frame import Bounds, Box, Frame
from dashboard.drawing.static_patterns import fill_defs, fill_name
from dashboard.drawing.xml_text import plain_text
from dashboard.geography import (
    BOUNDARIES_ATTRIBUTION,
    STATE_BOUNDARIES,
    Epoch,
    area_in,
    districts_in,
    epoch_on,
    outlines,
    state,
    states,
)
from dashboard.geography.files import features

FONT = "'Source Sans Pro', 'Source Sans 3', Arial, sans-serif"
FOOT = 18
"""How much of the height is for the attribution, in pixels."""
LAND, OUTSIDE, MARKED_LAND = "#eef1f4", "#f8f9fa", "#d3e4f2"
_LINE, _STATE_LINE, _MARKED_LINE, _INK = "#aab4be", "#5c6675", "#0b4a7a", "#1f2933"
_SMALLEST, _LARGEST = 8.0, 24.0  # radius of a circle in pixels

_SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
    'style="max-width:100%;height:auto" role="img" aria-label="{title}" font-family="{font}">'
    '<rect width="{w}" height="{h}" fill="#ffffff"/>{body}</svg>'
)
_PATH = Markup(
    '<path d="{}" transform="scale(.5)" fill="{}" stroke="{}" stroke-width="{}" '
    'stroke-linejoin="round"/>'
)
_CIRCLE = Markup('<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="#ffffff" stroke-width="1.5"/>')
# As on the page's map: yellow, dark on both sides.
_RING = Markup(
    '<circle cx="{0}" cy="{1}" r="{2}" fill="none" stroke="#12202b" stroke-width="7"/>'
    '<circle cx="{0}" cy="{1}" r="{2}" fill="none" stroke="#ffc533" stroke-width="4"/>'
)
_TIE = Markup(
    '<path d="M{} {}L{} {}" fill="none" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/>'
)
_SQUARE = Markup(
    '<rect x="{}" y="{}" width="{s}" height="{s}" fill="#ffffff" stroke="{}" stroke-width="2"/>'
)
_TEXT = Markup(
    '<text x="{}" y="{}" font-size="{}" font-weight="{}" text-anchor="{}" fill="{}">{}</text>'
)
# A pale line around the letters, drawn first: what lies below them does not make them unreadable.
_HALO = Markup(
    '<text x="{}" y="{}" font-size="{}" font-weight="{}" text-anchor="{}" fill="{colour}" '
    'stroke="{colour}" stroke-width="3" stroke-linejoin="round">{}</text>'
)


@dataclass(frozen=True)
class Mark:
    """A number at a place (WGS84): a circle at a point, a square where it is for an area.

    `shift` moves it aside, by pixels to the right and down; one that `stands_out` has a ring.
    """

    latitude: float
    longitude: float
    count: int
    text: str
    shape: Literal["circle", "square"] = "circle"
    colour: str = "#0b4a7a"
    shift: tuple[float, float] = (0.0, 0.0)
    stands_out: bool = False

    @property
    def radius(self) -> float:
        """Half its width in pixels: the area of a circle goes with the number."""
        return min(_SMALLEST + 2.2 * (sqrt(self.count) - 1), _LARGEST)


@dataclass(frozen=True)
class Tie:
    """A line from place to place (WGS84: latitude, longitude); the width is in pixels."""

    ends: tuple[tuple[float, float], tuple[float, float]]
    colour: str
    dashes: str
    width: float


def static_map(
    title: str,
    *,
    view: Sequence[str] = (),
    bounds: Bounds | None = None,
    marked: Sequence[str] = (),
    names: Mapping[str, str] | None = None,
    fills: Mapping[str, str] | None = None,
    marks: Iterable[Mark] = (),
    ties: Iterable[Tie] = (),
    width: int = 640,
    height: int = 460,
    margin: float = 0.05,
    epoch: Epoch | None = None,
) -> Markup:
    """Draw districts and Länder (AGS) with marks; the attribution of the boundaries is in it.

    `view` are those to bring into view, none for all four Länder, unless `bounds` (west,
    south, east, north in degrees) says which part; `marked` those to stand out. `names` says
    what is written where there is room, the first before the others; `fills` gives districts
    another colour, or one of the patterns; `ties` lie below the marks. `margin` is the share of
    the picture's sides that is left free around what is to be in view. `title` is read to those
    who do not see the map. Districts are those of today, or of an `epoch`.
    Raises KeyError for an unknown code.
    """
    epoch = epoch or epoch_on(None)
    frame = frame_of(view, width, height, margin, bounds, epoch)
    taken = [_round(frame, mark) for mark in marks]
    body = [
        _ground(frame, tuple(marked), tuple((fills or {}).items()), epoch),
        Markup('<rect y="{}" width="{}" height="{}" fill="#ffffff"/>').format(
            height - FOOT, width, 3 * FOOT
        ),
        *(_tie(frame, each) for each in ties),
        *_names(frame, names or {}, marked, [box for _, box in taken], epoch),
        *(drawn for drawn, _ in taken),
        _TEXT.format(
            width - 2, height - 5, 11, 400, "end", "#4a5561", plain_text(BOUNDARIES_ATTRIBUTION)
        ),
    ]
    return _SVG.format(w=width, h=height, title=plain_text(title), font=FONT, body=joined(body))


def frame_of(
    view: Sequence[str],
    width: int,
    height: int,
    margin: float,
    bounds: Bounds | None = None,
    epoch: Epoch | None = None,
) -> Frame:
    """The part that `static_map` draws of the world above its attribution."""
    areas = [bounds] if bounds else [area_in(code, epoch).bounds for code in view or _everything()]
    return Frame.around(areas, width, height - FOOT, margin)


def _everything() -> list[str]:
    return [each.ags for each in states()]


@lru_cache(maxsize=32)
def _ground(
    frame: Frame, marked: tuple[str, ...], fills: tuple[tuple[str, str], ...], epoch: Epoch
) -> Markup:
    """The same ground lies under every selection, and takes most of the time to draw."""
    return joined(_areas(frame, marked, dict(fills), epoch))


def _areas(
    frame: Frame, marked: Sequence[str], fills: Mapping[str, str], epoch: Epoch
) -> Iterable[Markup]:
    """The districts in view, the borders of the Länder, and what stands out, one over another."""
    drawn = outlines(epoch)
    yield fill_defs(fills.values(), scale=2)  # the paths are drawn at half their size
    for each in districts_in(epoch).values():
        if frame.meets(each.bounds):
            inside = each.ags in marked or each.state in marked
            fill = fills.get(each.ags, MARKED_LAND if inside else LAND)
            path = frame.path(drawn[each.ags])
            yield _PATH.format(path, fill_name(fill), _LINE, 1.6)
    for feature in features(STATE_BOUNDARIES):
        code = feature["properties"]["ags"]
        if frame.meets(state(code).bounds):
            line = (_MARKED_LINE, 5.2) if code in marked else (_STATE_LINE, 2.8)
            yield _PATH.format(frame.path(feature["geometry"]), "none", *line)
    for code in marked:
        if len(code) > 2:
            yield _PATH.format(frame.path(drawn[code]), "none", _MARKED_LINE, 5.2)


def _tie(frame: Frame, tie: Tie) -> Markup:
    (x, y), (u, v) = (frame.at(*end) for end in tie.ends)
    return _TIE.format(x, y, u, v, tie.colour, tie.width, tie.dashes or "none")


def _round(frame: Frame, mark: Mark) -> tuple[Markup, Box]:
    """A mark, and the room that it takes."""
    x, y = frame.at(mark.latitude, mark.longitude)
    x, y = round(x + mark.shift[0], 1), round(y + mark.shift[1], 1)
    r = round(mark.radius, 1)
    if mark.shape == "square":
        shape = _SQUARE.format(round(x - r, 1), round(y - r, 1), mark.colour, s=2 * r)
        ink = mark.colour
    else:
        shape, ink = _CIRCLE.format(x, y, r, mark.colour), "#ffffff"
    if mark.stands_out:
        shape = _RING.format(x, y, r + 4) + shape
    size = 12 if len(mark.text) < 3 else 10
    number = _TEXT.format(x, round(y + 4, 1), size, 700, "middle", ink, plain_text(mark.text))
    return shape + number, Box(x - r, y - r, x + r, y + r)


def _names(
    frame: Frame,
    names: Mapping[str, str],
    marked: Sequence[str],
    taken: list[Box],
    epoch: Epoch,
) -> Iterable[Markup]:
    """The names for which there is room: each at its place, else a little above or below."""
    taken = list(taken)
    for code, name in names.items():
        at = area_in(code, epoch)
        x, y = frame.at(at.latitude, at.longitude)
        size, weight = (15, 700) if code in marked else (12, 400)
        wide = 0.27 * size * len(name)
        for down in (4, -16, 24, -28, 36):
            box = Box(x - wide, y + down - size, x + wide, y + down + 3)
            if frame.holds(box) and not any(box.meets(other) for other in taken):
                taken.append(box)
                place = (x, round(y + down, 1), size, weight, "middle")
                said = plain_text(name)
                yield _HALO.format(*place, said, colour="#ffffff")
                yield _TEXT.format(*place, _INK, said)
                break
