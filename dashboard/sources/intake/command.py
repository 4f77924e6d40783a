"""Taking files into a data folder without the page: one after the other, kept as one change."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from dashboard.language import LANGUAGES, Language, message
from dashboard.model import Dataset
from dashboard.model.finding import Complaint
from dashboard.sources.files import fingerprint
from dashboard.sources.intake.draft import Answers
from dashboard.sources.intake.drafting import NO_ANSWERS
from dashboard.sources.intake.duplicates import Decision, likely_same
from dashboard.sources.intake.first_words import with_words
from dashboard.sources.intake.incoming import Incoming, open_incoming
from dashboard.sources.intake.limits import LARGEST_FILE, too_large
from dashboard.sources.intake.mapping_file import LARGEST, plan_from
from dashboard.sources.intake.presets import PRESETS
from dashboard.sources.intake.taking import (
    Outcome,
    Wishes,
    drafted,
    outcome,
    pair_key,
    wishes_for,
)
from dashboard.sources.intake.whereabouts import LEVELS
from dashboard.sources.keeping import Version, keep
from dashboard.sources.progress import Progress, part_of, unheard
from dashboard.sources.reading import read_folder


@dataclass(frozen=True)
class Order:
    """What is asked of the files, the same for all of them.

    `mapping` is the text of a saved mapping, `sheet` the name of a sheet in a workbook.
    `duplicates` decides about every pair; without it the suggestion counts.
    """

    preset: str = ""
    mapping: str = ""
    sheet: str = ""
    duplicates: Decision | None = None
    answers: Answers = NO_ANSWERS
    dry_run: bool = False


@dataclass(frozen=True)
class Taken:
    """What became of one file; a file that was refused has no outcome."""

    incoming: Incoming
    wishes: Wishes | None = None
    outcome: Outcome | None = None

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong and nothing is open."""
        told = self.outcome
        return told is not None and not told.problems and not told.draft.questions


@dataclass(frozen=True)
class Imported:
    """What became of all files, and the former state where the folder was changed."""

    taken: tuple[Taken, ...]
    version: Version | None = None
    dry_run: bool = False

    @property
    def status(self) -> int:
        """The exit status: 0 all is well, 1 something was said, 2 no file could be read."""
        if all(each.outcome is None for each in self.taken):
            return 2
        return 0 if all(each.is_clean for each in self.taken) else 1


def import_files(
    files: Sequence[Path], folder: Path, order: Order, progress: Progress = unheard
) -> Imported:
    """Take files into a data folder, which is made where there is none.

    A folder without tables gets the vocabulary of the atlas. Each file finds what those before
    it brought. All of it is kept as one change, or nothing is; the former state stays as a
    version. Raises `Complaint` where the folder or the order forbids it, OSError where a file
    cannot be read or the folder not written.
    """
    there = read_folder(folder, part_of(progress, 0.0, 0.1))
    dataset = with_words(there.dataset)
    taken = []
    for number, path in enumerate(files):
        share = part_of(
            progress, 0.1 + 0.7 * number / len(files), 0.1 + 0.7 * (number + 1) / len(files)
        )
        each = _taken(path, dataset, order, share)
        taken.append(each)
        if each.outcome:
            dataset = each.outcome.dataset
    version = None
    news = any(each.outcome and not each.outcome.merge.changes_nothing for each in taken)
    if news and not order.dry_run:
        progress(message("Writing the tables …"), 0.8)
        folder.mkdir(parents=True, exist_ok=True)
        # A folder that is made only now has no state that another one could have changed.
        base = there.fingerprint if there.folder_found else fingerprint(folder)
        note = ", ".join(path.name for path in files)
        version = keep(folder, dataset, base=base, note=note)
    return Imported(tuple(taken), version, order.dry_run)


def _taken(path: Path, dataset: Dataset, order: Order, progress: Progress) -> Taken:
    if path.stat().st_size > LARGEST_FILE:
        raise too_large(LARGEST_FILE)
    incoming = open_incoming(
        path.name, path.read_bytes(), order.preset, part_of(progress, 0.0, 0.3)
    )
    if not incoming.sheets:
        return Taken(incoming)
    wishes = _wishes(incoming, order)
    draft = drafted(incoming, wishes, dataset, part_of(progress, 0.3, 0.6))
    pairs = likely_same(draft, dataset, part_of(progress, 0.6, 0.8))
    if order.duplicates:
        wishes = replace(wishes, decisions={pair_key(pair): order.duplicates for pair in pairs})
    told = outcome(dataset, incoming, draft, pairs, wishes, part_of(progress, 0.8, 1.0))
    return Taken(incoming, wishes, told)


def _wishes(incoming: Incoming, order: Order) -> Wishes:
    names = [sheet.name for sheet in incoming.sheets]
    if order.sheet and order.sheet not in names:
        raise Complaint(
            message("The file has no sheet “{name}”.", name=order.sheet),
            message("Use one of: {codes}.", codes=", ".join(names)),
        )
    wishes = wishes_for(incoming, names.index(order.sheet) if order.sheet else None)
    if order.mapping:
        wishes = replace(wishes, plan=plan_from(order.mapping, incoming.sheets[wishes.sheet]))
    return replace(wishes, answers=order.answers)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of the command `import`, their help in the language of the terminal."""
    say = language.say
    add: Callable[..., object] = parser.add_argument
    add("files", metavar=say("FILE"), nargs="+", type=Path, help=say("the files to take in"))
    add("--out", metavar=say("FOLDER"), type=Path, required=True, help=say("the data folder"))
    add("--preset", choices=PRESETS, default="", help=say("a layout that needs no matching"))
    add("--mapping", metavar=say("FILE"), type=Path, help=say("what the columns mean, as saved"))
    add(
        "--save-mapping",
        metavar=say("FILE"),
        type=Path,
        help=say("save what the columns mean, to change it or to use it again"),
    )
    add("--sheet", metavar=say("NAME"), default="", help=say("the sheet of a workbook"))
    add(
        "--duplicates",
        choices=get_args(Decision),
        help=say("what to do with all that may be there already, instead of what is suggested"),
    )
    add(
        "--answers",
        metavar=say("FILE"),
        type=Path,
        help=say("answers to questions about places: JSON, keys of areas by keys of questions"),
    )
    add("--publication", choices=LEVELS, default="", help=say("how exactly places may be shown"))
    add("--kind", metavar=say("CODE"), default="", help=say("for organisations that state no kind"))
    add("--dry-run", action="store_true", help=say("write nothing, only say what would come"))
    add("--marked", metavar=say("FILE"), type=Path, help=say("an Excel copy with marked problems"))
    add("--json", action="store_true", help=say("print JSON for other programs"))
    add(
        "--language",
        choices=tuple(LANGUAGES),
        default=language.code,
        help=say("the language of what is said and written"),
    )


def order_of(asked: argparse.Namespace) -> Order:
    """What the options ask for; `Complaint` where a file that they name is of no use."""
    answers = Answers(
        _answers(asked.answers) if asked.answers else MappingProxyType({}),
        asked.publication,
        asked.kind,
    )
    return Order(
        preset=asked.preset,
        mapping=_text(asked.mapping, LARGEST) if asked.mapping else "",
        sheet=asked.sheet,
        duplicates=asked.duplicates,
        answers=answers,
        dry_run=asked.dry_run,
    )


def _text(path: Path, largest: int) -> str:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return file.read(largest + 1)


def _answers(path: Path) -> Mapping[str, str]:
    try:
        told = json.loads(_text(path, LARGEST))
        if not all(isinstance(value, str) for value in told.values()):
            raise ValueError
    except (ValueError, AttributeError, RecursionError) as error:
        raise Complaint(
            message("“{name}” holds no answers.", name=path.name),
            message("Write a JSON object: the key of each question with the key of an area."),
        ) from error
    return MappingProxyType(dict(told))
