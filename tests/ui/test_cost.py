"""What one change of a filter costs stays the same, whatever the number of records."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.export.synthetic import write_synthetic
from dashboard.model import table
from dashboard.ui import atlas
from dashboard.ui.paging import PAGE_LENGTH
from tests.ui.test_app import choose, elements, faults, opened, sentence

FEW, MANY = 300, 3_000
BOUND = 135_000  # bytes
TOPIC = "arrival_integration"


def payload(test: AppTest) -> Counter[str]:
    """The bytes of the page's elements, by their kind."""
    sent: Counter[str] = Counter()
    for element in elements(test._tree):
        proto = getattr(element, "proto", None)
        if hasattr(proto, "ByteSize"):
            sent[element.type] += proto.ByteSize()
    return sent


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Counter[str], Counter[str]]]:
    """For each size: the bytes of a run that a filter has caused, and the records that it made."""
    found = {}
    for size in (FEW, MANY):
        folder: Path = tmp_path_factory.mktemp(f"synthetic-{size}")
        write_synthetic(folder, size, 1)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NETZWERKATLAS_DATA", str(folder))
            test = opened()
            made: Counter[str] = Counter()
            plain = table.record_of

            def counted(model, values, made=made, plain=plain):
                made[model.__name__] += 1
                return plain(model, values)

            patch.setattr(table, "record_of", counted)
            before = sentence(test)
            choose(test, "topic", TOPIC)
            assert sentence(test) != before and not faults(test)
            found[size] = payload(test), made
    return found


def test_what_a_run_sends_is_bounded_whatever_the_data(runs):
    (few, _), (many, _) = runs[FEW], runs[MANY]
    assert few.total() < BOUND, few
    assert many.total() < BOUND, many
    assert many.total() < few.total() + 40_000, (few, many)


def test_a_run_makes_the_records_of_one_page_of_the_list_and_no_more(runs):
    (_, few), (_, many) = runs[FEW], runs[MANY]
    for made in (few, many):
        assert 0 < made["Organisation"] + made["Project"] <= PAGE_LENGTH
        assert made.total() < 8 * PAGE_LENGTH, made


def test_readers_share_one_catalogue(tmp_path, monkeypatch):
    write_synthetic(tmp_path / "data", FEW, 2)
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "data"))
    built = []
    plain = atlas.build_catalogue
    monkeypatch.setattr(
        atlas, "build_catalogue", lambda dataset: built.append(plain(dataset)) or built[-1]
    )
    readers = [opened(), opened(), opened(lang="en")]
    assert not any(reader.exception for reader in readers)
    assert len(built) == 1
