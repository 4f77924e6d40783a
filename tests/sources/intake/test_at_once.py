"""What is read and made of many rows at once is what comes of each of them by itself."""

from __future__ import annotations

import csv
import io
from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.geography.names import fold, fold_all
from dashboard.sources.intake import drafting, text_tables
from dashboard.sources.intake.columns import match_columns
from dashboard.sources.intake.draft import Answers
from dashboard.sources.intake.drafting import draft
from dashboard.sources.intake.field_readers import Told, reader_of
from dashboard.sources.intake.incoming import open_incoming
from dashboard.sources.intake.name_keys import folded
from dashboard.sources.intake.name_words import form_in, forms_in, kind_in, kinds_in
from dashboard.sources.intake.opening import open_file
from dashboard.sources.intake.quick_readers import UNREAD, quick_reader
from dashboard.sources.intake.raw import ColumnRows
from dashboard.sources.intake.row_words import slug, slugs
from dashboard.sources.intake.synonyms import fields
from dashboard.sources.intake.taking import take_in, wishes_for
from dashboard.sources.intake.values import is_unseen, saying_nothing, says_nothing
from tests.sources.intake.sheets import DAY, atlas, sheet

WRITTEN = {
    "organisations.website": ["https://www.haus.example/a/b.html", "haus.example", "http://a.de"],
    "organisations.email": ["info@haus.example", "buero7@stadt.haus.de"],
    "organisations.phone": ["03677 / 12-34", "(0361) 1234", "+49 361 12"],
    "organisations.founded": ["01.10.1999", "1999-10-01", "2015"],
    "organisations.dissolved": ["31.12.2001"],
    "projects.start": ["2015"],
    "projects.end": ["2015"],
    "locations.latitude": ["50.9787", "50,9"],
    "locations.longitude": ["11,0328"],
    "organisations.name": ["Haus der Kulturen e.V.", "Ω & Söhne"],
    "organisations.summary": ["Hilft."],
    "locations.street": ["Am Markt 1"],
    "fundings.amount_eur": ["1.234,56 €", "12,50", "5000", "0,00€", "999 €"],
}
"""How most people write, by field: this is read quickly."""
ODD = (
    "HTTPS://X.DE",
    "e-mail.de",
    "user@haus.example/",
    "web: haus.de",
    "maria.muster@web.example",
    "Info@Haus.example",
    "mailto:info@haus.example",
    "0361–5",
    "Tel. 0361",
    "31.02.2001",
    "2009-10",
    "2020-21",
    "43831",
    "seit 2015",
    "laufend",
    "200,5",
    "-50.1",
    "50.9787° N",
    "zwei  Leerzeichen",
    "zwei\nZeilen",
    "x\x07y",
    "k. A.",
    "keine\u00a0Angabe",
    "1.234",
    "1,234.50",
    "0.123,45",
    "1234.567,00",
    "1.234.567,5",
    "12,- €",
    "-5,00",
    "5 T€",
    "007",
    "x" * 501,
    f"{'a' * 60}@{'b' * 60}.{'c' * 60}.de",
)
SHAPES = r"[\d.,]{1,9}( ?€)?|[a-z0-9.@/:+( )-]{0,24}|\d{1,2}[.,/-]\d{1,2}[.,/-]\d{2,4}|https?://[\w./-]{1,20}"
texts = st.one_of(
    st.text(max_size=20),
    st.from_regex(SHAPES, fullmatch=True),
    st.sampled_from([*ODD, *(text for some in WRITTEN.values() for text in some)]),
).map(str.strip)


@pytest.mark.parametrize("field", WRITTEN)
def test_what_is_written_as_most_people_do_is_read_quickly(field):
    quick = quick_reader(fields(field)[0].column)
    assert UNREAD not in quick(WRITTEN[field])


@settings(max_examples=60)
@given(st.sampled_from(sorted(WRITTEN)), st.lists(texts.filter(bool), max_size=6))
@example("organisations.website", list(ODD))
@example("organisations.email", list(ODD))
@example("organisations.phone", list(ODD))
@example("organisations.founded", list(ODD))
@example("projects.end", list(ODD))
@example("locations.latitude", list(ODD))
@example("fundings.amount_eur", list(ODD))
@example("organisations.name", list(ODD))
def test_what_is_read_quickly_is_read_as_with_care(field, told):
    wanted = fields(field)
    quick, careful = quick_reader(wanted[0].column), reader_of(wanted, atlas(), told)
    for text, value in zip(told, quick(told), strict=True):
        assert value is UNREAD or Told((value,)) == careful(text)


@settings(max_examples=50)
@given(st.lists(texts))
@example(
    ["", "-", "k. A.", "keine  Angabe", "keine\u00a0Angabe", "NULL", "Haus", "\u200b" * 30, *ODD]
)
def test_cells_that_say_nothing_are_found_all_at_once(told):
    expected = {text for text in told if not text or (len(text) <= 20 and says_nothing(text))}
    expected |= {text for text in told if "  " in text and says_nothing(text)}
    expected |= {text for text in told if is_unseen(text)}
    assert saying_nothing(told) == expected


def test_rows_that_are_equal_hash_alike():
    (quick,) = open_file("liste.csv", b"Name;Ort\nHaus;Erfurt\nClub;Jena\n").sheets
    rows = tuple(quick.rows)
    assert isinstance(quick.rows, ColumnRows) and quick.rows == rows
    assert hash(quick.rows) == hash(rows)


WORDS = """
    Verein e. V. e.V. E V e v Stiftung ſtiftung Stadt Land LANDKREIS İnitiative Universität Bündnis
    AWO awo Kultur- müller Straße ΣΑΣ ﬁnden ẞ ² e\u0308 Amt für K \u212a Bürgerstiftung gGmbH gUG
    DRK Ehrenamtsbörse Freiwilligenagentur Jugendamt
    """.split()  # noqa: SIM905 - a list of words reads better as words
NAMES = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8")),
        st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    ),
    max_size=8,
)


@settings(max_examples=100)
@given(NAMES)
@example(["Bürger\nStiftung", "Land", ""])
@example([])
@example(["ev e", "v Haus", "e", "v", "E", ".V", "a" * 70, "日本"])
def test_names_are_understood_all_at_once(names):
    assert fold_all(names) == list(map(fold, names))
    assert folded(names) == list(map(fold, names))
    assert slugs(names) == list(map(slug, names))
    assert forms_in(names) == list(map(form_in, names))
    assert kinds_in(names) == list(map(kind_in, names))


CELLS = st.one_of(
    st.sampled_from(
        ["Name", "Ort", "Köln", "", " ", "a;b", "a,b", 'a"b', "a\nb", "Quelle: x", "7", "Ã¤"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=4),
)


@st.composite
def contents(draw):
    if draw(st.booleans()):
        return "".join(draw(st.lists(st.sampled_from([*'ab;,\t"\n\r ', "\r\n", "\n"])))).encode()
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6))
    rows += draw(st.lists(st.lists(CELLS, max_size=5), max_size=1))
    written = io.StringIO()
    end = draw(st.sampled_from(["\n", "\r\n"]))
    csv.writer(written, delimiter=draw(st.sampled_from(";,\t")), lineterminator=end).writerows(rows)
    if draw(st.booleans()):
        return written.getvalue().encode("cp1252", "replace")
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + written.getvalue().encode()


@settings(max_examples=120)
@given(contents())
@example(b"Name;Ort\n;\nHaus;Erfurt\n;\n\nQuelle: x;")
@example(b'Name,Ort\n"Haus, neu",Erfurt\n"Haus ""B""", Jena \n')
@example(b"Titel;;\n;;\nName;Ort;PLZ\nHaus;Erfurt;99084\nClub;Jena;\nStand;2024;\n")
@example(b"Name\n\nHaus\nClub")
@example(b"1;2\n3;4\n")
@example(b"Name;Ort\nHaus;K\xf6ln\nClub;M\xfcnster\n")
@example(b"Name;Ort\nHaus;K\x94ln\nClub;M\x81nster \n")
@example("Name;Ort\nHaus;Köln\n".encode() + b"Club;M\xfcnster\n")
def test_a_text_that_is_sound_throughout_is_taken_apart_as_line_by_line(content):
    quick = open_file("liste.csv", content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_tables, "_quick_rows", lambda *_: None)
        slow = open_file("liste.csv", content)
    assert quick == slow
    for one, other in zip(quick.sheets, slow.sheets, strict=True):
        assert one.numbers == other.numbers
        for place in range(len(one.headers)):
            assert one.column(place).cells() == other.column(place).cells()
        assert [one.rows[at] for at in range(len(one.rows))] == [*other.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "utf-16"])
def test_a_usual_text_is_taken_apart_at_once(encoding):
    text = "Name;Ort\nHaus;Köln\nClub;Münster\n".encode(encoding)
    (sheet,) = open_file("liste.csv", text).sheets
    assert isinstance(sheet.rows, ColumnRows)
    assert sheet.column(1).cells() == ["Köln", "Münster"]


POOL = {
    "Name": [
        "Haus e.V.",
        "Club",
        "Club GmbH",
        "Stadt Erfurt",
        "Id x",
        "k.A.",
        "Größe",
        "Große",
        "\u200b",
        "",
    ],
    "Kennung": ["x", "haus-ev", "club-2", "Große", ""],
    "Art": ["Verein", "Privatperson", "Projekt", "Raumschiff", "Migrantenorganisation", ""],
    "gegründet": ["1990", "31.02.2001", "seit 2015", ""],
    "aufgelöst": ["1980", "2020", ""],
    "Themen": ["Kultur; Beratung", "Kochen", ""],
    "PLZ": ["98693", "1067", ""],
    "Ort": ["Ilmenau", "Erfurt", "Neustadt", "Oldenburg", "Xyzzy", ""],
    "Breitengrad": ["50,68", "10,9", ""],
    "Längengrad": ["10,9", "50,68", ""],
    "Sichtbarkeit": ["exact", "hidden", "geheim", ""],
    "Aktiv_in": ["Ilm-Kreis; Gotha", "bundesweit", "Neustadt", ""],
    "Träger": ["", "", "Club", "Dach e.V."],
    "Projekt": ["", "", "Fest"],
    "Förderer": ["", "", "Land; Bund", "Land", "Bund", "LAND", "Club"],
    "Betrag": ["", "500 €", "0"],
    "von": ["", "2015", "2017", "seit 2015"],
    "bis": ["", "2016", "laufend"],
}


@st.composite
def sheets(draw):
    headers = [
        "Name",
        *draw(st.lists(st.sampled_from(sorted({*POOL} - {"Name"})), unique=True, max_size=8)),
    ]
    headers = list(dict.fromkeys(headers))
    alone = draw(st.booleans())
    rows = []
    for number in range(draw(st.integers(0, 7))):
        row = [draw(st.sampled_from(POOL[header])) for header in headers]
        if row[0] and (alone or draw(st.booleans())):
            row[0] = f"{row[0]} {number}"
        rows.append(row)
    return headers, rows


@settings(max_examples=80, deadline=None)
@given(
    sheets(),
    st.sampled_from([Answers(), Answers(publication="exact"), Answers(kind="association")]),
)
def test_rows_that_are_taken_together_become_what_each_becomes_by_itself(made, answers):
    raw = sheet(made[0], *made[1])
    plan = match_columns(raw)
    together = draft(raw, plan, atlas(), answers, day=DAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafting, "plain_rows", lambda *_: np.zeros(len(raw.rows), dtype=bool))
        one_by_one = draft(raw, plan, atlas(), answers, day=DAY)
    assert together == one_by_one


def test_a_usual_list_is_taken_together():
    raw = sheet(["Name", "Ort"], *[[f"Haus {number} e.V.", "Erfurt"] for number in range(5)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafting.RowRecords, "take", None)
        found = draft(raw, match_columns(raw), atlas(), day=DAY)
    assert [each.owner for each in found.dataset.locations] == [f"haus-{n}-ev" for n in range(5)]


def test_it_is_told_within_a_step_how_far_it_is_and_never_less_than_before(monkeypatch):
    monkeypatch.setattr(drafting, "_STEP", 2)
    lines = "".join(f"Haus {number} e.V.;Erfurt\n" for number in range(9))
    told: list[tuple[str, float]] = []
    incoming = open_incoming("liste.csv", f"Name;Ort\n{lines}".encode())
    take_in(
        incoming, wishes_for(incoming), atlas(), lambda step, share: told.append((step.text, share))
    )
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[0] >= 0 and shares[-1] <= 1
    counts = Counter(step for step, _ in told)
    assert counts["Making records of the rows …"] >= 6
    assert counts["Looking for what is there already …"] >= 3
