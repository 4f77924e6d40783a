"""What is wrong with a file, as a table: where it stands, what it is, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.drawing.tables import plain_table
from dashboard.language import Language
from dashboard.sources import Problem


def file_problem_table(problems: Sequence[Problem], language: Language) -> Markup:
    """Problems of a foreign file in its own words; the sheet stands there if there are several."""
    say = language.say
    sheets = len({each.sheet for each in problems}) > 1
    headers = [say("Where"), say("Column"), say("Value"), say("What is wrong"), say("What to do")]
    rows = []
    for each in problems:
        told = each.as_dict(language)
        where = say("whole file") if each.row is None else say("Row {row}", row=each.row)
        if sheets and each.sheet:
            where = f"{each.sheet}, {where}"
        weight = say("Error") if each.is_error else say("Note")
        wrong = Markup('<strong class="na-weight">{}:</strong> {}').format(weight, told["message"])
        rows.append([where, each.column, each.value, wrong, str(told["remedy"])])
    return plain_table(headers, rows, say("What is wrong with the file"), caption_shown=False)
