"""The fundings of those who are at the edge as a timeline, and how it is read."""

from __future__ import annotations

from datetime import date

import numpy as np

from dashboard.analysis.cliff import Cliff
from dashboard.analysis.timelines import events
from dashboard.drawing.time_canvas import Spec
from dashboard.drawing.timeline_funding import MOST_ROWS, draw_fundings
from dashboard.drawing.timeline_notes import reading_fundings
from dashboard.language import Language


def losing_chart(edge: Cliff, language: Language, today: date) -> tuple[Spec, str]:
    """The first fundings of those who lose theirs, of whom there must be one; and what it shows."""
    say, paid = language.say, edge.timeline(MOST_ROWS)
    nothing = events(edge.catalogue, np.zeros(edge.catalogue.size, dtype=bool))
    spec = draw_fundings(edge.catalogue.dataset, paid, nothing, language, today, day=edge.day)
    told = [reading_fundings(paid, language, printed=True)]
    told.append(say("The thick line is {day}.", day=language.day(edge.day)))
    total = int(np.count_nonzero(edge.rows_of(edge.of("loses"))))
    if total > len(paid):
        shown = language.number(len(paid))
        told.append(say("The first {shown} of {n}.", shown=shown, n=language.number(total)))
    return spec, " ".join(told)
