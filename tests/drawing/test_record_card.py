"""The card tells all that is known of a record, its sources, and what is not known."""

from __future__ import annotations

import pytest

from dashboard.drawing.record_card import record_card
from dashboard.drawing.symbols import Symbol
from dashboard.language import Language
from tests.drawing.markup import Parsed
from tests.drawing.sample import sample, with_texts

GERMAN, ENGLISH = Language("de"), Language("en")
RECORDS = ["house", "town", "course", "unknown", "fair", "talk"]
KINDS = {"association": Symbol("#0072B2", "V", "disc", "Verein")}


def told(record: str, language: Language = GERMAN) -> str:
    return Parsed(record_card(sample(), record, language, kinds=KINDS)).words


@pytest.mark.parametrize(
    "sentence",
    [
        "Haus der Vielfalt",
        "kurz: HdV",
        "Lernort für alle. [Quelle 1, Zeile 3]",
        "GegründetEnde 2014 [Quelle 1, Zeile 3]",
        "Aufgelöst2023",
        "Rechtsformeingetragener Verein",
        "Sprachförderung, Kultur",
        "ZielgruppenGeflüchtete",
        "SprachenUkrainisch",
        "www.example.org/haus ↗ (öffnet in einem neuen Tab)",
        "info@example.org",
        "(0 30) 23 12 50 00",
        "SitzGasse 1, 99310 ArnstadtIlm-Kreis · Genauigkeit: Anschrift · "
        "seit 2015, Ende nicht bekannt [Quelle 1, Zeile 4]",
        "ZweigstelleGeraVeröffentlicht wird nur die Gemeinde. [Quelle 2]",
        "BüroDer Ort wird nicht veröffentlicht. [Quelle 2]",
        "landesweit in Thüringen [Quelle 1, Zeile 5]",
        "Stadt GeraProgramm „Vielfalt“ · 2015 bis 2016 · 12.500,00 € [Quelle 1]",
        "Stadt Gerafür das Projekt Sprachkursseit 2017, läuft weiter · Betrag nicht bekannt",
        "Sprachkursseit Oktober 2013, Ende nicht bekannt [Quelle 2, Zeile 9]",
        "ist Mitglied vonStadt Gera (seit 2019, Ende nicht bekannt) [Quelle 1, Zeile 7]",
        "hat als MitgliedStadt Gera [Quelle 1]",
        "… bewundert dieser StelleStadt Gera",
        "Messe26. Oktober 2022, 16:30–18:00 Uhr · Rathaus, Gera, online",
        "GesprächZeitpunkt nicht bekannt · Ort nicht bekannt",
        "mehr als 3.000 Ehrenamtliche (Stand 14. März 2019) [Quelle 1, Zeile 8]",
        "[1]Jahresbericht · Land Thüringen · 14. März 2019 · example.org/report",
        "abgerufen: 2. Januar 2024 · Datei report.txt · Zeile 3, 4, 5, 7, 8",
        "[2]Faltblatt · Zeile 9",
    ],
)
def test_a_rich_record_is_told_in_full(sentence):
    assert sentence in told("house")


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ("town", "Gegründetnicht bekannt"),
        ("town", "Ortnicht bekannt"),
        ("town", "FördertHaus der Vielfalt"),
        ("unknown", "Zeitraumnicht bekannt"),
        ("course", "früher: Treff; Runde"),
        ("course", "Zeitraumseit Oktober 2013, Ende nicht bekannt"),
        ("course", "TrägerHaus der Vielfalt"),
        ("course", "Wirkungsraumbundesweit"),
        ("course", "Gefördert durchStadt Gera"),
        ("fair", "Veranstaltung: Konferenz"),
        ("fair", "Datum26. Oktober 2022, 16:30–18:00 Uhr"),
        ("fair", "Formatonline"),
        ("fair", "VeranstaltungsortRathaus, Gera"),
        ("fair", "60 Ehrenamtliche"),
        ("talk", "Datumnicht bekannt"),
    ],
)
def test_other_records_tell_what_is_theirs_and_what_is_not_known(record, sentence):
    assert sentence in told(record)


@pytest.mark.parametrize("heading", ["Zielgruppen", "Fördert", "Zahlen", "Beziehungen", "Website"])
def test_parts_without_content_are_left_out(heading):
    assert heading not in told("unknown")


@pytest.mark.parametrize(
    "sentence", ["Foundedend of 2014", "state-wide in Thüringen", "€12,500.00"]
)
def test_the_card_speaks_english_too(sentence):
    assert sentence in told("house", ENGLISH)


def test_every_fact_of_the_card_carries_its_source():
    markup = str(record_card(sample(), "house", GERMAN))
    facts = markup.split("<dd>")[1:]
    assert all("na-source" in fact.split("</dd>")[0] for fact in facts)


def test_other_records_can_be_opened_and_the_record_itself_not():
    markup = record_card(sample(), "house", GERMAN)
    assert 'data-open="town"' in markup
    assert 'data-open="course"' in markup
    assert 'data-open="fair"' in markup
    assert 'data-open="house"' not in markup


def test_headings_follow_the_level_that_the_page_gives():
    markup = record_card(sample(), "house", GERMAN, level=3)
    assert "<h3 " in markup
    assert "<h4>" in markup
    assert "<h2" not in markup


def test_a_record_that_is_not_there_has_no_card():
    with pytest.raises(KeyError):
        record_card(sample(), "nobody", GERMAN)


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "</article></style><b>",
    "javascript:alert(1)",
    "{{cycler.__init__}} {% x %} {name} %s `x` ${x}",
    "![x](https://example.org/x.png)",
    "&lt;b&gt; &amp;",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("record", RECORDS)
def test_no_text_of_a_record_becomes_a_tag(record, text):
    ours = set().union(
        *(Parsed(record_card(sample(), each, GERMAN, kinds=KINDS)).elements for each in RECORDS)
    )
    hostile = Parsed(record_card(with_texts(sample(), text), record, GERMAN, kinds=KINDS))
    assert hostile.elements <= ours
    assert " ".join(text.split()) in hostile.words
    assert not [link for link in hostile.links if not link.startswith(("https://", "http://"))]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "//example.org",
        "https:example.org",
        "https://",
        "https://[",
        "ftp://example.org",
        "http:\\\\example.org",
    ],
)
def test_only_web_addresses_become_links(url):
    data = with_texts(sample(), url)
    parsed = Parsed(record_card(data, "house", GERMAN))
    assert parsed.links == []
