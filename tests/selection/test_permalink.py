"""A link carries the whole selection, and a broken one says what it could not."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language import Language
from dashboard.selection import FACETS, Selection, Years, from_params, to_params, to_query
from tests.selection.asked import KNOWN, selections

FULL = Selection(
    lens="works",
    state=("03", "16"),
    district=("03159", "16070"),
    kind=("project",),
    topic=("language", "youth"),
    target_group=("refugees",),
    funder=("stadt-erfurt",),
    programme=("A&B=C; 100 % +",),
    founded=Years(1990, 2015),
    founded_unknown=True,
    funded=Years(2003, 2003),
    active=date(2015, 11, 1),
    todays_districts=True,
    text="Hilfe & Rat",
)


def lost(notices) -> list[tuple[str, str]]:
    """The key and the value of each notice."""
    return [(dict(n.values)["key"], dict(n.values)["value"]) for n in notices]


@settings(deadline=None, max_examples=60)
@given(selections())
def test_decoding_an_encoded_selection_gives_it_back(selection):
    assert from_params(to_params(selection), KNOWN) == (selection, ())


@settings(deadline=None, max_examples=60)
@given(selections())
def test_a_selection_survives_the_address_bar(selection):
    query = to_query(selection)
    assert query.isascii()
    assert not set(query) & set(" \n\"'<>#?")
    assert from_params(parse_qs(query), KNOWN) == (selection, ())


def test_every_filter_has_its_key_and_is_written_as_people_write():
    assert to_params(FULL) == {
        "lens": ["works"],
        "state": ["03", "16"],
        "district": ["03159", "16070"],
        "kind": ["project"],
        "topic": ["language", "youth"],
        "target_group": ["refugees"],
        "funder": ["stadt-erfurt"],
        "programme": ["A&B=C; 100 % +"],
        "founded": ["1990-2015"],
        "founded_unknown": ["1"],
        "funded": ["2003-2003"],
        "active": ["2015-11-01"],
        "todays_districts": ["1"],
        "text": ["Hilfe & Rat"],
    }
    assert set(to_params(FULL)) == set(Selection.model_fields)


def test_defaults_are_left_out():
    assert to_params(Selection()) == {}
    assert to_query(Selection()) == ""
    assert to_query(Selection(topic=("youth",))) == "topic=youth"


def test_a_query_takes_what_else_the_page_wants_in_its_address():
    assert to_query(Selection(topic=("youth",)), lang="en", record="a b") == (
        "topic=youth&lang=en&record=a+b"
    )


def test_codes_stay_texts_with_their_leading_zeros():
    selection, notices = from_params({"state": ["03"], "district": ["03159"]}, KNOWN)
    assert (selection.state, selection.district, notices) == (("03",), ("03159",), ())


@pytest.mark.parametrize(
    ("code", "today"),
    [("16056", "16063"), ("03152", "03159"), ("03156", "03159"), ("16070029", "16070")],
)
def test_an_old_code_opens_the_district_that_it_became(code, today):
    assert from_params({"district": [code]}, KNOWN) == (Selection(district=(today,)), ())


def test_the_districts_of_a_link_are_those_of_its_day():
    asked = {"district": ["03159", "16056"], "active": ["2016-01-01"]}
    selection, notices = from_params(asked, KNOWN)
    assert (selection.district, notices) == (("03152", "03156", "16056"), ())
    selection, notices = from_params({**asked, "todays_districts": ["1"]}, KNOWN)
    assert (selection.district, notices) == (("03159", "16063"), ())


def test_an_old_code_beside_its_successor_counts_once():
    asked = {"district": ["16056", "16063"]}
    assert from_params(asked, KNOWN) == (Selection(district=("16063",)), ())


BROKEN = [
    *((facet, "nothing-of-the-kind") for facet in FACETS),
    ("state", "3"),
    ("state", "01"),
    ("district", "3159"),
    ("district", "16999"),
    ("district", "16054"),  # there is such a district, but the data do not know it
    ("district", "１６０７０"),
    ("kind", "Project"),
    ("kind", ""),
    ("lens", "sleeps"),
    ("lens", ""),
    ("founded", "1990"),
    ("founded", "2015-1990"),
    ("founded", "1990-2015-2016"),
    ("founded", "-1990"),
    ("founded", "1990–2015"),
    ("founded", "0000-2015"),
    ("founded", "1990-99999"),
    ("founded", "１９９０-２０１５"),
    ("founded", "1_9-20"),
    ("founded", "9" * 5000 + "-1"),
    ("funded", "x-y"),
    ("funded", ""),
    ("todays_districts", "yes"),
    ("founded_unknown", "0"),
    ("founded_unknown", "true"),
    ("active", "2022-13-40"),
    ("active", "2023-02-29"),
    ("active", "1.11.2022"),
    ("active", "yesterday"),
    ("active", "2022-11-01T12:00:00"),
    ("active", "٢٠٢٢-١١-٠١"),
    ("active", "1899-12-31"),
    ("active", "9999-12-31"),
]


@pytest.mark.parametrize(("key", "value"), BROKEN)
def test_a_broken_value_is_dropped_and_named_and_the_rest_is_kept(key, value):
    good = {"topic": ["youth"], "text": ["Rat"], "active": ["2022-11-01"], "state": ["16"]}
    params = good | {key: [*(good.get(key, []) if key in FACETS else []), value]}
    selection, notices = from_params(params, KNOWN)
    expected = Selection(topic=("youth",), text="Rat", active=date(2022, 11, 1), state=("16",))
    if key not in FACETS:
        expected = expected.but(**{key: Selection.model_fields[key].default})
    assert selection == expected
    assert lost(notices) == [(key, value if len(value) <= 80 else value[:80] + "…")]


def test_a_value_that_comes_twice_is_named_once():
    _, notices = from_params({"topic": ["x", "y", "x"], "kind": ["x"]}, KNOWN)
    assert sorted(lost(notices)) == [("kind", "x"), ("topic", "x"), ("topic", "y")]


def test_of_a_single_value_that_comes_several_times_the_last_counts():
    asked = {"lens": ["works", "funded"], "founded": ["1-2", "1990-2015"]}
    assert from_params(asked, KNOWN) == (Selection(lens="funded", founded=(1990, 2015)), ())


def test_other_keys_are_left_to_others():
    asked = {"lang": ["en"], "record": ["x"], "utm_source": ["y"], "model_fields": ["z"], "": ["w"]}
    assert from_params(asked, KNOWN) == (Selection(), ())


def test_keys_without_a_value_ask_for_nothing():
    assert from_params({key: [] for key in Selection.model_fields}, KNOWN) == (Selection(), ())


def test_without_data_nothing_is_known():
    selection, notices = from_params({"topic": ["youth"], "text": ["Rat"]}, {})
    assert (selection, lost(notices)) == (Selection(text="Rat"), [("topic", "youth")])


def test_a_link_of_thousands_of_values_names_a_few_and_counts_the_rest():
    many = [str(number) for number in range(20_000)]
    selection, notices = from_params({"topic": ["youth", *many], "text": ["x" * 10**6]}, KNOWN)
    assert selection == Selection(topic=("youth",), text="x" * 200)
    assert len(notices) == 10
    assert lost(notices[:9]) == [("topic", value) for value in many[:9]]
    assert dict(notices[9].values) == {"n": 19_991}
    assert Language("de").render(notices[9]) == (
        "Der Link fragt nach 19991 weiteren Werten, die es im Atlas nicht gibt."
    )


def test_ten_lost_values_are_all_named():
    values = [f"x{number}" for number in range(10)]
    assert lost(from_params({"topic": values}, KNOWN)[1]) == [("topic", v) for v in values]


@pytest.mark.parametrize("value", ["{x}", "{", "%s", "<img src=x onerror=y>", "`${1}`", "{{7*7}}"])
def test_a_notice_says_a_hostile_value_as_it_is(value):
    (notice,) = from_params({"topic": [value]}, KNOWN)[1]
    assert value in Language("de").render(notice)
    assert value in Language("en").render(notice)


def test_half_a_character_is_no_obstacle():
    selection, _ = from_params({"text": ["Rat \ud800"]}, KNOWN)
    assert from_params(parse_qs(to_query(selection)), KNOWN) == (Selection(text="Rat ?"), ())


keys = st.sampled_from([*Selection.model_fields, "lang", "x"])
anything = st.text() | st.sampled_from([value for _, value in BROKEN])


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(keys, st.lists(anything, max_size=4)))
def test_no_link_whatever_raises_and_what_it_opens_can_be_linked_again(params):
    selection, notices = from_params(params, KNOWN)
    assert from_params(to_params(selection), KNOWN) == (selection, ())
    for language in (Language("de"), Language("en")):
        assert all(language.render(notice) for notice in notices)
