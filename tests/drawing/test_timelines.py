"""The timelines as pictures: small whatever the data, in the language, records as data only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import altair as alt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard.analysis import build_catalogue
from dashboard.analysis.timelines import (
    Events,
    Foundings,
    Fundings,
    Paid,
    events,
    foundings,
    fundings,
)
from dashboard.drawing import event_lane, timeline_founding, timeline_funding
from dashboard.drawing.funding_bars import FundingBar, funding_bar
from dashboard.drawing.palette import FUNDERS, ORGANISATION, PROJECT, REST, funder_colours
from dashboard.drawing.time_axis import TimeAxis, day_at, moment
from dashboard.drawing.timeline_notes import reading_fundings, without_founding, without_time
from dashboard.drawing.timeline_tables import event_rows, founding_rows, funding_rows
from dashboard.language import Language
from dashboard.model import Dataset, Event, Funding, Organisation, Period, Project

GERMAN, ENGLISH = Language("de"), Language("en")
TODAY = date(2024, 6, 1)
LEFT = date(1990, 1, 1)
EVIL = '<img src=x onerror=alert(1)> {{7*7}} ![x](https://example.org/x.png) `${y}` "]+alert(1)+["'


def organisation(id: str, name: str = "Verein", founded: str | None = "2014") -> Organisation:
    return Organisation(id=id, name=name, kind="club", founded=founded, source="s")


def funding(id: str, **cells: Any) -> Funding:
    return Funding(**{"id": id, "funder": "a", "recipient": "b", "source": "s", **cells})


def world(n: int = 2, name: str = "Verein") -> Dataset:
    """As many organisations, projects, fundings and events; all are called `name`."""
    turns = range(n)
    return Dataset(
        organisations=tuple(organisation(f"o{i}", name, f"{1990 + i % 30}") for i in turns),
        projects=tuple(
            Project(id=f"p{i}", name=name, start=f"{1995 + i % 20}-05-04", source="s")
            for i in turns
        ),
        fundings=tuple(
            funding(
                f"f{i}",
                funder=f"o{i}",
                recipient="o0",
                programme=name,
                start=f"{2000 + i % 9}",
                amount_eur=1250 if i % 2 else None,
            )
            for i in turns
        ),
        events=tuple(
            Event(id=f"e{i}", title=name, kind=name, start="2011", organiser="o0", source="s")
            for i in turns
        ),
    )


def told(dataset: Dataset, *records: str) -> tuple[Foundings, Fundings, Events]:
    """What there is to draw of these records; of all where none are named."""
    catalogue = build_catalogue(dataset)
    mask = np.array([not records or id in records for id in catalogue.position_of], dtype=bool)
    return foundings(catalogue, mask), fundings(catalogue, mask), events(catalogue, mask)


def drawn(dataset: Dataset, language: Language = GERMAN) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both charts as vega gets them."""
    found, paid, held = told(dataset)
    funded = timeline_funding.draw_fundings(dataset, paid, held, language, TODAY)
    return timeline_founding.draw_foundings(dataset, found, language), funded


def rows(chart: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of one layer, by the name of its data; none where there is no such layer."""
    found = (layer["data"] for layer in chart["layer"] if layer["data"]["name"] == name)
    return next(found, {"values": []})["values"]


def words(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row of a table as it is read: without the buttons around names."""
    return tuple(Markup(cell).striptags() for cell in row)


def texts(value: Any) -> Iterator[str]:
    """Every text in a specification, keys and values, but for the rows of data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key != "values" or not (inner and isinstance(inner[0], dict)):
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("n", [7, 100])
def test_no_two_layers_share_a_name(n):
    """Vega would draw neither the one nor the other."""
    for chart in drawn(world(n)):
        names = [layer["data"]["name"] for layer in chart["layer"]]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("n", [7, 100])
def test_what_a_record_says_stands_in_the_rows_and_nowhere_else(n):
    for chart in drawn(world(n, EVIL)):
        assert "datasets" not in chart
        assert not [text for text in texts(chart) if "alert" in text or "example.org" in text]
        assert not {"href", "url"} & set(texts(chart))


def test_a_chart_is_what_altair_would_write():
    """Altair wrote the looks; this is its check of what was put together from them."""
    for n in (7, 100):
        for chart in drawn(world(n)):
            alt.LayerChart.from_dict(chart).to_dict()


def test_no_chart_changes_the_next_one():
    first = drawn(world(7))
    kept = json.dumps(first, default=str)
    first[0]["layer"][0]["encoding"].clear()
    first[1]["layer"][-1].clear()
    assert json.dumps(drawn(world(7)), default=str) == kept


def test_a_chart_stays_small_whatever_the_data():
    most = (timeline_founding.MOST_ROWS, timeline_funding.MOST_ROWS, event_lane.MOST_STROKES)
    for n in (*(n // 2 for n in most), *most, *(n + 1 for n in most), 1500):
        for chart in drawn(world(n, "Ein Verein mit einem langen Namen")):
            assert len(json.dumps(chart, ensure_ascii=False, separators=(",", ":"))) < 40_000
            assert chart["height"] < 1500 if n < 100 else 600
            assert max(len(layer["data"]["values"]) for layer in chart["layer"]) <= 250


def test_a_few_records_are_drawn_one_by_one_and_many_by_years():
    few, _ = drawn(world(timeline_founding.MOST_ROWS // 2))
    many, _ = drawn(world(timeline_founding.MOST_ROWS))
    assert len(rows(few, "spans")) == len(rows(few, "projects")) == timeline_founding.MOST_ROWS // 2
    assert rows(many, "spans") == [] and rows(many, "founded_by_years")


def test_an_exact_day_is_a_mark_and_a_vague_one_a_bar_over_all_that_it_may_mean():
    dataset = Dataset(
        organisations=(
            organisation("vague", founded="2014-36"),
            organisation("exact", founded="1999-10-01"),
        )
    )
    chart, _ = drawn(dataset)
    (vague,), (exact,) = rows(chart, "spans"), rows(chart, "organisations")
    assert (day_at(vague["x"]), day_at(vague["x2"])) == (date(2014, 10, 1), date(2015, 1, 1))
    assert day_at(exact["x"]) == date(1999, 10, 1)
    labels = {row["text"] for side in ("left", "right") for row in rows(chart, f"labels_{side}")}
    assert labels == {"Ende 2014 · Verein", "1. Oktober 1999 · Verein"}


@pytest.mark.parametrize(
    ("language", "month", "axis"), [(GERMAN, "Oktober 2013", "'Dez'"), (ENGLISH, None, "'Dec'")]
)
def test_months_are_named_in_the_language(language, month, axis):
    dataset = Dataset(organisations=(organisation("a", founded="2013-10"),))
    chart, _ = drawn(dataset, language)
    sheet = chart["layer"][0]["encoding"]["x"]["axis"]
    assert axis in sheet["labelExpr"]
    assert month is None or month in rows(chart, "labels_over")[0]["text"]


def test_the_description_is_in_the_language_and_points_to_the_table():
    (founding, funded), (english, _) = drawn(world()), drawn(world(), ENGLISH)
    assert founding["description"].startswith("Zeitleiste mit 4 Gründungen, von 1990 bis 1996.")
    assert funded["description"].startswith("Zeitleiste: 2 Förderungen und 2 Veranstaltungen.")
    assert english["description"].startswith("Timeline of 4 foundings, from 1990 to 1996.")


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("days", "ending", "bar"),
    [
        pytest.param(
            ("2015-01-01", "2015-12-31", "2018-01-01", "2018-12-31"),
            "known",
            FundingBar(
                (
                    ("maybe", date(2015, 1, 1), date(2015, 12, 31)),
                    ("sure", date(2015, 12, 31), date(2018, 1, 2)),
                    ("maybe", date(2018, 1, 2), date(2019, 1, 1)),
                )
            ),
            id="solid between what is certain",
        ),
        pytest.param(
            ("2015-01-01", "2015-12-31", "2015-01-01", "2015-12-31"),
            "known",
            FundingBar((("maybe", date(2015, 1, 1), date(2016, 1, 1)),)),
            id="nothing is certain within one vague year",
        ),
        pytest.param(
            ("2022-08-15", "2022-08-15", "2022-12-31", "2022-12-31"),
            "known",
            FundingBar((("sure", date(2022, 8, 15), date(2023, 1, 1)),)),
            id="exact days, both of them within",
        ),
        pytest.param(
            ("2002-10-01", "2002-10-01", None, None),
            "open",
            FundingBar((("sure", date(2002, 10, 1), TODAY),), arrow=TODAY),
            id="what goes on reaches to today",
        ),
        pytest.param(
            ("2030-01-01", "2030-01-01", None, None),
            "open",
            FundingBar((("sure", date(2030, 1, 1), date(2030, 1, 2)),), arrow=date(2030, 1, 2)),
            id="or from its beginning, where that is yet to come",
        ),
        pytest.param(
            ("2014-05-01", "2014-05-31", None, None),
            "unknown",
            FundingBar(
                (
                    ("maybe", date(2014, 5, 1), date(2014, 5, 31)),
                    ("lost", date(2014, 5, 31), TODAY),
                ),
                end=TODAY,
            ),
            id="an end that is not known is marked",
        ),
        pytest.param(
            (None, None, "2019-01-01", "2019-12-31"),
            "known",
            FundingBar(
                (
                    ("lost", LEFT, date(2019, 1, 2)),
                    ("maybe", date(2019, 1, 2), date(2020, 1, 1)),
                ),
                begin=LEFT,
            ),
            id="and so is a beginning",
        ),
        pytest.param((None,) * 4, "unknown", FundingBar(), id="nothing known, nothing drawn"),
    ],
)
def test_a_bar_is_solid_where_it_is_certain(days, ending, bar):
    edges = (day(text) for text in days)
    row = Paid("f", "a", "A", "b", "B", None, *edges, ending, None, Period(None, None))
    assert funding_bar(row, LEFT, TODAY) == bar


def test_each_funding_carries_its_marks():
    dataset = Dataset(
        organisations=(organisation("a", "Stadt"), organisation("b")),
        fundings=(
            funding("open", start="2002-10-01/..", amount_eur="12500"),
            funding("lasting", start="2014", programme="Hilfe"),
            funding("ended", end="2019"),
            funding("undated", amount_eur="0.50"),
        ),
    )
    _, chart = drawn(dataset)
    assert (
        len(rows(chart, "open"))
        == len(rows(chart, "no_end"))
        == len(rows(chart, "no_beginning"))
        == 1
    )
    assert rows(chart, "no_period")[0]["text"] == "?  Zeitraum nicht bekannt"
    assert [row["text"] for row in rows(chart, "amounts")] == [
        "12.500 €",
        "€ ?",
        "€ ?",
        "0,50\xa0€",
    ]
    assert [row["text"] for row in rows(chart, "funders")] == [
        "Stadt",
        "Stadt · Hilfe",
        "Stadt",
        "Stadt",
    ]
    assert [row["text"] for row in rows(chart, "paid")] == ["Verein"]
    assert {row["record"] for row in rows(chart, "funders")} == {"a"}
    assert {row["record"] for row in rows(chart, "sure")} == {"b"}


@pytest.mark.parametrize("day", [date(1980, 1, 1), date(2010, 1, 1), date(2024, 7, 1)])
def test_the_thick_line_of_a_day_crosses_bars_and_no_text(day):
    dataset = world(12)
    undated = funding("z", recipient="o1", funder="o2", amount_eur=333)
    dataset = Dataset.of({**dataset.tables(), "fundings": (*dataset.fundings, undated)})
    _, paid, held = told(dataset)
    chart = timeline_funding.draw_fundings(dataset, paid, held, GERMAN, TODAY, day=day)
    line = [(row["y"], row["y2"]) for row in rows(chart, "day")]
    at_once = ("funders", "amounts", "paid", "no_period", "now")
    named = [row for name in at_once for row in rows(chart, name)]
    assert len(named) == 13 + 13 + 2 + 1 + 1
    doubts = rows(chart, "no_end")
    assert len(doubts) == 12
    beside = day > TODAY  # where the marks of doubt are
    for row in [*named, *(doubts if beside else ())]:
        assert all(lower <= row["y"] - 8 or upper >= row["y"] + 8 for upper, lower in line)
    for bar in () if beside else rows(chart, "sure"):
        assert any(upper <= bar["y"] and bar["y2"] <= lower for upper, lower in line)
    assert min(lower - upper for upper, lower in line) >= 6


def test_events_alone_are_drawn_as_well():
    dataset = Dataset(
        organisations=(organisation("a"),),
        events=(
            Event(id="e", title="Tag", kind="x", start="2019-03-14", organiser="a", source="s"),
            Event(id="f", title="Jahr", kind="x", start="2011", organiser="a", source="s"),
        ),
    )
    _, chart = drawn(dataset)
    assert [row["title"] for row in rows(chart, "event_days")] == ["Tag"]
    assert [row["on"] for row in rows(chart, "event_days")] == ["14. März 2019"]
    assert [row["title"] for row in rows(chart, "event_spans")] == ["Jahr"]


def test_the_tables_tell_the_same_facts():
    dataset = world(2)
    found, paid, met = told(dataset)
    headers, founded = founding_rows(dataset, found, GERMAN)
    assert headers == ("Gründung oder Beginn", "Name", "Art")
    assert words(founded[0]) == ("1990", "Verein", "club")
    assert words(founded[-1]) == ("4. Mai 1996", "Verein", "Projekt")
    _, funded = funding_rows(paid, GERMAN)
    assert words(funded[0]) == (
        "Verein",
        "Verein",
        "Verein",
        "seit 2000, Ende nicht bekannt",
        "nicht bekannt",
    )
    assert funded[1][-1] == "1.250 €"
    _, held = event_rows(dataset, met, GERMAN)
    assert words(held[0]) == ("2011", "Verein", "Verein", "Verein")


def test_names_in_the_tables_open_their_records():
    dataset = world(2, EVIL)
    found, _, met = told(dataset)
    _, founded = founding_rows(dataset, found, GERMAN)
    _, held = event_rows(dataset, met, GERMAN)
    assert 'data-open="o0"' in founded[0][1]
    assert 'data-open="e0"' in held[0][1]
    assert "<img" not in founded[0][1] + held[0][1]


def test_a_table_of_many_holds_the_first_alone():
    dataset = world(30)
    found, paid, held = told(dataset)
    for content in (
        founding_rows(dataset, found, GERMAN, 5),
        funding_rows(paid, GERMAN, 5),
        event_rows(dataset, held, GERMAN, 5),
    ):
        assert len(content[1]) == 5


def test_many_events_are_counted_by_years():
    many = event_lane.MOST_STROKES + 1
    _, chart = drawn(world(many))
    assert rows(chart, "event_spans") == []
    assert [row["text"] for row in rows(chart, "events")] == [f"{many} Veranstaltungen"]
    bars = rows(chart, "held_by_years")
    assert [(row["when"], row["certain"]) for row in bars] == [("2011", str(many))]


def test_a_stroke_of_one_event_opens_it():
    _, chart = drawn(world(1))
    assert [row["record"] for row in rows(chart, "event_spans")] == ["e0"]


def test_the_lines_below_say_what_could_not_be_shown():
    dataset = Dataset(
        organisations=(organisation("a", founded=None), organisation("b")),
        fundings=(funding("f"), funding("g")),
        events=(
            Event(id="e", title="T", kind="x", organiser="a", source="s"),
            Event(id="n", title="N", kind="x", start="2020", source="s"),
        ),
    )
    found, paid, held = told(dataset)
    assert without_founding(found, GERMAN).startswith("Bei 1 Eintrag ist die Gründung")
    assert without_time(paid, held, GERMAN) == (
        "Bei 2 Förderungen ist der Zeitraum nicht bekannt. "
        "Bei 1 Veranstaltung ist das Datum nicht bekannt. "
        "1 Veranstaltung ist keinem Eintrag zugeordnet und steht auf keiner Zeitleiste."
    )
    assert "„€ ?“: Betrag nicht bekannt" in reading_fundings(paid, GERMAN)
    assert "€" not in reading_fundings(told(dataset, "nobody")[1], GERMAN)


@settings(deadline=None)
@given(st.lists(st.dates(), min_size=1))
def test_an_axis_holds_all_its_days_and_few_ticks(days):
    axis = TimeAxis.over([None, *days])
    assert all(0 <= axis.share(each) <= 1 for each in days)
    assert len(axis.ticks()) <= 14
    assert all(tick.day == 1 and axis.first <= tick <= axis.last for tick in axis.ticks())


@given(st.dates(), st.floats(0, 0.999))
def test_a_moment_of_a_day_leads_back_to_the_day(when, share):
    assert day_at(moment(when) + share * 86_400_000) == when


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colour", [*FUNDERS, ORGANISATION, PROJECT, REST])
@pytest.mark.parametrize("page", ["#ffffff", "#12181f"])
def test_every_colour_stands_out_on_the_light_and_on_the_dark_page(colour, page):
    bright, dark = sorted((luminance(colour), luminance(page)), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 3


def test_a_frequent_funder_keeps_its_colour_whoever_else_is_shown():
    many = tuple(funding(f"f{i}-{n}", funder=f"o{i}") for i in range(12) for n in range(20 - i))
    dataset = Dataset(fundings=many)
    alone = funder_colours(dataset, ["o3"])
    everybody = funder_colours(dataset, [f"o{i}" for i in range(12)])
    assert alone["o3"] == everybody["o3"] == FUNDERS[3]
    assert sorted({everybody[f"o{i}"] for i in range(8)}) == sorted(FUNDERS)
    assert everybody["o11"] == REST
    assert funder_colours(dataset, ["o11", "o3"])["o11"] != alone["o3"]
