"""What left the atlas and is taken in again changes nothing, in each format that carries all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.export.chosen import Chosen, choose
from dashboard.export.formats import FORMATS
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.selection import Selection
from dashboard.sources.intake.incoming import open_incoming
from dashboard.sources.intake.taking import Outcome, take_in, wishes_for
from dashboard.sources.publication import publish
from dashboard.sources.reading import read_folder, read_tables
from tests.sources.folders import good_tables, write_folder

LEVELS = ("exact", "municipality", "district", "hidden")
NASTY = (
    *("=1+1", "+49 361 1", "-5", "@SUM(A1)", "＝1", "'=1", "''x", "1.0", "007", "1e5", "TRUE"),
    *("2014-12", "1/2", "0,5", "a;b", "a,b", 'say "x"', "k. A.", "Zeile\nzwei", "ä\u0301 ß", "名"),
    *(
        "<b>x</b>",
        "{{ x }}",
        "_x000D_",
        "_x0041_",
        "null",
        "NaN",
        "#N/A",
        "x" * 300,
        "–",
        "Summe: 5",
    ),
)
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn"]), max_size=12),
)
dates = st.sampled_from(
    ["", "2014", "2014~", "2014-12-01", "2014-36", "2002-10-01/..", "1990/1995"]
)
FREE = {
    "sources": ("title", "publisher"),
    "organisations": ("name", "short_name", "summary", "locator"),
    "locations": ("street", "place", "locator"),
    "projects": ("name", "former_names", "summary"),
    "fundings": ("programme", "locator"),
    "events": ("title", "summary"),
    "figures": ("locator",),
    "vocabulary": ("label_de", "label_en"),
}


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Small atlases whose texts look like numbers, dates and formulas."""
    tables = good_tables()
    for table, columns in FREE.items():
        for row in tables[table]:
            for column in columns:
                if draw(st.booleans()):
                    row[column] = draw(texts)
    for row in tables["locations"]:
        row["publication"] = draw(st.sampled_from(LEVELS))
    for row in tables["organisations"]:
        row["founded"] = draw(dates)
    for row in tables["fundings"]:
        row["amount_eur"] = draw(st.sampled_from(["", "0", "5", "1234.50", "0.1", "999999999999"]))
    contents = {name: _csv(rows) for name, rows in tables.items()}
    return read_tables(contents).dataset


def _csv(rows: list[dict[str, str]]) -> bytes:
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    lines = [list(rows[0]), *(list(row.values()) for row in rows)] if rows else []
    return "\n".join(",".join(map(quoted, line)) for line in lines).encode()


def exported(dataset: Dataset, language: str) -> Chosen:
    catalogue = build_catalogue(publish(dataset))
    return choose(
        match(catalogue, Selection()),
        sentence="Alles.",
        query="",
        language=Language(language),
        day=date(2026, 1, 31),
    )


def taken_in_again(format: str, dataset: Dataset, language: str) -> Outcome:
    chosen = exported(dataset, language)
    made = FORMATS[format]
    incoming = open_incoming(f"export.{made.ending}", made.make(chosen))
    assert [each for each in incoming.problems if each.is_error] == []
    assert incoming.is_own
    return take_in(incoming, wishes_for(incoming), dataset)


@pytest.mark.parametrize("format", ["xlsx", "datapackage", "gpkg"])
@settings(max_examples=15)
@given(dataset=datasets(), language=st.sampled_from(["de", "en"]), full=st.booleans())
def test_an_own_export_taken_in_again_changes_nothing(format, dataset, language, full):
    """Be it into what readers see, or into the full data that its keepers have."""
    there = dataset if full else publish(dataset)
    result = taken_in_again(format, there, language)
    assert [each for each in result.draft.problems if each.is_error] == []
    assert [each for each in result.problems if each.sheet == "districts"] == []
    assert result.merge.differences == ()
    assert result.merge.changes_nothing
    assert result.dataset == there
    assert result.draft.refused == 0


@pytest.mark.parametrize(("format", "what"), [("jsonld", "JSON-LD"), ("ics", "calendar")])
def test_an_own_export_that_is_no_table_is_refused_and_named(format, what, tmp_path):
    write_folder(tmp_path)
    made = FORMATS[format].make(exported(read_folder(tmp_path).dataset, "de"))
    incoming = open_incoming(f"export.{format}", made)
    assert incoming.sheets == ()
    assert what in incoming.problems[0].message.text
