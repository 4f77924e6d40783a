"""The table of topics or target groups by districts or Länder: each number opens its records.

The keys of its buttons are what `field_key` and the others say. `assets/matrix.css` lays the
table out, `assets/fragment.js` lets arrow keys move in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard.analysis.classes import class_bounds, classed, step
from dashboard.analysis.coverage import Coverage, Field
from dashboard.drawing.coverage_words import Measure, definitions, short_name, unnamed_words
from dashboard.drawing.elements import joined, open_button
from dashboard.geography import state
from dashboard.language import Language

Label = Callable[[str], str]

_TABLE = Markup(
    '<div><p class="na-hint">{hint}</p><div class="na-wide">'
    '<div class="na-scroll" tabindex="0" role="region" aria-label="{name}">'
    '<table class="na-matrix" data-grid=""><caption class="na-hidden">{name}</caption>'
    '<thead>{lands}<tr><th scope="col" class="na-corner">{corner}</th>{columns}</tr></thead>'
    "<tbody>{rows}</tbody></table></div></div></div>"
)
_LANDS = Markup("<tr><td></td>{}<td></td><td></td></tr>")
_LAND = Markup('<th scope="colgroup" colspan="{}"><span>{}</span></th>')
_COLUMN = Markup('<th scope="col"{}><span>{}</span></th>')
_ROW = Markup('<tr{}><th scope="row">{}</th>{}</tr>')
_CELL, _CELL_MIDDLE, _CELL_END = Markup('<td class="'), Markup('">'), Markup("</td>")
_LEGEND = Markup('<ul class="na-key">{}</ul>')
_ENTRY = Markup('<li><span class="na-swatch {}" aria-hidden="true">{}</span><span>{}</span></li>')
_SIGNS = {"outside": "↗", "nothing": "0", "unknown": "?"}
_SAMPLES = {"offered": (3, 1.8), "overlap": (2, 2.4)}  # numbers, and numbers per head
_LOOKS = {
    "offered": "c3",
    "overlap": "c2 over",
    "outside": "out",
    "nothing": "none",
    "unknown": "not",
    "unscaled": "unscaled",
}


def field_key(row: str, column: str) -> str:
    """What opens the records of a field."""
    return f"field:{row}:{column}"


def row_key(row: str) -> str:
    """What chooses a row for the map."""
    return f"row:{row}"


def placed_key(row: str) -> str:
    """What opens the records of a row in all columns."""
    return f"placed:{row}"


def unplaced_key(row: str) -> str:
    """What opens the records of a row that have no place."""
    return f"unplaced:{row}"


def unnamed_key(column: str) -> str:
    """What opens the records of a column of which no row is recorded."""
    return f"unnamed:{column}"


def coverage_table(
    found: Coverage,
    measure: Measure,
    label: Label,
    language: Language,
    *,
    chosen: str | None = None,
    whole: bool = True,
) -> Markup:
    """The fields as a table, with what all columns hold and what has no place at the end.

    `label` is what a row is called; `chosen` the row that the map shows. Where the table is not
    `whole`, the columns are left out of which nothing can be told.
    """
    say = language.say
    looks = _shades(found, measure)
    shown = [m for m in range(len(found.columns)) if whole or found.telling[m]]
    columns = [found.columns[m] for m in shown]
    rows = [
        _row(
            open_button(row_key(row), label(row), current=row == chosen),
            [_field(found, measure, n, m, looks[n][m], language) for m in shown],
            [
                _number(placed_key(row), int(found.placed[n]), language),
                _number(unplaced_key(row), int(found.unplaced[n]), language),
            ],
            row == chosen,
        )
        for n, row in enumerate(found.rows)
    ]
    unnamed = unnamed_words(found, language)
    cells = [
        _cell("plain", _number(unnamed_key(column), int(n), language))
        for column, n in zip(columns, found.unnamed[shown].tolist(), strict=True)
    ]
    rows.append(_ROW.format(Markup(' class="na-apart"'), unnamed, joined([*cells, _EMPTY, _EMPTY])))
    last = [_column(say("All shown"), "sum"), _column(say("Place not recorded"), "sum")]
    return _TABLE.format(
        name=title(found, language),
        hint=say("The table goes on at the side: move it, or use the arrow keys in it."),
        lands=_lands(columns) if found.level == "district" else Markup(""),
        corner=say("Topic") if found.facet == "topic" else say("Target group"),
        columns=joined([*(_column(short_name(c, found.epoch)) for c in columns), *last]),
        rows=joined(rows),
    )


def title(found: Coverage, language: Language) -> str:
    """What the table is called."""
    topics = found.facet == "topic"
    if found.level == "district":
        return language.say("Topics by districts" if topics else "Target groups by districts")
    return language.say("Topics by Länder" if topics else "Target groups by Länder")


def legend(found: Coverage, measure: Measure, language: Language) -> Markup:
    """The signs of the table, each with what it means."""
    samples = {sign: language.number(both[measure.per_head]) for sign, both in _SAMPLES.items()}
    signs = _SIGNS | samples | {"unscaled": language.say("n/a")}
    return _LEGEND.format(
        joined(
            _ENTRY.format(_LOOKS[sign], signs[sign], text + ".")
            for sign, text in definitions(found, measure, language)
        )
    )


_EMPTY = Markup("<td></td>")


def _shades(found: Coverage, measure: Measure) -> list[list[int]]:
    """A step for each field by the class of its value, from 1 on; 0 for nothing."""
    values = measure.among(found.counts, found.columns)
    bounds = class_bounds(values.ravel().tolist())
    return [
        [step(number, len(bounds)) if number else 0 for number in row]
        for row in classed(values, bounds).tolist()
    ]


def _field(
    found: Coverage, measure: Measure, n: int, m: int, shade: int, language: Language
) -> Markup:
    kind, column = Field(int(found.kinds[n, m])), found.columns[m]
    key = field_key(found.rows[n], column)
    if kind is Field.OFFERED:
        look = (f"c{shade}" if shade else "unscaled") + (
            " over" if found.carriers[n, m] > 1 else ""
        )
        value = measure.written(int(found.counts[n, m]), column, language)
        if found.lens == "works" and found.outside[n, m] >= found.counts[n, m]:
            return _cell(f"{look} out", open_button(key, f"↗{value}"))
        return _cell(look, open_button(key, value))
    if kind is Field.OUTSIDE:
        return _cell("out", open_button(key, f"↗{language.number(int(found.outside[n, m]))}"))
    if kind is Field.NOTHING:
        return _cell("none", "0")
    opens = bool(found.unsure[n, m] or found.unnamed[m])
    return _cell("not", open_button(key, "?") if opens else "?")


def _cell(look: str, content: str) -> Markup:
    """A cell; there are thousands, and joining takes a third of the time of `format`."""
    return joined((_CELL, look, _CELL_MIDDLE, content, _CELL_END))


def _number(key: str, n: int, language: Language) -> str:
    return open_button(key, language.number(n)) if n else language.number(0)


def _row(header: Markup, cells: list[Markup], sums: list[str], chosen: bool) -> Markup:
    last = [_cell("plain sum", each) for each in sums]
    return _ROW.format(
        Markup(' class="na-opened"') if chosen else Markup(""), header, joined([*cells, *last])
    )


def _column(name: str, look: str = "") -> Markup:
    return _COLUMN.format(Markup(' class="{}"').format(look) if look else Markup(""), name)


def _lands(columns: Sequence[str]) -> Markup:
    groups = [(code, len(list(of))) for code, of in groupby(columns, lambda c: c[:2])]
    return _LANDS.format(joined(_LAND.format(n, state(code).name) for code, n in groups))
