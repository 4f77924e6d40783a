"""The edge of the fundings on the map: what each district has left when the day is over."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.analysis.cliff_fields import GROUPS, Edge, Fields
from dashboard.drawing.choropleth import Tint
from dashboard.drawing.cliff_words import edge_name, group_name
from dashboard.drawing.elements import joined, open_button
from dashboard.language import Language

_LOOKS = {
    Edge.NONE_LEFT: ("#7a1f0a", "lost"),
    Edge.CANNOT_TELL: ("unknown", "not"),
    Edge.FEWER: ("#f8cfa0", "none"),
    Edge.KEPT: ("#7fb6dc", "c3"),
    Edge.NOTHING: ("#ffffff", "blank"),
}
"""By kind the fill of a district (a colour or a pattern), and the class of its swatch."""
_LIST = Markup('<ul class="na-key" aria-label="{}">{}</ul>')
_ENTRY = Markup('<li><span class="na-swatch {}" aria-hidden="true"></span><span>{}</span></li>')


def cliff_tints(found: Fields, row: str, language: Language) -> list[Tint]:
    """The fill of each district, with what its tooltip says."""
    n = found.row(row)
    tints = []
    for m, column in enumerate(found.columns):
        kind = Edge(int(found.kinds[n, m]))
        lines = [edge_name(kind, language)]
        lines += [
            f"{group_name(g, language)}: {language.number(int(found.counts[g][n, m]))}"
            for g in GROUPS
            if found.counts[g][n, m]
        ]
        tints.append([column, _LOOKS[kind][0], lines])
    return tints


def cliff_key(found: Fields, row: str, language: Language, prefix: str = "") -> Markup:
    """The key to the map, with how many districts are of each kind; each opens its records.

    `prefix` comes before the keys of their lists.
    """
    told = [
        _ENTRY.format(
            _LOOKS[kind][1],
            _opened(text, "" if kind is Edge.NOTHING else f"{prefix}edge:{row}:{kind.name}"),
        )
        for kind, _, text in cliff_entries(found, row, language)
    ]
    return _LIST.format(language.say("Key to the map"), joined(told))


def cliff_entries(found: Fields, row: str, language: Language) -> list[tuple[Edge, str, str]]:
    """What is in the key: the kinds that there are, with their fills and words."""
    kinds = found.kinds[found.row(row)].tolist()
    return [
        (
            kind,
            fill,
            language.count(
                "{text} ({n} district)",
                "{text} ({n} districts)",
                kinds.count(kind),
                text=edge_name(kind, language),
            ),
        )
        for kind, (fill, _) in _LOOKS.items()
        if kind in kinds
    ]


def _opened(text: str, key: str) -> str:
    return open_button(key, text) if key else text
