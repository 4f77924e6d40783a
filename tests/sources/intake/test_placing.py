"""Places are found offline, and what only a person can tell is asked."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard import geography
from dashboard.model.table import Column
from dashboard.sources.intake.place_names import areas_named, code_of
from dashboard.sources.intake.place_questions import Placed, Stated
from dashboard.sources.intake.placing import find_place
from dashboard.sources.intake.reading_cells import Cells
from dashboard.sources.intake.row_places import RowPlaces

S = Stated


def asked(stated: Stated) -> list[str]:
    """The places that a question offers."""
    question = find_place(stated).question
    return [each.label for each in question.candidates] if question else []


@pytest.mark.parametrize(
    ("stated", "ags", "precision"),
    [
        (S("Am Markt 1", "98693", "Ilmenau"), "16070029", "place"),
        (S(postcode="98693", place="Ilmenau"), "16070029", "place"),
        (S(postcode="99084"), "16051000", "place"),
        (S(place="Ilmenau"), "16070029", "municipality"),
        (S(place="ILMENAU, Stadt"), "16070029", "municipality"),
        (S(place="Ilmenau OT Langewiesen"), "16070029", "municipality"),
        (S(place="Muehlhausen/Thueringen"), "16064046", "municipality"),
        (S(place="Neustadt", district="Saale-Orla-Kreis"), "16075073", "municipality"),
        (S(place="Neustadt (Orla)"), "16075073", "municipality"),
        (S(place="Neustadt/Harz"), "16062036", "municipality"),
        (S(place="Winsen (Landkreis Harburg)"), "03353040", "municipality"),
        (S(place="Winsen, LK Harburg"), "03353040", "municipality"),
        (S(place="Oldenburg", postcode="26122"), "03403000", "place"),
        (S("Am Markt 1", place="Oldenburg"), "03403000", "municipality"),
        (S(place="Wildeshausen", district="Oldenburg"), "03458014", "municipality"),
        (S(place="Landkreis Leipzig"), "14729", "district"),
        (S(place="Erfurt", state="Thüringen"), "16051000", "municipality"),
        (S(district="Erfurt"), "16051000", "municipality"),
        (S(district="Ilm-Kreis"), "16070", "district"),
        (S(district="LK Greiz"), "16076", "district"),
        (S(district="Landkreis Oldenburg"), "03458", "district"),
        (S(district="Stadt Leipzig"), "14713000", "municipality"),
        (S(district="16070"), "16070", "district"),
        (S(state="Thüringen"), "16", "state"),
        (S(district="Thüringen"), "16", "state"),
        # Codes, also without their leading zero, and the twelve-digit key.
        (S(ags="16070029"), "16070029", "municipality"),
        (S(ags="3241001"), "03241001", "municipality"),
        (S(ags="16 0 70 0029 029"), "16070029", "municipality"),
        (S(ags="160700029029"), "16070029", "municipality"),
        # What a reform replaced.
        (S(place="Gehlberg"), "16070017", "municipality"),
        (S(ags="16056"), "16056000", "municipality"),
        (S(ags="03152"), "03159", "district"),
        (S(district="Osterode am Harz"), "03159", "district"),
        # Outside the four Länder the Land is all that is known.
        (S(place="Berlin"), "11", "state"),
        (S(place="Frankfurt am Main", state="Hessen"), "06", "state"),
    ],
)
def test_a_place_is_found_by_what_is_said_of_it(stated, ags, precision):
    found = find_place(stated)
    assert (found.place.ags, found.place.precision) == (ags, precision)
    assert (found.question, found.doubts) == (None, ())


@pytest.mark.parametrize(
    ("stated", "some"),
    [
        (S(place="Neustadt"), {"Neustadt an der Orla", "Neustadt am Rübenberge"}),
        (S(place="Oldenburg"), {"Oldenburg (Stadt)", "Landkreis Oldenburg"}),
        (S(place="Oldenburg", state="Niedersachsen"), {"Landkreis Oldenburg"}),
        (S(district="Oldenburg"), {"Oldenburg (Stadt)", "Landkreis Oldenburg"}),
        (S(place="Winsen"), {"Winsen (Aller)", "Winsen (Luhe)"}),
        (S(place="Halle"), {"Halle (Saale)"}),
        (S(place="Neustadt", district="Landkreis Greiz"), {"Landkreis Greiz"}),
        (S(place="Ilmenau", postcode="99084"), {"Ilmenau", "Erfurt"}),
        (S(place="Ilmenaau"), {"Ilmenau"}),
    ],
)
def test_what_is_ambiguous_is_asked_and_never_guessed(stated, some):
    found = find_place(stated)
    assert found.place is None
    assert some <= set(asked(stated))


def test_an_answer_settles_the_question():
    stated = S(place="Neustadt", latitude=None)
    question = find_place(stated).question
    assert find_place(stated, {question.key: "16075073"}).place.ags == "16075073"
    left_open = find_place(stated, {question.key: ""})
    assert (left_open.place, left_open.question) == (None, None)


@pytest.mark.parametrize(
    ("stated", "ags", "precision"),
    [
        (S("Anger 1", "99084", "Erfurt", latitude=50.978, longitude=11.03), "16051000", "address"),
        (S(latitude=50.978, longitude=11.03), "16051000", "place"),
        (S(latitude=50.684, longitude=10.919), "16070", "place"),
        (S(place="Neustadt", latitude=50.735, longitude=11.747), "16075073", "place"),
        (S(latitude=52.52, longitude=13.4), None, "place"),
    ],
)
def test_a_point_that_the_file_gives_is_kept(stated, ags, precision):
    found = find_place(stated)
    assert found.place == (ags, stated.latitude, stated.longitude, precision)
    assert (found.question, found.doubts) == (None, ())


@pytest.mark.parametrize(
    "stated",
    [
        S(place="Erfurt", latitude=11.03, longitude=50.978),
        S(latitude=11.03, longitude=50.978),
        S(district="Erfurt", latitude=11.03, longitude=50.978),
    ],
)
def test_swapped_coordinates_are_recognised_and_questioned(stated):
    question = find_place(stated).question
    (candidate,) = question.candidates
    assert candidate.label == "Erfurt"
    assert (candidate.latitude, candidate.longitude) == (50.978, 11.03)
    turned = find_place(stated, {question.key: candidate.ags})
    assert turned.place == ("16051000", 50.978, 11.03, "place")
    assert find_place(stated, {question.key: ""}).question is None


@pytest.mark.parametrize(
    ("stated", "column", "ags"),
    [
        (S(district="Landkreis Greiz", latitude=50.978, longitude=11.03), "latitude", "16076"),
        (S(place="Erfurt", latitude=0.0, longitude=0.0), "latitude", "16051000"),
        (S(place="Erfurt", latitude=50.978), "latitude", "16051000"),
        (S(place="Erfurt", district="Landkreis Nirgendwo"), "district", "16051000"),
        (S(place="Erfurt", ags="99999"), "ags", "16051000"),
        (S(place="Erfurt", state="Atlantis"), "state", "16051000"),
        (S(postcode="99084", district="Landkreis Greiz"), "postcode", "16076"),
        (S(postcode="99084", place="Xyzzy"), "place", "16051000"),
    ],
)
def test_what_does_not_agree_or_is_not_known_is_named_and_the_rest_is_kept(stated, column, ags):
    found = find_place(stated)
    assert [doubt.column for doubt in found.doubts] == [column]
    assert found.place.ags == ags


def test_a_place_that_nobody_knows_is_not_found_and_said_so():
    found = find_place(S(place="Xyzzy"))
    assert (found.place, found.question) == (None, None)
    assert [doubt.value for doubt in found.doubts] == ["Xyzzy"]


@given(st.sampled_from(geography.municipalities()))
def test_a_municipality_is_found_by_its_name_and_district_or_offered(town):
    if town.kind == "Gemeindefreies Gebiet":
        return
    found = find_place(S(place=town.name, district=geography.district(town.district).label))
    offered = [each.ags for each in found.question.candidates] if found.question else []
    assert town.ags in [found.place.ags if found.place else None, *offered]


@given(st.sampled_from(geography.districts()))
def test_a_district_is_found_by_its_unique_name(district):
    found = find_place(S(district=district.label))
    offered = [each.ags for each in found.question.candidates] if found.question else []
    codes = [found.place.ags] if found.place else offered
    assert district.ags in map(geography.current_district, codes)


words = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Ilmenau", "Neustadt", "Oldenburg", "99084", "16070", "Thüringen", "(", "/"]),
)
numbers = st.one_of(st.none(), st.floats(-200, 200), st.sampled_from([50.98, 11.03]))


@given(st.lists(st.builds(S, words, words, words, words, words, words, numbers, numbers)))
def test_whatever_is_said_something_comes_of_it_and_every_place_is_sound(stated):
    for found in map(find_place, stated):
        if found.place and found.place.latitude is not None:
            area = found.place.ags or geography.REGION
            assert geography.lies_in(found.place.latitude, found.place.longitude, area)
        if found.place and found.place.ags:
            assert geography.is_known_area(found.place.ags)


@settings(max_examples=60)
@given(st.lists(st.builds(S, words, words, words, words, words, words, numbers, numbers)))
@example([S(place="Erfurt", latitude=50.98, longitude=11.03)] * 2)
@example([S(place="Erfurt", latitude=11.03, longitude=50.98), S(place="Erfurt", latitude=50.98)])
@example([S("Am Markt 1", "99084", "Erfurt", latitude=50.98, longitude=11.03), S(place="Neustadt")])
@example([S(latitude=0.0), S(latitude=-0.0)])
def test_the_places_of_many_rows_are_those_of_each_row_by_itself(stated):
    columns = zip(S._fields, zip(*stated, strict=True), strict=False)
    cells = Cells({f"locations.{name}": Column.of(column) for name, column in columns})
    places = RowPlaces(cells, len(stated), {})
    placed, all_places = places.placed, places.places()
    questions = {}
    for at, each in enumerate(stated):
        found = find_place(each)
        assert (places.stated(at), places.found(at)) == (each, found)
        assert places.told[at] == (each != S())
        assert places.remarkable[at] == bool(found.question or found.doubts)
        assert all_places[at] == found.place
        place = found.place or Placed(None, None, None, "state")
        assert tuple(placed[name].cell(at) for name in Placed._fields) == place
        if found.question and each not in stated[:at]:
            questions[found.question.key] = found.question
    assert places.questions() == questions


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("bundesweit", ("DE",)),
        ("Freistaat Sachsen", ("14",)),
        ("Gotha", ("16067029",)),
        ("Landkreis Gotha", ("16067",)),
        ("Hannover", ("03241001",)),
        ("Region Hannover", ("03241",)),
        ("Harz", ("15085",)),
        ("16070029", ("16070029",)),
        ("nirgends", ()),
    ],
)
def test_an_area_is_known_by_its_name(text, codes):
    assert areas_named(text) == codes


@pytest.mark.parametrize("text", ["", "0", "1607", "16070029029", "９９", "17", "12345678901234"])
def test_no_code_is_made_of_what_is_none(text):
    assert code_of(text) in (None, "01607")
