"""Long work says how far it is: ever further, from the beginning to nearly the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.language import Language, Message
from dashboard.sources import load, read_folder, snapshot
from dashboard.sources.progress import part_of, parts
from tests.sources.folders import write_empty_folder, write_folder


@pytest.mark.parametrize("read", [load, read_folder])
@pytest.mark.parametrize("write", [write_folder, write_empty_folder])
def test_reading_goes_forward_and_names_every_table(tmp_path, monkeypatch, read, write) -> None:
    monkeypatch.setattr(snapshot, "SMALLEST", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    told: list[tuple[Message, float]] = []
    found = read(write(tmp_path / "data"), lambda step, share: told.append((step, share)))

    done = [share for _, share in told]
    assert done == sorted(done)
    assert 0 <= done[0] < 0.1
    assert 0.7 < done[-1] < 1
    said = " ".join(Language("en").render(step) for step, _ in told)
    for name in found.dataset.tables():
        assert f"Reading {name}.csv …" in said
        assert f"Checking {name}.csv …" in said


def test_what_was_kept_is_there_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "SMALLEST", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    load(write_folder(tmp_path / "data"))
    told: list[Message] = []
    load(tmp_path / "data", lambda step, share: told.append(step))

    assert [step.text for step in told] == ["Opening the tables …"]


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    told: list[float] = []
    load(tmp_path / "nowhere", lambda step, share: told.append(share))

    assert told == sorted(told)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({"a": 1, "b": 2, "c": 1}, [("a", 0.125), ("b", 0.5), ("c", 0.875)]),
        ({"a": 0}, [("a", 0.0)]),
        ({}, []),
    ],
)
def test_work_is_shared_out_by_size(
    sizes: dict[str, int], expected: list[tuple[str, float]]
) -> None:
    told: list[float] = []
    names = []
    for name, tell in parts(sizes, lambda _, share: told.append(share)):
        names.append(name)
        tell(Message("half of it"), 0.5)

    assert list(zip(names, told, strict=True)) == expected


def test_a_part_tells_its_place_in_the_whole() -> None:
    told: list[float] = []
    progress = part_of(lambda _, share: told.append(share), 0.5, 0.75)
    for share in (0.0, 0.5, 1.0):
        progress(Message("x"), share)

    assert told == [0.5, 0.625, 0.75]
