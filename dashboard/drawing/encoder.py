"""Text that is safe to hand to folium, and a second wall behind it.

branca renders the finished script of a map a second time as a Jinja template, so a name
such as `{{ … }}` in a record would run on the server. `encode` leaves no character that
Jinja, HTML or JavaScript gives a meaning to; `decode` gives the text back. `encode_values`
packs whole values into such characters, for `assets/text.js` to read. Should a string pass by
the encoder all the same, the template that branca makes of it comes from a sandbox, in which
it reaches neither modules nor the system.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from string import ascii_letters, digits
from typing import Any

import branca.element
import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

SAFE = frozenset(ascii_letters + digits + " ,.-_:/()@+")
_REFERENCE = re.compile(r"&#([0-9]+);")


def encode(text: str) -> str:
    """The text with every character outside `SAFE` as its numeric character reference."""
    return "".join(c if c in SAFE else f"&#{ord(c)};" for c in text)


def decode(text: str) -> str:
    """The text that `encode` was given."""
    return _REFERENCE.sub(lambda found: chr(int(found[1])), text)


def encode_values(values: object) -> str:
    """Plain values (dicts, lists, texts, numbers) as one text: their JSON in Base64.

    It consists of letters, digits, `+` and `/` alone, all of them in `SAFE` (the `=` at the end
    is left out). The browser reads it with `netzwerkatlas.read`. Raises ValueError for a number
    that JSON cannot carry (NaN, infinity).
    """
    plain = json.dumps(values, allow_nan=False, separators=(",", ":"))
    return b64encode(plain.encode("ascii")).decode("ascii").rstrip("=")


def decode_values(text: str) -> Any:
    """The values that `encode_values` was given."""
    return json.loads(b64decode(text + "=" * (-len(text) % 4)))


class SandboxedTemplate(jinja2.Template):
    """The template that branca makes of text, with nothing of Python within its reach."""

    environment_class = ImmutableSandboxedEnvironment


# branca looks the name up when it makes an element of finished text, so this reaches all of
# folium; the library's own templates were compiled at its import and hold no text of ours.
setattr(branca.element, "Template", SandboxedTemplate)  # noqa: B010 (not its declared type)
