"""The list is a real table: captioned, headed, opened by its names."""

from __future__ import annotations

import pytest

from dashboard.drawing.record_rows import RecordRow
from dashboard.drawing.record_table import record_table
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.tables import plain_table
from dashboard.language import Language
from tests.drawing.markup import Parsed
from tests.drawing.test_record_card import HOSTILE

GERMAN = Language("de")


def rows(text: str = "") -> list[RecordRow]:
    return [
        RecordRow(
            "iswi-ev",
            text or "ISWI e.V.",
            text or "Verein",
            text or "Ilmenau",
            text or "seit 1992",
            text,
        ),
        RecordRow("zim", text or "ZIM", text or "Träger", text, text, text),
    ]


def test_the_table_has_a_caption_headed_columns_and_headed_rows():
    markup = record_table(rows(), GERMAN, caption="2 Einträge")
    assert '<caption class="na-hidden">2 Einträge</caption>' in markup
    assert markup.count('<th scope="col"') == 5
    assert markup.count('<th scope="row"') == 2
    assert '<button type="button" class="na-open" data-open="iswi-ev">ISWI e.V.</button>' in markup


def test_only_the_opened_row_is_marked():
    assert record_table(rows(), GERMAN, caption="", opened="zim").count("aria-current") == 1
    assert record_table(rows(), GERMAN, caption="").count("aria-current") == 0


def test_the_symbol_stands_before_the_kind_where_there_is_one():
    symbol = Symbol("#0072B2", "V", "ring", "Verein")
    first, second = rows()
    markup = record_table([first._replace(symbol=symbol), second], GERMAN, caption="")
    assert markup.count("<svg") == markup.count('<circle r="14.5"') == 1
    assert "#0072B2" in markup


def test_a_symbol_is_drawn_once_and_called_by_its_number_after():
    one, other = Symbol("#0072B2", "V", "ring", "Verein"), Symbol("#D9632B", "T", "dot", "Träger")
    symbols = (one, other, one, one)
    markup = record_table([rows()[0]._replace(symbol=s) for s in symbols], GERMAN, caption="")
    assert [markup.count(f'data-symbol="{n}"') for n in (0, 1)] == [3, 1]
    assert markup.count('<circle r="14.5"') == 2


def test_a_row_of_the_list_is_sent_as_little_more_than_its_words():
    symbol = Symbol("#0072B2", "V", "ring", "Verein")
    page = [rows()[0]._replace(symbol=symbol)] * 100
    words = sum(len(text) for text in page[0] if isinstance(text, str))
    assert len(record_table(page, GERMAN, caption="")) / 100 < words + 240


def test_missing_values_are_empty_cells():
    markup = record_table(rows(), GERMAN, caption="")
    assert markup.count("<td></td>") == 4
    assert "None" not in Parsed(markup).words


def test_a_table_without_rows_is_still_a_table():
    markup = record_table([], GERMAN, caption="Keine Einträge")
    assert "<tbody></tbody>" in markup


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_row_becomes_a_tag(text):
    plain = Parsed(record_table(rows("x"), GERMAN, caption="x"))
    evil = [row._replace(record=text) for row in rows(text)]
    hostile = Parsed(record_table(evil, GERMAN, caption=text))
    assert hostile.elements == plain.elements
    assert text in hostile.texts


def test_a_plain_table_escapes_what_is_not_markup_and_heads_its_rows():
    markup = plain_table(["Jahr", "<b>"], [["2015", "<i>"]], "Tabelle <x>")
    assert '<th scope="row">2015</th><td>&lt;i&gt;</td>' in markup
    assert '<th scope="col">&lt;b&gt;</th>' in markup
    assert "Tabelle &lt;x&gt;" in markup


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="3 cells under 2 headers"):
        plain_table(["a", "b"], [["1", "2", "3"]], "")
