"""Place names as people write them, brought to one form for comparison."""

import re
import unicodedata

_ADDED = re.compile(r"\([^)]*\)|[,/].*")
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
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub("([aou])e+", r"\1", plain)
    return " ".join(re.findall(r"\w+", plain))


def fold_bare(name: str) -> str:
    """Return the folded name without titles and additions: "Winsen (Luhe)" as "winsen"."""
    bare = _TITLES.sub(" ", _ADDED.sub(" ", name.casefold()))
    return fold(bare) or fold(name)
