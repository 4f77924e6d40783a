"""What an import would change is told as readers see it, and a second one changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.preview import ADDED, CHANGED, Preview
from dashboard.model import Dataset
from dashboard.sources import publish
from dashboard.sources.intake.draft import Answers
from dashboard.sources.intake.incoming import open_incoming
from dashboard.sources.intake.taking import take_in, wishes_for
from tests.sources.intake.sheets import atlas

LIST = "Name;Straße;PLZ;Ort;Homepage\nHaus;Gasse 7;07743;Jena;\n"


def preview(text: str, there: Dataset, publication: str = "") -> Preview:
    incoming = open_incoming("Vereine.csv", text.encode())
    wishes = replace(wishes_for(incoming), answers=Answers(publication=publication))
    return Preview(take_in(incoming, wishes, there))


@pytest.mark.parametrize("publication", ["", "exact", "district", "hidden"])
def test_a_list_that_was_kept_brings_nothing_a_second_time(publication):
    """Readers' places lack what is not published, such as a street: it is no news to anybody."""
    first = preview(LIST, atlas(), publication)
    assert set(first.status.values()) == {ADDED}
    again = preview(LIST, publish(first.outcome.dataset), publication)
    assert again.shows_nothing
    assert again.status == {}
    assert {(count.added, count.changed) for count in again.counts} == {(0, 0)}
    known = {count.table: count.unchanged for count in again.counts}
    assert (known["organisations"], known["locations"]) == (1, 1)


def test_what_readers_would_see_otherwise_is_told():
    there = publish(preview(LIST, atlas()).outcome.dataset)
    more = preview(LIST.replace("Jena;", "Jena;haus.example"), there)
    assert [change.column for change in more.changed] == ["website"]
    assert "street" in {change.column for change in more.unseen}
    assert list(more.status.values()) == [CHANGED]
