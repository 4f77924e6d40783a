"""Organisations that may be the same, side by side, with what can be done with each pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from dashboard.drawing.elements import joined
from dashboard.drawing.row_words import cell_words
from dashboard.drawing.tables import plain_table
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.duplicates import Decision, Pair

DECISIONS: tuple[Decision, ...] = ("merge", "keep", "skip")
# How sure a pair is, in words: from this score on the first, from that on the second.
_SURE, _LIKELY = 0.9, 0.75
_TOLD = (
    *(("organisations", name) for name in ("name", "kind", "founded", "website", "email")),
    *(("locations", name) for name in ("street", "postcode", "place")),
)
_LIST = Markup('<ol class="na-pairs" aria-label="{}">{}</ol>')
_ITEM = Markup(
    '<li><h3 class="na-heading na-pair-name">{}</h3><p class="na-note">{}</p>{}'
    '<div class="na-choice" role="group" aria-label="{}">{}</div></li>'
)
_BUTTON = Markup(
    '<button type="button" class="na-pick" data-open="{}" aria-pressed="{}">{}</button>'
)


def pair_choice(number: int, decision: Decision) -> str:
    """What a button says that decides about the pair of this number."""
    return f"pair:{number}:{decision}"


def pair_list(
    pairs: Sequence[tuple[int, Pair, Decision]],
    draft: Draft,
    there: Dataset,
    names: Mapping[str, str],
    language: Language,
) -> Markup:
    """Pairs with their numbers and what is decided; `names` says what columns are called."""
    mine = labelled(draft, there)
    drawn = [
        _pair(number, pair, decision, draft, mine, there, names, language)
        for number, pair, decision in pairs
    ]
    return _LIST.format(language.say("Organisations that may be the same"), joined(drawn))


def labelled(draft: Draft, there: Dataset) -> Dataset:
    """The draft's records with all words that they use."""
    words = (*there.vocabulary, *draft.dataset.vocabulary)
    return Dataset.of({**draft.dataset.tables(), "vocabulary": words})


def decision_words(decision: Decision, language: Language) -> str:
    """What is done with a pair, as a button says it."""
    if decision == "merge":
        return language.say("Merge")
    if decision == "keep":
        return language.say("Keep both")
    return language.say("Leave the row out")


def _pair(
    number: int,
    pair: Pair,
    decision: Decision,
    draft: Draft,
    mine: Dataset,
    there: Dataset,
    names: Mapping[str, str],
    language: Language,
) -> Markup:
    name = mine.name_of(pair.id)
    other = mine if pair.within else there
    headers = [
        language.say("Column"),
        _row_words(draft, pair.id, language),
        _row_words(draft, pair.other, language) if pair.within else language.say("In the atlas"),
    ]
    caption = language.say("“{name}”, compared", name=name)
    rows = list(_facts(pair, mine, other, names, language))
    buttons = [
        _BUTTON.format(
            pair_choice(number, each),
            "true" if each == decision else "false",
            decision_words(each, language),
        )
        for each in DECISIONS
    ]
    reasons = " ".join(language.render(reason) for reason in pair.reasons)
    return _ITEM.format(
        name,
        f"{_likelihood(pair, language)}: {reasons}",
        plain_table(headers, rows, caption, caption_shown=False),
        language.say("What to do with “{name}”", name=name),
        joined(buttons),
    )


def _facts(
    pair: Pair, mine: Dataset, other: Dataset, names: Mapping[str, str], language: Language
) -> Iterator[tuple[str, str, str]]:
    """What is said of both, or of one of them."""
    for table, column in _TOLD:
        first = _told(mine, pair.id, table, column, language)
        second = _told(other, pair.other, table, column, language)
        if first or second:
            yield names[column], first, second


def _told(dataset: Dataset, party: str, table: str, column: str, language: Language) -> str:
    if party not in dataset.holders:
        return ""
    if table == "organisations":
        value = getattr(dataset.holders[party], column, None)
    else:
        places = dataset.locations_of.get(party, ())
        value = next((getattr(each, column) for each in places), None)
    return cell_words(dataset, table, column, value, language)


def _row_words(draft: Draft, organisation: str, language: Language) -> str:
    row = draft.first_row("organisations", organisation)
    if row is None:
        return language.say("In the file")
    return language.say("In the file, row {row}", row=row)


def _likelihood(pair: Pair, language: Language) -> str:
    if pair.score >= _SURE:
        return language.say("Most probably the same")
    if pair.score >= _LIKELY:
        return language.say("Probably the same")
    return language.say("Perhaps the same")
