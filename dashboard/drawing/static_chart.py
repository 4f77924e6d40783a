"""A chart as a picture for files and print: SVG with its text as text, made without a browser."""

from __future__ import annotations

from functools import cache

import font_source_sans_pro  # type: ignore[import-untyped]
import vl_convert

from dashboard.drawing.time_looks import Spec

FONT = "Source Sans Pro"
FONT_FOLDER: str = font_source_sans_pro.font_directory
"""The folder of the font in which pictures and PDFs are written (OFL)."""


def static_chart(spec: Spec, width: int = 640) -> str:
    """The SVG of a chart in the terms of Vega-Lite; nothing is loaded from anywhere.

    The colour of the page's text is black in it. Raises ValueError for what is no chart.
    """
    _know_font()
    config = {**spec.get("config", {}), "font": FONT, "background": "#ffffff"}
    drawn: str = vl_convert.vegalite_to_svg(
        {**spec, "width": width, "config": config}, allowed_base_urls=[]
    )
    return drawn


def pixels(svg: str, scale: float = 1.0) -> bytes:
    """A picture in SVG as PNG, so many pixels for each of its own; nothing is loaded for it."""
    _know_font()
    made: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return made


@cache
def _know_font() -> None:
    vl_convert.register_font_directory(FONT_FOLDER)
