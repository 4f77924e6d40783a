"""What a profile says is missing, with filters and without: on the ten records of small.py."""

from __future__ import annotations

import pytest

from dashboard.drawing.profile_parts import topics_part
from dashboard.drawing.profile_words import in_numbers
from dashboard.language import Language
from tests.analysis.test_profile import profile_of

ENGLISH = Language("en")
BUEBURG = "03257"  # nobody is there


@pytest.mark.parametrize(
    ("asked", "topics", "money", "meaning"),
    [
        ({}, "2 not at all.", "No funding is recorded here.", "the atlas has no record"),
        (
            {"topic": ("youth",)},
            "Of 2 topics, by those whom the filters leave, 0 are recorded here",
            "Of those whom the filters leave no funding is recorded here.",
            "Others may be, in the atlas and beyond.",
        ),
    ],
)
def test_what_is_missing_under_a_filter_is_not_said_to_be_missing_in_the_atlas(
    asked, topics, money, meaning
):
    found = profile_of(BUEBURG, **asked)
    said = " ".join(in_numbers(found, ENGLISH))
    assert topics in said and money in said
    (note,) = topics_part(found, ENGLISH).notes
    assert meaning in note
