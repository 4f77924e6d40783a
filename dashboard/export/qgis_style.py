"""How the layers of a GeoPackage look in QGIS: as its own style documents (QML).

The colours and letters are those of the atlas's own map. Only what the atlas itself knows
goes in, and names of kinds, which are escaped; no expression, action or form is in a style.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from dashboard.analysis.classes import class_bounds, step
from dashboard.drawing.elements import joined
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.xml_text import plain_text
from dashboard.language import Language

NOBODY = "#f3f5f7"
SHADES = ("#e3eef8", "#cbe0f2", "#aecfe9", "#8dbbdf", "#6ba5d3")
"""From few to many; paler than on the page, for names and circles lie on them."""
_CLUSTER = "#12202b"
_CLOSE, _CLOSE_OF_MANY, _MANY = 3, 8, 1_000
"""Places nearer than this, in millimetres on the screen, become one circle with their number."""
_NAMED_FROM = 150_000
"""The scale from which on places have their names beside them."""
_LONGEST_LINE = 28

_QML = Markup(
    '<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="{}">'
    "{}{}<aliases>{}</aliases></qgis>"
)
_ALIAS = Markup('<alias field="{}" name="{}"/>')
_OPTION = Markup('<Option name="{}" type="QString" value="{}"/>')
_SYMBOL = Markup(
    '<symbol name="{}" type="{}" alpha="1" clip_to_extent="1" force_rhr="0">{}</symbol>'
)
_LAYER = Markup(
    '<layer class="{}" enabled="1" locked="0" pass="0"><Option type="Map">{}</Option>{}</layer>'
)
_NUMBER = Markup(
    '<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/>'
    '<Option name="properties" type="Map"><Option name="char" type="Map">'
    '<Option name="active" type="bool" value="true"/>'
    '<Option name="expression" type="QString" value="@cluster_size"/>'
    '<Option name="type" type="int" value="3"/></Option></Option>'
    '<Option name="type" type="QString" value="collection"/></Option></data_defined_properties>'
)
_CLUSTERED = Markup(
    '<renderer-v2 type="pointCluster" tolerance="{}" toleranceUnit="MM" symbollevels="0">'
    '<renderer-v2 type="categorizedSymbol" attr="kind" symbollevels="0">'
    "<categories>{}</categories><symbols>{}</symbols></renderer-v2>{}</renderer-v2>"
)
_CATEGORY = Markup('<category value="{}" label="{}" symbol="{}" render="true"/>')
_GRADUATED = Markup(
    '<renderer-v2 type="graduatedSymbol" attr="{}" graduatedMethod="GraduatedColor" '
    'symbollevels="0"><ranges>{}</ranges><symbols>{}</symbols></renderer-v2>'
)
_RANGE = Markup('<range lower="{}" upper="{}" label="{}" symbol="{}" render="true"/>')
_SIMPLE = Markup('<labeling type="simple">{}</labeling>')
_BY_SCALE = Markup(
    '<labeling type="rule-based"><rules key="names"><rule key="near" scalemaxdenom="{0}" '
    'scalemindenom="1">{1}</rule><rule key="far" scalemindenom="{0}">{2}</rule></rules></labeling>'
)
_LABEL = Markup(
    '<settings calloutType="simple"><text-style fieldName="name" isExpression="0" fontSize="8" '
    'fontSizeUnit="Point" textColor="31,41,51,255" textOpacity="1" multilineHeight="1">'
    '<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferOpacity="1" '
    'bufferColor="255,255,255,255" bufferNoFill="1" bufferJoinStyle="128"/></text-style>'
    '<text-format autoWrapLength="{wrap}" useMaxLineLengthForAutoWrap="1" multilineAlign="0"/>'
    '<placement placement="{placement}" priority="{priority}" dist="1" distUnits="MM" '
    'quadOffset="4" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" '
    'centroidInside="1"/><rendering drawLabels="{drawn}" obstacle="{obstacle}" '
    'obstacleFactor="1" displayAll="0" limitNumLabels="0" maxNumLabels="2000"/></settings>'
)
_AROUND, _HORIZONTAL = 6, 4  # numbers of QgsPalLayerSettings::Placement


def places_style(
    symbols: Mapping[str, Symbol], count: int, names: Sequence[tuple[str, str]]
) -> str:
    """Discs by kind with its letter, as on the page's map; those close together as a number.

    `count` is how many places there are, `names` the layer's columns and what they are called.
    """
    categories = joined(
        _CATEGORY.format(code, plain_text(symbol.label), n)
        for n, (code, symbol) in enumerate(symbols.items())
    )
    discs = joined(
        _SYMBOL.format(n, "marker", _disc(each.colour, "4.4") + _letter(each.letter))
        for n, each in enumerate(symbols.values())
    )
    number = _SYMBOL.format("centerSymbol", "marker", _disc(_CLUSTER, "6") + _letter("", _NUMBER))
    close = _CLOSE_OF_MANY if count > _MANY else _CLOSE
    near, far = (
        _LABEL.format(wrap=_LONGEST_LINE, placement=_AROUND, priority=8, drawn=drawn, obstacle=1)
        for drawn in (1, 0)
    )
    labels = _BY_SCALE.format(_NAMED_FROM, near, far)
    return _written(_CLUSTERED.format(close, categories, discs, number), labels, names)


def districts_style(
    column: str, counts: Iterable[int], names: Sequence[tuple[str, str]], language: Language
) -> str:
    """Districts shaded by the numbers in `column`; `counts` are these numbers."""
    counts = list(counts)
    bounds = class_bounds(counts)
    looks = [(0, 0, language.say("no place known here"), NOBODY)]
    low = 1
    for number, bound in enumerate(bounds, start=1):
        high = int(bound)
        low = min(n for n in counts if n >= low)
        first, last = language.number(low), language.number(high)
        said = language.say("{n} with a place here", n=first if low == high else f"{first}–{last}")
        looks.append((low, high, said, SHADES[step(number, len(bounds)) - 1]))
        low = high + 1
    ranges = joined(
        _RANGE.format(low, high, said, n) for n, (low, high, said, _) in enumerate(looks)
    )
    fills = joined(_SYMBOL.format(n, "fill", _fill(colour)) for n, (*_, colour) in enumerate(looks))
    labels = _SIMPLE.format(
        _LABEL.format(wrap=0, placement=_HORIZONTAL, priority=3, drawn=1, obstacle=0)
    )
    return _written(_GRADUATED.format(column, ranges, fills), labels, names)


def table_style(names: Sequence[tuple[str, str]]) -> str:
    """A table without a place has no look, but its columns have names."""
    return _written(Markup(""), Markup(""), names)


def _written(renderer: Markup, labels: Markup, names: Sequence[tuple[str, str]]) -> str:
    aliases = joined(_ALIAS.format(*each) for each in names)
    return str(_QML.format(int(bool(labels)), renderer, labels, aliases))


def _layer(kind: str, look: Mapping[str, str], more: Markup | str = "") -> Markup:
    return _LAYER.format(kind, joined(_OPTION.format(*each) for each in look.items()), more)


def _disc(colour: str, size: str) -> Markup:
    look = {"name": "circle", "color": _rgba(colour), "size": size, "size_unit": "MM"}
    edge = {"outline_color": _rgba("#ffffff"), "outline_width": "0.4", "outline_width_unit": "MM"}
    return _layer("SimpleMarker", look | edge)


def _letter(letter: str, more: Markup | str = "") -> Markup:
    look = {"chr": letter, "font": "Arial", "color": _rgba("#ffffff"), "size": "2.9"}
    return _layer("FontMarker", look | {"size_unit": "MM", "offset": "0,-0.3"}, more)


def _fill(colour: str) -> Markup:
    look = {"color": _rgba(colour), "style": "solid", "outline_color": _rgba("#8894a0")}
    return _layer("SimpleFill", look | {"outline_width": "0.2", "outline_width_unit": "MM"})


def _rgba(colour: str) -> str:
    """A colour as QGIS writes it."""
    return ",".join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5)) + ",255"
