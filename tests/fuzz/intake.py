"""Takes in files that were damaged by chance, to find what makes the readers raise or dawdle.

Run as `python -m tests.fuzz.intake --minutes 5`: prints how many files were opened, the
slowest, the peak of memory, and each that raised, by its name and seed. A file is made again
by `mutated(content, seed)`.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from unittest import mock

from dashboard.model.references import check_references
from dashboard.sources.intake import opening
from dashboard.sources.intake.columns import match_columns
from dashboard.sources.intake.drafting import draft
from dashboard.sources.intake.duplicates import likely_same, suggestions
from dashboard.sources.intake.merging import merged
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.remarks import remark_on
from dashboard.sources.intake.values import notation_of, read_list, says_nothing
from tests.fixtures.intake.make import files
from tests.fixtures.intake.spreadsheets import packed
from tests.sources.intake.sheets import DAY, atlas

_ODD = (
    *(b"\x00", b"\xff", b'"', b"'", b";", b",", b"\t", b"\r", b"\n", b"\r\n", b"\xef\xbb\xbf"),
    *(b"\xff\xfe", b"\xe4", b"\xc3", b"<", b">", b"</c>", b"<row>", b"<!DOCTYPE a>", b"&a;"),
    *(b"[", b"{", b"}", b"]", b"null", b"1e999", b"-1", b"0", b"999999999999999999999999"),
    *(b'r="XFD1048576"', b't="s"', b's="99"', b"NaN", b"\\ud800", b"%", b"_xD800_", b"=1+1"),
)


def mutated(content: bytes, seed: int) -> bytes:
    """The file with some damage; the same for the same seed. Workbooks are also damaged inside."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    if content.startswith(b"PK") and chance.random() < 0.8:
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
            return _damaged(content, chance)
        name = chance.choice(sorted(parts))
        return packed(parts | {name: _damaged(parts[name], chance)})
    return _damaged(content, chance)


def _damaged(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        place = chance.randrange(len(content) + 1)
        end = min(len(content), place + chance.choice((1, 1, 2, 8, 64)))
        kind = chance.randrange(5)
        if kind == 0:
            content = content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]
        elif kind == 1:
            content = content[:place] + chance.choice(_ODD) + content[place:]
        elif kind == 2:
            content = content[:place] + content[end:]
        elif kind == 3:
            content = (
                content[:place] + content[place:end] * chance.choice((2, 3, 50)) + content[end:]
            )
        else:
            other = chance.randrange(len(content) + 1)
            content = content[:place] + content[other : other + end - place] + content[end:]
    return content


class Unforeseen(Exception):
    """Something raised that no reader answers by itself."""


def _read(name: str, content: bytes) -> None:
    opened = opening.open_file(name, content)
    for sheet in opened.sheets:
        "".join([*sheet.headers, *(cell for row in sheet.rows for cell in row.cells)]).encode()
        assert {len(row.cells) for row in sheet.rows} == {len(sheet.headers)}
        for row in sheet.rows[:20]:
            for cell in row.cells:
                for kind in ("date", "amount", "number", "truth", "postcode", "code"):
                    remark_on(kind, cell)
                for kind in ("website", "email", "coordinate"):
                    remark_on(kind, cell)
                read_list(cell)
                says_nothing(cell)
            notation_of(row.cells)
        _take_in(sheet)


def _take_in(sheet: RawSheet) -> None:
    """The first rows all the way into an atlas, and again; it must hold together."""
    few = replace(sheet, rows=sheet.rows[:20])
    there = atlas()
    for _ in range(2):
        new = draft(few, match_columns(few), there, day=DAY)
        assert new.used + new.refused + new.empty == new.rows or new.own
        merge = merged(there, new, suggestions(likely_same(new, there)))
        assert not check_references(merge.dataset.tables())
        there = merge.dataset
    assert merge.changes_nothing or new.own


def main() -> None:
    """Open damaged files until the time is over."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    corpus = sorted(files().items())
    count = raised = 0
    slowest = (0.0, "", 0)
    end = time.monotonic() + asked.minutes * 60
    seed = asked.seed
    # What was not foreseen is answered as damage; here it must show.
    with mock.patch.object(opening, "damaged", side_effect=Unforeseen):
        while time.monotonic() < end:
            name, content = corpus[seed % len(corpus)]
            start = time.process_time()
            try:
                _read(name, mutated(content, seed))
            except Exception as error:
                raised += 1
                print(f"{name} {seed}: {error!r} {error.__context__!r}", flush=True)  # noqa: T201
            slowest = max(slowest, (time.process_time() - start, name, seed))
            count += 1
            seed += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(  # noqa: T201
        f"{count} inputs, {raised} raised; slowest {slowest[0]:.2f} s of a processor"
        f" ({slowest[1]}, {slowest[2]}); peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
