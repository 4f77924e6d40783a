"""The dataset leads from each record to all that belongs to it, and never changes."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.model import TABLES, Dataset
from tests.drawing.sample import sample

DATA = sample()


def ids(rows) -> list[str]:
    return [row.id for row in rows]


@pytest.mark.parametrize(
    ("index", "key", "found"),
    [
        ("locations_of", "house", ["house-seat", "house-branch", "house-shelter"]),
        ("locations_of", "fair", ["fair-venue"]),
        ("projects_of", "house", ["course"]),
        ("fundings_of", "house", ["f1"]),
        ("fundings_of", "course", ["f2"]),
        ("fundings_by", "town", ["f1", "f2"]),
        ("relations_of", "house", ["r1", "r2", "r3"]),
        ("relations_of", "town", ["r1", "r2", "r3"]),
        ("events_of", "house", ["fair", "talk"]),
        ("figures_of", "fair", ["g2"]),
    ],
)
def test_rows_are_found_by_whom_they_belong_to(index, key, found):
    assert found == ids(getattr(DATA, index)[key])


@pytest.mark.parametrize(
    ("index", "keys"),
    [
        ("holders", ["house", "town", "course", "unknown"]),
        ("source_by_id", ["report", "flyer"]),
        ("event_by_id", ["fair", "talk"]),
        ("location_by_id", ["house-seat", "house-branch", "house-shelter", "fair-venue"]),
        ("areas_of", ["house", "course"]),
    ],
)
def test_rows_are_found_by_id_in_their_order(index, keys):
    assert keys == list(getattr(DATA, index))


def test_a_project_without_a_carrier_belongs_to_nobody():
    assert "unknown" not in ids(row for rows in DATA.projects_of.values() for row in rows)


def test_a_relation_to_oneself_stands_once():
    alone = DATA.relations[0].model_copy(update={"object": "house"})
    assert [alone] == list(Dataset(relations=(alone,)).relations_of["house"])


def test_lists_of_the_vocabulary_are_in_their_order():
    terms = [term.model_copy(update={"sort": -place}) for place, term in enumerate(DATA.vocabulary)]
    shuffled = Dataset(vocabulary=tuple(terms))
    assert list(shuffled.terms["topic"]) == ["culture", "language"]


@pytest.mark.parametrize(
    ("name", "code", "language", "label"),
    [
        ("topic", "language", "de", "Sprachförderung"),
        ("topic", "language", "en", "Language learning"),
        ("topic", "unheard", "de", "unheard"),
        ("no_list", "x", "de", "x"),
    ],
)
def test_a_code_is_called_by_its_label_or_by_itself(name, code, language, label):
    assert label == DATA.label(name, code, language)


@pytest.mark.parametrize(
    ("party", "name"),
    [("house", "Haus der Vielfalt"), ("course", "Sprachkurs"), ("fair", "Messe"), ("x", "x")],
)
def test_every_party_has_a_name(party, name):
    assert name == DATA.name_of(party)


def test_a_dataset_is_made_of_its_own_tables_again():
    assert Dataset.of(DATA.tables()) == DATA
    assert list(TABLES) == list(DATA.tables())
    assert Dataset() == Dataset.of({})


@pytest.mark.parametrize("field", dataclasses.fields(Dataset), ids=lambda field: field.name)
def test_no_table_can_be_replaced_or_grown(field):
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(DATA, field.name, ())
    with pytest.raises(TypeError):
        getattr(DATA, field.name)[0] = None
    assert not hasattr(getattr(DATA, field.name), "append")


@pytest.mark.parametrize(
    "index",
    [
        *("holders", "source_by_id", "event_by_id", "location_by_id", "locations_of", "areas_of"),
        *("projects_of", "fundings_of", "fundings_by", "relations_of", "events_of", "figures_of"),
        "terms",
    ],
)
def test_no_index_can_be_written_to(index):
    found = getattr(DATA, index)
    with pytest.raises(TypeError):
        found["new"] = ()
    assert found is getattr(DATA, index)
    assert all(not isinstance(value, list | dict) for value in found.values())
