"""A foreign file with what its columns seem to mean, be it by a preset or by their headers."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.language import Message, message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.columns import NAME, ColumnPlan, match_columns
from dashboard.sources.intake.findings import Findings
from dashboard.sources.intake.opening import open_file
from dashboard.sources.intake.presets import preset_for, with_preset
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.problem import Problem
from dashboard.sources.progress import Progress, unheard


@dataclass(frozen=True)
class Incoming:
    """A file taken apart: its sheets, a plan for each of them, and what is wrong with it.

    `content` are its bytes, for a marked copy. `presets` names the layout of each sheet, ""
    where it has none that is known. A file that was refused has no sheets, and says why.
    """

    file: str
    content: bytes
    sheets: tuple[RawSheet, ...] = ()
    plans: tuple[ColumnPlan, ...] = ()
    presets: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the atlas itself wrote the file: its tables are then read together."""
        return any(plan.own for plan in self.plans)

    @property
    def likeliest(self) -> int:
        """The place of the sheet that most probably is meant.

        It has a column with names, and tells most: rows times columns that mean something.
        """

        def told(place: int) -> tuple[bool, bool, int]:
            plan = self.plans[place]
            fields = sum(bool(match.fields) for match in plan.matches)
            named = plan.source_of(NAME) is not None
            return plan.own, named, fields * len(self.sheets[place].rows)

        return max(range(len(self.sheets)), key=told, default=0)


def open_incoming(
    name: str, content: bytes, preset: str = "", progress: Progress = unheard
) -> Incoming:
    """Take a file apart and match its columns; whatever it holds, this returns and says what.

    `preset` is one of `presets.PRESETS`; without it a sheet that is laid out as one is recognised.
    """

    def said(step: Message) -> None:
        progress(step, 0.1)

    opened = open_file(name, content, say=said)
    findings = Findings(name.replace("\\", "/").rpartition("/")[2])
    progress(message("Matching the columns …"), 0.8)
    sheets, plans, presets = [], [], []
    for raw in opened.sheets:
        try:
            sheet, plan, layout = _planned(raw, preset)
        except Complaint as why:
            findings.refuse(why, sheet=raw.name)
            continue
        sheets.append(sheet)
        plans.append(plan)
        presets.append(layout)
    problems = (*opened.problems, *findings.problems())
    return Incoming(findings.file, content, tuple(sheets), tuple(plans), tuple(presets), problems)


def plan_by(layout: str, sheet: RawSheet) -> ColumnPlan:
    """What the columns of an opened sheet mean by a layout, or by their headers (layout "").

    Raises `Complaint` where the sheet lacks a column that the layout needs.
    """
    # The sheet itself was fitted to its layout when it was opened, and only once.
    return with_preset(layout, sheet)[1] if layout else match_columns(sheet)


def _planned(raw: RawSheet, preset: str) -> tuple[RawSheet, ColumnPlan, str]:
    layout = preset or preset_for(raw)
    if layout:
        return (*with_preset(layout, raw), layout)
    return raw, match_columns(raw), ""
