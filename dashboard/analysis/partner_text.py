"""An initiative described in a few words: which place, topics, target groups, funders it names.

"Ukrainische Initiative in Halle" names the target group "Geflüchtete aus der Ukraine" and
Halle (Saale). Words are compared by how they begin, so that the ending does not matter; what
was understood is shown to the reader, who can change it. Organisations are
taken for funders only where the words speak of paying: "gefördert von der Stadt Erfurt".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dashboard.analysis.wordsearch import folded
from dashboard.geography import (
    Epoch,
    codes_in,
    districts_in,
    epoch_on,
    find_municipalities,
    states,
)
from dashboard.geography.names import fold, fold_bare

LONGEST = 300
_WORD = re.compile(r"[^\W\d_][\w()/.-]*")
_BEGINNING = 5  # letters that two words must share at their beginning
_LONGEST_PLACE = 4  # words
_BEFORE_PLACES = "in im aus bei um nahe near from at raum kreis landkreis stadt"
# Words that say what kind of thing it is, or nothing.
_SAYING_NOTHING = (
    "initiative initiativen verein vereine organisation organisationen organisations gruppe "
    "projekt neue neuer neuen hilfe trägern träger und oder für aus der die das den dem mit "
    "von and for with the new associations carriers initiatives association menschen people"
)
_PAYING_WORDS = (
    "gefördert geförderte gefördertes geförderter geförderten fördert fördern förderung förderer "
    "finanziert finanzierte finanziertes finanzierter finanzierten bezahlt mittel mitteln geld "
    "fund funds funded funding funder funders paid pays money grant grants supported"
)
_AND = frozenset(("und", "oder", "sowie", "and", "or"))
_PREPOSITIONS = frozenset(_BEFORE_PLACES.split())
_NOBODY: Mapping[str, Sequence[str]] = MappingProxyType({})
_EMPTY = frozenset(map(folded, _SAYING_NOTHING.split()))
_PAYING = frozenset(map(folded, _PAYING_WORDS.split()))


@dataclass(frozen=True)
class Understood:
    """What a description names: codes of places, topics and target groups, ids of funders.

    `places` has one place at the most, `others` the further ones that its name may mean, and
    `further` those that are named besides.
    """

    places: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether anything was understood."""
        return bool(self.places or self.topics or self.target_groups or self.funders)


def understood(
    text: str,
    topics: Mapping[str, Sequence[str]],
    target_groups: Mapping[str, Sequence[str]],
    funders: Mapping[str, Sequence[str]] = _NOBODY,
    epoch: Epoch | None = None,
) -> Understood:
    """What a text names, of terms given as code to labels (in all languages).

    `funders` are given as id to the names that they have. Districts are those of an epoch, or
    of today.
    """
    told = [word.strip(".-/") for word in _WORD.findall(text[:LONGEST])]
    paying, words = _funders(told, funders)
    named = (_terms(words, topics), _terms(words, target_groups))
    spent = named[0][1] | named[1][1]
    places, further = _places(words, spent, epoch or epoch_on(None))
    return Understood(places[:1], places[1:], further, named[0][0], named[1][0], paying)


def _funders(
    words: Sequence[str], funders: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], Sequence[str]]:
    """The funders that are named, and the words without their names; longer names go first."""
    plain = [folded(word) for word in words]
    if not _PAYING.intersection(plain):
        return (), words
    names = [
        (tuple(folded(word.strip(".-/")) for word in _WORD.findall(name)), funder)
        for funder, spelt in funders.items()
        for name in spelt
    ]
    found: set[str] = set()
    for name, funder in sorted(names, key=lambda each: -len(each[0])):
        for at in range(len(plain) - len(name), -1, -1):
            if name and tuple(plain[at : at + len(name)]) == name:
                found.add(funder)
                plain[at : at + len(name)] = [""] * len(name)
    rest = [word for word, kept in zip(words, plain, strict=True) if kept]
    return tuple(funder for funder in funders if funder in found), rest


def _terms(
    words: Sequence[str], terms: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], set[str]]:
    """The terms that words name, and the words that name any."""
    owner: dict[str, str] = {}
    # A label of one word has it before the longer ones; then the order of the list decides.
    by_length = sorted(
        ((label, code) for code, labels in terms.items() for label in labels),
        key=lambda each: len(_keys(each[0])),
    )
    for label, code in by_length:
        for key in _keys(label):
            owner.setdefault(key, code)
    found, spent = set(), set()
    for word in words:
        small = folded(word)
        if small in _EMPTY:
            continue
        best = max(owner, key=lambda key: (_alike(small, key), key), default="")
        if best and _alike(small, best):
            found.add(owner[best])
            spent.add(word)
    return tuple(code for code in terms if code in found), spent


def _keys(label: str) -> list[str]:
    words = [folded(word) for word in _WORD.findall(label)]
    return [word for word in words if len(word) >= _BEGINNING and word not in _EMPTY]


def _alike(word: str, key: str) -> int:
    """How many letters two words begin with alike; 0 where that is too little of them."""
    same = 0
    for one, other in zip(word, key, strict=False):
        if one != other:
            break
        same += 1
    # "Sprachkurs" and "Sprachförderung" are one matter, "Beratung" and "Berlin" are not.
    return same if same >= _BEGINNING and same * 2 >= min(len(word), len(key)) else 0


def _places(
    words: Sequence[str], spent: set[str], epoch: Epoch
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The districts (or the Land) that the first place named may mean, the likeliest first.

    With them those that are named besides: after a preposition, an "and" or another place.
    """
    spans = [
        (bool(at and folded(words[at - 1]) in _PREPOSITIONS), long, at)
        for at in range(len(words))
        for long in range(min(_LONGEST_PLACE, len(words) - at), 0, -1)
    ]
    # After a preposition before all, then the longer name, then the first.
    for after, long, at in sorted(spans, key=lambda each: (not each[0], -each[1], each[2])):
        if codes := _at(words, spent, at, long, epoch, after=after):
            return codes, _further(words, spent, range(at, at + long), codes, epoch)
    return (), ()


def _at(
    words: Sequence[str], spent: set[str], at: int, long: int, epoch: Epoch, *, after: bool
) -> tuple[str, ...]:
    """What so many words from one on may mean; `after` something that a place follows."""
    name = " ".join(words[at : at + long])
    alone = long == 1 and (name in spent or folded(name) in _EMPTY or len(name) < 3)
    if alone and not after:
        return ()
    return _meant(name, epoch, rural=at > 0 and "kreis" in folded(words[at - 1]))


def _further(
    words: Sequence[str], spent: set[str], taken: range, codes: tuple[str, ...], epoch: Epoch
) -> tuple[str, ...]:
    """The places named besides those taken; the Land in which these lie is none."""
    found: list[str] = []
    at = end = 0  # the word looked at, and the one after the last place
    while at < len(words):
        if at == taken.start:
            at = end = taken.stop
            continue
        may_be = at == end or folded(words[at - 1]) in _PREPOSITIONS | _AND
        room = (taken.start if at < taken.start else len(words)) - at
        for long in range(min(_LONGEST_PLACE, room), 0, -1) if may_be else ():
            if meant := _at(words, spent, at, long, epoch, after=False):
                found.append(meant[0])
                at = end = at + long
                break
        else:
            at += 1
    return tuple(dict.fromkeys(each for each in found if not codes[0].startswith(each)))


def _meant(name: str, epoch: Epoch, *, rural: bool) -> tuple[str, ...]:
    if name.casefold() in _lands():
        return (_lands()[name.casefold()],)
    of_name = sorted(
        (each for each in districts_in(epoch).values() if fold(name) in _names(each.ags, epoch)),
        key=lambda each: ((each.kind == "Kreisfreie Stadt") == rural, each.ags),
    )
    towns = [code for each in find_municipalities(name) for code in codes_in(each.ags, epoch)]
    return tuple(dict.fromkeys([*(each.ags for each in of_name), *towns]))


@cache
def _lands() -> Mapping[str, str]:
    return {each.name.casefold(): each.ags for each in states()}


@cache
def _names(ags: str, epoch: Epoch) -> frozenset[str]:
    each = districts_in(epoch)[ags]
    return frozenset(
        form for text in (each.name, each.label) for form in (fold(text), fold_bare(text))
    )
