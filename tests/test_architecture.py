"""The house keeps its shape: data flows one way, and only the last room knows Streamlit."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = (
    "language",
    "model",
    "geography",
    "sources",
    "selection",
    "analysis",
    "drawing",
    "export",
    "ui",
)
SHELL = {"streamlit", "streamlit_folium"}  # what only the room ui and the frame may know
VAGUE = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
LONGEST_MODULE = 250
LONGEST_FRAME = 60


def complaints(root: Path) -> list[str]:
    """Return everything in the project at `root` that breaks the shape of the house."""
    modules = sorted((root / "dashboard").rglob("*.py"))
    frame = [path for path in (root / "app.py",) if path.exists()]
    return [
        f"{path.relative_to(root)}: {complaint}"
        for path in [*modules, *frame]
        for complaint in _complaints_about(path, root)
    ]


def _complaints_about(path: Path, root: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    parts = path.relative_to(root).with_suffix("").parts  # ("dashboard", room, …) or ("app",)
    room = parts[1] if len(parts) > 2 else None
    limit = LONGEST_MODULE if parts[0] == "dashboard" else LONGEST_FRAME
    if (length := len(text.splitlines())) > limit:
        yield f"has {length} lines, more than {limit}"
    for name in VAGUE.intersection(parts):
        yield f"the name {name} says nothing"
    if room is None and parts[-1] not in {"app", "__init__", "__main__"}:
        yield "lies in no room"
    if room is not None and room not in ROOMS:
        yield f"the room {room} is not in the plan"
        return
    tree = ast.parse(text)
    for imported in sorted(set(_imports(tree, package=parts[:-1]))):
        yield from _complaints_about_import(imported, room, is_frame=parts == ("app",))
    if parts != ("dashboard", "__main__") and any(_prints(node) for node in ast.walk(tree)):
        yield "prints"


def _complaints_about_import(imported: str, room: str | None, is_frame: bool) -> Iterator[str]:
    names = imported.split(".")
    if names[0] in SHELL and room != "ui" and not is_frame:
        yield f"imports {imported}, which only ui may"
    if names[0] != "dashboard" or len(names) == 1 or room is None:
        return
    if names[1] not in ROOMS:
        yield f"imports {imported}, which is in no room"
    elif ROOMS.index(names[1]) > ROOMS.index(room):
        yield f"imports {imported} from a room below its own"


def _imports(tree: ast.AST, package: tuple[str, ...]) -> Iterator[str]:
    """Yield the full name of every module imported in the tree, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            near = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join([*near, *([node.module] if node.module else [])])
            # `from dashboard import ui` names a room, `from dashboard.ui import x` a part of one.
            if origin == "dashboard":
                yield from (f"{origin}.{alias.name}" for alias in node.names)
            else:
                yield origin


def _prints(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    )


def test_the_house_keeps_its_shape(root):
    assert list((root / "dashboard").rglob("*.py")), "there is no house to look at"
    assert complaints(root) == []


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("dashboard/model/a.py", "import dashboard.ui.page", "from a room below its own"),
        ("dashboard/model/a.py", "from dashboard.geography import b", "from a room below its own"),
        ("dashboard/model/a.py", "from dashboard import sources", "from a room below its own"),
        ("dashboard/model/a.py", "from ..drawing import map", "from a room below its own"),
        ("dashboard/model/__init__.py", "from ..export import b", "from a room below its own"),
        ("dashboard/model/a/b.py", "from ...export import b", "from a room below its own"),
        ("dashboard/model/a.py", "def f():\n    from .. import ui", "from a room below its own"),
        ("dashboard/model/a.py", "from dashboard.extras import b", "which is in no room"),
        ("dashboard/export/a.py", "import streamlit as st", "which only ui may"),
        ("dashboard/drawing/a.py", "from streamlit.components import v1", "which only ui may"),
        ("dashboard/drawing/a.py", "from streamlit_folium import st_folium", "which only ui may"),
        ("dashboard/__main__.py", "import streamlit", "which only ui may"),
        ("dashboard/extras/a.py", "", "the room extras is not in the plan"),
        ("dashboard/loose.py", "", "lies in no room"),
        ("dashboard/model/utils.py", "", "the name utils says nothing"),
        ("dashboard/model/helpers/a.py", "", "the name helpers says nothing"),
        ("dashboard/model/a.py", "print(1)", "prints"),
        ("dashboard/model/a.py", "x = 1\n" * 251, "has 251 lines"),
        ("app.py", "x = 1\n" * 61, "has 61 lines"),
    ],
)
def test_each_break_of_the_shape_is_seen(tmp_path, file, text, complaint):
    _write(tmp_path, file, text)
    assert [complaint in found for found in complaints(tmp_path)] == [True]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("dashboard/ui/a.py", "import streamlit\nfrom dashboard import model, export"),
        ("dashboard/geography/a.py", "from dashboard.model import Dataset\nfrom . import b"),
        ("dashboard/__main__.py", "from dashboard import sources\nprint(1)"),
        ("dashboard/model/a.py", "import dashboard\n" + "x = 1\n" * 249),
        ("app.py", "import streamlit\nfrom dashboard.ui import page\n" + "x = 1\n" * 58),
    ],
)
def test_what_keeps_the_shape_is_left_in_peace(tmp_path, file, text):
    _write(tmp_path, file, text)
    assert complaints(tmp_path) == []


def _write(root: Path, file: str, text: str) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
