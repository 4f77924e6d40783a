"""What can be asked for at the command line, explained in the language of the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, cast

from dashboard.export.command_faults import usage_fault
from dashboard.export.formats import FORMATS
from dashboard.language import LANGUAGES, Language, message
from dashboard.sources.intake.command import add_arguments
from dashboard.sources.report import printable

Run = Callable[[argparse.Namespace], int]
"""Carries a command out, and says with which status it ends."""

_HEADINGS = {
    "positional arguments": message("positional arguments"),
    "options": message("options"),
}
"""What `argparse` itself says above its lists."""


class _Layout(argparse.HelpFormatter):
    """The help that `argparse` lays out, with its own words in a language."""

    def __init__(self, language: Language, prog: str) -> None:
        super().__init__(prog)
        self._language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with how the command is called."""
        said = f"{self._language.say('usage')}: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, said)

    def start_section(self, heading: str | None) -> None:
        """Begin a list."""
        known = _HEADINGS.get(heading or "")
        super().start_section(self._language.render(known) if known else heading)


def command_parser(language: Language, runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The parser of all commands; `runs` carries each of them out, by its name."""
    say = language.say
    parser = _Parser(language, prog="python -m dashboard", description="Netzwerkatlas")
    in_words = cast("type[_Parser]", partial(_Parser, language))
    commands = parser.add_subparsers(metavar=say("COMMAND"), required=True, parser_class=in_words)
    told = {
        "check": (_check, say("name every problem in a data folder")),
        "import": (add_arguments, say("take files into a data folder")),
        "versions": (_versions, say("list, compare or restore former states")),
        "export": (_export, say("write what a link selects into a file")),
        "profile": (_profile, say("write the profile of a district as a PDF")),
        "datapackage": (_folder, say("write datapackage.json, which describes the tables")),
        "synth": (_synth, say("write made-up data, for measuring and testing only")),
    }
    for name, (add, what) in told.items():
        command = commands.add_parser(name, help=what, description=what)
        add(command, language)
        command.set_defaults(run=runs[name])
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that explains itself in a language, and takes options and the rest in any order."""

    def __init__(self, language: Language, *, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=partial(_Layout, language),
            add_help=False,
        )
        self._language, self._sorting = language, False
        self.add_argument("-h", "--help", action="help", help=language.say("say this and end"))

    def error(self, message: str) -> NoReturn:
        """End with what is wrong, said in the language."""
        self.print_usage(sys.stderr)
        said = self._language.render(usage_fault(message))
        self.exit(2, f"{self.prog}: {printable(said)}\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As `argparse` does, but with a folder found behind the options, too."""
        if self._sorting or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        self._sorting = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._sorting = False


def _check(parser: argparse.ArgumentParser, language: Language) -> None:
    _folder(parser, language)
    _json(parser, language)
    _language(parser, language)


def _versions(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language.say
    parser.add_argument(
        "action",
        choices=("list", "compare", "restore"),
        help=say("name the former states, say what changed since one, or go back to one"),
    )
    parser.add_argument("folder", metavar=say("FOLDER"), type=Path, help=say("the data folder"))
    parser.add_argument(
        "version",
        metavar=say("VERSION"),
        nargs="?",
        default="",
        help=say("a former state, as “list” names it; without it the last one"),
    )
    _json(parser, language)
    _language(parser, language)


def _export(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language.say
    parser.add_argument(
        "--format", choices=tuple(FORMATS), required=True, help=say("the kind of file")
    )
    parser.set_defaults(place=None)
    _selected(parser, language)


def _profile(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language.say
    parser.add_argument(
        "place",
        metavar="AGS",
        help=say("the key of a district, such as 16070, or of a Land, such as 16"),
    )
    _selected(parser, language)


def _selected(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language.say
    _folder(parser, language)
    parser.add_argument(
        "--select",
        metavar=say("LINK"),
        default="",
        help=say("the filters: a copied link of the atlas, or what stands behind its “?”"),
    )
    parser.add_argument(
        "--out", metavar=say("FILE"), type=Path, required=True, help=say("the file to write")
    )
    parser.add_argument(
        "--url",
        metavar=say("ADDRESS"),
        default="",
        help=say("the address of the atlas to which the file links, such as https://atlas.example"),
    )
    _language(parser, language)


def _synth(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language.say
    parser.add_argument(
        "--organisations",
        metavar=say("NUMBER"),
        type=int,
        required=True,
        help=say("how many organisations are made up"),
    )
    parser.add_argument(
        "--out",
        metavar=say("FOLDER"),
        type=Path,
        required=True,
        help=say("the folder to write, which must be new or empty"),
    )
    parser.add_argument(
        "--seed",
        metavar=say("NUMBER"),
        type=int,
        default=1,
        help=say("the same number makes up the same data"),
    )


def _folder(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "folder",
        metavar=language.say("FOLDER"),
        nargs="?",
        type=Path,
        help=language.say("the data folder; without it that of the atlas"),
    )


def _json(parser: argparse.ArgumentParser, language: Language) -> None:
    said = language.say("print JSON for other programs")
    parser.add_argument("--json", action="store_true", help=said)


def _language(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "--language",
        choices=tuple(LANGUAGES),
        default=language.code,
        help=language.say("the language of what is said and written"),
    )
