"""What the reader asked: a frozen selection, its sentence, its permalink; and scenes of it."""

from dashboard.selection.permalink import from_params, notice, read_day, to_params, to_query
from dashboard.selection.scene import Bounds, Choice, Scene, SceneSet
from dashboard.selection.scene_file import from_link, link_value, read_scenes, scenes_text
from dashboard.selection.selection import (
    FACETS,
    FIRST_DAY,
    LAST_DAY,
    LENSES,
    Selection,
    Years,
    can_be_asked,
)
from dashboard.selection.sentence import Answer, counted, sentence

__all__ = [
    "FACETS",
    "FIRST_DAY",
    "LAST_DAY",
    "LENSES",
    "Answer",
    "Bounds",
    "Choice",
    "Scene",
    "SceneSet",
    "Selection",
    "Years",
    "can_be_asked",
    "counted",
    "from_link",
    "from_params",
    "link_value",
    "notice",
    "read_day",
    "read_scenes",
    "scenes_text",
    "sentence",
    "to_params",
    "to_query",
]
