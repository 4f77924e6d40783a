"""Scripts and styles as they travel with each element: no more than the browser reads."""

from __future__ import annotations

import re
from pathlib import Path

_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def as_sent(file: Path) -> str:
    """The text of a script or stylesheet without indentation, empty lines and comments.

    Of comments in scripts, those go that have lines of their own; no line of ours is within a
    text of several lines, which would lose its indentation.
    """
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".css":
        text = _STYLE_COMMENT.sub("", text)
    lines = (line.strip() for line in text.splitlines())
    mark = "//" if file.suffix == ".js" else None
    return "".join(f"{line}\n" for line in lines if line and not (mark and line.startswith(mark)))
