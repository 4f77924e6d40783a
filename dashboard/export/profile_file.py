"""Writing the profile of a district from a data folder into a PDF, without the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from dashboard.analysis.asked_place import is_place, place_in
from dashboard.analysis.profile import profile
from dashboard.drawing.profile_words import file_words
from dashboard.drawing.symbols import kind_symbols
from dashboard.export.command import ANSWERED, atlas_address, open_folder, write_whole, writing
from dashboard.export.profile_pdf import Taken, profile_pdf
from dashboard.language import Language, Message, message
from dashboard.model.finding import Complaint
from dashboard.selection import to_query
from dashboard.sources import Progress
from dashboard.sources.progress import unheard


def profile_file(
    folder: Path,
    place: str,
    query: str,
    out: Path,
    language: Language,
    *,
    url: str = "",
    progress: Progress = unheard,
) -> list[Message]:
    """Write the profile of a district or Land (AGS); return what is to be said about it.

    `query` are the filters of a permalink, which may be a whole address; then the file links
    to that atlas, else to the one at `url`. The code of a district that the day of the filters
    does not know is taken for the one that it was, or became. Raises `Complaint` for an unknown
    place and for what is no address, OSError where the file cannot be written.
    """
    if not is_place(place):
        raise Complaint(
            message("The atlas has no district or Land “{place}”.", place=place),
            message("Give the key (AGS) of a district, such as 16070, or of a Land, such as 16."),
        )
    host = atlas_address(url, query)
    opened = open_folder(folder, query, language, progress)
    known = place_in(place, opened.matching.epoch)
    found = profile(opened.matching, known, opened.matching.selection.active or date.today())
    kinds = opened.choices.options["kind"]
    symbols = kind_symbols({kind: opened.choices.label("kind", kind) for kind in kinds})
    address = f"profile?{to_query(opened.matching.selection, profile=known)}"
    if host:
        address = urljoin(host, address)
    filters = " ".join(file_words(found, opened.choices.label, language))
    progress(writing(out), ANSWERED)
    write_whole(out, profile_pdf(found, symbols, language, Taken(date.today(), address, filters)))
    return [message("District profile: {place}", place=found.name), *opened.notices]
