"""The ranked partners as a table, with the reasons and the points that each brings."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.analysis.partner_reasons import Partner, Reason
from dashboard.analysis.partner_seeker import Seeker
from dashboard.analysis.partners import WEIGHTS
from dashboard.drawing.elements import joined, open_button
from dashboard.drawing.partners_words import ended_words, reason_words, sign_words
from dashboard.drawing.tables import draw_table, plain_table
from dashboard.language import Language
from dashboard.model import Dataset

_OPENED = Markup(' class="na-opened" aria-current="true"')
_REASONS = Markup('<ul class="na-reasons">{}</ul>')
_REASON = Markup('<li>{}<span class="na-points">{}</span></li>')
_NAMES = "\0"  # stands for the names until the rest of the sentence is escaped
_POINTS = Markup(
    '<span class="na-count">{}</span>'
    '<span class="na-bar" aria-hidden="true"><span style="width:{}%"></span></span>'
)


def partners_table(
    partners: Sequence[Partner],
    seeker: Seeker,
    dataset: Dataset,
    language: Language,
    *,
    opened: str | None = None,
) -> Markup:
    """A row for each partner, in their order; the name opens the card."""
    say = language.say
    headers = [say("Partner"), say("Why"), say("Points")]
    most = max((each.points for each in partners), default=1) or 1
    rows, marks = [], []
    for each in partners:
        reasons = joined(
            _REASON.format(
                _reason(reason, seeker, dataset, language),
                f" (+{language.number(reason.points)})" if reason.points else "",
            )
            for reason in each.reasons
        )
        points = _POINTS.format(language.number(each.points), round(100 * each.points / most))
        name = open_button(each.record, dataset.name_of(each.record))
        rows.append((name, _REASONS.format(reasons), points))
        marks.append(_OPENED if each.record == opened else Markup(""))
    return draw_table(
        headers, rows, say("Ranked partners"), marks=marks, caption_shown=False, style="na-partners"
    )


def _reason(reason: Reason, seeker: Seeker, dataset: Dataset, language: Language) -> Markup:
    """A reason in words, in which the names of records open their cards."""
    words = reason_words(reason, seeker, dataset, language, names=_NAMES)
    before, _, after = words.rpartition(_NAMES) if reason.records else (words, "", "")
    buttons = [
        joined((open_button(each, dataset.name_of(each)), ended_words(each, dataset, language)))
        for each in reason.records
    ]
    return joined((before, Markup(", ").join(buttons), after))


def weights_table(language: Language) -> Markup:
    """How many points each sign brings."""
    say = language.say
    rows = [[sign_words(name, language), language.number(n)] for name, n in WEIGHTS.items()]
    return plain_table([say("Sign"), say("Points")], rows, say("What counts how much"))


def partner_cells(
    partners: Sequence[Partner], seeker: Seeker, dataset: Dataset, language: Language
) -> tuple[tuple[str, ...], tuple[tuple[str | int, ...], ...]]:
    """The same as headers and rows of plain values, to be taken along."""
    say = language.say
    headers = (say("Rank"), say("Partner"), say("Points"), say("Why"), say("Id"))
    rows = tuple(
        (
            number,
            dataset.name_of(each.record),
            each.points,
            "; ".join(reason_words(reason, seeker, dataset, language) for reason in each.reasons),
            each.record,
        )
        for number, each in enumerate(partners, 1)
    )
    return headers, rows
