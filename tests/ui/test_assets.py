"""The files that the app serves to the map's frame."""

from dashboard.drawing.map_bundle import LEAFLET, map_bundle
from dashboard.ui import assets


def test_the_script_is_served_under_a_name_of_its_content_and_comes_back_when_it_was_tidied_up():
    before = assets.serve()
    path = assets._bundled()
    assert before.bundle.endswith(f".map/{path.name}")
    path.unlink()
    assert assets.serve() == before
    assert assets._bundled().read_bytes() == map_bundle(LEAFLET)
