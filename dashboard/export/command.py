"""Writing a selection from a data folder into a file, without the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from dashboard.analysis import Catalogue, Matching, build_catalogue, match
from dashboard.analysis.choices import Choices
from dashboard.drawing.elements import is_web_address
from dashboard.export.chosen import choose
from dashboard.export.formats import Format
from dashboard.language import Language, Message, message
from dashboard.model.finding import Complaint
from dashboard.selection import Selection, from_params, sentence, to_query
from dashboard.selection.permalink import MOST_NOTICES
from dashboard.sources import Progress, load
from dashboard.sources.problem import shortened
from dashboard.sources.progress import part_of, unheard

# The shares of reading, and of all that comes before the file is written.
_READ, ANSWERED = 0.5, 0.6
_BESIDE = {"lang"}


@dataclass(frozen=True)
class Opened:
    """A data folder, and the answer to what a link asks of it, with what is to be said of both."""

    catalogue: Catalogue
    choices: Choices
    matching: Matching
    notices: tuple[Message, ...]


def open_folder(folder: Path, query: str, language: Language, progress: Progress) -> Opened:
    """Read a folder, and answer a permalink's query, which may be a whole address.

    What it asks for and the data do not have is dropped and said, as are rows that are left
    out. `progress` is told up to where the file can be written.
    """
    reading = load(folder, part_of(progress, 0.0, _READ))
    progress(message("Preparing what can be searched and shown …"), _READ)
    catalogue = build_catalogue(reading.dataset)
    choices = Choices(catalogue, language)
    asked = parse_qs(query.partition("?")[2] or query.lstrip("?"), keep_blank_values=True)
    selection, notices = from_params(asked, choices.known())
    if others := sorted(asked.keys() - Selection.model_fields.keys() - _BESIDE):
        names = ", ".join(shortened(name) for name in others[:MOST_NOTICES])
        notices = (*notices, message("In the link, but not filters: {names}.", names=names))
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
    url: str = "",
    progress: Progress = unheard,
) -> list[Message]:
    """Write what a permalink's query selects; return what is to be said about it.

    `query` may be a whole address; then the file links to that atlas, else to the one at `url`.
    The file is there whole or not at all. Raises `Complaint` where there is nothing to write
    and for what is no address, OSError where it cannot be written.
    """
    host = atlas_address(url, query)
    opened = open_folder(folder, query, language, progress)
    selection, matching = opened.matching.selection, opened.matching
    said = sentence(selection, matching.answer, opened.choices.label, language)
    chosen = choose(
        matching,
        sentence=said,
        query=leading_to(host, to_query(selection), language),
        language=language,
        day=date.today(),
    )
    progress(writing(out), ANSWERED)
    write_whole(out, format.made(chosen, part_of(progress, ANSWERED, 1.0)))
    return [message("{sentence}", sentence=said), *opened.notices]


def atlas_address(url: str, query: str) -> str:
    """The address of the atlas that a file links to: `url`, or that of a copied link; "" for none.

    Raises `Complaint` where `url` is no address.
    """
    if url and not is_web_address(url):
        raise Complaint(
            message("“{address}” is no address of a page on the web.", address=url),
            message("Give all of it, such as https://atlas.example."),
        )
    host = f"{url.partition('?')[0].rstrip('/')}/" if url else query.partition("?")[0]
    return host if is_web_address(host) else ""


def leading_to(host: str, query: str, language: Language) -> str:
    """A permalink's query behind the address of an atlas, where it is known, and the language."""
    if language.code != "de":
        query = "&".join(filter(None, (query, urlencode({"lang": language.code}))))
    return f"{host}?{query}" if host and query else host or query


def writing(out: Path) -> Message:
    """What is being done while a file is made."""
    return message("Writing {name} …", name=out.name)


def write_whole(out: Path, content: bytes) -> None:
    """Write beside the file first: an old one stays until the new one is whole."""
    beside = out.with_name(f".{out.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
