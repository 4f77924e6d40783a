"""Names brought to a form for comparison: legal form, small words, spelling, order set aside.

All names at once, as numbers of their words: few words make up many names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.geography.names import fold, fold_all, squeezed, with_signs

Numbers = NDArray[np.int64]

_LEGAL = frozenset("ev gmbh ggmbh ug gug haftungsbeschrankt eg gag ag kdor".split())  # noqa: SIM905
_LEGAL_TOGETHER = (
    ("e", "v"),
    ("eingetragener", "verein"),
    ("gemeinnutzige", "gmbh"),
    ("stiftung", "burgerlichen", "rechts"),
)
_SMALL = frozenset("der die das des dem den fur und in im am an zu zur zum von vom e mit".split())  # noqa: SIM905
_NO_DIGIT = re.compile(r"[^\d\n]")
# Two texts are compared in the product of their lengths; no name is that long.
_LONGEST_KEY = 300


class Words(NamedTuple):
    """The words of texts: the `different` ones, and of every word in turn which one it is.

    `owners` are the positions of the texts that the words stand in.
    """

    different: list[str]
    codes: Numbers
    owners: Numbers


def name_keys(names: Sequence[str]) -> list[str]:
    """The names for comparison; one of nothing but small words and forms is kept in its order."""
    words = _folded_words(names)
    kept = ~_legal_forms(words) & ~_is_any(words, _SMALL)
    rank = alphabetical(words.different)
    # Whose the word is, and which: as one number they are sorted many times as fast.
    size = max(len(rank), 1)
    whose, ranks = np.divmod(np.sort(words.owners[kept] * size + rank[words.codes[kept]]), size)
    keys = _joined(Words(words.different, np.argsort(rank)[ranks], whose), len(names))
    return [(key or fold(name))[:_LONGEST_KEY] for key, name in zip(keys, names, strict=True)]


def folded(names: Sequence[str]) -> list[str]:
    """What `fold` says of each name; beyond ASCII, each word that names share is folded once."""
    if all(map(str.isascii, names)):
        return fold_all(names)
    return _joined(_folded_words(names), len(names))


def words_of(texts: Sequence[str]) -> Words:
    """The words of texts that are separated by single spaces."""
    split = pc.split_pattern(_arrow(texts), " ")
    encoded = split.values.dictionary_encode()
    owners = np.repeat(np.arange(len(texts)), np.diff(split.offsets.to_numpy()))
    different, codes = _texts(encoded.dictionary), encoded.indices.to_numpy().astype(np.int64)
    if "" in different:
        filled = codes != different.index("")
        codes, owners = codes[filled], owners[filled]
    return Words(different, codes, owners)


def alphabetical(texts: Sequence[str]) -> Numbers:
    """A number for each text: the same for equal ones, and ordered as they are."""
    encoded = _arrow(texts).dictionary_encode()
    order = pc.sort_indices(encoded.dictionary).to_numpy()
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    numbers: Numbers = rank[encoded.indices.to_numpy()]
    return numbers


def digits_in(texts: Sequence[str]) -> list[str]:
    """The numbers in texts that are of one line each, in their order."""
    bare = squeezed(with_signs("\n".join(texts), _NO_DIGIT, " "))
    return bare.split("\n") if texts else []


def _folded_words(names: Sequence[str]) -> Words:
    """The words of names as they are once folded; each way to write a word is folded once."""
    written = words_of(names)
    folded = words_of(fold_all(written.different))
    # What is written as one word may be several, or none at all.
    sizes = np.bincount(folded.owners, minlength=len(written.different))
    many = sizes[written.codes]
    starts = np.repeat((np.cumsum(sizes) - sizes)[written.codes], many)
    place = np.arange(len(starts)) - np.repeat(np.cumsum(many) - many, many)
    return Words(folded.different, folded.codes[starts + place], np.repeat(written.owners, many))


def _joined(words: Words, size: int) -> list[str]:
    """The texts that words make up, whose owners ascend."""
    offsets = np.searchsorted(words.owners, np.arange(size + 1)).astype(np.int32)
    texts = pa.array(words.different, pa.string()).take(pa.array(words.codes))
    return _texts(pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets), texts), " "))


def _legal_forms(words: Words) -> NDArray[np.bool_]:
    """Which words belong to a legal form."""
    found = _is_any(words, _LEGAL)
    number = {word: code for code, word in enumerate(words.different)}
    for parts in _LEGAL_TOGETHER:
        if not all(part in number for part in parts):
            continue
        last = len(words.codes) - len(parts) + 1
        firsts = np.ones(max(last, 0), dtype=bool)
        for step, part in enumerate(parts):
            here = slice(step, step + len(firsts))
            firsts &= (words.codes[here] == number[part]) & (
                words.owners[here] == words.owners[: len(firsts)]
            )
        for step in range(len(parts)):
            found[np.flatnonzero(firsts) + step] = True
    return found


def _is_any(words: Words, wanted: frozenset[str]) -> NDArray[np.bool_]:
    known = np.array([word in wanted for word in words.different], dtype=bool)
    return known[words.codes]


def _arrow(texts: Sequence[str]) -> pa.Array:
    try:
        return pa.array(texts, pa.string())
    except UnicodeError:  # half a letter, as JSON may hold it
        return pa.array([text.encode("utf-8", "replace").decode() for text in texts], pa.string())


def _texts(array: pa.Array) -> list[str]:
    # By way of numpy, which makes texts several times as quickly as `to_pylist`.
    found: list[str] = array.to_numpy(zero_copy_only=False).tolist()
    return found
