"""The symbols of kinds: told apart by everyone, readable on a projector."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.drawing.symbols import COLOURS, PROJECT, PROJECT_COLOUR, kind_symbols

MAP_GROUND = "#fdfcf9"
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEFICIENCIES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
}  # fmt: skip


def linear(colour: str) -> list[float]:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]


def luminance(colour: str) -> float:
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def oklab(rgb: list[float]) -> list[float]:
    """OKLab (Ottosson 2020) of linear RGB; about 0.02 is a just noticeable difference."""
    to_lms = ((0.41222147, 0.53633254, 0.05144599), (0.21190350, 0.68069955, 0.10739696),
              (0.08830246, 0.28171884, 0.62997870))  # fmt: skip
    to_lab = ((0.21045426, 0.79361779, -0.00407205), (1.97799850, -2.42859221, 0.45059371),
              (0.02590404, 0.78277177, -0.80867577))  # fmt: skip
    return times(to_lab, [value ** (1 / 3) for value in times(to_lms, rgb)])


def times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix]


def seen(colour: str, deficiency: str | None) -> list[float]:
    rgb = linear(colour)
    if deficiency:
        rgb = times(DEFICIENCIES[deficiency], rgb)
    return oklab([min(max(c, 0), 1) for c in rgb])


@pytest.mark.parametrize("colour", [*COLOURS, PROJECT_COLOUR])
def test_letter_and_ground_hold_contrast(colour: str):
    assert contrast(colour, "#ffffff") >= 4.5
    assert contrast(colour, MAP_GROUND) >= 3


@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_colours_differ_for_every_eye(deficiency: str | None):
    for one, other in combinations([*COLOURS, PROJECT_COLOUR], 2):
        assert dist(seen(one, deficiency), seen(other, deficiency)) > 0.06, (one, other)


def test_a_letter_comes_from_the_label():
    symbols = kind_symbols({"a": "Verein", "b": "Verband", "c": "Öffentliche Stelle"})

    assert [symbol.letter for symbol in symbols.values()] == ["V", "E", "Ö"]


def test_a_second_word_gives_its_initial_first():
    assert kind_symbols({"a": "Stiftung", "b": "Soziale Einrichtung"})["b"].letter == "E"


@given(st.lists(st.text(max_size=12), max_size=60))
def test_no_two_kinds_share_a_letter(labels: list[str]):
    symbols = kind_symbols({str(i): label for i, label in enumerate(labels)})

    assert len({symbol.letter for symbol in symbols.values()}) == len(labels)


def test_projects_look_different_without_colour():
    symbols = kind_symbols({"network": "Netzwerk", PROJECT: "Projekt"})

    assert (symbols["network"].shape, symbols[PROJECT].shape) == ("disc", "ring")


def test_ten_kinds_have_ten_colours():
    symbols = kind_symbols({str(i): f"Art {i}" for i in range(10)})

    assert len({symbol.colour for symbol in symbols.values()}) == 10
