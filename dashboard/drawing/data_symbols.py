"""How the map of an import tells apart what is new, changed, as before, or has a problem."""

from __future__ import annotations

from dashboard.analysis.preview import ADDED, CHANGED, SAME
from dashboard.analysis.problem_rows import ERROR, WARNING
from dashboard.drawing.symbols import Symbol
from dashboard.language import Language

# Of the colours of kinds: far apart for readers with and without red-green deficiency.
_GREEN, _PINK, _GREY, _BLUE = "#0B855A", "#DB0C92", "#5C6675", "#0978CC"


def preview_symbols(language: Language) -> dict[str, Symbol]:
    """Symbols by what became of an organisation; letter and word say what the colour says."""
    new, changed, same = (
        language.say("New"),
        language.say("Changed"),
        language.say("As before"),
    )
    return {
        ADDED: Symbol(_GREEN, new[0], "disc", new),
        CHANGED: Symbol(_BLUE, changed[0], "disc", changed),
        SAME: Symbol(_GREY, "·", "disc", same),
    }


def problem_symbols(language: Language) -> dict[str, Symbol]:
    """Symbols by the worst that is said of a row."""
    return {
        ERROR: Symbol(_PINK, "!", "disc", language.say("Error")),
        WARNING: Symbol(_GREY, "?", "disc", language.say("Note")),
    }
