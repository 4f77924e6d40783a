"""What a profile says is missing, with filters and without: on the ten records of small.py."""

from __future__ import annotations

import pytest

from dashboard.analysis import match
from dashboard.analysis.profile import profile
from dashboard.drawing.profile_opened import opened_records
from dashboard.drawing.profile_parts import topics_part
from dashboard.drawing.profile_words import in_numbers
from dashboard.language import Language
from dashboard.selection import Selection
from tests.analysis.test_coverage import SUHL
from tests.analysis.test_profile import profile_of
from tests.analysis.test_telling import CATALOGUE, DAY

ENGLISH = Language("en")
BUEBURG = "03257"  # nobody is there


@pytest.mark.parametrize(
    ("asked", "topics", "money", "meaning"),
    [
        ({}, "2 not at all.", "No funding is recorded here.", "Not recorded: somebody"),
        (
            {"topic": ("youth",)},
            "Of 2 topics, by those whom the filters leave, 0 are recorded here",
            "Of those whom the filters leave no funding is recorded here.",
            "may be there all the same.",
        ),
    ],
)
def test_what_is_missing_under_a_filter_is_not_said_to_be_missing_in_the_atlas(
    asked, topics, money, meaning
):
    found = profile_of(BUEBURG, **asked)
    said = " ".join(in_numbers(found, ENGLISH))
    assert topics in said and money in said
    assert meaning in " ".join(topics_part(found, ENGLISH).notes)


@pytest.mark.parametrize(
    ("topic", "state", "opens"),
    [
        ("culture", "● recorded here", ""),
        ("sport", "? Not recorded: 1 record may be here", "topic:sport:unsure"),
        ("youth", "○ Nothing of what is asked for, as far as recorded", ""),
    ],
)
def test_a_topic_that_somebody_may_offer_is_not_said_to_be_missing(topic, state, opens):
    found = profile(match(CATALOGUE, Selection(active=DAY)), SUHL, DAY)
    rows = dict(
        zip((row.topic for row in found.topics), topics_part(found, ENGLISH).rows, strict=True)
    )
    assert (rows[topic][1].text, rows[topic][1].opens) == (state, opens)
    assert " 1 open, since somebody may be active here, " in in_numbers(found, ENGLISH)[1]
    mask, title, _ = opened_records(found, "topic:sport:unsure", ENGLISH)
    assert (CATALOGUE.ids(mask), title) == (["guest"], "sport: Suhl, may be here")
