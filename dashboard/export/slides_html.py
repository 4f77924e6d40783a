"""Pages to show as one HTML file, which needs no network: it opens from a stick as it is.

The map moves, tells names, and goes through the years. The file names the digests of its one
script and its one stylesheet, and its policy lets nothing else run and nothing be loaded, so
that a text of a record stays text even if it should come to stand as markup.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from dashboard.drawing.base_map import ATTRIBUTION, NEIGHBOURS, REGION, TOWNS
from dashboard.drawing.elements import ASSETS, joined
from dashboard.drawing.encoder import encode_values
from dashboard.drawing.map_bundle import LEAFLET, map_scripts, map_styles
from dashboard.drawing.sent import as_sent
from dashboard.export.slide import Deck
from dashboard.export.slide_markup import bar_markup, scene_markup
from dashboard.export.slide_stories import map_values
from dashboard.geography import DISTRICT_BOUNDARIES, FORMER_BOUNDARIES, STATE_BOUNDARIES
from dashboard.geography.files import features
from dashboard.language import message
from dashboard.sources import Progress
from dashboard.sources.progress import unheard

_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; "
    "base-uri 'none'; form-action 'none'"
)
_FILE = Markup("""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Netzwerkatlas">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main><h1 class="na-hidden">{title}</h1>
<div class="stage" hidden><div id="map_div"></div><p class="year" role="status" hidden></p></div>
<p class="held" role="status" hidden></p>
{scenes}
</main>
{bar}
<template id="values">{values}</template>
<script>{script}</script>
</body>
</html>
""")


def slides_html(deck: Deck, progress: Progress = unheard) -> bytes:
    """Make the file; the same pages and day give the same file."""
    shown, scenes = [], []
    for n, slide in enumerate(deck.slides):
        step = message("Drawing page {n} of {all} …", n=n + 1, all=len(deck.slides))
        progress(step, 0.9 * n / len(deck.slides))
        shown.append(map_values(slide))
        scenes.append(scene_markup(slide))
    progress(message("Writing {name} …", name="HTML"), 0.9)
    say = deck.language.say
    words = {"title": deck.title, "play": say("Go through the years"), "pause": say("Pause")}
    words["quiet"] = say("No event is known in {year}.", year="{year}")
    values = {"settings": _settings(shown), "scenes": shown, "words": words}
    script, style = _script(), _style()
    written = _FILE.format(
        lang=deck.language.code,
        policy=_POLICY.format(script=_digest(script), style=_digest(style)),
        title=deck.title,
        # Ours alone: no text of a record is in them.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        scenes=joined(scenes),
        bar=bar_markup(deck.language),
        values=encode_values(values),
    )
    return written.encode("utf-8", "replace")


def _script() -> str:
    return f"{map_scripts(LEAFLET)}\n;\n{as_sent(ASSETS / 'take.js')}"


def _style() -> str:
    own = (as_sent(ASSETS / name) for name in ("stage.css", "take.css"))
    return "\n".join([map_styles(LEAFLET), *own])


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _settings(scenes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the map is begun with; the borders of former days only where a scene shows such."""
    of_then = any((each["shown"] or {}).get("as_of") for each in scenes)
    return {
        "districts": {"features": features(DISTRICT_BOUNDARIES)},
        "states": {"features": features(STATE_BOUNDARIES)},
        "former": {"features": features(FORMER_BOUNDARIES)} if of_then else None,
        "version": "",
        "bounds": REGION,
        "attribution": ATTRIBUTION,
        "towns": TOWNS,
        "neighbours": NEIGHBOURS,
    }
