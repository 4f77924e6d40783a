"""Texts that have to fit: cut between words, counted in the lines that they take."""

from __future__ import annotations

from textwrap import wrap


def shortened(text: str, most: int) -> str:
    """The text on one line, cut where it is longer: between words, or in a word that is long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole = cut if line[most - 1] == " " else cut.rpartition(" ")[0]
    return (whole if len(whole) > 0.6 * most else cut).rstrip(" ,;:–-") + "…"


def lines_of(text: str, width: int) -> int:
    """How many lines of so many characters a text takes."""
    return len(wrap(text, width))
