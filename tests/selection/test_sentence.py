"""The selection in words, in good German and plain English."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language import Language
from dashboard.selection import Answer, Selection, sentence
from tests.selection.asked import selections

GERMAN, ENGLISH = Language("de"), Language("en")

LABELS = {
    "de": {
        "association": "Verein",
        "network": "Netzwerk oder Bündnis",
        "language": "Sprachförderung",
        "culture": "Kultur",
        "youth": "Jugendarbeit",
        "refugees": "Geflüchtete",
    },
    "en": {
        "association": "Association",
        "network": "Network or alliance",
        "language": "Language learning",
        "culture": "Culture",
        "youth": "Youth work",
        "refugees": "Refugees",
    },
}
NAMES = {
    "03": "Niedersachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
    "03241": "Region Hannover",
    "03358": "Heidekreis",
    "15002": "Halle (Saale)",
    "15081": "Altmarkkreis Salzwedel",
    "16052": "Gera",
    "16070": "Ilm-Kreis",
    "16076": "Landkreis Greiz",
    "stadt-erfurt": "Stadt Erfurt",
    "bund": "Bundesministerium des Inneren",
}


def said(selection: Selection, answer: Answer, code: str) -> str:
    def label(facet: str, value: str) -> str:
        return LABELS[code].get(value) or NAMES.get(value, value)

    return sentence(selection, answer, label, Language(code))


TWELVE = Answer(organisations=12, projects=0)
ONE = Answer(organisations=1, projects=0)
PROJECT = Answer(organisations=0, projects=1)
PROJECTS = Answer(organisations=0, projects=3)
BOTH = Answer(organisations=12, projects=3)
NOTHING = Answer(organisations=0, projects=0)

SENTENCES = [
    # selection, answer, German, English
    ({}, TWELVE, "12 Organisationen.", "12 organisations."),
    ({}, ONE, "1 Organisation.", "1 organisation."),
    ({}, PROJECT, "1 Projekt.", "1 project."),
    ({}, BOTH, "12 Organisationen und 3 Projekte.", "12 organisations and 3 projects."),
    (
        {},
        NOTHING,
        "Keine Organisation und kein Projekt.",
        "No organisation and no project.",
    ),
    (
        {},
        Answer(organisations=12345, projects=1),
        "12.345 Organisationen und 1 Projekt.",
        "12,345 organisations and 1 project.",
    ),
    ({"lens": "funded"}, TWELVE, "12 Organisationen.", "12 organisations."),
    (
        {"district": ["16070"], "topic": ["language"], "founded": (1990, 2015)},
        TWELVE,
        "12 Organisationen mit Sitz im Ilm-Kreis, Thema: Sprachförderung, gegründet 1990–2015.",
        "12 organisations based in the Ilm-Kreis, topic: Language learning, founded 1990–2015.",
    ),
    (
        {"lens": "works", "district": ["16070"], "founded": (1990, 2015)},
        TWELVE,
        "12 Organisationen, die im Ilm-Kreis wirken, gegründet 1990–2015.",
        "12 organisations that work in the Ilm-Kreis, founded 1990–2015.",
    ),
    (
        {"lens": "works", "district": ["16052"]},
        ONE,
        "1 Organisation, die in Gera wirkt.",
        "1 organisation that works in Gera.",
    ),
    (
        {"lens": "works", "district": ["16052"]},
        PROJECT,
        "1 Projekt, das in Gera wirkt.",
        "1 project that works in Gera.",
    ),
    (
        {"lens": "works", "state": ["16"]},
        Answer(organisations=1, projects=1),
        "1 Organisation und 1 Projekt, die in Thüringen wirken.",
        "1 organisation and 1 project that work in Thüringen.",
    ),
    (
        {"lens": "works", "state": ["16"]},
        NOTHING,
        "Keine Organisation und kein Projekt, die in Thüringen wirken.",
        "No organisation and no project that work in Thüringen.",
    ),
    (
        {"lens": "funded", "district": ["16076"]},
        ONE,
        "1 Organisation, die im Landkreis Greiz gefördert wird.",
        "1 organisation that is funded in the Landkreis Greiz.",
    ),
    (
        {"lens": "funded", "district": ["16076"]},
        PROJECT,
        "1 Projekt, das im Landkreis Greiz gefördert wird.",
        "1 project that is funded in the Landkreis Greiz.",
    ),
    (
        {"lens": "funded", "district": ["16076"]},
        PROJECTS,
        "3 Projekte, die im Landkreis Greiz gefördert werden.",
        "3 projects that are funded in the Landkreis Greiz.",
    ),
    (
        {"district": ["03241", "03358", "15002", "15081"]},
        BOTH,
        "12 Organisationen und 3 Projekte mit Sitz in der Region Hannover, im Heidekreis, "
        "in Halle (Saale) oder im Altmarkkreis Salzwedel.",
        "12 organisations and 3 projects based in the Region Hannover, in the Heidekreis, "
        "in Halle (Saale) or in the Altmarkkreis Salzwedel.",
    ),
    (
        {"state": ["03", "15"]},
        TWELVE,
        "12 Organisationen mit Sitz in Niedersachsen oder in Sachsen-Anhalt.",
        "12 organisations based in Niedersachsen or in Sachsen-Anhalt.",
    ),
    (
        {"state": ["16"], "district": ["16052", "16070"]},
        ONE,
        "1 Organisation mit Sitz in Gera oder im Ilm-Kreis und zugleich in Thüringen.",
        "1 organisation based in Gera or in the Ilm-Kreis and also in Thüringen.",
    ),
    (
        {"kind": ["association", "network"], "target_group": ["refugees"]},
        TWELVE,
        "12 Organisationen, Art: Verein oder Netzwerk oder Bündnis, Zielgruppe: Geflüchtete.",
        "12 organisations, kind: Association or Network or alliance, target group: Refugees.",
    ),
    (
        {"topic": ["culture", "language", "youth"]},
        PROJECTS,
        "3 Projekte, Thema: Kultur, Sprachförderung oder Jugendarbeit.",
        "3 projects, topic: Culture, Language learning or Youth work.",
    ),
    (
        {"funder": ["bund", "stadt-erfurt"], "programme": ["Modellprojekt"]},
        ONE,
        "1 Organisation, gefördert durch: Bundesministerium des Inneren oder Stadt Erfurt, "
        "Programm: Modellprojekt.",
        "1 organisation, funded by: Bundesministerium des Inneren or Stadt Erfurt, "
        "programme: Modellprojekt.",
    ),
    (
        {"funder": ["stadt-erfurt"], "funded": (2003, 2003)},
        ONE,
        "1 Organisation, gefördert 2003 durch: Stadt Erfurt.",
        "1 organisation, funded 2003 by: Stadt Erfurt.",
    ),
    (
        {"funded": (1999, 2002)},
        ONE,
        "1 Organisation, gefördert 1999–2002.",
        "1 organisation, funded 1999–2002.",
    ),
    ({"founded": (2015, 2015)}, ONE, "1 Organisation, gegründet 2015.", None),
    ({"founded": (2015, 2015)}, PROJECTS, "3 Projekte, begonnen 2015.", None),
    (
        {"founded": (1990, 2015)},
        BOTH,
        "12 Organisationen und 3 Projekte, gegründet oder begonnen 1990–2015.",
        "12 organisations and 3 projects, founded or begun 1990–2015.",
    ),
    (
        {"founded": (1990, 2015), "founded_unknown": True},
        TWELVE,
        "12 Organisationen, gegründet 1990–2015 oder zu unbekannter Zeit.",
        "12 organisations, founded 1990–2015 or at a time not known.",
    ),
    (
        {"founded_unknown": True},
        TWELVE,
        "12 Organisationen, Gründung nicht bekannt.",
        "12 organisations, founding not known.",
    ),
    (
        {"founded_unknown": True},
        PROJECTS,
        "3 Projekte, Beginn nicht bekannt.",
        "3 projects, beginning not known.",
    ),
    (
        {"founded_unknown": True},
        BOTH,
        "12 Organisationen und 3 Projekte, Gründung oder Beginn nicht bekannt.",
        "12 organisations and 3 projects, founding or beginning not known.",
    ),
    (
        {"active": date(2022, 11, 1)},
        PROJECT,
        "1 Projekt, aktiv am 1. November 2022.",
        "1 project, active on 1 November 2022.",
    ),
    (
        {"text": "Sprache"},
        PROJECT,
        "1 Projekt, mit „Sprache“ im Namen oder in der Beschreibung.",
        "1 project, with “Sprache” in name or summary.",
    ),
]


@pytest.mark.parametrize(("fields", "answer", "german", "english"), SENTENCES)
def test_the_sentence_says_what_is_shown(fields, answer, german, english):
    selection = Selection(**fields)
    assert said(selection, answer, "de") == german
    assert english is None or said(selection, answer, "en") == english


def test_the_sentence_of_everything_at_once_keeps_one_order():
    everything = Selection(
        lens="funded",
        state=("16",),
        district=("16070",),
        kind=("association",),
        topic=("language",),
        target_group=("refugees",),
        funder=("stadt-erfurt",),
        programme=("Modellprojekt",),
        founded=(1990, 2015),
        founded_unknown=True,
        funded=(1999, 2002),
        active=date(2000, 1, 1),
        text="Rat",
    )
    assert said(everything, BOTH, "de") == (
        "12 Organisationen und 3 Projekte, die im Ilm-Kreis und zugleich in Thüringen gefördert "
        "werden, Art: Verein, Thema: Sprachförderung, Zielgruppe: Geflüchtete, "
        "gefördert 1999–2002 durch: Stadt Erfurt, Programm: Modellprojekt, "
        "gegründet oder begonnen 1990–2015 oder zu unbekannter Zeit, aktiv am 1. Januar 2000, "
        "mit „Rat“ im Namen oder in der Beschreibung."
    )


HOSTILE = [
    "{0}",
    "{",
    "}}",
    "{x!r:>{y}}",
    "{{cycler.__init__}}",
    "{% x %}",
    "%(n)s %s",
    "<img src=x onerror=alert(1)>",
    "`${1}`",
    "![x](https://example.org/x.png)",
    "\\N{DASH} \\0",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", [GERMAN, ENGLISH], ids=["de", "en"])
def test_hostile_text_is_said_as_it_is(text, language):
    asked = Selection(
        district=("1",),
        kind=("1", "2"),
        topic=("1", "2", "3", "4"),
        funder=("1",),
        programme=("1",),
        text=text,
    )
    words = sentence(asked, BOTH, lambda facet, code: text, language)
    assert words.count(text) == 1 + 2 + 4 + 1 + 1 + 1


counts = st.sampled_from([0, 1, 2, 1000])


@settings(deadline=None, max_examples=60)
@given(selections(), st.builds(Answer, counts, counts))
def test_every_selection_has_a_sentence_in_each_language(selection, answer):
    german, english = said(selection, answer, "de"), said(selection, answer, "en")
    for words in (german, english):
        assert words.endswith(".")
        assert words[0] == words[0].upper()
        assert selection.text in words
    assert german != english


def test_each_clause_of_a_sentence_has_its_german_words():
    """Nothing of English is left over where a word was not translated."""
    english = {"based", "work", "works", "funded", "topic", "kind", "group", "founded", "begun"}
    english |= {"known", "active", "programme", "name", "with", "and", "or", "the", "that"}
    for fields, answer, *_ in SENTENCES:
        words = said(Selection(**fields), answer, "de").replace(",", " ").replace(":", " ")
        assert not english & set(words.rstrip(".").split())
