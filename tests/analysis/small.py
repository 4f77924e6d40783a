"""A region of ten records whose answers can be checked by eye.

id        what it is                      sits                     works       is paid
club      association, founded 1992       Ilmenau (Ilm-Kreis)      Ilm-Kreis   –
council   public body                     Ilm-Kreis, no point      Ilm-Kreis   –
alliance  network, founded about 2014     Thüringen, no point      Thüringen   –
fund      foundation                      –                        Germany     –
office    network, founded end of 2014    –                        Greiz       –
shelter   association, founded 2015       hidden                   –           by council
berlin    association                     Berlin                   –           –
nobody    association                     –                        –           by nobody known
bridge    project of club, 2019–?         –                        –           by fund
festival  project of nobody, autumn 2022  Gera                     –           by council, fund
"""

from __future__ import annotations

from typing import Any

from dashboard.analysis import Catalogue, build_catalogue, match
from dashboard.model import Area, Dataset, Funding, Location, Organisation, Project
from dashboard.selection import Selection

SOURCE: dict[str, Any] = {"source": "s"}
ILMENAU = (50.6882, 10.8998)
GERA = (50.894, 12.0827)


def organisation(id: str, kind: str = "association", **cells: Any) -> Organisation:
    return Organisation(**{"id": id, "name": id.capitalize(), "kind": kind, **cells, **SOURCE})


def project(id: str, **cells: Any) -> Project:
    return Project(**{"id": id, "name": id.capitalize(), **cells, **SOURCE})


def location(owner: str, ags: str | None = None, **cells: Any) -> Location:
    usual = {"id": f"{owner}-seat", "role": "seat", "precision": "municipality"}
    return Location(
        **{**usual, "owner": owner, "ags": ags, "publication": "exact"} | cells | SOURCE
    )


def area(owner: str, ags: str) -> Area:
    return Area(owner=owner, ags=ags, **SOURCE)


def funding(funder: str, **cells: Any) -> Funding:
    return Funding(**{"id": f"{funder}-{len(str(cells))}", "funder": funder, **cells, **SOURCE})


def point(at: tuple[float, float]) -> dict[str, float]:
    return {"latitude": at[0], "longitude": at[1]}


DATASET = Dataset(
    organisations=(
        organisation(
            "club",
            founded="1992",
            topics=("language", "youth"),
            target_groups=("refugees",),
            short_name="KLB e.V.",
            summary="Sprachkurse für ganz Thüringen, auf der Straße und im Café.",
        ),
        organisation("council", "public_body"),
        organisation("alliance", "network", founded="2014~", topics=("youth",)),
        organisation("fund", "foundation"),
        organisation("office", "network", founded="2014-36", target_groups=("refugees",)),
        organisation("shelter", founded="2015", dissolved="2018-06"),
        organisation("berlin", summary="Sitzt anderswo."),
        organisation("nobody"),
    ),
    locations=(
        location("club", "16070029", **point(ILMENAU)),
        location("council", "16070", precision="district"),
        location("alliance", "16", precision="state"),
        location("shelter", None, precision="state", publication="hidden"),
        location("berlin", "11", precision="state"),
        location("festival", "16052000", role="venue", **point(GERA)),
    ),
    areas=(
        area("club", "16070"),
        area("council", "16070"),
        area("alliance", "16"),
        area("fund", "DE"),
        area("office", "16076022"),
    ),
    projects=(
        project(
            "bridge",
            organisation="club",
            start="2019",
            topics=("language",),
            former_names=("Der alte Steg",),
        ),
        project("festival", start="2022-08-15", end="2022-12-31"),
    ),
    fundings=(
        funding(
            "fund", project="bridge", programme="Together", start="2019-01-01", end="2020-12-31"
        ),
        funding("fund", project="festival", programme="Apart", start="2022", end="2022"),
        funding("council", project="festival", programme="Together"),
        funding("council", recipient="shelter", start="2016/.."),
    ),
)

CATALOGUE: Catalogue = build_catalogue(DATASET)
RECORDS = [record.id for record in (*DATASET.organisations, *DATASET.projects)]


def shown(**asked: Any) -> set[str]:
    """The ids that a selection leaves."""
    return set(CATALOGUE.ids(match(CATALOGUE, Selection(**asked)).shown))


def missing(**asked: Any) -> dict[str, set[str]]:
    """For each filter the ids that lack what it asks for."""
    found = match(CATALOGUE, Selection(**asked)).not_recorded()
    return {name: set(CATALOGUE.ids(mask)) for name, mask in found.items()}
