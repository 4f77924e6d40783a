"""What is shown, kept for a talk: a scene, and scenes in their order."""

from __future__ import annotations

import unicodedata
from collections import Counter
from hashlib import sha256
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from dashboard.selection.permalink import Params, to_params
from dashboard.selection.selection import FACETS, Selection

MOST_SCENES = 100
LONGEST_TITLE = 120
LONGEST_NOTE = 4_000
SHORTEST_STAY, LONGEST_STAY = 5, 600
"""For how many seconds a scene may stay where the scenes go on by themselves."""
_MOST_VALUES, _LONGEST_VALUE = 200, 200
_MOST_CHOICES = 20
_RESERVED = {*Selection.model_fields, "record", "present", "lang", "scene", "scenes"}
_RESERVED |= {"embed", "embed_options"}  # names that Streamlit keeps to itself
_LEAST = 5e-5
"""The least width and height of a part of the map, in degrees: a few metres."""
_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""The characters that turn the direction of all that follows them."""


def _visible(text: str) -> str:
    """The text without what controls a screen and not what is read."""
    return "".join(
        each
        for each in text
        if unicodedata.category(each) not in ("Cc", "Cs")
        and unicodedata.bidirectional(each) not in _TURNS
    )


def _line(text: str) -> str:
    return " ".join(_visible(" ".join(text.split())).split())


def _lines(text: str) -> str:
    return "\n".join(_visible(line).rstrip() for line in text.splitlines()).strip()


Title = Annotated[str, Field(max_length=LONGEST_TITLE), AfterValidator(_line)]
Note = Annotated[str, Field(max_length=LONGEST_NOTE), AfterValidator(_lines)]
Value = Annotated[str, Field(max_length=_LONGEST_VALUE)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-85, le=85, allow_inf_nan=False)]


class Bounds(NamedTuple):
    """A part of the map, in degrees (WGS84): whatever the screen, all of it is shown."""

    west: Longitude
    south: Latitude
    east: Longitude
    north: Latitude


class Choice(NamedTuple):
    """What was chosen on a page beside the selection: its name in the address, and its values."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
    values: Annotated[tuple[Value, ...], Field(max_length=_MOST_VALUES)]


def _an_area(bounds: Bounds | None) -> Bounds | None:
    if bounds and min(bounds.east - bounds.west, bounds.north - bounds.south) < _LEAST:
        raise ValueError("bounds have a width and a height")
    return bounds


def _own_names(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    names = [choice.name for choice in choices]
    if len(set(names)) < len(names) or _RESERVED.intersection(names):
        raise ValueError("each choice has a name of its own")
    return tuple(sorted(choices))


class Scene(BaseModel):
    """One picture of a talk: what was asked, on which page, and what is said of it.

    `page` is the page's address, empty for the map; `choices` are those of its address beside
    the selection; `bounds` the part of the map in view, none where it follows the selection;
    `record` is the one that is highlighted. The day is that of the selection. A scene names
    records and codes: whether the atlas has them is judged when it is shown.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Title = ""
    note: Note = ""
    page: Annotated[str, Field(pattern=r"^[a-z]{0,20}$")] = ""
    selection: Selection = Selection()
    choices: Annotated[
        tuple[Choice, ...], Field(max_length=_MOST_CHOICES), AfterValidator(_own_names)
    ] = ()
    bounds: Annotated[Bounds | None, AfterValidator(_an_area)] = None
    record: Value | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        for name in FACETS:
            codes = getattr(self.selection, name)
            if len(codes) > _MOST_VALUES or any(len(code) > _LONGEST_VALUE for code in codes):
                raise ValueError(f"too much is asked of {name}")
        return self

    @property
    def params(self) -> Params:
        """What the address of its page carries, without the part of the map in view."""
        chosen = {choice.name: list(choice.values) for choice in self.choices if choice.values}
        record = {"record": [self.record]} if self.record else {}
        return to_params(self.selection) | chosen | record

    def but(self, **changes: object) -> Scene:
        """A copy with some fields changed, and checked."""
        return type(self).model_validate({**_fields(self), **changes})


class SceneSet(BaseModel):
    """The scenes of a talk in their order.

    `stay` is for how many seconds each is shown where they go on by themselves.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    title: Title = ""
    stay: Annotated[int, Field(ge=SHORTEST_STAY, le=LONGEST_STAY)] = 20
    scenes: Annotated[tuple[Scene, ...], Field(max_length=MOST_SCENES)] = ()

    def but(self, **changes: object) -> SceneSet:
        """A copy with some fields changed, and checked."""
        return type(self).model_validate({**_fields(self), **changes})

    @property
    def keys(self) -> tuple[str, ...]:
        """A name for each scene that stays with it wherever it is moved."""
        before: Counter[Scene] = Counter()
        keys = []
        for scene in self.scenes:
            before[scene] += 1
            digest = sha256(scene.model_dump_json().encode("utf-8")).hexdigest()[:12]
            keys.append(f"{digest}-{before[scene]}")
        return tuple(keys)

    @property
    def is_full(self) -> bool:
        """Whether no further scene has room."""
        return len(self.scenes) >= MOST_SCENES

    def with_scene(self, scene: Scene) -> SceneSet:
        """With a further scene, the last one. Raises ValueError where it is full."""
        return self.but(scenes=(*self.scenes, scene))

    def replacing(self, at: int, scene: Scene) -> SceneSet:
        """With another scene in place of the one that stands at `at`, from 0 on."""
        return self.but(scenes=(*self.scenes[:at], scene, *self.scenes[at + 1 :]))

    def without(self, at: int) -> SceneSet:
        """Without the scene that stands at `at`, from 0 on."""
        return self.but(scenes=(*self.scenes[:at], *self.scenes[at + 1 :]))

    def moving(self, at: int, to: int) -> SceneSet:
        """With the scene that stands at `at` standing at `to`, both from 0 on."""
        rest = (*self.scenes[:at], *self.scenes[at + 1 :])
        return self.but(scenes=(*rest[:to], self.scenes[at], *rest[to:]))


def _fields(value: BaseModel) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).model_fields}
