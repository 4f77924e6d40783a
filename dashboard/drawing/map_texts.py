"""The sentences that the map says by itself, in the reader's language."""

from __future__ import annotations

from dashboard.language import Language


def map_texts(language: Language) -> dict[str, str]:
    """Each sentence by the name under which the map's scripts look it up.

    Places such as `{n}` are filled in the browser, which alone knows what stands together.
    """
    say = language.say
    return {
        "map": say("Map of the organisations and projects"),
        "zoom_in": say("Zoom in"),
        "zoom_out": say("Zoom out"),
        "home": say("Show the whole region"),
        "failed": say("The boundaries could not be loaded. Please reload the page."),
        "several": say("{n} entries here", n="{n}"),
        "several_near": say("{n} entries close together", n="{n}"),
        "several_in": say("{place}: {n} entries", n="{n}", place="{place}"),
        "of_kind": say("{kind}: {n}", n="{n}", kind="{kind}"),
        "nearer": say("Zoom in to see them apart"),
        "wide": say("Whole Länder and Germany"),
        "more": say("+ {n} more", n="{n}"),
        "whole": say("{place} as a whole: {n}", n="{n}", place="{place}"),
        "germany": say("Germany"),
        "precision_municipality": say("Exact place not recorded, shown within the municipality"),
        "precision_district": say("Exact place not recorded, shown within the district"),
        "precision_state": say("Exact place not recorded, shown within the Land"),
    }
