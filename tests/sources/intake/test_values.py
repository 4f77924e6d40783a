"""Cells are read as people in German offices write them, and nothing raises."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.language import Language
from dashboard.model import FuzzyDate
from dashboard.model.periods import Period
from dashboard.model.wording import date_words, period_words
from dashboard.sources.intake.remarks import Kind, remark_on
from dashboard.sources.intake.values import (
    goes_on,
    notation_of,
    read_amount,
    read_code,
    read_coordinate,
    read_date,
    read_email,
    read_list,
    read_number,
    read_postcode,
    read_truth,
    read_website,
    says_nothing,
)

DATES = [
    # days
    ("01.10.1999", "1999-10-01"),
    ("1.10.1999", "1999-10-01"),
    ("1. 10. 1999", "1999-10-01"),
    ("1. Oktober 1999", "1999-10-01"),
    ("am 1. Okt. 1999", "1999-10-01"),
    ("Freitag, 1. Oktober 1999", "1999-10-01"),
    ("Fr, 01.10.1999", "1999-10-01"),
    ("1999-10-01", "1999-10-01"),
    ("1999/10/01", "1999-10-01"),
    ("19991001", "1999-10-01"),
    ("October 1, 1999", "1999-10-01"),
    ("1st of October 1999", "1999-10-01"),
    ("13/10/1999", "1999-10-13"),
    ("10/13/1999", "1999-10-13"),
    ("10/10/1999", "1999-10-10"),
    ("36434", "1999-10-01"),
    ("1999-10-01 00:00:00", "1999-10-01"),
    ("01.10.1999 16:30 Uhr", "1999-10-01T16:30:00"),
    ("1999-10-01T16:30:00", "1999-10-01T16:30:00"),
    # months and years
    ("10/1999", "1999-10"),
    ("10.1999", "1999-10"),
    ("Oktober 2013", "2013-10"),
    ("Okt. 2013", "2013-10"),
    ("im März 2013", "2013-03"),
    ("Maerz 2013", "2013-03"),
    ("Ende Oktober 2013", "2013-10"),
    ("October 2013", "2013-10"),
    ("2014", "2014"),
    ("2014.0", "2014"),
    ("im Jahr 2014", "2014"),
    # parts of years
    ("Ende 2014", "2014-36"),
    ("Anfang 2014", "2014-33"),
    ("Mitte 2014", "2014-38"),
    ("early 2014", "2014-33"),
    ("end of 2014", "2014-36"),
    ("Frühjahr 2014", "2014-21"),
    ("Sommer 2014", "2014-22"),
    ("autumn 2014", "2014-23"),
    ("1. Quartal 2014", "2014-33"),
    ("IV. Quartal 2014", "2014-36"),
    ("Q3 2014", "2014-35"),
    ("2014 Q3", "2014-35"),
    ("2. Halbjahr 2014", "2014-41"),
    ("erstes Halbjahr 2014", "2014-40"),
    ("1990er", "199X"),
    ("1990er Jahre", "199X"),
    ("Anfang der 1990er Jahre", "199X"),
    ("the 1990s", "199X"),
    # doubt
    ("ca. 2014", "2014~"),
    ("um 2014", "2014~"),
    ("etwa Oktober 2014", "2014-10~"),
    ("gegen Ende 2014", "2014-36~"),
    ("about 2014", "2014~"),
    ("vermutlich 2014", "2014?"),
    ("2014?", "2014?"),
    ("2014 (?)", "2014?"),
    ("vermutlich um 2014", "2014%"),
    # periods
    ("seit 2015", "2015/.."),
    ("ab Oktober 2013", "2013-10/.."),
    ("seit dem 1.10.1999", "1999-10-01/.."),
    ("seit ca. 2014", "2014~/.."),
    ("vermutlich seit 2014", "2014?/.."),
    ("since 2015", "2015/.."),
    ("2015 - heute", "2015/.."),
    ("2015-", "2015/.."),
    ("2015, laufend", "2015/.."),
    ("bis 2018", "../2018"),
    ("bis zum 31.12.2018", "../2018-12-31"),
    ("2015-2018", "2015/2018"),
    ("2015–2018", "2015/2018"),
    ("2015 — 2018", "2015/2018"),
    ("von 2015 bis 2018", "2015/2018"),
    ("2015 to 2018", "2015/2018"),
    ("2015/2018", "2015/2018"),
    ("2015/16", "2015/2016"),
    ("01.10.2013-31.12.2014", "2013-10-01/2014-12-31"),
    ("01.10. - 31.12.2014", "2014-10-01/2014-12-31"),
    ("1.-3. Oktober 2014", "2014-10-01/2014-10-03"),
    ("Okt.–Dez. 2014", "2014-10/2014-12"),
    ("12. Mai bis 3. Juni 2014", "2014-05-12/2014-06-03"),
    ("Oktober 2013 bis Ende 2014", "2013-10/2014-36"),
    ("zwischen 1967 und 1972", "[1967..1972]"),
    # EDTF itself
    ("2014-36", "2014-36"),
    ("2014~", "2014~"),
    ("2002-10-01/..", "2002-10-01/.."),
    ("../2018", "../2018"),
    ("199X", "199X"),
    ("[1967..1972]", "[1967..1972]"),
    # not understood
    ("1.10.99", None),
    ("10/99", None),
    ("01/02/2014", None),
    ("2009/10", None),
    ("30.02.2014", None),
    ("2018-2015", None),
    ("vor 2015", None),
    ("99084", None),
    ("5000", None),
    ("unbekannt", None),
    ("Oktober", None),
    ("..", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_a_date_is_read_as_people_write_it(text, edtf):
    found = read_date(text)
    assert (found and found.text) == edtf


@pytest.mark.parametrize("text", ["2014", "199X", "Q2 2014", "seit 1999", "1.-3. Oktober 2014"])
def test_blanks_and_capitals_do_not_matter_to_a_date(text):
    assert read_date(f"\u00a0 {text.upper()} \n") == read_date(text) is not None


PLAIN = st.one_of(
    st.dates(date(1000, 1, 1), date(2199, 12, 31)).flatmap(
        lambda day: st.sampled_from([f"{day}", f"{day:%Y-%m}", f"{day:%Y}"])
    ),
    st.tuples(st.integers(1000, 2199), st.sampled_from([21, 22, 23, 24, *range(33, 42)])).map(
        lambda both: f"{both[0]}-{both[1]}"
    ),
    st.integers(100, 219).map(lambda decade: f"{decade}X"),
)
DOUBTFUL = st.tuples(PLAIN, st.sampled_from(["", "", "~", "?", "%"])).map(
    lambda both: both[0] if "X" in both[0] else "".join(both)
)
PERIODS = st.one_of(
    PLAIN.map(lambda begin: f"{begin}/.."),
    st.tuples(DOUBTFUL, DOUBTFUL).map(sorted).map("/".join),
)


@given(st.one_of(DOUBTFUL, PERIODS))
@example("1999-01-01/2000")  # not 1999 to 01-01/2000
@example("1999-01/2000")
def test_edtf_is_read_as_it_stands(text):
    try:
        written = FuzzyDate.parse(text)
    except ValueError:
        return
    assert read_date(text) == written


@given(DOUBTFUL, st.sampled_from(["de", "en"]))
def test_a_date_that_the_atlas_puts_in_words_is_read_again(text, code):
    when = FuzzyDate.parse(text)
    assert read_date(date_words(when, Language(code))) == when


@given(PLAIN, st.sampled_from(["de", "en"]))
def test_a_period_that_the_atlas_puts_in_words_is_read_again(text, code):
    open_end = FuzzyDate.parse(f"{text}/..")
    plain = FuzzyDate.parse(text)
    language = Language(code)
    assert read_date(period_words(Period.of(open_end, None), language)) == open_end
    assert read_date(period_words(Period.of(plain, None), language)) == plain


AMOUNTS = [
    ("1.234,56 €", "1234.56"),
    ("1,234.56", "1234.56"),
    ("1234,5", "1234.5"),
    ("1234.5", "1234.5"),
    ("EUR 1 234", "1234"),
    ("1\u202f234,00 Euro", "1234.00"),
    ("1'234.50", "1234.50"),
    ("1.234", "1234"),
    ("1.234.567", "1234567"),
    ("5.000,-", "5000"),
    ("5.000,-- €", "5000"),
    ("1,5 Mio. €", "1500000"),
    ("12 Tsd. €", "12000"),
    ("12 T€", "12000"),
    ("TEUR 12", "12000"),
    ("−5 €", "-5"),
    ("0", "0"),
    ("1,234", None),
    ("0,123 €", None),
    ("12.34.56", None),
    ("1.23,456.7", None),
    ("ca. 500 €", None),
    ("500–1000 €", None),
    ("5000 DM", None),
    ("$5", None),
    ("€", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "value"), AMOUNTS)
def test_an_amount_is_read_as_people_write_it(text, value):
    assert read_amount(text) == (value and Decimal(value))


@pytest.mark.parametrize(
    ("texts", "notation", "read"),
    [
        (["1.234", "999"], "german", 1234),
        (["1.234", "1.234,50 €"], "german", 1234),
        (["1.234", "1234.50"], "english", None),
        (["1,234", "$ 1,234.50"], "english", 1234),
        (["1,234", "12.5", "7,5"], "german", None),
        (["1.234", "Summe", ""], "german", 1234),
    ],
)
def test_a_column_says_what_its_dots_and_commas_mean(texts, notation, read):
    assert notation_of(texts) == notation
    assert read_amount(texts[0], notation) == read


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["german", "english"]))
def test_an_amount_is_read_again_in_the_notation_of_its_column(amount, notation):
    written = f"{amount:,.2f}"
    if notation == "german":
        written = written.translate({ord(","): ".", ord("."): ","})
    assert read_amount(f"{written} €", notation) == amount


def test_an_amount_with_more_digits_than_can_be_reckoned_with_is_not_understood():
    """A cell of a damaged file, on which an import stopped."""
    assert read_amount("1234567890123456789012345678901234,5678") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234", "1234"), ("1,234", "1.234"), ("12.5", "12.5"), ("12,5 %", "12.5"), ("ca. 5", None)],
)
def test_a_number_is_read(text, value):
    assert read_number(text) == (value and Decimal(value))


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Bildung;Sprache", ("Bildung", "Sprache")),
        ("Bildung, Sprache", ("Bildung", "Sprache")),
        ("Bildung\nSprache", ("Bildung", "Sprache")),
        ("Bildung | Sprache", ("Bildung", "Sprache")),
        ("Bildung / Sprache", ("Bildung", "Sprache")),
        ("Bildung/Sprache", ("Bildung", "Sprache")),
        ("• Bildung\n• Sprache", ("Bildung", "Sprache")),
        ("1. Bildung\n2. Sprache", ("Bildung", "Sprache")),
        ("1. FC Beispiel", ("1. FC Beispiel",)),
        ("a, b; c", ("a, b", "c")),
        ("Beratung (Recht, Soziales), Kurse", ("Beratung (Recht, Soziales)", "Kurse")),
        ("Sprach-/Kulturmittlung", ("Sprach-/Kulturmittlung",)),
        ("und/oder", ("und/oder",)),
        ("Kinder, Jugendliche", ("Kinder, Jugendliche",)),
        ("Bildung;;Bildung; ", ("Bildung",)),
        ("(a, b", ("(a", "b")),
        (" ", ()),
    ],
)
def test_a_list_is_taken_apart(text, entries):
    assert read_list(text, known={"Kinder, Jugendliche"}) == entries


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), unique=True))
def test_a_list_of_the_atlas_is_read_again(entries):
    assert read_list(";".join(entries)) == tuple(entries)


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("ja", True),
        ("x", True),
        ("Yes", True),
        ("1", True),
        ("nein", False),
        ("0", False),
        ("false", False),
        ("true", True),
        ("(x)", True),
        ("vielleicht", None),
        ("", None),
    ],
)
def test_yes_and_no_are_read(text, truth):
    assert read_truth(text) is truth


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("99084", "99084"),
        ("7545", "07545"),
        ("D-99084", "99084"),
        ("99084.0", "99084"),
        (" 07545 ", "07545"),
        ("5123", None),
        ("00123", None),
        ("123", None),
        ("Gera", None),
    ],
)
def test_a_postcode_gets_its_zero_back(text, postcode):
    assert read_postcode(text) == postcode


def test_no_postcode_in_niedersachsen_begins_with_zero():
    assert read_postcode("7545", state="03") is None
    assert read_postcode("7545", state="16") == "07545"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("16070029", "16070029"),
        ("03241001", "03241001"),
        ("3241001", "03241001"),
        ("3241", "03241"),
        ("3", "03"),
        ("16 0 70 029", "16070029"),
        ("16070.0", "16070"),
        ("160705001029", "16070029"),
        ("DE", "DE"),
        ("99999", None),
        ("160", None),
        ("x", None),
    ],
)
def test_an_official_key_gets_its_zero_back(text, code):
    assert read_code(text) == code


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.example.org", "https://www.example.org"),
        ("http://Example.org/a", "http://Example.org/a"),
        ("https:/example.org", "https://example.org"),
        ("Website: example.org", "https://example.org"),
        ("https://exämple.org?x=1", "https://exämple.org?x=1"),
        ("info@example.org", None),
        ("javascript:alert(1)", None),
        ("https://name:word@example.org", None),
        ("example.org und mehr", None),
        ("siehe oben", None),
    ],
)
def test_a_web_address_gets_its_scheme(text, address):
    assert read_website(text) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("info@example.org", "info@example.org"),
        ("mailto:info@example.org", "info@example.org"),
        ("info (at) example (dot) org", "info@example.org"),
        ("vor.nach@example.org", None),
        ("info@example.org, buero@example.org", None),
        ("info@", None),
    ],
)
def test_a_mailbox_is_read_and_a_persons_address_is_not(text, address):
    assert read_email(text) == address


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("52.37", 52.37),
        ("52,37", 52.37),
        ("52.37° N", 52.37),
        ("52°22'12\"N", 52.37),
        ("52° 22′ 12″ N", 52.37),
        ("N 52° 22,2'", 52.37),
        ("10,5° O", 10.5),
        ("10.5 E", 10.5),
        ("12 S", -12),
        ("-10,5", -10.5),
        ("52.370.216", None),
        ("200", None),
        ("95 N", None),
        ("52°70'N", None),
        ("52,5°22'N", None),
        ("-5 W", None),
        ("Erfurt", None),
    ],
)
def test_a_coordinate_is_read_as_degrees(text, degrees):
    found = read_coordinate(text)
    assert found == (degrees if degrees is None else pytest.approx(degrees))


@given(st.floats(-180, 180))
def test_a_coordinate_of_the_atlas_is_read_again(degrees):
    assert read_coordinate(f"{degrees:.7f}".replace(".", ",")) == float(f"{degrees:.7f}")


@pytest.mark.parametrize("text", ["", " ", "-", "–", "k.A.", "k. A.", "unbekannt", "n/a", "?"])
def test_some_words_say_nothing(text):
    assert says_nothing(text)


def test_an_end_that_is_open_is_understood():
    assert goes_on("laufend") and goes_on("bis heute") and not goes_on("2014")


ALL: dict[Kind, object] = {
    "date": read_date,
    "amount": read_amount,
    "number": read_number,
    "truth": read_truth,
    "postcode": read_postcode,
    "code": read_code,
    "website": read_website,
    "email": read_email,
    "coordinate": read_coordinate,
}
TEXTS = st.one_of(
    st.text(),
    st.text("0123456789.,-/:~?%X€ °'\"NOE+", max_size=30),
    st.lists(st.sampled_from([text for text, _ in [*DATES, *AMOUNTS]]), max_size=3).map(" ".join),
)


@pytest.mark.parametrize("kind", ALL)
@given(text=TEXTS)
def test_no_text_makes_a_reader_raise(kind, text):
    value = ALL[kind](text)
    remark = remark_on(kind, text)
    assert (value is None) == (remark is not None and not remark[1])
    if kind == "date" and value is not None:
        assert FuzzyDate.parse(value.text) == value


@given(TEXTS)
def test_no_text_makes_the_other_readers_raise(text):
    assert all(read_list(text)) or text
    assert says_nothing(text) in (True, False)
    assert notation_of([text]) in ("german", "english")


@pytest.mark.parametrize(
    ("kind", "text", "said", "is_warning"),
    [
        ("date", "1.10.99", "leaves the century open", False),
        ("date", "01/02/2014", "either way round", False),
        ("date", "2009/10", "a month or two years", False),
        ("date", "neulich", "is not a date", False),
        ("date", "36434", "the day 1999-10-01", True),
        ("date", "2020-21", "was read as EDTF", True),
        ("postcode", "7545", "read as 07545", True),
        ("code", "3241", "read as 03241", True),
        ("email", "vor.nach@example.org", "looks like a person's", False),
        ("amount", "viel", "was not understood", False),
    ],
)
def test_a_remark_says_what_was_wrong_or_restored(kind, text, said, is_warning):
    fault, warning = remark_on(kind, text)
    assert said in Language("en").render(fault.message)
    assert warning is is_warning
