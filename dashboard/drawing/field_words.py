"""What is known of a field without an offer, in words: the same for a matrix and for a profile."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.coverage import Facet, Field
from dashboard.language import Language, Message, message


def kind_name(kind: Field, language: Language, *, filtered: bool) -> str:
    """What a kind of field is called in a heading; filters may leave out what is there."""
    names = {
        Field.OFFERED: message("Recorded"),
        Field.OUTSIDE: message("Served from outside only"),
        Field.NOTHING: message("Nothing offered, as far as recorded"),
        Field.UNKNOWN: message("Not recorded"),
    }
    if filtered:
        names[Field.NOTHING] = message("Nothing of what is asked for, as far as recorded")
    return language.render(names[kind])


def nothing_words(language: Language, *, filtered: bool) -> str:
    """What "nothing" means for the question: filters may leave out what is there."""
    if filtered:
        return language.say(
            "Nothing of what is asked for, as far as recorded: others are recorded here; whom "
            "the filters leave out is not counted"
        )
    return language.say(
        "Nothing offered, as far as recorded: others are recorded here, this is not"
    )


def not_recorded_words(
    facet: Facet, doubts: Sequence[Message], language: Language, *, timed: bool, lands: bool
) -> str:
    """What "not recorded" means: `doubts` are why it may be open whether somebody is here.

    `timed` is whether a time is asked for, `lands` whether the fields are those of Länder. A
    time leaves it open, too, as long as it is not recorded.
    """
    larger = message("across Germany") if lands else message("across the Land")
    doubts = [*doubts, message("time not recorded")] if timed else doubts
    if not doubts:
        return language.say(
            "Not recorded: of nobody who sits or works here as such, not merely {larger}, is any "
            "topic recorded",
            larger=larger,
        )
    unknown = "; ".join(map(language.render, doubts))
    return language.render(message(_NOT_RECORDED[facet, timed], unknown=unknown, larger=larger))


_NOT_RECORDED = {
    ("topic", False): message(
        "Not recorded: somebody with this topic may be here ({unknown}), or of nobody who sits or "
        "works here as such, not merely {larger}, is any topic recorded"
    ).text,
    ("topic", True): message(
        "Not recorded: somebody with this topic may be here ({unknown}), or of nobody who at that "
        "time sat or worked here as such, not merely {larger}, is any topic recorded"
    ).text,
    ("target_group", False): message(
        "Not recorded: somebody with this target group may be here ({unknown}), or of nobody who "
        "sits or works here as such, not merely {larger}, is any target group recorded"
    ).text,
    ("target_group", True): message(
        "Not recorded: somebody with this target group may be here ({unknown}), or of nobody who "
        "at that time sat or worked here as such, not merely {larger}, is any target group recorded"
    ).text,
}
