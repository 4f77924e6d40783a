"""What an import did, as text for a terminal or as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from dashboard.language import Language, message
from dashboard.model.headers import COLUMNS, SHEETS, counts_words
from dashboard.sources.intake.command import Imported, Taken
from dashboard.sources.intake.drafting import LEFT_OPEN
from dashboard.sources.intake.duplicates import Pair
from dashboard.sources.intake.field_names import field_label
from dashboard.sources.intake.merging import Change
from dashboard.sources.intake.place_questions import PlaceQuestion
from dashboard.sources.intake.taking import Outcome
from dashboard.sources.report import printable, problem_lines
from dashboard.sources.writing import written

_MOST_LINES = 100  # of pairs and of changes each; a terminal is no place for thousands


def import_lines(imported: Imported, language: Language) -> Iterator[str]:
    """Yield the lines of a report, file by file; none holds what a terminal obeys."""
    for taken in imported.taken:
        yield from map(printable, _file_lines(taken, language))
    if imported.dry_run:
        yield language.say("Nothing was written: this was a dry run.")
    elif imported.version:
        yield language.say("Kept. The former state is version {name}.", name=imported.version.name)
    else:
        yield language.say("Nothing was written: there is nothing new.")


def _file_lines(taken: Taken, language: Language) -> Iterator[str]:
    say, told = language.say, taken.outcome
    problems = told.problems if told else taken.incoming.problems
    for problem in problems:
        if problem.remedy != LEFT_OPEN:  # the question says more, below
            yield from problem_lines(problem, language)
    if told is None or taken.wishes is None:
        yield say("{file}: refused, nothing was taken from it.", file=taken.incoming.file)
        return
    draft = told.draft
    for question in draft.questions:
        yield from _question_lines(draft.file, question, language)
    pairs = (_pair_line(pair, told, language) for pair in told.decisions)
    yield from _bounded(pairs, len(told.decisions), language)
    where = ", ".join(part for part in (draft.file, draft.sheet) if part)
    yield say(
        "{file}: {rows}, {used} used, {refused} left out, {empty} empty.",
        file=where,
        rows=language.count("{n} row", "{n} rows", draft.rows),
        used=language.number(draft.used),
        refused=language.number(draft.refused),
        empty=language.number(draft.empty),
    )
    if not draft.own:
        for match in taken.wishes.plan.matches:
            yield f"  {match.header} = {field_label(match.fields, language)}"
    yield say("  Added: {counts}.", counts=_counted(_added(told), language))
    for sign, changes in (("+", told.merge.changed), ("≠", told.merge.differences)):
        lines = (f"  {sign} {_change(change, language)}" for change in changes)
        yield from _bounded(lines, len(changes), language)
    yield say(
        "  Changed: {changed}. Left as they are, though the file differs: {differences}. "
        "Unchanged: {counts}.",
        changed=language.count("{n} field", "{n} fields", len(told.merge.changed)),
        differences=language.count("{n} field", "{n} fields", len(told.merge.differences)),
        counts=_counted(told.merge.unchanged, language),
    )


def _bounded(lines: Iterator[str], count: int, language: Language) -> Iterator[str]:
    yield from islice(lines, _MOST_LINES)
    if count > _MOST_LINES:
        yield language.say("  … and {n} more; --json names them all.", n=count - _MOST_LINES)


_DECISIONS = {
    "merge": message("{name} (row {row}) is taken for {other}: {score}."),
    "keep": message("{name} (row {row}) is kept beside {other}: {score}."),
    "skip": message("{name} (row {row}) is left out because of {other}: {score}."),
}


def _pair_line(pair: Pair, told: Outcome, language: Language) -> str:
    draft = told.draft
    return language.say(
        _DECISIONS[told.decisions[pair]].text,
        name=draft.dataset.name_of(pair.id),
        row=draft.first_row("organisations", pair.id) or "–",
        other=pair.other,
        score=f"{pair.score:.0%}",
    )


def _question_lines(file: str, question: PlaceQuestion, language: Language) -> Iterator[str]:
    rows = ", ".join(map(str, question.rows[:10])) + (" …" if len(question.rows) > 10 else "")
    yield language.say("{file}, question, row {row}: {key}", file=file, row=rows, key=question.key)
    yield f"  {language.render(question.message)}"
    for candidate in question.candidates:
        yield f"  {candidate.ags}  {candidate.label}"


def _change(change: Change, language: Language) -> str:
    table, column = (
        language.render(each) for each in (SHEETS[change.table], COLUMNS[change.column])
    )
    place = f"{table}, {change.id}, {column}"
    return f"{place}: {written(change.old) or '–'} → {written(change.new) or '–'}"


def _added(told: Outcome) -> dict[str, int]:
    return {name: len(rows) for name, rows in told.merge.added.items()}


def _counted(counts: Mapping[str, int], language: Language) -> str:
    told = {name: count for name, count in counts.items() if count}
    return counts_words(told, language) or language.say("nothing")


def import_values(imported: Imported, language: Language) -> dict[str, object]:
    """The report as plain values: `files`, `dry_run`, and `version`, the former state's name."""
    return {
        "files": [_file_values(taken, language) for taken in imported.taken],
        "dry_run": imported.dry_run,
        "version": imported.version.name if imported.version else None,
    }


def _file_values(taken: Taken, language: Language) -> dict[str, object]:
    told = taken.outcome
    problems = told.problems if told else taken.incoming.problems
    found: dict[str, object] = {
        "file": taken.incoming.file,
        "taken": told is not None,
        "problems": [{**each.as_dict(language), "sheet": each.sheet} for each in problems],
    }
    if told is None or taken.wishes is None:
        return found
    draft, merge = told.draft, told.merge
    return found | {
        "sheet": draft.sheet,
        "rows": draft.rows,
        "used": draft.used,
        "refused": draft.refused,
        "empty": draft.empty,
        "columns": [
            {"header": match.header, "fields": list(map(str, match.fields))}
            for match in taken.wishes.plan.matches
        ],
        "questions": [
            {
                "key": each.key,
                "message": language.render(each.message),
                "rows": list(each.rows),
                "candidates": [candidate._asdict() for candidate in each.candidates],
            }
            for each in draft.questions
        ],
        "duplicates": [
            {
                "row": draft.first_row("organisations", pair.id),
                "name": draft.dataset.name_of(pair.id),
                "other": pair.other,
                "within_the_file": pair.within,
                "score": pair.score,
                "reasons": [language.render(reason) for reason in pair.reasons],
                "decision": decision,
            }
            for pair, decision in told.decisions.items()
        ],
        "added": _added(told),
        "changed": [_change_values(each) for each in merge.changed],
        "differences": [_change_values(each) for each in merge.differences],
        "unchanged": dict(merge.unchanged),
    }


def _change_values(change: Change) -> dict[str, str]:
    return {
        "table": change.table,
        "id": change.id,
        "column": change.column,
        "old": written(change.old),
        "new": written(change.new),
    }
