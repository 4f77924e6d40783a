"""Addresses of people stay out; those of offices may stay."""

from __future__ import annotations

import pytest

from dashboard.model.privacy import personal_address


@pytest.mark.parametrize(
    "text",
    [
        "e.muster@example.org",
        "E.Muster@example.org",
        "erika_muster@example.org",
        "m.müller@example.org",
        "anna.b.c@mail.example.org",
        "Kontakt: e.muster@example.org, Tel. 12",
        "info@example.org und e.muster@example.org",
    ],
)
def test_an_address_made_like_a_name_is_personal(text):
    assert personal_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "zim@example.org",
        "info@example.org",
        "info.erfurt@example.org",
        "stadt_gera@example.org",
        "integration.projekt@example.org",
        "buero2.west1@example.org",
        "kein Text mit Adresse",
        "@example.org",
        "e.muster at example.org",
    ],
)
def test_an_office_may_be_written_to(text):
    assert personal_address(text) is None


@pytest.mark.parametrize(
    "text", ["max.mustermann1@example.org", "j.doe+x@example.org", "erika-muster@example.org"]
)
def test_names_with_numbers_tags_and_hyphens_are_personal_too(text):
    assert personal_address(text)
