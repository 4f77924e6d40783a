"""What ended on 31 December 2022, and who paid?

003: "Ukrainehilfe vernetzen", 15.08. to 31.12.2022, paid by the foundation DSEE. The answer is
two clicks away: Auswertung, Förderkante, which opens at that day. It was at work in Sachsen,
Sachsen-Anhalt and Thüringen, and has no seat of its own: which districts lost it is told where
work counts, not seats, and the page offers that as a third click.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard.analysis import Catalogue, build_catalogue, match
from dashboard.analysis.cliff import cliff
from dashboard.analysis.cliff_fields import ALL, fields
from dashboard.analysis.timelines import paid_at
from dashboard.geography import districts
from dashboard.selection import Selection
from dashboard.sources import load
from tests.ui.at_page import at_page
from tests.ui.test_quality_page import markup

TODAY = date(2026, 11, 25)
THE_END = date(2022, 12, 31)


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    return build_catalogue(load(root / "data").dataset)


def test_one_project_lost_its_last_funding_that_year_and_on_that_day(catalogue):
    edge = cliff(match(catalogue, Selection()), THE_END, TODAY)
    assert catalogue.ids(edge.of("loses")) == ["ukrainehilfe-vernetzen"]
    (row,) = np.flatnonzero(edge.ending_on_the_day)
    paid = paid_at(catalogue.dataset, int(row))
    assert paid.funder_name == "Deutsche Stiftung für Engagement und Ehrenamt"
    assert (paid.paid, paid.programme) == ("ukrainehilfe-vernetzen", "Ehrenamt hilft gemeinsam")
    assert (paid.last, paid.amount_eur) == (THE_END, None)


def test_the_network_in_erfurt_lost_the_ministry_in_2002_and_is_not_at_the_edge(catalogue):
    edge = cliff(match(catalogue, Selection()), date(2002, 9, 30), TODAY)
    assert edge.ending_on_the_day.sum() == 2  # 001: the ministry and the city
    assert catalogue.ids(edge.of("loses")) == []
    assert catalogue.ids(edge.of("open")) == ["netzwerk-integration-erfurt"]


def test_the_page_says_so_at_once():
    """It opens at that day: of no funding that ends later is the end recorded."""
    test = at_page("cliff")
    losing = markup(test, "cliff_losing")
    assert "Ukrainehilfe vernetzen" in losing
    assert "Deutsche Stiftung für Engagement und Ehrenamt" in losing
    assert "31. Dezember 2022" in losing
    assert test.button(key="cliff_elsewise").label == "Zählen, wer dort wirkt"


def test_all_of_three_laender_but_erfurt_and_the_ilm_kreis_have_none_left_after_it(catalogue):
    """Erfurt pays for its network on; of the fundings in Ilmenau no end is recorded."""
    edge = cliff(match(catalogue, Selection(lens="works")), THE_END, TODAY)
    left = {each.ags for each in districts() if each.state in ("14", "15", "16")}
    assert set(fields(edge).with_none_left(ALL)) == left - {"16051", "16070"}
