"""Taking a file in, from its bytes to the atlas as it would be then; page and command alike.

1. `open_incoming`: the file's sheets, and what their columns seem to mean.
2. `drafted`: candidate records of a sheet, with what only a person can answer.
3. `likely_same` (of `duplicates`): what is probably there already.
4. `outcome`: the atlas with the draft in it, checked as a folder is when it is read.
5. `reading_with`: that atlas as its readers see it; `keep_taken`: into the data folder.

What a person decides on the way is one frozen value, `Wishes`. The same file with the same
wishes can so be taken into another state of the atlas: a page shows what readers see, while the
folder holds more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from dashboard.language import message
from dashboard.model import Dataset
from dashboard.model.finding import Complaint
from dashboard.sources.intake.checking import checked
from dashboard.sources.intake.columns import ColumnPlan
from dashboard.sources.intake.draft import Answers, Draft
from dashboard.sources.intake.drafting import NO_ANSWERS, draft
from dashboard.sources.intake.duplicates import Decision, Pair, likely_same
from dashboard.sources.intake.first_words import with_words
from dashboard.sources.intake.incoming import Incoming
from dashboard.sources.intake.merging import Merge, merged
from dashboard.sources.intake.own_drafts import own_draft
from dashboard.sources.keeping import Version, keep
from dashboard.sources.problem import Problem
from dashboard.sources.progress import Progress, part_of, unheard
from dashboard.sources.publication import publish
from dashboard.sources.reading import Reading, read_folder
from dashboard.sources.without_collecting import without_collecting

PairKey = tuple[str, str, bool]
ChangeKey = tuple[str, str, str]


@dataclass(frozen=True)
class Wishes:
    """What a person decided about a file.

    `sheet` is the place of the chosen sheet, `plan` what its columns mean. `decisions` are
    those about pairs, by `pair_key`; for a pair without one the suggestion counts. `take` are
    the keys of the differences (`Change.key`) that are to be taken. `day` is when the file
    was taken in: today, if it is not given.
    """

    sheet: int
    plan: ColumnPlan
    answers: Answers = NO_ANSWERS
    decisions: Mapping[PairKey, Decision] = field(default_factory=lambda: MappingProxyType({}))
    take: frozenset[ChangeKey] = frozenset()
    day: date | None = None


@dataclass(frozen=True)
class Outcome:
    """What would become of the atlas.

    `dataset` holds it as far as it passes the checks of a data folder; `problems` are those of
    the file, of its rows, and of these checks. `decisions` says of each pair what was done.
    """

    draft: Draft
    decisions: Mapping[Pair, Decision]
    merge: Merge
    dataset: Dataset
    problems: tuple[Problem, ...]


def wishes_for(incoming: Incoming, sheet: int | None = None) -> Wishes:
    """What is done with a sheet, or the likeliest one, if nobody says otherwise.

    Raises IndexError where the file has no such sheet.
    """
    place = incoming.likeliest if sheet is None else sheet
    return Wishes(place, incoming.plans[place])


def pair_key(pair: Pair) -> PairKey:
    """By what the decision about a pair is known, whatever else the atlas tells of it."""
    return pair.id, pair.other, pair.within


def drafted(
    incoming: Incoming, wishes: Wishes, dataset: Dataset, progress: Progress = unheard
) -> Draft:
    """The candidate records of the chosen sheet; of an own file those of all its sheets."""
    progress(message("Making records of the rows …"), 0.0)
    if wishes.plan.own:
        plans = [*incoming.plans]
        plans[wishes.sheet] = wishes.plan
        return own_draft(zip(incoming.sheets, plans, strict=True), dataset)
    sheet = incoming.sheets[wishes.sheet]
    return draft(sheet, wishes.plan, dataset, wishes.answers, day=wishes.day, progress=progress)


def decided(pairs: Iterable[Pair], wishes: Wishes) -> dict[Pair, Decision]:
    """What is done with each pair: what was decided, or else what is suggested."""
    return {pair: wishes.decisions.get(pair_key(pair), pair.suggestion) for pair in pairs}


def outcome(
    dataset: Dataset,
    incoming: Incoming,
    draft: Draft,
    pairs: Iterable[Pair],
    wishes: Wishes,
    progress: Progress = unheard,
) -> Outcome:
    """The atlas with the draft in it, and what was wrong with the file and its rows."""
    decisions = decided(pairs, wishes)
    merge = merged(dataset, draft, decisions, wishes.take, part_of(progress, 0.0, 0.6))
    progress(message("Checking how the rows fit together …"), 0.6)
    sound, problems = checked(merge, draft)
    about = [each for each in incoming.problems if _concerns(each, draft, incoming)]
    return Outcome(draft, decisions, merge, sound, (*about, *draft.problems, *problems))


def take_in(
    incoming: Incoming, wishes: Wishes, dataset: Dataset, progress: Progress = unheard
) -> Outcome:
    """All steps from the opened file on, at once."""
    with without_collecting():
        new = drafted(incoming, wishes, dataset, part_of(progress, 0.0, 0.5))
        pairs = likely_same(new, dataset, part_of(progress, 0.5, 0.7))
        return outcome(dataset, incoming, new, pairs, wishes, part_of(progress, 0.7, 1.0))


def reading_with(reading: Reading, outcome: Outcome) -> Reading:
    """What readers would see: the atlas with what was taken in, as far as it may be shown."""
    return replace(reading, dataset=publish(outcome.dataset))


def keep_taken(
    folder: Path,
    incoming: Incoming,
    wishes: Wishes,
    *,
    base: str,
    note: str,
    progress: Progress = unheard,
) -> tuple[Version, Outcome]:
    """Take the file into the folder's full data, as one change; the former state is a version.

    `wishes` may have been made before what readers see of the folder, whose fingerprint is
    `base`. Raises as `keep` does, `Complaint` also where the file brings nothing new.
    """
    there = read_folder(folder, part_of(progress, 0.0, 0.3))
    full = replace(wishes, take=_of_full(wishes.take, there.dataset))
    result = take_in(incoming, full, with_words(there.dataset), part_of(progress, 0.3, 0.8))
    if result.merge.changes_nothing:
        raise Complaint(
            message("The file brings nothing that is not there already."),
            message("Nothing has to be kept."),
        )
    progress(message("Writing the tables …"), 0.8)
    return keep(folder, result.dataset, base=base, note=note), result


def _of_full(take: Collection[ChangeKey], full: Dataset) -> frozenset[ChangeKey]:
    """The keys with the ids that places have in the full data; readers see some under others."""
    own = full.table("locations").column("id").cells()
    seen = publish(full).table("locations").column("id").cells()
    ids = dict(zip(seen, own, strict=True))
    return frozenset(
        (table, ids.get(id, id) if table == "locations" else id, column)
        for table, id, column in take
    )


def _concerns(problem: Problem, draft: Draft, incoming: Incoming) -> bool:
    """Whether a problem of the file tells of the sheets that were drafted, or of the whole."""
    if not problem.sheet or len(incoming.sheets) < 2:
        return True
    if draft.own:
        both = zip(incoming.sheets, incoming.plans, strict=True)
        return problem.sheet not in {sheet.name for sheet, plan in both if not plan.own}
    return problem.sheet == draft.sheet
