"""What travels is what the browser reads, and means the same."""

from __future__ import annotations

import re

import pytest

from dashboard.drawing.sent import as_sent


@pytest.mark.parametrize(
    ("name", "text", "sent"),
    [
        (
            "a.css",
            "/* why\n so */\n.a {\n  top: 0; /* so */\n}\n\n",
            ".a {\ntop: 0;\n}\n",
        ),
        ("a.js", "// why\nlet a = 1 // one\n\n  // so\n  a += 1\n", "let a = 1 // one\na += 1\n"),
        ("a.js", 'const u = "https://x" \n', 'const u = "https://x"\n'),
        ("a.html", "<p>\n  // text\n</p>\n", "<p>\n// text\n</p>\n"),
    ],
)
def test_comments_and_indentation_stay_at_home(tmp_path, name, text, sent):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert as_sent(tmp_path / name) == sent


def test_no_script_of_ours_has_a_text_of_several_lines(root):
    """Its indentation would go; such a text opens and closes on different lines."""
    folders = (root / "dashboard/drawing/assets", root / "dashboard/ui/scripts")
    files = [file for folder in folders for file in folder.glob("*.js")]
    assert files
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            code = re.sub(r"\\\\.", "", line)
            assert code.count("`") % 2 == 0, (file.name, number)
