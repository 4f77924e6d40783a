"""The two languages of the interface: German, which comes first, and English.

Sentences are written in English where they are needed; the German ones stand in
`de/<room>.po`, a catalogue for each room. A `Language` says them, and formats numbers
and dates; a `Message` is a sentence not yet said in either.
"""

from dashboard.language.message import Message, message
from dashboard.language.speaker import LANGUAGES, Language

__all__ = ["LANGUAGES", "Language", "Message", "message"]
