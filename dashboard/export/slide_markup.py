"""What an HTML file shows of its pages beside the map: sections that stand without scripts, too."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.analysis.listing import by_name, kind_of, record_ids
from dashboard.drawing.base_map import ATTRIBUTION
from dashboard.drawing.elements import is_web_address, joined, symbol_picture
from dashboard.drawing.quick_code import code_svg, has_code
from dashboard.drawing.record_rows import RecordRow, record_rows
from dashboard.drawing.stage import draw_years
from dashboard.export.slide import Slide
from dashboard.language import Language

MOST_LISTED = 200
"""How many records a page lists by name."""
_SCENE = Markup("""<section class="scene" aria-label="{title}">
<h2 tabindex="-1">{title}</h2>
<p>{sentence}</p>
<div class="na-stage-side">{side}</div>
<details{opened}><summary>{list}</summary><ul class="records">{rows}</ul>{more}</details>
<div class="origin"><div>{lines}</div>{code}</div>
</section>
""")
_RECORD = Markup("<li><strong>{}</strong> ({}){}</li>")
_FACT = Markup("<span>{}: {}</span>")
_BAR = Markup("""<div class="bar" role="toolbar" aria-label="{keys}" hidden>
<button type="button" class="back" aria-label="{back}">←</button><span class="at"></span>
<button type="button" class="next" aria-label="{next}">→</button>{stories}
<button type="button" class="play" hidden></button>
<label hidden><span>{year}</span><input type="range" step="1"></label>
<button type="button" class="dark">{dark}</button><button type="button" class="full">{full}</button>
<button type="button" class="help" aria-label="{keys}">?</button>
</div>
<dialog aria-label="{keys}"><h2>{keys}</h2><dl>{list}</dl>
<button type="button">{close}</button></dialog>
""")
_STORY = Markup('<button type="button" data-story="{}" aria-pressed="false" hidden>{}</button>')
_P, _HEADING = Markup("<p>{}</p>"), Markup("<h3>{}</h3>")
_LINK = Markup('<p>{} <a href="{}" rel="noopener noreferrer" target="_blank">{}</a></p>')


def scene_markup(slide: Slide) -> Markup:
    """A page as a section: words, timeline, key, a list of its records, and its origin."""
    say, dataset = slide.language.say, slide.dataset
    catalogue = slide.matching.catalogue.ever
    order = by_name(catalogue, slide.matching.shown)
    ids = record_ids(catalogue, order[:MOST_LISTED])
    kinds = {record: kind_of(catalogue, record) for record in ids}
    day = slide.matching.selection.active
    rows = record_rows(dataset, kinds, slide.symbols, slide.language, day=day)
    n = slide.language.number(len(order) - len(rows))
    more = say("{n} more are not listed here; the link leads to all of them.", n=n)
    number = slide.language.number(len(order))
    return _SCENE.format(
        title=slide.title,
        sentence=slide.sentence,
        side=_side(slide),
        list=say("List of the records ({n})", n=number),
        opened=Markup(" open") if slide.named else "",
        rows=joined(_record(row, slide.language) for row in rows),
        more=_P.format(more) if len(order) > len(rows) else "",
        lines=_lines(slide),
        code=_code(slide),
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
    if slide.years:
        parts += [_HEADING.format(say("Foundings")), draw_years(slide.years, slide.language)]
    if slide.kinds:
        entry = Markup("<li>{}<span>{}</span></li>")
        entries = joined(
            entry.format(symbol_picture(symbol) if symbol else "", text)
            for symbol, text in slide.kinds
        )
        key = Markup('{}<ul class="na-kinds">{}</ul>')
        parts.append(key.format(_HEADING.format(say("Key to the map")), entries))
    return joined(parts)


def _lines(slide: Slide) -> Markup:
    say = slide.language.say
    told = [*slide.remarks, *slide.origin, say("Map: {attribution}", attribution=ATTRIBUTION)]
    made = f"{slide.made} {say('Link')}:"
    link = _P.format(f"{made} {slide.address}")
    if is_web_address(slide.address):
        link = _LINK.format(made, slide.address, slide.address)
    return joined([*(_P.format(text) for text in told), link])


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
        (say("Space"), say("Go through the years, pause")),
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
        keys=say("Keys"),
        back=say("The page before"),
        next=say("The next page"),
        year=say("Year"),
        dark=say("Dark"),
        full=say("Full screen"),
        close=say("Close"),
        stories=joined(_STORY.format(name, text) for name, text in stories.items()),
        list=joined(entry.format(*each) for each in keys),
    )
