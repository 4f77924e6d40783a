"""Sentences whose numbers open what they count."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.drawing.told import line, opening, plainly
from dashboard.language import Language

GERMAN = Language("de")


def test_a_number_opens_what_it_counts_and_in_a_file_it_is_a_number():
    number = opening(GERMAN, "page:", opened="page:open")
    assert number(1234, "all") == (
        '<button type="button" class="na-open" data-open="page:all">1.234</button>'
    )
    assert 'aria-current="true"' in number(1, "open")
    assert plainly(GERMAN)(1234, "all") == "1.234"


def test_what_counts_nothing_or_cannot_be_opened_is_no_button():
    number = opening(GERMAN)
    assert [number(0, "all"), number(5, "")] == ["0", "5"]


def test_whatever_a_sentence_says_is_no_markup():
    said = line(["<b>", Markup("<i>x</i>")], look="na-lead", live=True)
    assert said == '<p class="na-lead" aria-live="polite">&lt;b&gt; <i>x</i></p>'
