"""Place names as people write them, brought to one form for comparison."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np

_ADDED = re.compile(r"\([^)]*\)|[,/].*")
# So many letters are replaced one by one, by the quicker way, and no more.
_FEW = 50
_TITLES = re.compile(
    r"\b(?:landeshauptstadt|hansestadt|lutherstadt|stadt|gemeinde|flecken|landkreis)\b"
)


def fold(name: str) -> str:
    """Return the name in lower case, umlauts and their spellings alike, words only.

    "Mühlhausen/Thüringen", "Muehlhausen, Thueringen" and "MUHLHAUSEN THURINGEN" become one.
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        # Anew: a letter in a sign, as in "🄐", is a capital once it is out of it.
        plain = "".join(each for each in plain if not unicodedata.combining(each)).casefold()
    plain = re.sub("([aou])e+", r"\1", plain)
    return " ".join(re.findall(r"\w+", plain))


def fold_all(names: Sequence[str]) -> list[str]:
    """Return all names folded, in a small part of the time that one after the other takes."""
    whole = "\n".join(names)
    if not names or whole.count("\n") != len(names) - 1:
        return list(map(fold, names))
    plain = bare_letters(whole.casefold()).casefold()
    plain = with_signs(plain, re.compile(r"[^\w\n]"), " ")
    for vowel in "aou":
        while f"{vowel}e" in plain:
            plain = plain.replace(f"{vowel}e", vowel)
    return squeezed(plain).split("\n")


def bare_letters(text: str) -> str:
    """Return the text in compatible letters (NFKD) without their marks: ä as a."""
    bare: dict[int, str] = {}
    for letter in _beyond_ascii(text):
        parts = unicodedata.normalize("NFKD", letter)
        bare[ord(letter)] = "".join(each for each in parts if not unicodedata.combining(each))
    if len(bare) > _FEW:
        return text.translate(bare)
    for number, plain in bare.items():
        text = text.replace(chr(number), plain)
    return text


def with_signs(text: str, pattern: re.Pattern[str], sign: str) -> str:
    """Return the text with `sign` for each sign that the pattern of a single one fits."""
    odd = set(filter(pattern.fullmatch, _beyond_ascii(text)))
    for each in odd if len(odd) <= _FEW else ():
        text = text.replace(each, sign)
    if not text.isascii():
        return pattern.sub(sign, text)
    return text.translate({n: sign for n in range(128) if pattern.fullmatch(chr(n))})


def squeezed(lines: str, sign: str = " ") -> str:
    """Return lines with one sign in the place of several in a row, and none at either end."""
    while sign * 2 in lines:
        lines = lines.replace(sign * 2, sign)
    return lines.replace(f"{sign}\n", "\n").replace(f"\n{sign}", "\n").strip(sign)


def _beyond_ascii(text: str) -> list[str]:
    """Return every letter that is not ASCII, once."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return list(map(chr, np.unique(points[points > 127]).tolist()))


def fold_bare(name: str) -> str:
    """Return the folded name without titles and additions: "Winsen (Luhe)" as "winsen"."""
    bare = _TITLES.sub(" ", _ADDED.sub(" ", name.casefold()))
    return fold(bare) or fold(name)
