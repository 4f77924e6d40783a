"""Short texts are read once; long ones are read, and not kept."""

import pytest

from dashboard.sources.intake.remembered import LONGEST_TEXT, remembered


@pytest.mark.parametrize(("length", "readings"), [(1, 1), (LONGEST_TEXT, 1), (LONGEST_TEXT + 1, 2)])
def test_what_a_short_text_says_is_remembered_and_what_a_long_one_says_is_not(length, readings):
    seen: list[str] = []

    @remembered
    def read(text: str) -> int:
        seen.append(text)
        return len(text)

    assert [read("x" * length), read("x" * length)] == [length] * 2
    assert len(seen) == readings


def test_a_text_and_what_is_asked_beside_it_are_remembered_together():
    @remembered
    def read(text: str, within: tuple[str, ...] = ()) -> str:
        return f"{text} {within}"

    assert read("a", ("b",)) != read("a")
