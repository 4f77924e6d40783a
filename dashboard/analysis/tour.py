"""A tour of the data: ready scenes made from the records, as a start for one's own.

All at a glance; each Land; the network of each source; how it began; who paid; what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cells import district_codes, state_codes
from dashboard.analysis.homes import homes_of
from dashboard.analysis.listing import record_ids
from dashboard.analysis.matching import match
from dashboard.analysis.sets import Numbers
from dashboard.analysis.sites import names_of
from dashboard.analysis.ties import ties_of
from dashboard.analysis.timelines import fundings
from dashboard.analysis.tour_years import (
    began_before,
    begun_in,
    busiest_year,
    founding_years,
    funders_in,
)
from dashboard.geography import states
from dashboard.language import Language
from dashboard.selection import LENSES, Answer, Choice, Scene, SceneSet, Selection, Years
from dashboard.selection.scene import LONGEST_NOTE, LONGEST_TITLE

MOST_NETWORKS = 8
"""Of how many sources at the most the network is shown, those of most ties first."""
NETWORK = "network"
"""The kind of organisation that a network is."""


@dataclass(frozen=True)
class _Guide:
    """Who leads through a catalogue, in one language."""

    catalogue: Catalogue
    language: Language
    today: date

    def scenes(self) -> Iterator[Scene]:
        yield self._whole()
        yield from self._lands()
        yield from self._networks()
        yield from self._foundings()
        yield from self._money()
        yield self._missing()

    def _scene(self, title: str, note: str, **more: object) -> Scene:
        words = {"title": title[:LONGEST_TITLE], "note": note}
        if len(note) > LONGEST_NOTE:
            words["note"] = note[: LONGEST_NOTE - 1] + "…"
        return Scene.model_validate({**words, **more})

    def _whole(self) -> Scene:
        answer = match(self.catalogue, Selection()).answer
        return self._scene(
            self.language.say("All networks at a glance"),
            self.language.say("The atlas knows {what}.", what=self._counted(answer)),
        )

    def _lands(self) -> Iterator[Scene]:
        """Each Land that has a record, with how many sit, work and are funded there."""
        for land in sorted(states(), key=lambda each: each.name):
            asked = {lens: Selection(lens=lens, state=(land.ags,)) for lens in LENSES}
            found = {lens: match(self.catalogue, each).answer for lens, each in asked.items()}
            lens = next((each for each in LENSES if found[each].records), None)
            if lens is None:
                continue
            note = self.language.say(
                "Based here: {sits}.\nAt work here: {works}.\nFunded here: {funded}.",
                **{name: self._counted(answer) for name, answer in found.items()},
            )
            yield self._scene(land.name, note, selection=asked[lens])

    def _networks(self) -> Iterator[Scene]:
        """The network of each source, where it is at home."""
        table = self.catalogue.dataset.source_by_id
        column = self.catalogue.holders.column("source")
        ids = record_ids(self.catalogue, self._central())
        for at, record in zip(self._central().tolist(), ids, strict=True):
            source = column.cell(at)
            title = table.cell(source, "title") if source in table else source
            known = self.catalogue.dataset.holders[record]
            told = self.language.say("Source: {title}", title=title)
            yield self._scene(
                getattr(known, "short_name", None) or known.name,
                "\n".join(filter(None, (known.summary, told))),
                selection=self._at_home(at),
                record=record,
            )

    def _central(self) -> Numbers:
        """For each source the network that it tells of: an organisation of that kind, else whoever
        has most ties; the sources in their order."""
        ties, names = ties_of(self.catalogue), names_of(self.catalogue)
        size = self.catalogue.size
        ends = np.concatenate([ties.subject, ties.object])
        degree = np.bincount(ends, minlength=ties.nodes)[:size]
        kind = names.kinds.index(NETWORK) if NETWORK in names.kinds else -1
        number: dict[object, int] = {}  # organisations and projects name sources apart
        source = self.catalogue.holders.column("source").spread(
            lambda key: number.setdefault(key, len(number)), np.int64
        )
        named = (names.kind == kind) & (degree > 0)
        best = np.lexsort((names.rank, -degree, ~named, source))
        _, first = np.unique(source[best], return_index=True)
        found = best[first]
        found = found[degree[found] > 0]
        most = found[np.argsort(-degree[found], kind="stable")][:MOST_NETWORKS]
        rows: Numbers = most[np.argsort(most)]
        return rows

    def _at_home(self, at: int) -> Selection:
        """A selection that shows the record where it is at home, or all where that is not known."""
        homes = homes_of(self.catalogue)
        asked: dict[str, tuple[str, ...]] = {}
        if homes.district[at]:
            asked = {"district": (district_codes()[homes.district[at]],)}
        elif homes.land[at]:
            asked = {"state": (state_codes()[homes.land[at]],)}
        for lens in LENSES:
            selection = Selection.model_validate({"lens": lens, **asked})
            if match(self.catalogue, selection).shown[at]:
                return selection
        return Selection()

    def _foundings(self) -> Iterator[Scene]:
        """The first year, the one with most beginnings, and the last."""
        found = founding_years(self.catalogue, self.today)
        if not found:
            return
        busiest = max(found, key=lambda year: (found[year], -year))
        say = self.language.say
        titles = {max(found): say("{year}: the latest beginning", year=max(found))}
        if not began_before(self.catalogue, min(found)):
            titles[min(found)] = say("{year}: the first beginning", year=min(found))
        if found[busiest] > 1:
            titles[busiest] = say("{year}: most beginnings", year=busiest)
        for year in sorted(titles):
            names = begun_in(self.catalogue, year)
            more = ["…"] if found[year] > len(names) else []
            note = self.language.count(
                "{n} beginning in {year}: {names}",
                "{n} beginnings in {year}: {names}",
                found[year],
                year=year,
                names=", ".join([*names, *more]),
            )
            day = min(date(year, 12, 31), self.today)
            yield self._scene(titles[year], note, selection=Selection(active=day))

    def _money(self) -> Iterator[Scene]:
        """The year in which most fundings ran, and what comes to an end."""
        paid = fundings(self.catalogue, np.ones(self.catalogue.size, dtype=bool))
        year = busiest_year(paid, self.today)
        if year is None:
            return
        say = self.language.say
        names = self.language.listing(funders_in(paid, year))
        yield self._scene(
            say("{year}: most fundings at a time", year=year),
            say("Among the funders: {names}", names=names),
            selection=Selection(lens="funded", funded=Years(year, year)),
        )
        yield self._scene(
            say("What comes to an end"),
            say("Whose last funding ends, and of whom no end is recorded."),
            page="cliff",
        )

    def _missing(self) -> Scene:
        return self._scene(
            self.language.say("What is missing where"),
            self.language.say("Fields without any offer, and those where several meet."),
            page="gaps",
            choices=(Choice("gaps_level", ("state",)),),  # few columns, for a big screen
        )

    def _counted(self, answer: Answer) -> str:
        count, told = self.language.count, []
        if answer.organisations:
            told.append(count("{n} organisation", "{n} organisations", answer.organisations))
        if answer.projects:
            told.append(count("{n} project", "{n} projects", answer.projects))
        return self.language.listing(told) if told else self.language.say("nothing recorded")


def tour(catalogue: Catalogue, language: Language, today: date) -> SceneSet:
    """The tour of a catalogue in a language; what the records do not tell has no scene."""
    scenes = tuple(_Guide(catalogue, language, today).scenes())
    return SceneSet(title=language.say("A tour of the data"), scenes=scenes)
