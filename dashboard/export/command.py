"""Writing a selection from a data folder into a file, without the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.choices import Choices
from dashboard.export.chosen import choose
from dashboard.export.formats import Format
from dashboard.language import Language, Message, message
from dashboard.selection import from_params, sentence, to_query
from dashboard.sources import load


def export_file(
    folder: Path,
    query: str,
    format: Format,
    out: Path,
    language: Language,
    *,
    say: Callable[[str], None] = lambda text: None,
) -> list[Message]:
    """Write what a permalink's query selects; return what is to be said about it.

    `query` may be a whole address. What it asks for and the data do not have is dropped and
    said. `say` is told what is being done. The file is there whole or not at all. Raises
    `Complaint` where there is nothing to write, OSError where it cannot be written.
    """
    say(language.say("Reading the data …"))
    reading = load(folder)
    catalogue = build_catalogue(reading.dataset)
    choices = Choices(catalogue, language)
    asked = parse_qs(query.partition("?")[2] or query.lstrip("?"), keep_blank_values=True)
    selection, notices = from_params(asked, choices.known())
    matching = match(catalogue, selection)
    said = sentence(selection, matching.answer, choices.label, language)
    chosen = choose(
        matching,
        sentence=said,
        query=to_query(selection),
        language=language,
        day=date.today(),
    )
    say(language.say("Writing {name} …", name=out.name))
    _write(out, format.make(chosen))
    found = [*notices, message("{sentence}", sentence=said)]
    if reading.left_out:
        found.append(
            message("Rows left out because of problems: {n}.", n=language.number(reading.left_out))
        )
    return found


def _write(out: Path, content: bytes) -> None:
    """Write beside the file first: an old one stays until the new one is whole."""
    beside = out.with_name(f".{out.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
