"""What is said on the big screen and in the window with the speaker's notes."""

from __future__ import annotations

from dashboard.language import Language
from dashboard.ui import talk


def words(language: Language) -> dict[str, object]:
    """The words of the big screen's help, buttons and dialogues.

    A key comes with what it needs on the page: a "map", the map that "time" runs over, or nothing.
    """
    say = language.say
    years = say("The atlas a year earlier, later")
    keys = [("←  →", years, "")]
    if talk.scenes().scenes:
        keys = [
            ("←  →", say("The scene before, after"), ""),
            ("↑  ↓", years, "time"),
            ("a", say("Let scenes go on by themselves, halt them"), ""),
        ]
    keys += [
        (say("Space"), say("Go through the years, pause"), "time"),
        ("+  −", say("Zoom in, zoom out"), "map"),
        ("0", say("Whole map"), "map"),
        ("/", say("Jump to a scene, a district or a record"), ""),
        ("n", say("Notes and timer in a window of their own"), ""),
        ("f", say("Full screen on, off"), ""),
        ("d", say("Dark on, off"), ""),
        ("?", say("This help"), ""),
        ("Esc", say("End the presentation"), ""),
    ]
    return {
        "keys": keys,
        "help": say("Keys"),
        "jump": say("Jump to"),
        "nothing": say("Nothing is called that."),
        "close": say("Close"),
        "leave": say("End the presentation"),
        "halt": say("Halt the scenes"),
        "pause": say("Pause"),
        "gone": say("No connection. What you see stays, and goes on once it is back."),
    }


def notes_told(heading: str, language: Language) -> dict[str, object]:
    """What the window with the notes shows; `heading` is what is on the screen without a scene."""
    say, scenes, at = language.say, talk.scenes().scenes, talk.at()
    scene = scenes[at] if at is not None else None
    after = scenes[at + 1] if at is not None and at + 1 < len(scenes) else None
    if scene is None or at is None:
        place = say("No scene")
    else:
        place = say("Scene {n} of {all}", n=at + 1, all=len(scenes))
    return {
        "language": language.code,
        "place": place,
        "title": (scene.title if scene else "") or heading,
        "note": scene.note if scene else "",
        "next": say("Next: {title}", title=after.title) if after else "",
        "words": {
            "window": say("Notes"),
            "back": say("Back"),
            "on": say("On"),
            "pause": say("Halt the timer"),
            "resume": say("Let the timer run"),
            "anew": say("Timer from zero"),
            "here": say("At this scene since"),
            "away": say("The big screen does not answer."),
        },
    }
