"""The command-line door: `python -m dashboard check`, `… import`, `… export`, `… versions`, …"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dashboard.export.command import export_file
from dashboard.export.command_options import command_parser
from dashboard.export.formats import FORMATS
from dashboard.export.marked import marked_copy
from dashboard.export.profile_file import profile_file
from dashboard.export.synthetic import write_synthetic
from dashboard.language import Language
from dashboard.model.finding import Complaint
from dashboard.sources import Progress, default_folder, read_folder
from dashboard.sources.data_package import write_data_package
from dashboard.sources.intake.command import Imported, import_files, order_of
from dashboard.sources.intake.import_report import import_lines, import_values
from dashboard.sources.intake.mapping_file import mapping_text
from dashboard.sources.keeping import compare, restore, versions
from dashboard.sources.report import printable, report_lines, report_values
from dashboard.sources.version_report import (
    difference_lines,
    difference_values,
    version_lines,
    version_named,
    version_values,
    version_words,
)

_LINE = 78  # characters: narrower than a terminal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    runs = {
        "check": _check,
        "import": _import,
        "versions": _versions,
        "export": _export,
        "profile": _export,
        "datapackage": _datapackage,
        "synth": _synth,
    }
    asked = command_parser(_language_of_the_terminal(), runs).parse_args(arguments)
    try:
        status: int = asked.run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; nothing may be written any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _check(asked: argparse.Namespace) -> int:
    language = Language(asked.language)
    with _progress_line(language) as progress:
        reading = read_folder(asked.folder or default_folder(), progress)
    if asked.json:
        # Escaped to ASCII, so that no value can steer the terminal.
        print(json.dumps(report_values(reading, language), indent=2))
    else:
        print(*report_lines(reading, language), sep="\n")
    return 1 if reading.problems else 0


def _import(asked: argparse.Namespace) -> int:
    language = Language(asked.language)
    try:
        order = order_of(asked)
        with _progress_line(language) as progress:
            imported = import_files(asked.files, asked.out, order, progress)
        _write_beside(asked, imported, language)
    except Complaint as refusal:
        _refused(refusal, language)
        return 2
    except OSError as error:
        name = printable(Path(str(error.filename or asked.out)).name)
        print(language.say("“{name}” cannot be read or written.", name=name), file=sys.stderr)
        return 2
    if asked.json:
        print(json.dumps(import_values(imported, language), indent=2))
    else:
        print(*import_lines(imported, language), sep="\n")
    return imported.status


def _write_beside(asked: argparse.Namespace, imported: Imported, language: Language) -> None:
    """Write what was asked for of the first file: its mapping, and a copy with its problems."""
    first = imported.taken[0]
    if asked.save_mapping and first.wishes:
        asked.save_mapping.write_text(mapping_text(first.wishes.plan), encoding="utf-8")
    if asked.marked:
        problems = first.outcome.problems if first.outcome else first.incoming.problems
        incoming = first.incoming
        asked.marked.write_bytes(marked_copy(incoming.content, incoming.sheets, problems, language))


def _versions(asked: argparse.Namespace) -> int:
    language = Language(asked.language)
    values: object
    try:
        if asked.action == "list":
            kept = versions(asked.folder)
            lines, values = version_lines(kept, language), version_values(kept)
        else:
            version = version_named(asked.folder, asked.version)
            if asked.action == "restore":
                version = restore(asked.folder, version, note=version_words(version, language))
            found = compare(asked.folder, version)
            lines, values = difference_lines(found, language), difference_values(found)
    except Complaint as refusal:
        _refused(refusal, language)
        return 1
    except OSError:
        writes, say = asked.action == "restore", language.say
        said = say("The folder cannot be written." if writes else "The folder cannot be read.")
        print(said, file=sys.stderr)
        return 1
    print(json.dumps(values, indent=2) if asked.json else "\n".join(lines))
    return 0


@contextmanager
def _progress_line(language: Language) -> Iterator[Progress]:
    """Say how far the work is on one line of the terminal, which is empty again at its end.

    Where the errors go to a file or another program, nothing is said.
    """
    shown = sys.stderr.isatty()

    def write(text: str) -> None:
        if shown:
            print(f"\r{text[:_LINE]:<{_LINE}}", end="\r", file=sys.stderr, flush=True)

    try:
        yield lambda step, share: write(f"{share:4.0%}  {printable(language.render(step))}")
    finally:
        write("")


def _export(asked: argparse.Namespace) -> int:
    language, folder = Language(asked.language), asked.folder or default_folder()
    link, out = asked.select, asked.out
    try:
        with _progress_line(language) as progress:
            if asked.place is not None:
                told = profile_file(
                    folder, asked.place, link, out, language, url=asked.url, progress=progress
                )
            else:
                format = FORMATS[asked.format]
                told = export_file(
                    folder, link, format, out, language, url=asked.url, progress=progress
                )
    except Complaint as refusal:
        _refused(refusal, language)
        return 1
    except OSError:
        print(language.say("The file cannot be written."), file=sys.stderr)
        return 1
    for line in told:
        print(printable(language.render(line)), file=sys.stderr)
    return 0


def _refused(refusal: Complaint, language: Language) -> None:
    for each in (refusal.message, refusal.remedy):
        print(printable(language.render(each)), file=sys.stderr)


def _datapackage(asked: argparse.Namespace) -> int:
    try:
        print(write_data_package(asked.folder or default_folder()).name)
    except OSError:
        print(_language_of_the_terminal().say("The file cannot be written."), file=sys.stderr)
        return 1
    return 0


def _synth(asked: argparse.Namespace) -> int:
    language = _language_of_the_terminal()
    try:
        with _progress_line(language) as progress:
            rows = write_synthetic(asked.out, asked.organisations, asked.seed, progress)
    except Complaint as refusal:
        _refused(refusal, language)
        return 1
    except OSError:
        print(language.say("The folder cannot be written."), file=sys.stderr)
        return 1
    for table, count in rows.items():
        print(f"{table}.csv: {language.number(count)}")
    return 0


def _language_of_the_terminal() -> Language:
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return Language("en" if named.lower().startswith("en") else "de")


if __name__ == "__main__":
    sys.exit(main())
