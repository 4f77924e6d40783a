"""Chance that can be repeated, and what it draws from: the atlas's own vocabulary."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Texts = NDArray[np.object_]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Table = dict[str, Texts]

# Not the folder that the environment names: the bytes must depend on the seed alone.
VOCABULARY = Path(__file__).resolve().parents[3] / "data" / "vocabulary.csv"
_SLOPE = 0.6  # how much rarer the later words of a list are


@cache
def words(name: str) -> tuple[tuple[str, str], ...]:
    """The words of a list as code and German label, in their order; none for an unknown list."""
    with VOCABULARY.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["list"] == name]
    rows.sort(key=lambda row: int(row["sort"]))
    return tuple((row["code"], row["label_de"]) for row in rows)


def codes(name: str) -> tuple[str, ...]:
    """The codes of a list of the vocabulary, in their order."""
    return tuple(code for code, _ in words(name))


class Chance:
    """What one table draws; another table's draws do not move it."""

    def __init__(self, seed: int, table: str) -> None:
        self.rng = np.random.default_rng([seed, *table.encode()])

    def some(self, size: int, share: float) -> Flags:
        """Flags, of which about `share` are true."""
        return self.rng.random(size) < share

    def below(self, limit: int, size: int, slope: float = 1.0) -> Numbers:
        """Numbers from 0 up to `limit`, evenly; with a slope above 1, low ones more often."""
        return (limit * self.rng.random(size) ** slope).astype(np.int64)

    def weighted(self, weights: Mapping[str, float], size: int) -> Texts:
        """Texts by their weights."""
        odds = np.array(list(weights.values()), float)
        places = self.rng.choice(odds.size, size, p=odds / odds.sum())
        return np.array(list(weights), object)[places]

    def code(self, name: str, size: int, share: float = 1.0) -> Texts:
        """One code of a list for about `share` of the cells; the others stay empty."""
        return self.one_of(codes(name), size, share)

    def one_of(self, options: Sequence[str], size: int, share: float = 1.0) -> Texts:
        """One of the options, early ones more often, for about `share` of the cells."""
        if not options:
            return np.full(size, "", object)
        weights = dict(zip(options, _weights(len(options)), strict=True))
        return where(self.some(size, share), self.weighted(weights, size))

    def many(self, name: str, size: int, shares: Sequence[float]) -> Texts:
        """Lists of codes in one cell; `shares[k]` of the cells hold k different codes."""
        options = codes(name)
        if not options:
            return np.full(size, "", object)
        # The largest of weighted Gumbel numbers are a weighted sample without repetition.
        draws = self.rng.gumbel(size=(size, len(options))) + np.log(_weights(len(options)))
        best = np.argsort(-draws, axis=1, kind="stable")[:, : len(shares)]
        numbers = self.rng.choice(len(shares), size, p=shares)
        best[np.arange(best.shape[1]) >= numbers[:, None]] = len(options)  # sorts to the end
        best.sort(axis=1)
        return np.array(
            [
                ";".join([options[place] for place in row[:number]])
                for row, number in zip(best.tolist(), numbers.tolist(), strict=True)
            ],
            object,
        )


def where(flags: Flags, texts: Texts) -> Texts:
    """The texts where the flag is set; an empty cell elsewhere."""
    return np.where(flags, texts, "").astype(object)


def numbered(pattern: str, size: int) -> Texts:
    """Texts with running numbers from 1: `numbered("Projekt {:06d}", 2)`."""
    return np.array([pattern.format(number) for number in range(1, size + 1)], object)


def _weights(size: int) -> NDArray[np.float64]:
    return np.asarray(np.arange(1, size + 1, dtype=float) ** -_SLOPE)
