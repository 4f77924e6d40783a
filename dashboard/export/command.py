"""Writing a selection from a data folder into a file, without the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from dashboard.analysis import Catalogue, Matching, build_catalogue, match
from dashboard.analysis.choices import Choices
from dashboard.export.chosen import choose
from dashboard.export.formats import Format
from dashboard.language import Language, Message, message
from dashboard.selection import from_params, sentence, to_query
from dashboard.sources import load

Say = Callable[[str], None]


@dataclass(frozen=True)
class Opened:
    """A data folder, and the answer to what a link asks of it, with what is to be said of both."""

    catalogue: Catalogue
    choices: Choices
    matching: Matching
    notices: tuple[Message, ...]


def open_folder(folder: Path, query: str, language: Language, say: Say) -> Opened:
    """Read a folder, and answer a permalink's query, which may be a whole address.

    What it asks for and the data do not have is dropped and said, as are rows that are left
    out. `say` is told what is being done.
    """
    say(language.say("Reading the data …"))
    reading = load(folder)
    catalogue = build_catalogue(reading.dataset)
    choices = Choices(catalogue, language)
    asked = parse_qs(query.partition("?")[2] or query.lstrip("?"), keep_blank_values=True)
    selection, notices = from_params(asked, choices.known())
    if n := reading.left_out:
        left_out = message("Rows left out because of problems: {n}.", n=language.number(n))
        notices = (*notices, left_out)
    return Opened(catalogue, choices, match(catalogue, selection), notices)


def export_file(
    folder: Path,
    query: str,
    format: Format,
    out: Path,
    language: Language,
    *,
    say: Say = lambda text: None,
) -> list[Message]:
    """Write what a permalink's query selects; return what is to be said about it.

    The file is there whole or not at all. Raises `Complaint` where there is nothing to write,
    OSError where it cannot be written.
    """
    opened = open_folder(folder, query, language, say)
    selection, matching = opened.matching.selection, opened.matching
    said = sentence(selection, matching.answer, opened.choices.label, language)
    chosen = choose(
        matching,
        sentence=said,
        query=to_query(selection),
        language=language,
        day=date.today(),
    )
    say(language.say("Writing {name} …", name=out.name))
    write_whole(out, format.make(chosen))
    return [message("{sentence}", sentence=said), *opened.notices]


def write_whole(out: Path, content: bytes) -> None:
    """Write beside the file first: an old one stays until the new one is whole."""
    beside = out.with_name(f".{out.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
