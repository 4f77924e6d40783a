"""Text for pictures and files that are XML."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain_text(text: str) -> str:
    """The text without characters that no XML can hold; escape it all the same."""
    return _NOT_IN_XML.sub("", text)
