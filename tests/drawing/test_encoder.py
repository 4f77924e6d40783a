"""No record is code: the encoder, the wall behind it, and no way around either."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import branca.element
import folium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError

from dashboard.drawing.encoder import SAFE, decode, decode_values, encode, encode_values

EXPLOIT = "{{cycler.__init__.__globals__.os.mkdir(dict(x=1)|list|first)}}"
ENCODERS = {"encode", "encode_values"}


@given(st.text())
def test_decoding_gives_the_text_back(text: str):
    assert decode(encode(text)) == text


@given(st.text())
def test_nothing_comes_out_but_safe_characters_and_references(text: str):
    assert set(encode(text)) <= SAFE | set("&#;")


@given(st.text(alphabet=sorted(SAFE)))
def test_plain_text_stays_as_it_is(text: str):
    assert encode(text) == text


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=8))
def test_values_come_back_from_one_encoded_text(values: object):
    assert decode_values(encode_values(values)) == values
    assert set(encode_values(values)) <= SAFE


def test_a_number_that_json_lacks_is_refused():
    with pytest.raises(ValueError):
        encode_values([float("nan")])


def _tooltip(text: str) -> folium.Element:
    return folium.CircleMarker((51, 11), tooltip=text)


def _property(text: str) -> folium.Element:
    feature = {"type": "Feature", "geometry": None, "properties": {"name": text}}
    return folium.GeoJson({"type": "FeatureCollection", "features": [feature]})


def _layer_name(text: str) -> folium.Element:
    return folium.FeatureGroup(name=text)


def _attribution(text: str) -> folium.Element:
    return folium.TileLayer("https://example.org/{z}/{x}/{y}.png", attr=text)


@pytest.mark.parametrize("place", [_tooltip, _property, _layer_name, _attribution])
def test_a_name_that_passes_by_the_encoder_still_reaches_nothing(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    drawing = folium.Map(tiles=None)
    place(EXPLOIT).add_to(drawing)
    folium.LayerControl().add_to(drawing)

    # The sandbox refuses; a page that had come this far would show an error, and run nothing.
    with pytest.raises(SecurityError):
        drawing.get_root().render()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", [_tooltip, _property, _layer_name, _attribution])
@pytest.mark.parametrize(
    "text", [EXPLOIT, "{% raise %}", "{# c", "{{7*7}}", "</script><b>", "`${x}`"]
)
def test_an_encoded_name_is_drawn_and_does_nothing(place, text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    drawing = folium.Map(tiles=None)
    place(encode(text)).add_to(drawing)

    assert text not in drawing.get_root().render()
    assert list(tmp_path.iterdir()) == []


def test_what_branca_makes_of_text_is_sandboxed():
    assert branca.element.Element("{{ 1 + 1 }}")._template.environment.sandboxed


def ways_around(source: str) -> list[str]:
    """Every place where a text that is not encoded may enter an object of folium or branca.

    The arguments of the libraries' own classes and functions, and what classes derived from
    them keep, must be literals, constants in capitals, numbers made on the spot, or encoded.
    """
    tree = ast.parse(source)
    names = set(_names_of_the_libraries(tree))
    derived = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(_root(base) in names for base in node.bases)
    ]
    kept = (_kept(node) for class_ in derived for node in ast.walk(class_))
    calls = (
        [*node.args, *(keyword.value for keyword in node.keywords)]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (_root(node.func) in names or _is_super(node.func))
    )
    return [
        f"line {value.lineno}: {ast.unparse(value)}"
        for values in (*kept, *calls)
        for value in values
        if not _harmless(value)
    ]


def _names_of_the_libraries(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [(alias.name, alias.asname or alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [(node.module or "", alias.asname or alias.name) for alias in node.names]
        else:
            continue
        for module, name in modules:
            if module.split(".")[0] in {"folium", "branca"}:
                yield name.split(".")[0]


def _root(node: ast.expr) -> str | None:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) == "super()"


def _kept(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Assign(targets=targets, value=value):
            kept = any(isinstance(t, ast.Attribute) and _root(t) == "self" for t in targets)
            return [value] if kept else []
        case ast.AnnAssign(target=ast.Attribute(), value=ast.expr() as value):
            return [value]
        case ast.AugAssign(target=ast.Attribute(), value=value):
            return [value]
    return []


def _harmless(node: ast.expr) -> bool:
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name.isupper()
        case ast.Call(func=ast.Name(id=name)):
            return name in ENCODERS | {"float", "int", "round"}
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            return all(map(_harmless, elements))
        case ast.Starred(value=value):
            return _harmless(value)
        case ast.GeneratorExp(elt=element) | ast.ListComp(elt=element):
            return _harmless(element)
    return False


def test_no_text_of_the_atlas_gets_into_folium_around_the_encoder(root: Path):
    modules = [path for path in (root / "dashboard").rglob("*.py") if path.name != "encoder.py"]
    users = [path for path in modules if set(_names_of_the_libraries(ast.parse(path.read_text())))]

    assert root / "dashboard/drawing/base_map.py" in users
    assert {str(path): found for path in users if (found := ways_around(path.read_text()))} == {}


@pytest.mark.parametrize(
    "offender",
    [
        "import folium\nfolium.Tooltip(name)",
        "import folium as f\nf.CircleMarker((51, 11), tooltip=f'{name}')",
        "from folium import FeatureGroup\nFeatureGroup(name=record.name)",
        "from branca.element import Element as E\nE('<b>' + name + '</b>')",
        "import folium\nfolium.GeoJson(features)",
        "import folium\nfolium.Tooltip(html.escape(name))",
        "import folium.plugins\nfolium.plugins.Search(LAYER, placeholder=text)",
        "import folium\nclass Own(folium.MacroElement):\n"
        "    def __init__(self, name):\n        self.name = name",
        "import folium\nclass Own(folium.Map):\n"
        "    def __init__(self, name):\n        super().__init__(attr=name)",
    ],
)
def test_the_search_finds_an_offender(offender: str):
    assert len(ways_around(offender)) == 1


@pytest.mark.parametrize(
    "fine",
    [
        "import folium\nfolium.Tooltip(encode(name))",
        "import folium\nfolium.Map(tiles=None, attr=ATTRIBUTION, location=(51.0, 11.0))",
        "import pandas\npandas.Series(names)",
    ],
)
def test_the_search_lets_the_rest_be(fine: str):
    assert ways_around(fine) == []
