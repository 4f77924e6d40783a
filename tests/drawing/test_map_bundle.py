"""The one script that the map's frame loads."""

from pathlib import Path

from dashboard.drawing.map_bundle import ASSETS, SCRIPTS, map_bundle

# Cards and tables stand on the page itself; a talk taken along brings the map with it.
PAGE_ONLY = {"fragment.js", "take.js"}


def bundle_over(folder: Path) -> str:
    (folder / "leaflet.js").write_text("window.L = {} // the end, without a new line")
    (folder / "leaflet.css").write_text('.leaflet { content: "\\201C</style>" }')
    return map_bundle(folder).decode()


def test_the_bundle_holds_every_script_of_the_map_once(tmp_path):
    bundle = bundle_over(tmp_path)
    assert {f"{name}.js" for name in SCRIPTS} == {
        path.name for path in ASSETS.glob("*.js")
    } - PAGE_ONLY
    for name in SCRIPTS:
        assert bundle.count((ASSETS / f"{name}.js").read_text(encoding="utf-8")) == 1


def test_the_last_line_of_one_script_hides_nothing_of_the_next(tmp_path):
    assert "window.L = {} // the end, without a new line\n;\n" in bundle_over(tmp_path)


def test_the_styles_travel_as_a_text_of_the_script(tmp_path):
    assert r".leaflet { content: \"\\201C</style>\" }" in bundle_over(tmp_path)
