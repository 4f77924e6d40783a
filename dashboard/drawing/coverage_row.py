"""One row of a coverage in sentences: where somebody is, where nobody, and where it is open."""

from __future__ import annotations

from itertools import groupby

import numpy as np

from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.coverage_records import anybody, fields_of, nowhere, telling_wide
from dashboard.analysis.coverage_telling import told_by_money
from dashboard.analysis.sets import Mask
from dashboard.drawing.elements import joined
from dashboard.drawing.told import Number, plainly
from dashboard.geography import area_name, state
from dashboard.language import Language
from dashboard.selection import counted

MOST_NAMED = 12
"""How many districts a sentence names; where there are more, a table by Land has them all."""


def nowhere_key(row: str) -> str:
    """What opens the records of a row of which no place is recorded through any lens."""
    return f"nowhere:{row}"


def row_answer(found: Coverage, row: str, language: Language, number: Number | None = None) -> str:
    """What is known of a row, whose name a heading says; `number` writes those that open.

    Each column is in one of the sentences: it is filled, or served from outside only, or
    nothing is offered, or that is open, or nobody tells of the column.
    """
    written = number or plainly(language)
    told = [
        _offered(found, row, language, written),
        _outside(found, row, language, written),
        _nothing(found, row, language),
        _unsure(found, row, language, written),
        _untold(found, row, language),
        _money(found, row, language),
        _wide(found, row, language),
        _nowhere(found, row, language, written),
    ]
    return joined([part for each in told if each for part in (" ", each)][1:])


def _offered(found: Coverage, row: str, language: Language, number: Number) -> str:
    part = _number(found, row, "offered", number)
    if found.level == "state":
        where = language.count(
            "in {part} of {n} Land", "in {part} of {n} Länder", len(found.columns), part=part
        )
    else:
        where = language.count(
            "in {part} of {n} district", "in {part} of {n} districts", len(found.columns), part=part
        )
    text = language.say("Recorded {where}", where=where)
    if found.filtered:
        text = language.say("Of what the filters leave, recorded {where}", where=where)
    return _naming(text, found, _fields(found, row, "offered"), language)


def _outside(found: Coverage, row: str, language: Language, number: Number) -> str:
    fields = _fields(found, row, "outside")
    if not fields.any():
        return ""
    where = _where(found, fields, language, _number(found, row, "outside", number))
    text = language.say("Served from outside only {where}", where=where)
    if found.lens == "works":
        text = language.say("Of these, served from outside only {where}", where=where)
    return _naming(text, found, fields, language)


def _nothing(found: Coverage, row: str, language: Language) -> str:
    kinds = found.kinds[found.row(row)]
    fields = kinds == Field.NOTHING
    where = _where(found, fields, language)
    if not fields.any():
        if not (kinds == Field.UNKNOWN).any():
            return ""
        return language.say("Nowhere can it be said that nothing is offered.")
    text = language.say("Nothing offered {where}, as far as recorded", where=where)
    if found.filtered:
        text = language.say("None of them {where}, as far as recorded", where=where)
    return _naming(text, found, fields, language)


def _unsure(found: Coverage, row: str, language: Language, number: Number) -> str:
    fields = _fields(found, row, "unsure")
    if not fields.any():
        return ""
    where = _where(found, fields, language, _number(found, row, "unsure", number))
    text = language.say("Open {where}, since somebody may be active there", where=where)
    return _naming(text, found, fields, language)


def _untold(found: Coverage, row: str, language: Language) -> str:
    fields = found.untold[found.row(row)] & ~told_by_money(found)
    if not fields.any():
        return ""
    say, where = language.say, _where(found, fields, language)
    if found.facet == "topic":
        text = say("No offer of their own recorded on any topic {where}", where=where)
        if found.timed:
            text = say("Of that time, no offer recorded on any topic {where}", where=where)
    else:
        text = say("No offer of their own recorded for any target group {where}", where=where)
        if found.timed:
            text = say("Of that time, no offer recorded for any target group {where}", where=where)
    return _naming(text, found, fields, language)


def _money(found: Coverage, row: str, language: Language) -> str:
    """Where nobody tells of a topic, but money lands for somebody elsewhere, on another one."""
    fields = found.untold[found.row(row)] & told_by_money(found)
    if not fields.any():
        return ""
    where = _where(found, fields, language)
    text = language.say("On other topics only money is recorded {where}", where=where)
    if found.facet != "topic":
        text = language.say("For other target groups only money is recorded {where}", where=where)
    return _naming(text, found, fields, language)


def _wide(found: Coverage, row: str, language: Language) -> str:
    """Who works where nobody tells of a topic, from a larger area: none of them on this."""
    answer = found.matching.answer_of(telling_wide(found, row))
    if not answer.records:
        return ""
    who = counted(answer, language)
    if found.level == "state":
        return language.count(
            "{who} works there nationwide, but not on this.",
            "{who} work there nationwide, but not on this.",
            answer.records,
            who=who,
        )
    return language.count(
        "{who} works there Land-wide or nationwide, but not on this.",
        "{who} work there Land-wide or nationwide, but not on this.",
        answer.records,
        who=who,
    )


def _nowhere(found: Coverage, row: str, language: Language, number: Number) -> str:
    """Who has no place at all, and so may be wherever nothing is said to be offered."""
    n = int(np.count_nonzero(nowhere(found, row)))
    if not n:
        return ""
    written = number(n, nowhere_key(row))
    if found.facet == "topic":
        return language.count(
            "{n} record with this topic has no recorded place at all, and may be anywhere.",
            "{n} records with this topic have no recorded place at all, and may be anywhere.",
            n,
            n=written,
        )
    return language.count(
        "{n} record with this target group has no recorded place at all, and may be anywhere.",
        "{n} records with this target group have no recorded place at all, and may be anywhere.",
        n,
        n=written,
    )


def _fields(found: Coverage, row: str, name: str) -> Mask:
    """The columns in which the row's field is one of those that go by a name."""
    fields: Mask = fields_of(found, name)[found.row(row)]
    return fields


def _number(found: Coverage, row: str, name: str, number: Number) -> str:
    """How many these are; it opens who is there, if anybody is."""
    fields = fields_of(found, name) & found.of_row(row)
    return number(int(fields.sum()), f"fields:{name}:{row}" if anybody(found, fields) else "")


def _where(found: Coverage, fields: Mask, language: Language, written: str = "") -> str:
    n = int(fields.sum())
    said = {"n": written} if written else {}
    if found.level == "state":
        return language.count("in {n} Land", "in {n} Länder", n, **said)
    return language.count("in {n} district", "in {n} districts", n, **said)


def _naming(text: str, found: Coverage, fields: Mask, language: Language) -> str:
    """The sentence with the names of the columns, by Land where they are in several."""
    columns = [found.columns[m] for m in np.flatnonzero(fields).tolist()]
    if not 0 < len(columns) <= MOST_NAMED:
        return language.say("{text}.", text=text)
    lands = [(land, list(inside)) for land, inside in groupby(columns, lambda code: code[:2])]
    names = [
        language.listing([area_name(each, found.epoch) for each in inside]) for _, inside in lands
    ]
    if len(lands) > 1 and found.level == "district":
        by_land = zip(lands, names, strict=True)
        names = [f"{state(land).name}: {listed}" for (land, _), listed in by_land]
        return language.say("{text} ({names}).", text=text, names="; ".join(names))
    if found.level == "state":
        names = [language.listing(names)]
    return language.say("{text}: {names}.", text=text, names=names[0])
