"""The profile as a PDF: its text is text, tagged, in both languages, and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.choices import Choices
from dashboard.analysis.profile import profile
from dashboard.drawing.symbols import kind_symbols
from dashboard.export import pdf_text
from dashboard.export.pdf_text import BREAK, MOST_LOOKED_UP, breakable, linkable, showable
from dashboard.export.profile_pdf import MOST_RECORDS, Taken, profile_blocks, profile_pdf
from dashboard.language import Language
from dashboard.model import Dataset, Organisation, Source, Term
from dashboard.selection import Selection
from tests.analysis.small import DATASET, funding, location, organisation

DAY = date(2026, 11, 25)
LINK = "https://atlas.example/profile?profile=16070"
HOSTILE = (
    '#read("/etc/passwd") #eval("1+1")',
    "= Heading *bold* _slant_ $x^2$ <label> @ref",
    '</text></svg><script>alert(1)</script><image href="https://evil.example/x.png"/>',
    "{{7*7}} #{7*7} \\u{41} // no comment",
    '=HYPERLINK("https://evil.example")',
)


def made(dataset: Dataset, code: str = "de", place: str = "16070", link: str = LINK) -> bytes:
    catalogue, language = build_catalogue(dataset), Language(code)
    choices = Choices(catalogue, language)
    kinds = kind_symbols({kind: choices.label("kind", kind) for kind in choices.options["kind"]})
    found = profile(match(catalogue, Selection()), place, DAY)
    return profile_pdf(found, kinds, language, Taken(DAY, link, "Thema: Sprache."))


def read(pdf: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(BytesIO(pdf))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags(node: Any, seen: set[int] | None = None) -> Iterator[DictionaryObject]:
    """Every element of the tree of tags."""
    seen = set() if seen is None else seen
    if isinstance(node, IndirectObject):
        if node.idnum in seen:
            return
        seen.add(node.idnum)
        node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from tags(child, seen)
    elif isinstance(node, DictionaryObject):
        yield node
        if "/K" in node:
            yield from tags(node.raw_get("/K"), seen)


@pytest.fixture(scope="module")
def german() -> bytes:
    topics = tuple(
        Term(list="topic", code=code, label_de=de, label_en=code.title())
        for code, de in (("language", "Sprachförderung"), ("youth", "Jugendarbeit"))
    )
    source = Source(id="s", title="Ein Bericht", url="https://report.example/1")
    return made(Dataset.of({**DATASET.tables(), "vocabulary": topics, "sources": (source,)}))


def test_it_is_tagged_for_screen_readers_and_says_its_title_and_language(german):
    reader, _ = read(german)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert str(root["/Lang"]).startswith("de")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None and reader.metadata.title == "Kreisprofil: Ilm-Kreis"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    kinds = [str(tag.get("/S")) for tag in tags(root["/StructTreeRoot"])]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Link", "/P"} <= set(kinds)
    assert kinds.count("/H1") == 1


def test_each_picture_says_in_words_what_it_shows(german):
    root = read(german)[0].trailer["/Root"]
    figures = [tag for tag in tags(root["/StructTreeRoot"]) if tag.get("/S") == "/Figure"]
    words = [str(figure.get("/Alt", "")) for figure in figures]
    assert len(words) == 3 and all(words)
    assert words[0].startswith("Karte: Ilm-Kreis mit den Nachbarn Erfurt")


def test_its_text_can_be_read_and_searched(german):
    _, text = read(german)
    for words in (
        "2 Einträge sitzen hier, 4 wirken hier und 1 wird hier gefördert.",
        "Sprachförderung ● hier erfasst",
        "Seit wann",
        "Together",
        "Ein Bericht",
        "Stand: 25. November 2026",
        "© GeoBasis-DE / BKG (2016), Daten verändert",
        LINK,
        "Thema: Sprache.",
        "Hildburghausen",  # in the map, too, text is text
    ):
        assert words in text, words


def test_it_links_to_its_sources_and_to_the_atlas_alone(german):
    reader, _ = read(german)
    uris = {
        str(note.get_object()["/A"]["/URI"])
        for page in reader.pages
        for note in page.get("/Annots", [])
    }
    assert uris == {LINK, "https://report.example/1"}


def test_it_speaks_english():
    reader, text = read(made(DATASET, "en"))
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("en")
    assert reader.metadata is not None and reader.metadata.title == "District profile: Ilm-Kreis"
    assert "2 records sit here, 4 work here and 1 is funded here." in text


def test_the_same_data_and_day_give_the_same_file(german):
    assert made(DATASET) == made(DATASET)


def test_record_text_is_never_run_and_never_an_address():
    clubs = tuple(
        organisation(f"o{n}", name=text, founded="2001", summary=text)
        for n, text in enumerate(HOSTILE)
    )
    dataset = Dataset(
        organisations=clubs,
        locations=tuple(location(club.id, "16070029") for club in clubs),
        fundings=(funding("o0", recipient="o1", programme=HOSTILE[0], start="2020"),),
        sources=(Source(id="s", title=HOSTILE[1]),),
    )
    pdf = made(dataset, link="javascript:alert(1)")
    reader, text = read(pdf)
    bare = text.replace(" ", "")
    for hostile in HOSTILE:  # as it is; lines break, and hyphens come in
        assert hostile.split()[0][:14].replace(" ", "") in bare
    assert "root:" not in text and " 49 " not in text
    assert all("/Annots" not in page for page in reader.pages)
    for danger in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/URI"):
        assert danger not in pdf


def test_characters_without_a_letter_in_the_fonts_do_not_stop_it():
    names = ("Київ Łódź", "مرحبا", "🎉 Fest", "漢字", "a\x00b\u202ec\ud800", "x\u0301\u0302")
    clubs = tuple(organisation(f"o{n}", name=name) for n, name in enumerate(names[:4]))
    dataset = Dataset(
        organisations=clubs, locations=tuple(location(club.id, "16070029") for club in clubs)
    )
    _, text = read(made(dataset))
    assert "Київ Łódź" in text and "? Fest" in text and "??" in text
    assert showable(names[4]) == "abc"


# Signs that lead right to left, join, take no room, or end a line; of scripts that no font has.
SIGNS = st.one_of(
    st.text(max_size=30),
    st.text(st.characters(categories=["Cf", "Mn", "Zl", "Zp", "Lo", "So"]), max_size=30),
    st.sampled_from([*HOSTILE, "#let x = 1", "$ x $", "@a <b> ~ --- \\", "\u202e", "\u00ad" * 9]),
)


@settings(max_examples=8, deadline=None)
@example(["0\u0591", "\u05d0\u0591", "x" + "\u0301" * 40] * 4)  # marks that no font sets there
@given(st.lists(SIGNS.filter(str.strip), min_size=12, max_size=12))
def test_no_text_of_a_record_stops_it(texts):
    clubs = tuple(
        Organisation.model_construct(
            **{**dict(organisation(f"o{n}")), "name": text, "summary": text, "phone": text}
        )
        for n, text in enumerate(texts)
    )
    seats = tuple(location(club.id, "16070029") for club in clubs)
    reader, text = read(made(Dataset(organisations=clubs, locations=seats)))
    assert "12 Einträge sitzen hier" in text and len(reader.pages) >= 1


def test_characters_without_end_are_not_looked_up_one_by_one(monkeypatch):
    asked: list[str] = []

    def drawn(characters: str) -> bool:
        asked.append(characters)
        return max(characters) < "\u4e00"

    monkeypatch.setattr(pdf_text, "_drawn", drawn)
    many = "".join(chr(code) for code in range(0x4E00, 0x9FFF))
    assert showable({"a": ["Łódź", many]}) == {"a": ["Łódź", "?" * len(many)]}
    assert len(asked) <= 2 * MOST_LOOKED_UP
    pdf_text._lacking.cache_clear()


def test_an_address_is_linked_as_it_is_though_the_fonts_lack_its_letters():
    assert linkable("https://vhs.example/日本?a=1#b") == (
        "https://vhs.example/%E6%97%A5%E6%9C%AC?a=1#b"
    )
    assert linkable("https://vhs.example/a%20b") == "https://vhs.example/a%20b"
    assert linkable("javascript:alert(1)") == linkable("") == ""


def test_a_word_longer_than_its_column_is_broken_and_others_are_whole():
    assert breakable("Engagementförderung im Ilm-Kreis") == "Engagementförderung im Ilm-Kreis"
    pieces = breakable("x" * 100).split(BREAK)
    assert "".join(pieces) == "x" * 100 and max(map(len, pieces)) <= 12


def test_a_long_list_is_cut_and_says_so():
    clubs = tuple(organisation(f"o{n:03}") for n in range(MOST_RECORDS + 7))
    seats = tuple(location(club.id, "16070029") for club in clubs)
    _, text = read(made(Dataset(organisations=clubs, locations=seats)))
    assert "7 weitere stehen nicht hier; der Link führt zu allen." in text
    assert f"{len(clubs)} Einträge sitzen hier" in text


def test_no_row_of_a_table_is_torn_over_two_pages():
    def lines_of(n: int) -> str:
        return " ".join(f"W{n:02}x{m:02}" for m in range(40))

    clubs = tuple(organisation(f"o{n:03}", name=lines_of(n)) for n in range(30))
    seats = tuple(location(club.id, "16070029") for club in clubs)
    reader, _ = read(made(Dataset(organisations=clubs, locations=seats)))
    pages = [set(re.findall(r"W(\d\d)x\d\d", page.extract_text())) for page in reader.pages]
    there = [rows for rows in pages if rows]
    assert len(there) > 2 and len(set.union(*there)) == 30
    assert sum(map(len, there)) == 30


def test_an_empty_district_has_a_profile_too():
    _, text = read(made(Dataset(), place="03"))
    assert "0 Einträge sitzen hier" in text
    assert "Hier ist keine Förderung erfasst." in text


@pytest.mark.parametrize(
    ("dataset", "place"), [(Dataset(), "03"), (DATASET, "16"), (DATASET, "14612")]
)
def test_no_heading_stands_alone_and_no_funding_is_said_under_its_own(dataset, place):
    found = profile(match(build_catalogue(dataset), Selection()), place, DAY)
    blocks = [each for each in profile_blocks(found, {}, Language("de")) if each["title"]]
    assert all(each.get("svg") or each["rows"] or each["notes"] for each in blocks)
    (money,) = [each for each in blocks if each["title"] == "Förderungen: laufend und endend"]
    assert bool(money["rows"]) != ("Hier ist keine Förderung erfasst." in money["notes"])
