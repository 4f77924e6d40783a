"""What a column of a foreign list may mean, in words to choose from."""

from __future__ import annotations

from dashboard.sources.intake.columns import ColumnPlan
from dashboard.sources.intake.synonyms import SYNONYMS, Field, Fields, fields


def field_options(plan: ColumnPlan) -> list[Fields]:
    """What a column may mean; nothing comes first."""
    options: dict[Fields, None] = {(): None}
    for told in SYNONYMS:
        for whose in ("projects", "fundings") if told[0].table == "period" else ("",):
            options[tuple(Field(whose, f.column) if whose else f for f in told)] = None
    options[fields("fundings.start", "fundings.end")] = None
    options |= {match.fields: None for match in plan.matches}
    return list(options)
