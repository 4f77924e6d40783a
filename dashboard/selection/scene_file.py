"""A set of scenes as a small file, or, while it is short enough, as part of a link; and back.

Both come from anybody: they are read as hostile, and what is wrong with them is a value.
"""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import to_json

from dashboard.language import Message, message
from dashboard.selection.scene import MOST_SCENES, Scene, SceneSet
from dashboard.sources.problem import Problem

LARGEST = 2_000_000
"""The most bytes that a file of scenes may have: a full set with the longest notes has room."""
_UNFOLDED = 500_000
"""The most bytes that a link may unfold to."""
LONGEST_LINK = 1_800
"""The most characters of a set in a link: so the whole link stays within the 2,000 that mail
programs, chats and QR codes take."""

Read = tuple[SceneSet, tuple[Problem, ...]]


class _File(BaseModel):
    """The outside of a file: each scene is judged by itself, and keeps none of the others out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1]
    title: Any = ""
    stay: Any = 20
    scenes: Annotated[list[Any], Field(max_length=10 * MOST_SCENES)]


def scenes_text(scenes: SceneSet) -> str:
    """A set as the text of its file; defaults are left out."""
    return _json(scenes, indent=1).decode("utf-8") + "\n"


def read_scenes(content: bytes, file: str = "") -> Read:
    """The set in a file, and what is wrong with it; of what fails nothing is taken.

    `file` is the name that a reader knows it by. Never raises.
    """
    if len(content) > LARGEST:
        large = message("The file is too large for a set of scenes.")
        return SceneSet(), (_problem(file, "", large),)
    try:
        outside = _File.model_validate_json(content, strict=True)
    except ValidationError as error:
        return SceneSet(), (_problem(file, _place(error), message("This is no set of scenes.")),)
    read, problems = SceneSet(), []
    for name in ("title", "stay"):
        try:
            read = SceneSet.model_validate_json(
                to_json({**read.model_dump(), name: getattr(outside, name)}), strict=True
            )
        except ValueError:
            problems.append(_problem(file, name, message("This cannot be used.")))
    scenes: list[Scene] = []
    for number, each in enumerate(outside.scenes, 1):
        if len(scenes) == MOST_SCENES:
            full = message("A set has room for {n} scenes; the rest is left out.", n=MOST_SCENES)
            problems.append(_problem(file, "scenes", full))
            break
        try:
            scenes.append(Scene.model_validate_json(to_json(each), strict=True))
        except ValidationError as error:
            wrong = message("Scene {number} cannot be used and is left out.", number=number)
            problems.append(_problem(file, _place(error), wrong))
    return read.but(scenes=tuple(scenes)), tuple(problems)


def link_value(scenes: SceneSet) -> str | None:
    """A set as a value in an address, without its notes, which are for the speaker alone.

    None where it is too long for one.
    """
    scenes = scenes.but(scenes=tuple(scene.but(note="") for scene in scenes.scenes))
    squeeze = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = squeeze.compress(_json(scenes)) + squeeze.flush()
    value = urlsafe_b64encode(packed).rstrip(b"=").decode("ascii")
    return value if len(value) <= LONGEST_LINK else None


def from_link(value: str) -> Read:
    """The set in an address, and what is wrong with it. Never raises."""
    try:
        if len(value) > LONGEST_LINK:
            raise ValueError
        packed = urlsafe_b64decode(value.encode("ascii") + b"=" * (-len(value) % 4))
        unpack = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        content = unpack.decompress(packed, _UNFOLDED)  # a small link may unfold to gigabytes
        if not unpack.eof or unpack.unused_data:
            raise ValueError
    except (ValueError, NoBase64, zlib.error):
        broken = message("The link's set of scenes is broken.")
        return SceneSet(), (_problem("", "", broken),)
    return read_scenes(content)


def _json(scenes: SceneSet, indent: int | None = None) -> bytes:
    told = scenes.model_dump(mode="json", exclude_defaults=True)
    whole = {"version": scenes.version, **told, "scenes": told.get("scenes", [])}
    return to_json(whole, indent=indent)


def _place(error: ValidationError) -> str:
    return ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])


def _problem(file: str, column: str, wrong: Message) -> Problem:
    remedy = message("Open a file that the atlas saved as a set of scenes, or save the scene anew.")
    return Problem(file, None, column, "", wrong, remedy)
