"""The small pictures beside the words of a key, for files: each an SVG that stands by itself.

Nothing in them has an id, so that many may stand in one document.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from dashboard.drawing.elements import joined
from dashboard.drawing.network_looks import Look

_AREA = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="na-sign" viewBox="0 0 30 20" width="30" '
    'height="20" aria-hidden="true" focusable="false">{}'
    '<rect x="1" y="1" width="28" height="18" fill="{}" stroke="#5c6675" stroke-width="1.5"/></svg>'
)
_LINE = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="na-sign" viewBox="0 0 30 20" width="30" '
    'height="20" aria-hidden="true" focusable="false">'
    '<path d="M1 10h28" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/></svg>'
)
_WHITE = Markup('<rect x="1" y="1" width="28" height="18" fill="#ffffff"/>')
_HATCH = Markup('<path d="M{} 19l{w} -{w}" stroke="#5d6b73" stroke-width="2"/>')
_LEVEL = Markup('<path d="M1 {}h28" stroke="#2171b5" stroke-width="2"/>')
_DOT = Markup('<circle cx="{}" cy="{}" r="1.8" fill="#2171b5"/>')


@lru_cache(maxsize=64)
def area_sign(fill: str) -> Markup:
    """A piece of an area with this fill: a colour, or the name of a pattern."""
    if fill == "unknown":
        lines = joined(_HATCH.format(x, w=min(18, 29 - x)) for x in range(1, 28, 6))
        return _AREA.format(_WHITE + lines, "none")
    if fill == "outside":
        dots = joined(_DOT.format(x, y) for y in (5, 10, 15) for x in range(5 + y % 2 * 3, 28, 6))
        return _AREA.format(_WHITE + dots, "none")
    if fill == "unscaled":
        return _AREA.format(_WHITE + joined(_LEVEL.format(y) for y in (5, 10, 15)), "none")
    return _AREA.format("", fill)


@lru_cache(maxsize=64)
def line_sign(look: Look) -> Markup:
    """A piece of a line."""
    return _LINE.format(look.colour, look.width + 0.8, look.dashes or "none")
