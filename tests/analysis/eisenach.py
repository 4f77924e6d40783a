"""Eisenach and the Wartburgkreis before they joined, as a dataset that one checks by eye.

id       sits                         works    is funded
old      16056 (Eisenach, old code)   –        yes, until the end of 2026
county   Treffurt, by a point         –        likewise
both     16063 of today, no closer    –        likewise
wide     –                            16063    –
"""

from __future__ import annotations

from datetime import date

from dashboard.analysis import build_catalogue
from dashboard.model import Dataset
from tests.analysis.small import area, funding, location, organisation, point

THEN = date(2020, 6, 1)
EISENACH, COUNTY, TREFFURT = "16056", "16063", (51.1375, 10.2325)
CATALOGUE = build_catalogue(
    Dataset(
        organisations=(
            organisation("fund", "foundation"),
            *(organisation(id, founded="1990") for id in ("old", "county", "both", "wide")),
        ),
        locations=(
            location("old", "16056000"),
            location("county", "16063", precision="place", **point(TREFFURT)),
            location("both", "16063", precision="district"),
        ),
        areas=(area("wide", "16063"),),
        fundings=tuple(
            funding("fund", id=f"paid-{id}", recipient=id, start="2019", end="2026-12-31")
            for id in ("old", "county", "both")
        ),
    )
)
