"""Exports held to the rules of their standards, and read by parsers that are not ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import rdflib

from dashboard.export.formats import FORMATS
from tests.export.test_formats import REAL, chosen
from tests.sources.folders import GOOD, write_folder, write_hostile_folder

SCHEMA = rdflib.Namespace("https://schema.org/")


def graph_of(content: bytes) -> rdflib.Graph:
    """The statements of a JSON-LD file; its context is put in, so that no host is asked for it."""
    said = json.loads(content)
    assert said.pop("@context") == "https://schema.org"
    # What of schema.org's own context the export needs: its words, and what is an address.
    said["@context"] = {"@vocab": str(SCHEMA), "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}
    return rdflib.Graph().parse(data=json.dumps(said), format="json-ld", base="https://atlas.test/")


def test_a_parser_of_linked_data_finds_every_organisation_by_its_name():
    what = chosen(REAL)
    graph = graph_of(FORMATS["jsonld"].make(what))
    named = {str(name) for name in graph.objects(None, SCHEMA.name)}
    assert {row.name for row in what.dataset.organisations} <= named
    assert all(type.startswith(str(SCHEMA)) for type in graph.objects(None, rdflib.RDF.type))
    lonely = {o for o in graph.objects() if isinstance(o, rdflib.URIRef)} - {*graph.subjects()}
    assert not [each for each in lonely if "netzwerkatlas" in each]


def test_a_parser_of_linked_data_takes_hostile_texts_for_texts(tmp_path):
    write_hostile_folder(tmp_path)
    what = chosen(tmp_path)
    graph = graph_of(FORMATS["jsonld"].make(what))
    named = {str(name) for name in graph.objects(None, SCHEMA.name)}
    assert {row.name for row in what.dataset.organisations} <= named


# --- 360Giving: the rules of the schema, version 1.4, in own words ----------------------------

_ORGANISATION = {"id": str, "name": str}
_NEEDED: dict[str, type] = {
    "id": str,
    "title": str,
    "description": str,
    "currency": str,
    "amountAwarded": float,
    "awardDate": str,
    "recipientOrganization": list,
    "fundingOrganization": list,
}
_ALLOWED = {*_NEEDED, "plannedDates", "grantProgramme", "dataSource"}


def broken_rules(package: dict[str, Any]) -> Iterator[str]:
    """What a package has otherwise than the standard asks for."""
    grants = package.get("grants")
    if not isinstance(grants, list) or not grants:
        yield "a package has a list of at least one grant"
        return
    if len({grant.get("id") for grant in grants}) != len(grants):
        yield "no two grants have one id"
    for grant in grants:
        for name, kind in _NEEDED.items():
            if not isinstance(grant.get(name), (int, float) if kind is float else kind):
                yield f"{name} is there, and of its kind"
            elif grant[name] in ("", []):
                yield f"{name} is not empty"
        if strange := grant.keys() - _ALLOWED:
            yield f"known fields only, not {strange}"
        if not re.fullmatch(r"[A-Z]{3}", str(grant.get("currency"))):
            yield "the currency is a code of three letters"
        amount = grant.get("amountAwarded")
        if isinstance(amount, (int, float)) and amount < 0:
            yield "the amount is not negative"
        days = [
            grant.get("awardDate"),
            *(d for p in grant.get("plannedDates", []) for d in p.values()),
        ]
        if not all(_is_day(day) for day in days):
            yield "dates are days"
        for party in ("recipientOrganization", "fundingOrganization"):
            for each in grant.get(party, []):
                if not all(
                    isinstance(each.get(k), t) and each[k] for k, t in _ORGANISATION.items()
                ):
                    yield f"each {party} has an id and a name"
        if len(grant.get("fundingOrganization", [])) != 1:
            yield "exactly one funder"
        if not all(
            each.get("title") or each.get("code") for each in grant.get("grantProgramme", [])
        ):
            yield "a programme has a title or a code"
        if "dataSource" in grant and not re.match(r"https?://\S+$", grant["dataSource"]):
            yield "the source is an address"


def _is_day(text: object) -> bool:
    try:
        return (
            bool(date.fromisoformat(str(text)[:10]))
            and re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", str(text)) is not None
        )
    except ValueError:
        return False


FUNDING = GOOD["fundings"][0]
GRANTS = [
    {**FUNDING, "id": "a", "start": "2021-05-01", "end": "2022-12-31", "amount_eur": "1234.50"},
    {**FUNDING, "id": "b", "start": "2021-05-01", "end": "", "amount_eur": "0", "programme": ""},
    {**FUNDING, "id": "c", "start": "2021", "end": "2022-12-31", "amount_eur": "5"},
    {**FUNDING, "id": "d", "start": "2021-05-01/..", "end": "", "amount_eur": "5"},
    {
        **FUNDING,
        "id": "e",
        "project": "",
        "recipient": "club-ilmenau",
        "start": "2020-02-29",
        "end": "2024",
        "amount_eur": "999999999999",
    },
]


@pytest.mark.parametrize("url", ["", "https://report.example/a"])
def test_grants_keep_every_rule_of_the_standard(tmp_path, url):
    sources = [{**GOOD["sources"][0], "url": url}]
    write_folder(tmp_path, fundings=GRANTS, sources=sources)
    package = json.loads(FORMATS["360giving"].make(chosen(tmp_path)))
    assert list(broken_rules(package)) == []
    assert {grant["id"].rpartition("-")[2] for grant in package["grants"]} >= {"a", "b", "e"}


def test_a_broken_rule_is_seen(tmp_path):
    write_folder(tmp_path, fundings=GRANTS)
    package = json.loads(FORMATS["360giving"].make(chosen(tmp_path)))
    for name in _NEEDED:
        grant = {key: value for key, value in package["grants"][0].items() if key != name}
        assert list(broken_rules({"grants": [grant]})), name
    assert list(broken_rules({"grants": [{**package["grants"][0], "awardDate": "2021"}]}))
    assert list(broken_rules({"grants": package["grants"][:1] * 2}))
