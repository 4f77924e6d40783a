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
    assert markup.count("<svg") == 1
    assert "#0072B2" in markup


def test_missing_values_are_empty_cells():
    markup = record_table(rows(), GERMAN, caption="")
    assert markup.count('class="na-nothing"') == 4
    assert "None" not in Parsed(markup).words


def test_a_table_without_rows_is_still_a_table():
    markup = record_table([], GERMAN, caption="Keine Einträge")
    assert '<tbody role="rowgroup"></tbody>' in markup


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_row_becomes_a_tag(text):
    plain = Parsed(record_table(rows("x"), GERMAN, caption="x"))
    evil = [row._replace(record=text) for row in rows(text)]
    hostile = Parsed(record_table(evil, GERMAN, caption=text))
    assert hostile.elements == plain.elements
    assert text in hostile.texts


def test_a_plain_table_escapes_what_is_not_markup_and_heads_its_rows():
    markup = plain_table(["Jahr", "<b>"], [["2015", "<i>"]], "Tabelle <x>")
    assert '<th scope="row" role="rowheader">2015</th>' in markup
    assert '<td role="cell" data-label="&lt;b&gt;">&lt;i&gt;</td>' in markup
    assert "Tabelle &lt;x&gt;" in markup


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        plain_table(["a", "b"], [["1", "2", "3"]], "")
