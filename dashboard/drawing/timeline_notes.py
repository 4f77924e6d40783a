"""The lines under the timelines: how to read them, and what they cannot show."""

from __future__ import annotations

from dashboard.analysis.timelines import Events, Foundings, Fundings
from dashboard.drawing import timeline_founding, timeline_funding
from dashboard.drawing.timeline_tables import MOST_LISTED
from dashboard.language import Language


def reading_foundings(foundings: Foundings, language: Language, *, printed: bool = False) -> str:
    """How to read the chart of these foundings; one that is `printed` cannot be used by hand."""
    if len(foundings) > timeline_founding.MOST_ROWS:
        use = _drag_and_narrow(timeline_founding.MOST_ROWS, language)
        marks = language.say(
            "Each bar counts its years: solid what certainly began in them, pale what possibly did."
        )
    else:
        use = _drag_and_click(language)
        marks = language.say(
            "A dot or diamond is an exact day; a pale bar is the time in which the founding lies."
        )
    line = language.say(
        "The line at the top counts what had certainly begun by then, the pale band what "
        "may have begun."
    )
    return f"{marks} {line}" if printed else f"{marks} {line} {use}"


def reading_fundings(fundings: Fundings, language: Language, *, printed: bool = False) -> str:
    """How to read the chart of these fundings; one that is `printed` cannot be used by hand."""
    if len(fundings) == 0:
        return language.say("Drag across a span of time to filter by it.")
    if len(fundings) > timeline_funding.MOST_ROWS:
        use = _drag_and_narrow(timeline_funding.MOST_ROWS, language)
        marks = language.say(
            "Each bar counts the fundings in its years: solid those that certainly ran, pale "
            "those that possibly did."
        )
    else:
        use = _drag_and_click(language)
        marks = language.say(
            "Solid: certainly funded. Pale: possibly. Arrow: goes on. "
            "“?”: beginning or end not known. “€ ?”: amount not known."
        )
    return marks if printed else f"{marks} {use}"


def without_founding(foundings: Foundings, language: Language) -> str:
    """How many records have no known founding."""
    return language.count(
        "For {n} record, the founding or beginning is not known.",
        "For {n} records, the founding or beginning is not known.",
        foundings.unknown,
    )


def without_period(fundings: Fundings, language: Language) -> str:
    """How many fundings have no known period."""
    return language.count(
        "For {n} funding, the period is not known.",
        "For {n} fundings, the period is not known.",
        fundings.undated,
    )


def without_time(fundings: Fundings, events: Events, language: Language) -> str:
    """How many fundings have no known period, and how many events no date, or nobody's."""
    notes = []
    if fundings.undated:
        notes.append(without_period(fundings, language))
    if events.unknown:
        notes.append(
            language.count(
                "For {n} event, the date is not known.",
                "For {n} events, the date is not known.",
                events.unknown,
            )
        )
    if nobody := events.of_nobody:
        notes.append(
            language.count(
                "{n} event is of nobody recorded, and on no timeline.",
                "{n} events are of nobody recorded, and on no timeline.",
                nobody,
            )
        )
    return " ".join(notes)


def _drag_and_click(language: Language) -> str:
    return language.say("Drag across a span of time to filter by it; click an entry to open it.")


def _drag_and_narrow(most: int, language: Language) -> str:
    """How to use a chart that counts, and how to see what it counts one by one."""
    drag = language.say("Drag across a span of time to filter by it.")
    single = language.say(
        "They are drawn one by one once no more than {most} are left; "
        "the table names the first {listed}.",
        most=most,
        listed=MOST_LISTED,
    )
    return f"{drag} {single}"
