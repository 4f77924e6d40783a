"""What can be taken along to show: pictures for print, and pages as PDF, PowerPoint and HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.export.picture import (
    as_png,
    as_svg,
    chart_picture,
    foundings_picture,
    fundings_picture,
    map_picture,
    refuse_chart,
    refuse_foundings,
    refuse_fundings,
)
from dashboard.export.slide import Deck, Slide
from dashboard.export.slides_html import slides_html
from dashboard.export.slides_pdf import slides_pdf
from dashboard.export.slides_pptx import slides_pptx
from dashboard.language import Message, message
from dashboard.sources import Progress

Draw = Callable[[Slide], str]


def _nothing_refused(slide: Slide) -> None:
    """Draw whatever there is."""


@dataclass(frozen=True)
class Takeaway:
    """One kind of file: what it is called, how it ends, and what makes it of pages.

    A picture is one of the first page alone. `refuse` raises `Complaint` where a page holds
    nothing that it could show; quick, before the file is made.
    """

    name: Message
    ending: str
    mime: str
    make: Callable[[Deck, Progress], bytes]
    of_pages: bool = True
    refuse: Callable[[Slide], None] = _nothing_refused


def _picture(
    name: Message, ending: str, draw: Draw, refuse: Callable[[Slide], None] = _nothing_refused
) -> Takeaway:
    made = as_png if ending == "png" else as_svg

    def make(deck: Deck, progress: Progress) -> bytes:
        progress(message("Writing {name} …", name=ending.upper()), 0.0)
        return made(draw, deck.slides[0])

    mime = "image/png" if ending == "png" else "image/svg+xml"
    return Takeaway(name, ending, mime, make, of_pages=False, refuse=refuse)


TAKEAWAYS: Mapping[str, Takeaway] = MappingProxyType(
    {
        "pdf": Takeaway(message("PDF to show and to print"), "pdf", "application/pdf", slides_pdf),
        "pptx": Takeaway(
            message("PowerPoint, with text and charts to edit"),
            "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            slides_pptx,
        ),
        "html": Takeaway(
            message("HTML with moving map, needs no network"), "html", "text/html", slides_html
        ),
        "map-png": _picture(message("Map as picture for print (PNG)"), "png", map_picture),
        "map-svg": _picture(message("Map as drawing (SVG)"), "svg", map_picture),
        "foundings-png": _picture(
            message("Foundings as picture for print (PNG)"),
            "png",
            foundings_picture,
            refuse_foundings,
        ),
        "foundings-svg": _picture(
            message("Foundings as drawing (SVG)"), "svg", foundings_picture, refuse_foundings
        ),
        "fundings-png": _picture(
            message("Fundings as picture for print (PNG)"),
            "png",
            fundings_picture,
            refuse_fundings,
        ),
        "fundings-svg": _picture(
            message("Fundings as drawing (SVG)"), "svg", fundings_picture, refuse_fundings
        ),
    }
)

EXHIBIT_TAKEAWAYS: Mapping[str, Takeaway] = MappingProxyType(
    {
        **{code: each for code, each in TAKEAWAYS.items() if each.of_pages},
        "picture-png": _picture(message("Picture for print (PNG)"), "png", map_picture),
        "picture-svg": _picture(message("Picture as drawing (SVG)"), "svg", map_picture),
    }
)
"""What can be taken along of a page beside the map."""
CHART_TAKEAWAYS: Mapping[str, Takeaway] = MappingProxyType(
    {
        "chart-png": _picture(
            message("Timeline as picture for print (PNG)"), "png", chart_picture, refuse_chart
        ),
        "chart-svg": _picture(
            message("Timeline as drawing (SVG)"), "svg", chart_picture, refuse_chart
        ),
    }
)
"""And of one that has a timeline."""
