"""A link as a QR code, for paper and projectors."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import segno
from markupsafe import Markup

from dashboard.drawing.elements import is_web_address
from dashboard.drawing.xml_text import plain_text

LONGEST = 600
"""Longer links make squares too small for the camera of a telephone."""
_EDGE = 2
_SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="na-code" viewBox="0 0 {n} {n}" role="img" '
    'aria-label="{label}"><rect width="{n}" height="{n}" fill="#ffffff"/>'
    '<path d="{path}" fill="#000000" shape-rendering="crispEdges"/></svg>'
)


def has_code(link: str) -> bool:
    """Whether a link is of the web, and short enough, for a camera to follow it."""
    return is_web_address(link) and len(link) <= LONGEST


def code_svg(link: str, label: str) -> Markup:
    """The code of a link as SVG; `label` is what those hear who do not see it."""
    code = segno.make_qr(link, error="m", boost_error=False)
    rows = [list(row) for row in code.matrix_iter(border=_EDGE)]
    return _SVG.format(n=len(rows), label=plain_text(label), path="".join(_runs(rows)))


def code_png(link: str) -> bytes:
    """The code of a link as a picture of pixels."""
    made = BytesIO()
    segno.make_qr(link, error="m", boost_error=False).save(made, kind="png", scale=8, border=_EDGE)
    return made.getvalue()


def _runs(rows: list[list[int]]) -> Iterator[str]:
    """Dark squares side by side as one."""
    for y, row in enumerate(rows):
        x = 0
        for dark, squares in groupby(row):
            n = len(list(squares))
            if dark:
                yield f"M{x} {y}h{n}v1h-{n}z"
            x += n
