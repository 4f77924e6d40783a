"""What an HTML file shows of its pages beside the map: sections that stand without scripts, too."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.analysis.listing import by_name, kind_of, record_ids
from dashboard.drawing.base_map import ATTRIBUTION
from dashboard.drawing.elements import is_web_address, joined, symbol_picture
from dashboard.drawing.part import Part
from dashboard.drawing.quick_code import code_svg, has_code
from dashboard.drawing.record_rows import RecordRow, record_rows
from dashboard.drawing.stage import draw_years
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.tables import plain_table
from dashboard.export.exhibits.exhibit import STILL, Sign
from dashboard.export.fitted import LONGEST_CELL, Fitted
from dashboard.export.short_text import shortened
from dashboard.export.slide import MOST_KINDS, Slide
from dashboard.export.slide_words import made, origin, remarks
from dashboard.language import Language

MOST_LISTED = 100
"""How many records a page lists by name."""
BRIEF_SOURCES, LONGEST_SOURCE, LONGEST_LINK = 2, 48, 80
_SCENE = Markup("""<section class="scene" aria-label="{title}">
<div class="told" tabindex="0" role="group" aria-label="{title}">
<h2 tabindex="-1">{title}</h2>
<p>{sentence}</p>
{picture}<div class="na-stage-side">{side}</div>
{list}<details><summary>{about}</summary>{lines}</details>
</div>
<div class="origin"><div><p class="brief">{brief}</p>{link}</div>{code}</div>
</section>
""")
_LIST = Markup('<details{}><summary>{}</summary><ul class="records">{}</ul>{}</details>\n')
_TABLE = Markup(
    '{}<div class="scroll" tabindex="0" role="group" aria-label="{}">{}</div>{}',
)
_FIGURE = Markup('<div class="still">{}</div>\n')
_RECORD = Markup("<li><strong>{}</strong> ({}){}</li>")
_FACT = Markup("<span>{}: {}</span>")
_BAR = Markup("""<div class="bar" role="toolbar" aria-label="{keys}" hidden>
<button type="button" class="back" aria-label="{back}">←</button>
<span class="at" role="status"></span>
<button type="button" class="next" aria-label="{next}">→</button>{stories}
<button type="button" class="play" hidden></button>
<label hidden><span>{year}</span><input type="range" step="1"></label>
<button type="button" class="dark">{dark}</button><button type="button" class="full">{full}</button>
<button type="button" class="letters" aria-pressed="true">{letters}</button>
<button type="button" class="help" aria-label="{help}">?</button>
</div>
<dialog aria-label="{letters}"><h2>{letters}</h2><dl>{list}</dl>
<p>{off}</p><button type="button">{close}</button></dialog>
""")
_STORY = Markup('<button type="button" data-story="{}" aria-pressed="false" hidden>{}</button>')
_P, _HEADING = Markup("<p>{}</p>"), Markup("<h3>{}</h3>")
_LINK = Markup('<p>{} <a href="{}" rel="noopener noreferrer" target="_blank">{}</a></p>')


def scene_markup(slide: Slide) -> Markup:
    """A page as a section: words, what stands beside the picture, and its origin.

    The origin in brief has a place where it is always in view; all of it is told besides.
    """
    say = slide.language.say
    still = "" if slide.figure.moving else slide.figure.still(*STILL)
    return _SCENE.format(
        title=slide.title,
        sentence=slide.sentence,
        picture=_FIGURE.format(still) if still else "",
        side=_side(slide),
        list="" if slide.table else _list(slide),
        about=say("How to read this, and the sources"),
        lines=_lines(slide),
        brief=_brief(slide),
        link=_link(slide, shortened(slide.address, LONGEST_LINK)),
        code=_code(slide),
    )


def _list(slide: Slide) -> Markup:
    """The records by name, the first of them; opened where they are few."""
    say, dataset = slide.language.say, slide.dataset
    catalogue = slide.matching.catalogue.ever
    order = by_name(catalogue, slide.matching.shown)
    ids = record_ids(catalogue, order[:MOST_LISTED])
    kinds = {record: kind_of(catalogue, record) for record in ids}
    asked = slide.matching.selection
    rows = record_rows(dataset, kinds, slide.symbols, slide.language, asked.epoch, asked.active)
    n = slide.language.number(len(order) - len(rows))
    more = say("{n} more are not listed here; the link leads to all of them.", n=n)
    return _LIST.format(
        Markup(" open") if slide.named else "",
        say("List of the records ({n})", n=slide.language.number(len(order))),
        joined(_record(row, slide.language) for row in rows),
        _P.format(more) if len(order) > len(rows) else "",
    )


def _record(row: RecordRow, language: Language) -> Markup:
    say = language.say
    facts = ((say("Place"), row.where), (say("Period"), row.since), (say("Topics"), row.topics))
    told = joined(_FACT.format(name, fact) for name, fact in facts if fact)
    return _RECORD.format(row.name, row.kind, told)


def _side(slide: Slide) -> Markup:
    say, parts = slide.language.say, []
    if slide.highlight:
        name, summary = slide.highlight
        parts += [_HEADING.format(name), _P.format(summary)]
    if slide.years and slide.years.stretches:
        drawn = draw_years(slide.years.stretches, slide.language, said=slide.years.words)
        parts += [_HEADING.format(slide.years.title), drawn]
    if entries := slide.figure.key(MOST_KINDS):
        entry = Markup("<li>{}<span>{}</span></li>")
        told = joined(entry.format(_sign(sign), text) for sign, text in entries)
        key = Markup('{}<ul class="na-kinds">{}</ul>')
        parts.append(key.format(_HEADING.format(slide.above or say("Key to the map")), told))
    if slide.table:
        parts.append(_table(slide.table, slide.language))
    return joined(parts)


def _sign(sign: Sign) -> Markup:
    return symbol_picture(sign) if isinstance(sign, Symbol) else sign or Markup("")


def _table(part: Part, language: Language) -> Markup:
    """The table, and how many rows there are besides."""
    rows = [[shortened(cell.text, LONGEST_CELL) for cell in row] for row in part.rows]
    drawn = plain_table(part.headers, rows, part.title, caption_shown=False)
    more = Fitted(part.headers, (), (), part.more).more_words(language)
    return _TABLE.format(
        _HEADING.format(part.title), part.title, drawn, _P.format(more) if more else ""
    )


def _brief(slide: Slide) -> str:
    """The day, the first sources, and whose the boundaries are."""
    whose = slide.language.say("Map: {attribution}", attribution=ATTRIBUTION)
    sources = origin(slide, BRIEF_SOURCES, LONGEST_SOURCE, when=True)[:-1]
    return " ".join([made(slide), f"{whose}.", *sources])


def _lines(slide: Slide) -> Markup:
    say = slide.language.say
    told = [slide.figure.reading, *remarks(slide), *origin(slide, when=True)]
    told.append(say("Map: {attribution}", attribution=ATTRIBUTION))
    return joined([*(_P.format(text) for text in told if text), _link(slide, slide.address)])


def _link(slide: Slide, shown: str) -> Markup:
    name = f"{slide.language.say('Link')}:"
    if is_web_address(slide.address):
        return _LINK.format(name, slide.address, shown)
    return _P.format(f"{name} {shown}")


def _code(slide: Slide) -> Markup:
    if not has_code(slide.address):
        return Markup("")
    label = slide.language.say("QR code of the link to this page of the atlas")
    return code_svg(slide.address, label)


def bar_markup(language: Language) -> Markup:
    """The buttons below the pages, and the help for the keys."""
    say = language.say
    keys = [
        ("←  →", say("The page before, the next")),
        (say("Space"), say("Go through the years, pause; at their end the other story")),
        (",  .", say("A year earlier, later")),
        ("+  −", say("Zoom in, zoom out")),
        ("0", say("Whole map")),
        ("f", say("Full screen on, off")),
        ("d", say("Dark on, off")),
        ("?", say("This help")),
    ]
    entry = Markup("<dt>{}</dt><dd>{}</dd>")
    stories: Mapping[str, str] = {
        "founding": say("Foundings by year"),
        "funding": say("Fundings by year"),
    }
    return _BAR.format(
        keys=say("Moving through the pages"),
        help=say("What the keys do"),
        letters=say("Keys"),
        off=say(
            "The button “{name}” switches the keys with letters and signs off.",
            name=say("Keys"),
        ),
        back=say("The page before"),
        next=say("The next page"),
        year=say("Year"),
        dark=say("Dark"),
        full=say("Full screen"),
        close=say("Close"),
        stories=joined(_STORY.format(name, text) for name, text in stories.items()),
        list=joined(entry.format(*each) for each in keys),
    )
