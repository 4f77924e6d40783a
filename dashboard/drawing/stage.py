"""What stands beside the map on a projector: one timeline, and what the circles mean.

Letters are large in the measures of the picture itself: 24 pixels on a screen of 1280 × 720.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from markupsafe import Markup

from dashboard.analysis import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.sites import names_of
from dashboard.analysis.timelines import Held
from dashboard.analysis.years import Stretch
from dashboard.drawing.elements import joined, symbol_picture
from dashboard.drawing.static_map import FONT
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.year_bars import highest
from dashboard.language import Language
from dashboard.model import Dataset

WIDTH, HEIGHT = 600, 250
"""The size of the timeline's picture, which is never drawn smaller on a projector."""
_TOP, _FOOT = 34, 210
_WIDEST = 80  # a bar: of a few years alone each would be a wall
MOST_EVENTS = 3
"""How many events of a year are named; the rest are counted together."""
MOST_KINDS = 5
"""How many kinds the key names; the rest are counted together."""

# Looks of its own, for files; on the page the stylesheet says how it looks.
_FIGURE = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="na-years" viewBox="0 0 {} {}" role="img" '
    'aria-label="{}" font-family="{font}" font-size="27" font-weight="600">{}</svg>'
)
_BAR = Markup('<rect class="na-{}" {look} x="{}" y="{}" width="{}" height="{}"></rect>')
_LOOKS = {
    "possible": Markup('fill="none" stroke="#2f7dc1" stroke-width="2"'),
    "sure": Markup('fill="#2f7dc1"'),
}
_WORD = Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>')
_FOOT_LINE = Markup(
    '<line x1="0" x2="{}" y1="{}" y2="{}" stroke="#1f2933" stroke-width="2"></line>'
)
_NOW = Markup('<rect class="na-now" x="{}" y="{}" width="4" height="{}"></rect>')
_ENTRY = Markup("<li>{}<span>{}</span></li>")


def draw_years(
    years: Sequence[Stretch], language: Language, *, now: int | None = None, said: str = ""
) -> Markup:
    """How much began in each stretch of years, as bars: solid is certain, pale is possible.

    Empty where nothing is known. The first and last year and the highest bar are named. `now` is
    a year to mark; `said` what the picture shows, where it is not foundings.
    """
    most = highest(years)
    if most == 0:
        return Markup("")
    step = WIDTH / len(years)
    bars: list[Markup] = []
    for i, (_, _, sure, possible) in enumerate(years):
        width = round(min(max(step * 0.86, 1.5), _WIDEST), 1)
        x = round(i * step + max(0.86 * step - width, 0) / 2, 1)
        for name, n in (("possible", sure + possible), ("sure", sure)):
            if n:
                height = round(n / most * (_FOOT - _TOP), 1)
                top = round(_FOOT - height, 1)
                bars.append(_BAR.format(name, x, top, width, height, look=_LOOKS[name]))
    first, last = years[0].from_year, years[-1].to_year
    at = next(i for i, each in enumerate(years) if each.certain + each.possible == most)
    middle = min(max((at + 0.43) * step, 20), WIDTH - 20)
    words = [
        _FOOT_LINE.format(WIDTH, _FOOT, _FOOT),
        _WORD.format(round(middle, 1), _TOP - 8, "middle", language.number(most)),
    ]
    if first == last:
        words.append(_WORD.format(round(middle, 1), HEIGHT - 10, "middle", first))
    else:
        words.append(_WORD.format(0, HEIGHT - 10, "start", first))
        words.append(_WORD.format(WIDTH, HEIGHT - 10, "end", last))
    if now is not None and first <= now <= last:
        x = round((now - first + 0.43) / (last - first + 1) * WIDTH, 1)
        bars.append(_NOW.format(round(x - 2, 1), _TOP - 4, _FOOT + 14 - _TOP))
    said = said or years_words(years, language)
    return _FIGURE.format(WIDTH, HEIGHT, said, joined([*bars, *words]), font=FONT)


def years_words(years: Sequence[Stretch], language: Language) -> str:
    """What the picture of the years shows, for those who do not see it; there must be one."""
    return language.say(
        "Foundings by year, {first} to {last}; the highest bar stands for {n}.",
        first=years[0].from_year,
        last=years[-1].to_year,
        n=language.number(highest(years)),
    )


def funded_words(years: Sequence[Stretch], language: Language) -> str:
    """What a picture of fundings by years shows; empty where there is none."""
    if not years:
        return ""
    return language.say(
        "Fundings by year, {first} to {last}; the highest bar stands for {n}.",
        first=years[0].from_year,
        last=years[-1].to_year,
        n=language.number(highest(years)),
    )


def draw_kinds(
    catalogue: Catalogue, shown: Mask, symbols: Mapping[str, Symbol], language: Language
) -> Markup:
    """The kinds of the shown records with their numbers, the most frequent first."""
    names = names_of(catalogue)
    counts = np.bincount(names.kind[shown], minlength=len(names.kinds)).tolist()
    found = sorted(
        ((n, code) for n, code in zip(counts, names.kinds, strict=True) if n and code in symbols),
        key=lambda pair: (-pair[0], pair[1]),
    )
    entries = [
        _ENTRY.format(
            symbol_picture(symbols[code]), f"{symbols[code].label} ({language.number(n)})"
        )
        for n, code in found[:MOST_KINDS]
    ]
    if more := len(found) - MOST_KINDS:
        text = language.count("and {n} more kind", "and {n} more kinds", max(more, 0))
        entries += [_ENTRY.format("", text)] * (more > 0)
    name = language.say("Key to the map")
    return Markup('<ul class="na-kinds" aria-label="{}">{}</ul>').format(name, joined(entries))


def draw_held(held: Sequence[Held], count: int, year: int, language: Language) -> Markup:
    """The events of a year, the first of them by their titles; `count` is how many there are."""
    named = held[:MOST_EVENTS]
    entries = [Markup("<li>{}</li>").format(each.title) for each in named]
    if more := count - len(named):
        text = language.count("and {n} more event", "and {n} more events", more)
        entries.append(Markup("<li>{}</li>").format(text))
    title = language.say("Events in {year}", year=year)
    return Markup('<h2>{}</h2><ul class="na-held">{}</ul>').format(title, joined(entries))


def draw_highlight(dataset: Dataset, record: str) -> Markup:
    """The name of the highlighted record, and its summary."""
    known = record in dataset.holders
    where = dataset.holders if known else dataset.event_by_id
    summary = where.cell(record, "summary") or ""
    return Markup('<h2 class="na-highlight">{}</h2><p class="na-summary">{}</p>').format(
        dataset.name_of(record), summary
    )
