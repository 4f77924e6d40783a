"""One reader's import on its way: the file, what the reader decided, and what was made of both.

It lies in the reader's session alone, and goes with it. Work that takes a while runs in the
background, shows how far it is, and is done once for each state of what it depends on.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from dashboard.analysis import Catalogue
from dashboard.analysis.preview import Preview
from dashboard.analysis.problem_rows import problem_rows
from dashboard.language import Language, Message, message
from dashboard.model import Dataset
from dashboard.sources import Progress
from dashboard.sources.intake.columns import NAME, ColumnPlan
from dashboard.sources.intake.draft import Answers, Draft
from dashboard.sources.intake.duplicates import Decision, Pair, likely_same
from dashboard.sources.intake.first_words import with_words
from dashboard.sources.intake.incoming import Incoming, open_incoming
from dashboard.sources.intake.taking import (
    PairKey,
    Wishes,
    drafted,
    outcome,
    wishes_for,
)
from dashboard.sources.progress import part_of
from dashboard.ui.data_shelf import SHELF
from dashboard.ui.left_behind import forget_when_left
from dashboard.ui.opening import Opening
from dashboard.ui.spare_memory import give_back_soon

T = TypeVar("T")

FILE, COLUMNS, QUESTIONS, PAIRS, CHECK, KEEP, KEPT = range(1, 8)
"""The steps, in their order; at the last nothing is left to do."""
_DESK = "data_desk"
_TIMES = 15  # as much memory as its bytes takes a file that was taken apart
_ROW = 400  # bytes that a row of a preview takes, with what is prepared of it


class _Work(NamedTuple):
    """Work that has begun: the values that it depends on, known by `is` or by `==`."""

    things: tuple[object, ...]
    values: tuple[object, ...]
    opening: Opening[Any]

    def is_of(self, things: tuple[object, ...], values: tuple[object, ...]) -> bool:
        """Whether the work still answers what is asked."""
        same = all(one is other for one, other in zip(self.things, things, strict=True))
        return same and self.values == values and not self.opening.failed


@dataclass(eq=False)
class Desk:
    """An import on its way.

    `said` is what became of the last one: it is told until the next file comes. `number` counts
    the files; `advancing` says that a step without anything to do may be passed over.
    """

    step: int = FILE
    name: str = ""
    content: bytes = b""
    wishes: Wishes | None = None
    said: Message | None = None
    number: int = 0
    advancing: bool = False
    _previewed: int = 0
    _begun: tuple[Dataset, Dataset] | None = None
    _work: dict[str, _Work] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """About how many bytes the import takes."""
        return _TIMES * len(self.content) + _ROW * self._previewed

    def let_go(self) -> None:
        """Make room for others, and say so."""
        self.clear()
        self.said = message("Your file had to make room for others. Please choose it once more.")

    def take(self, name: str, content: bytes) -> None:
        """Begin with a file; what was there before goes."""
        self.clear()
        self.name, self.content = name, content

    def clear(self) -> None:
        """Forget the file and all that was made of it."""
        if self.content:
            give_back_soon()
        self.step, self.name, self.content = FILE, "", b""
        self.wishes, self.said = None, None
        self.number += 1
        self._previewed = 0
        self._begun = None
        self._work.clear()

    def change(self, **changes: Any) -> None:
        """Change what the reader wishes."""
        if self.wishes is not None:
            self.wishes = replace(self.wishes, **changes)

    def decide(self, pairs: Iterable[Pair], decision: Decision | None) -> None:
        """Decide about pairs; None takes the decisions back, so that the suggestions count."""
        if self.wishes is None:
            return
        decisions: dict[PairKey, Decision] = dict(self.wishes.decisions)
        for pair in pairs:
            key = (pair.id, pair.other, pair.within)
            if decision is None:
                decisions.pop(key, None)
            else:
                decisions[key] = decision
        self.change(decisions=decisions)

    def incoming(self, language: Language) -> Incoming:
        """The file taken apart."""
        name, content = self.name, self.content

        def work(progress: Progress) -> Incoming:
            return open_incoming(name, content, progress=progress)

        incoming = self._done("incoming", (), (), work, language)
        if self.wishes is None and incoming.sheets:
            self.wishes = wishes_for(incoming)
        return incoming

    def there(self, dataset: Dataset) -> Dataset:
        """What the file is held against: the atlas, with some words where it has none yet."""
        if len(dataset.table("vocabulary")):
            return dataset
        if self._begun is None or self._begun[0] is not dataset:
            self._begun = dataset, with_words(dataset)
        return self._begun[1]

    def open_questions(self, there: Dataset, language: Language) -> Draft:
        """The draft as it is without any answer: it holds all questions."""
        return self._draft("asked", replace(self._wished(), answers=Answers()), there, language)

    def draft(self, there: Dataset, language: Language) -> Draft:
        """The candidate records."""
        wishes = self._wished()
        if wishes.answers == Answers():
            return self.open_questions(there, language)
        return self._draft("draft", wishes, there, language)

    def pairs(self, there: Dataset, language: Language) -> list[Pair]:
        """What is probably there already."""
        new = self.draft(there, language)

        def work(progress: Progress) -> list[Pair]:
            return likely_same(new, there, progress)

        return self._done("pairs", (new, there), (), work, language)

    def compared(self, there: Dataset, language: Language) -> Preview:
        """What would become of the atlas if no difference were taken: it lists them all."""
        wishes = replace(self._wished(), take=frozenset())
        return self._outcome("compared", wishes, there, language)

    def problem_rows(self, there: Dataset, language: Language) -> Catalogue:
        """The rows of which something was said, as a map shows them."""
        made = self.compared(there, language).outcome

        def work(progress: Progress) -> Catalogue:
            progress(message("Drawing the map …"), 0.3)
            return problem_rows(made, language)

        return self._done("problem_rows", (made,), (language.code,), work, language)

    def preview(self, there: Dataset, language: Language) -> Preview:
        """What would become of the atlas."""
        wishes = self._wished()
        return self._outcome("preview" if wishes.take else "compared", wishes, there, language)

    def _wished(self) -> Wishes:
        if self.wishes is None:
            raise LookupError("no file")
        return self.wishes

    def _draft(self, name: str, wishes: Wishes, there: Dataset, language: Language) -> Draft:
        incoming = self.incoming(language)

        def work(progress: Progress) -> Draft:
            return drafted(incoming, wishes, there, progress)

        values = (wishes.sheet, wishes.plan, wishes.answers)
        return self._done(name, (incoming, there), values, work, language)

    def _outcome(self, name: str, wishes: Wishes, there: Dataset, language: Language) -> Preview:
        incoming, new = self.incoming(language), self.draft(there, language)
        pairs = self.pairs(there, language)

        def work(progress: Progress) -> Preview:
            made = outcome(there, incoming, new, pairs, wishes, part_of(progress, 0.0, 0.8))
            progress(message("Drawing the preview …"), 0.8)
            preview = Preview(made)
            _ = preview.catalogue  # made here, where the page can say that it takes a while
            self._previewed = sum(map(len, made.dataset.tables().values()))
            return preview

        values = (wishes.decisions, wishes.take)
        return self._done(name, (new, there), values, work, language)

    def _done(
        self,
        name: str,
        things: tuple[object, ...],
        values: tuple[object, ...],
        work: Callable[[Progress], T],
        language: Language,
    ) -> T:
        """The result of work, done once for what it depends on; till then the page shows how far.

        Where it failed, the next run begins it anew.
        """
        known = self._work.get(name)
        if known is None or not known.is_of(things, values):
            known = self._work[name] = _Work(things, values, Opening(work))
        result: T = known.opening.result(language)
        return result


def desk() -> Desk:
    """The import of this session."""
    if _DESK not in st.session_state:
        st.session_state[_DESK] = new = Desk()
        weakref.finalize(new, give_back_soon).atexit = False
    found: Desk = st.session_state[_DESK]
    SHELF.touch(found)
    forget_when_left(found)
    return found


def is_ready(plan: ColumnPlan) -> bool:
    """Whether a plan can become records: some column names whom a row is about."""
    return plan.own or plan.source_of(NAME) is not None
