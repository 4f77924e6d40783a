"""Fills of areas in pictures for print: colours, and patterns where no colour may stand for it.

They look as on the page's map (`assets/tints.js`): lines for what is not recorded, dots for what
is served from outside, level lines for what has no number by head.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.drawing.elements import joined

_DEFS = Markup("<defs>{}</defs>")
_HATCHED = Markup('<rect width="7" height="7" fill="#ffffff"/>') + Markup(
    '<path d="M0 0v7" stroke="#5d6b73" stroke-width="2.4"/>'
)
_DOTTED = Markup('<rect width="8" height="8" fill="#ffffff"/>') + Markup(
    '<circle cx="2" cy="2" r="1.5" fill="#2171b5"/><circle cx="6" cy="6" r="1.5" fill="#2171b5"/>'
)
_LINED = Markup('<rect width="7" height="7" fill="#ffffff"/>') + Markup(
    '<path d="M0 3.5h7" stroke="#2171b5" stroke-width="2.4"/>'
)
_PATTERN = Markup(
    '<pattern id="fill-{}" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
    'patternTransform="{}">{}</pattern>'
)
_SHAPES = {
    "unknown": (7, "rotate(45)", _HATCHED),
    "outside": (8, "", _DOTTED),
    "unscaled": (7, "", _LINED),
}


def fill_defs(fills: Iterable[str], scale: float) -> Markup:
    """What the patterns among some fills have to be declared by, once in a picture.

    `scale` undoes that of the shapes which are filled, so that the patterns are as wide as drawn.
    """
    used = [name for name in _SHAPES if name in set(fills)]
    return _DEFS.format(joined(_pattern(name, scale) for name in used)) if used else Markup("")


def _pattern(name: str, scale: float) -> Markup:
    size, turn, drawn = _SHAPES[name]
    return _PATTERN.format(name, f"scale({scale:g}) {turn}".strip(), drawn, size=size)


def fill_name(fill: str) -> str:
    """A fill as an attribute says it: a colour as it is, a pattern by its id."""
    return f"url(#fill-{fill})" if fill in _SHAPES else fill
