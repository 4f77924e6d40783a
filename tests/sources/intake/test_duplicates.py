"""Who is there already, or twice in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Dataset, Organisation, Source
from dashboard.sources.intake.draft import Answers
from dashboard.sources.intake.duplicates import CERTAIN, Pair, best, likely_same
from dashboard.sources.intake.name_keys import name_keys
from tests.sources.intake.sheets import atlas, drafted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Club Ilmenau e.V.", "Club Ilmenau"),
        ("Club Ilmenau e. V.", "CLUB ILMENAU E.V."),
        ("Verein für Kultur", "Verein fuer Kultur e.V."),
        ("Jugend Integrations Projekte Ilmenau gUG", "Jugend-Integrations-Projekte Ilmenau"),
        ("Haus der Kulturen gGmbH", "Haus der Kulturen"),
        ("Ilmenau Club", "Club Ilmenau"),
        ("Förderkreis, Straße", "Foerderkreis Strasse"),
    ],
)
def test_legal_form_spelling_and_order_do_not_tell_names_apart(one, other):
    assert len(set(name_keys([one, other]))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grundschule 1", "Grundschule 2"),
        ("Frauenhaus Jena", "Frauenhaus Gera"),
        ("e.V.", "gGmbH"),
    ],
)
def test_other_names_are_other_names(one, other):
    assert len(set(name_keys([one, other]))) == 2


@pytest.mark.parametrize(
    ("row", "least", "most"),
    [
        (("Club Ilmenau", "Ilmenau", "", ""), 1.0, 1.0),
        (("Club Ilmenau", "", "", ""), CERTAIN, CERTAIN),
        (("Clubb Ilmenau e.V.", "Ilmenau", "", ""), 0.8, 0.95),
        (("Clubb Ilmenau e.V.", "Ilmenau", "info@club.example", ""), 1.0, 1.0),
        (("Club Ilmenau", "Erfurt", "", ""), 0.6, 0.7),
    ],
)
def test_the_score_says_how_much_speaks_for_a_pair(row, least, most):
    (pair,) = likely_same(drafted(["Name", "Ort", "E-Mail", "Homepage"], row), atlas())
    assert (pair.other, pair.within) == ("club", False)
    assert least <= pair.score <= most
    assert pair.reasons
    assert pair.suggestion == ("merge" if least >= CERTAIN else pair.suggestion)


@pytest.mark.parametrize(
    "name", ["Musikschule Erfurt", "Club Weimar", "Club Ilmenau 2", "Ilmenau", "Deutscher Club"]
)
def test_who_only_shares_a_word_is_no_pair(name):
    assert likely_same(drafted(["Name"], [name]), atlas()) == []


def test_the_same_body_twice_in_the_file_is_a_pair_of_the_later_with_the_earlier():
    found = drafted(["Name", "Ort"], ["Haus Welt e.V.", "Jena"], ["Haus Wellt e.V.", "Jena"])
    (pair,) = likely_same(found, atlas())
    assert (pair.id, pair.other, pair.within) == ("haus-wellt-ev", "haus-welt-ev", True)


def test_an_id_that_the_file_states_is_enough():
    (pair,) = likely_same(drafted(["Kennung", "Name"], ["club", "Ganz anders"]), atlas())
    assert (pair.id, pair.other, pair.score) == ("club", "club", 1.0)


def test_names_that_a_crowd_bears_do_not_make_a_pair_of_each_two():
    rows = [["Verein", f"{number:05}"] for number in range(400)]
    found = drafted(["Name", "PLZ"], *rows, answers=Answers())
    assert len(likely_same(found, atlas())) < 3 * len(rows)


def test_endless_names_are_compared_by_their_beginnings():
    assert max(map(len, name_keys(["Haus " * 5000, "Haus"]))) <= 300


def test_of_several_pairs_the_likeliest_that_is_to_be_merged_counts():
    far, near = Pair("a", "x", 0.7, ()), Pair("a", "y", 0.9, ())
    assert best({far: "merge", near: "merge"}) == {"a": near}
    assert best({far: "merge", near: "keep"}) == {"a": far}
    assert best({far: "skip", near: "keep"}) == {}


def body(number: int, name: str) -> Organisation:
    return Organisation(id=f"o-{number}", name=name, kind="association", source="report")


names = st.text("abcdeföß e.V", min_size=1, max_size=12).filter(lambda name: name.strip())


@given(st.lists(names, max_size=8), st.lists(names, max_size=8))
def test_the_same_name_is_always_found_and_no_pair_is_made_twice(there, new):
    known = Dataset(
        sources=(Source(id="report", title="R"),),
        organisations=[body(number, name) for number, name in enumerate(there)],
    )
    found = drafted(["Name"], *[[name] for name in new])
    pairs = likely_same(found, known)
    assert len({(pair.id, pair.other, pair.within) for pair in pairs}) == len(pairs)
    assert all(pair.id != pair.other or not pair.within for pair in pairs)
    assert [pair.score for pair in pairs] == sorted((p.score for p in pairs), reverse=True)
    mine = name_keys([each.name for each in found.dataset.organisations])
    ours = name_keys([each.name for each in known.organisations])
    asked = {pair.id for pair in pairs if not pair.within}
    both = zip(mine, found.dataset.organisations, strict=True)
    assert {*mine} & {*ours} <= {key for key, each in both if each.id in asked}
