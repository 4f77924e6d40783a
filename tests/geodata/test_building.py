"""The steps of a rebuild, on areas small enough to draw on a napkin."""

from __future__ import annotations

import io
import tarfile
from datetime import date

import pytest
import shapely
from shapely.geometry import box, mapping


@pytest.fixture(autouse=True)
def _scripts(root, monkeypatch):
    monkeypatch.syspath_prepend(root / "geodata")


def _feature(ags, area, land=4):
    properties = {"AGS": ags, "GF": land, "GEN": f"Place {ags}", "BEZ": "Gemeinde"}
    return {"type": "Feature", "properties": properties, "geometry": mapping(area)}


def test_only_land_of_the_four_laender_is_taken_and_gets_its_district_of_today():
    from building.boundaries import municipalities

    found = municipalities(
        [
            _feature("16070029", box(11, 50, 12, 51)),
            _feature("16070017", box(10, 50, 11, 51)),
            _feature("03156001", box(10, 52, 11, 53)),
            _feature("03455001", box(7, 53, 8, 54), land=2),
            _feature("05111000", box(6, 51, 7, 52)),
        ],
        {"16070017": "16054", "03156": "03159"},
    )
    assert [(each.ags, each.district) for each in found] == [
        ("03156001", "03159"),
        ("16070017", "16054"),
        ("16070029", "16070"),
    ]


def test_municipalities_that_overlap_are_refused():
    from building.boundaries import municipalities

    overlapping = [
        _feature("16070029", box(10, 50, 11, 51)),
        _feature("16070017", box(10.5, 50, 12, 51)),
    ]
    with pytest.raises(ValueError, match="overlap"):
        municipalities(overlapping, {})


def test_neighbours_keep_one_common_border_when_simplified():
    from building.boundaries import simplified

    wavy = [(11 + (0.001 if step % 2 else 0), 50 + step / 100) for step in range(101)]
    west = shapely.Polygon([(10, 51), (10, 50), *wavy])
    east = shapely.Polygon([(12, 50), (12, 51), *reversed(wavy)])
    drawn = simplified({"16001": west, "16002": east})
    assert shapely.coverage_is_valid(list(drawn.values()))
    assert shapely.get_num_coordinates(drawn["16001"]) < len(wavy) / 2


def test_areas_that_touch_at_a_corner_alone_are_no_neighbours():
    from building.boundaries import neighbours

    areas = {"A": box(0, 0, 1, 1), "B": box(1, 0, 2, 1), "C": box(1, 1, 2, 2)}
    assert neighbours(areas) == [("A", "B"), ("B", "A"), ("B", "C"), ("C", "B")]


def test_a_label_point_keeps_away_from_the_border_of_a_hollow_area():
    from building.boundaries import label_point, middle

    ring = box(10, 50, 12, 51).difference(box(10.2, 50.1, 11.8, 50.9))
    for latitude, longitude in (label_point(ring), middle(ring)):
        assert ring.contains(shapely.Point(longitude, latitude))
    assert middle(box(10, 50, 12, 51)) == (50.5, 11.0)


def test_an_area_is_measured_on_the_ellipsoid():
    from building.boundaries import area_km2

    assert area_km2(box(10, 50, 11, 51)) == pytest.approx(7890, abs=10)


def test_a_district_that_joined_another_is_added_to_it_and_lends_no_name():
    from building.tables import Figures, figures

    rows = [
        {
            "AGS": ags,
            "name": name,
            "type": kind,
            "population": str(people),
            "area_km2": "1.10",
        }
        for ags, name, kind, people in (
            ("16056", "Eisenach, Stadt", "Kreisfreie Stadt", 2),
            ("16063", "Wartburgkreis", "Landkreis", 3),
            ("09162", "München, Landeshauptstadt", "Kreisfreie Stadt", 9),
        )
    ]
    assert figures(rows, {"16056": "16063"}) == {
        "16063": Figures("Wartburgkreis", "Landkreis", 5, 2.2)
    }


@pytest.fixture
def reformed():
    """Three municipalities in a row: one changed its district, then the last district ended."""
    from building.boundaries import Municipality
    from building.history import Reform

    reforms = [
        Reform("16002001", "Moved", date(2018, 12, 31), "16001"),
        Reform("16003", "Ended", date(2020, 6, 30), "16002"),
    ]
    places = [
        Municipality(ags, ags, "Gemeinde", today, box(10 + n, 50, 11 + n, 51))
        for n, (ags, today) in enumerate(
            [("16001001", "16001"), ("16002001", "16001"), ("16002002", "16002")]
        )
    ]
    return [*places, Municipality("16003000", "Ended", "Stadt", "16002", box(13, 50, 14, 51))], (
        reforms
    )


def test_a_municipality_has_a_district_in_each_epoch(reformed):
    from building.history import last_days, piece_of

    _, reforms = reformed
    assert last_days(reforms) == [date(2018, 12, 31), date(2020, 6, 30)]
    assert piece_of("16001001", reforms) == ("16001", "16001", "16001")
    assert piece_of("16002001", reforms) == ("16002", "16001", "16001")
    assert piece_of("16003000", reforms) == ("16003", "16003", "16002")


def test_former_districts_are_joined_from_what_no_reform_cut(reformed):
    from building.history import cities, former, pieces, since, today

    municipalities, reforms = reformed
    drawn = pieces(municipalities, reforms)
    assert today(drawn)["16001"].equals(box(10, 50, 12, 51))
    assert today(drawn)["16002"].equals(box(12, 50, 14, 51))
    assert since(drawn, reforms) == {"16001": date(2019, 1, 1), "16002": date(2020, 7, 1)}
    found = [
        (each.ags, each.name, each.kind, each.first, each.last, each.shape.bounds[::2])
        for each in former(drawn, reforms, cities(municipalities))
    ]
    assert found == [
        ("16001", None, "Landkreis", None, date(2018, 12, 31), (10, 11)),
        ("16002", None, "Landkreis", None, date(2018, 12, 31), (11, 13)),
        ("16002", None, "Landkreis", date(2019, 1, 1), date(2020, 6, 30), (12, 13)),
        ("16003", "Ended", "Kreisfreie Stadt", None, date(2020, 6, 30), (13, 14)),
    ]


def test_an_archive_other_than_the_recorded_one_is_refused(tmp_path):
    from building.packages import AREAS

    (tmp_path / AREAS.archive).write_bytes(b"something else")
    with pytest.raises(ValueError, match="sha256"):
        AREAS.path_in(tmp_path)


def test_features_nested_in_collections_are_read_too(tmp_path, monkeypatch):
    from building import packages

    text = (
        b'[{"type": "Feature", "id": 1}, {"type": "FeatureCollection", "features":'
        b' [{"type": "Feature", "id": 2}, {"type": "Feature", "id": 3}]}]'
    )
    path = tmp_path / "areas.tgz"
    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo("package/gemeinden.geo.json")
        member.size = len(text)
        tar.addfile(member, io.BytesIO(text))
    monkeypatch.setattr(packages.Package, "path_in", lambda package, folder: path)
    assert [each["id"] for each in packages.municipality_features(tmp_path)] == [1, 2, 3]
