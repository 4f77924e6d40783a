"""The numbered way of an import: what is done, in a line each, where one is, what is to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from dashboard.drawing.elements import hidden, joined
from dashboard.language import Language

_DONE = Markup('<ol class="na-steps" aria-label="{}">{}</ol>')
_DONE_STEP = Markup(
    '<li><span class="na-step-number na-step-done" aria-hidden="true">✓</span>'
    '<span class="na-step-text"><strong>{}</strong> {}</span>{}</li>'
)
_CHANGE = Markup('<button type="button" class="na-open" data-open="{}">{}{}</button>')
_HERE = Markup(
    '<div data-record="{}"><h2 class="na-heading na-step" tabindex="-1" data-heading="">'
    '<span class="na-step-number" aria-hidden="true">{}</span><span>{}{}</span></h2></div>'
)
_AHEAD = Markup('<ol class="na-steps na-steps-ahead" start="{}" aria-label="{}">{}</ol>')
_AHEAD_STEP = Markup(
    '<li><span class="na-step-number" aria-hidden="true">{}</span><span>{}</span></li>'
)


class Done(NamedTuple):
    """A step that is done: its number, what it is called, and what came of it."""

    number: int
    title: str
    summary: str


def step_key(number: int) -> str:
    """What opens a step again."""
    return f"step:{number}"


def done_steps(steps: Iterable[Done], language: Language) -> Markup:
    """The steps behind one, each with a button that goes back to it."""
    say = language.say
    items = [
        _DONE_STEP.format(
            step.title,
            step.summary,
            _CHANGE.format(step_key(step.number), say("Change"), hidden(f": {step.title}")),
        )
        for step in steps
    ]
    return _DONE.format(say("Steps that are done"), joined(items)) if items else Markup("")


def step_heading(number: int, title: str, language: Language) -> Markup:
    """The heading of the step that is open; the keyboard's focus can go to it."""
    spoken = hidden(language.say("Step {n}: ", n=number))
    return _HERE.format(step_key(number), number, spoken, title)


def steps_ahead(first: int, titles: Sequence[str], language: Language) -> Markup:
    """The steps that are still to come, numbered from `first`."""
    items = [_AHEAD_STEP.format(n, title) for n, title in enumerate(titles, start=first)]
    label = language.say("Steps to come")
    return _AHEAD.format(first, label, joined(items)) if items else Markup("")
