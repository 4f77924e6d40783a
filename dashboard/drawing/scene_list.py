"""The scenes of a talk as a list, in which each can be shown, moved, changed and taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from dashboard.drawing.elements import joined
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.selection import FACETS, Scene, Selection, Years

ACTIONS = ("show", "up", "down", "edit", "delete")
"""What can be done with a scene; a button tells it as `action:key`."""

_LIST = Markup('<ol class="na-items na-scenes">{}</ol>')
_ITEM = Markup(
    '<li><div><strong>{}. {}</strong><p class="na-note">{}</p>{}</div>'
    '<div class="na-scene-actions">{}</div></li>'
)
_NOTE = Markup('<p class="na-scene-note">{}</p>')
_BUTTON = Markup(
    '<button type="button" class="na-open" data-open="{}:{}" aria-label="{}">{}</button>'
)


def draw_scenes(
    scenes: Sequence[Scene], keys: Sequence[str], shown: Sequence[str], language: Language
) -> Markup:
    """The list; `keys` name the scenes, `shown` says of each what it shows."""
    last = len(scenes) - 1
    say = language.say
    items = []
    for n, (scene, key, what) in enumerate(zip(scenes, keys, shown, strict=True)):
        title = scene.title or say("Scene {n}", n=n + 1)
        words = {
            "show": (say("Show"), say("Show “{title}”", title=title)),
            "up": (say("Up"), say("Move “{title}” up", title=title)),
            "down": (say("Down"), say("Move “{title}” down", title=title)),
            "edit": (say("Change"), say("Change title and notes of “{title}”", title=title)),
            "delete": (say("Delete"), say("Delete “{title}”", title=title)),
        }
        offered = [
            action
            for action in ACTIONS
            if not (action == "up" and n == 0) and not (action == "down" and n == last)
        ]
        buttons = joined(
            _BUTTON.format(action, key, words[action][1], words[action][0]) for action in offered
        )
        note = _NOTE.format(scene.note) if scene.note else ""
        items.append(_ITEM.format(n + 1, title, what, note, buttons))
    return _LIST.format(joined(items))


def scene_words(
    scene: Scene,
    titles: Mapping[str, str],
    label: Callable[[str, str], str],
    dataset: Dataset,
    language: Language,
) -> str:
    """What a scene shows: its page, what it asks for, and whom it highlights.

    `titles` are those of the pages by their address; `label` says what a code is called. A page
    that the atlas does not have is named; what else it does not have is left out.
    """
    parts = [titles.get(scene.page) or _unknown(scene.page, language)]
    parts += _asked(scene.selection, label, language)
    record = scene.record or ""
    if record in dataset.holders or record in dataset.event_by_id:
        parts.append(dataset.name_of(record))
    return " · ".join(parts)


def _unknown(page: str, language: Language) -> str:
    return language.say("There is no page “{page}” here: the map is shown in its place", page=page)


def _asked(
    selection: Selection, label: Callable[[str, str], str], language: Language
) -> Iterator[str]:
    for name in selection.asks():
        value = getattr(selection, name)
        if name in FACETS:
            named = [known for code in value if (known := _label(label, name, code))]
            if named:
                yield language.listing(named, alternatives=True)
        elif isinstance(value, Years):
            yield f"{value.first}–{value.last}"
    if selection.active:
        yield language.day(selection.active)
    if selection.text:
        yield f"“{selection.text}”"


def _label(label: Callable[[str, str], str], name: str, code: str) -> str:
    try:
        return label(name, code)
    except KeyError:  # a file of scenes may name what the atlas does not have
        return ""
