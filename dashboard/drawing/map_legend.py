"""The key to the map: what its circles, letters and areas mean."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.analysis.mapping import Mapped, Tally
from dashboard.drawing.symbols import Symbol
from dashboard.language import Language

_ENTRY = Markup('<li style="{style}">{picture}<span>{text}</span></li>')
_LIST = Markup('<ul class="map-legend" aria-label="{name}" style="{style}">{entries}</ul>')
_LIST_STYLE = (
    "display:flex;flex-wrap:wrap;gap:0.25rem 1.1rem;list-style:none;margin:0;padding:0;"
    "font-size:0.875rem;line-height:1.4"
)
_TALLY = Markup('<p class="map-tally" style="{style}">{text}</p>')
_TALLY_STYLE = "margin:0.35rem 0 0;font-size:0.875rem;line-height:1.4"
_ENTRY_STYLE = "display:inline-flex;align-items:center;gap:0.4rem;margin:0"
_PICTURE = "display:inline-flex;flex:none;align-items:center;justify-content:center;"
_ROUND = _PICTURE + "width:22px;height:22px;border-radius:50%;font-weight:700;font-size:12px;"
_DISC = _ROUND + "color:#fff;background:{colour}"
_RING = _DISC + " content-box;padding:2px;box-sizing:border-box;border:1.5px dashed {colour}"
_HATCH = (
    _PICTURE + "width:20px;height:14px;border:1.5px solid #0b6e80;border-radius:3px;"
    "background:repeating-linear-gradient(135deg,#0b6e80 0 1.5px,#d5e8ec 1.5px 5px)"
)
_PICTURED = Markup('<span aria-hidden="true" style="{style}">{text}</span>')


def legend(mapped: Mapped, symbols: Mapping[str, Symbol], language: Language) -> Markup:
    """The key as escaped HTML: only what the map shows, each kind with its number of records.

    Below it stands how the number of all shown records comes about.
    """
    kinds = mapped.kinds
    entries = [
        _entry(_symbol(symbol), f"{symbol.label} ({language.number(kinds[code])})")
        for code, symbol in symbols.items()
        if code in kinds
    ]
    if any(row.count > 1 and not row.together for row in mapped.circles):
        several = _picture(_DISC, "#2b3640", "2")
        entries.append(_entry(several, language.say("several at one place, with their number")))
    if any(row.together for row in mapped.circles):
        many = _picture(_DISC, "#2b3640", "9")
        text = language.say("several places, counted together: zoom in to see them apart")
        entries.append(_entry(many, text))
    if mapped.areas:
        hatch = _picture(_HATCH)
        entries.append(
            _entry(hatch, language.say("an area as a whole, with the number of entries"))
        )
    name = language.say("Key to the map")
    key = _LIST.format(name=name, style=_LIST_STYLE, entries=Markup("").join(entries))
    return key + _tally(mapped.tally, language)


def tally_words(tally: Tally, language: Language) -> str:
    """Where the records of the sentence are, each counted once; nothing if there are none."""
    parts = [
        language.count("{n} at a place", "{n} at places", tally.at_places),
        language.count("{n} only as an area", "{n} only as areas", tally.only_areas),
        language.count(
            "{n} without a place on this map", "{n} without a place on this map", tally.without
        ),
    ]
    counts = (tally.at_places, tally.only_areas, tally.without)
    return " · ".join(part for part, n in zip(parts, counts, strict=True) if n)


def _tally(tally: Tally, language: Language) -> Markup:
    said = tally_words(tally, language)
    return _TALLY.format(style=_TALLY_STYLE, text=said) if said else Markup("")


def _entry(picture: Markup, text: str) -> Markup:
    return _ENTRY.format(style=_ENTRY_STYLE, picture=picture, text=text)


def _symbol(symbol: Symbol) -> Markup:
    return _picture(_RING if symbol.shape == "ring" else _DISC, symbol.colour, symbol.letter)


def _picture(style: str, colour: str = "", text: str = "") -> Markup:
    return _PICTURED.format(style=style.format(colour=colour), text=text)
