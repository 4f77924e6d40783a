"""The processes that tests start have all they need from the beginning, wherever one stands."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

from tests.children import PRELOADED, is_imported, told

ASK = """
import sys
sys.path.insert(0, {root!r})
from tests.children import PRELOADED, is_imported, told
if __name__ == "__main__":
    print(*(name for name in PRELOADED if told(is_imported, name)))
"""


def test_a_child_holds_what_it_needs_also_when_the_tests_are_run_from_elsewhere(tmp_path, root):
    """Else each one imports it anew, which takes seconds, and nothing else tells."""
    asked = subprocess.run(
        [sys.executable, "-c", ASK.format(root=str(root))],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert tuple(asked.stdout.split()) == PRELOADED


def test_a_child_does_not_run_what_counts_as_the_main_program(tmp_path, monkeypatch):
    """A test of a page leaves the page there: each child would draw it before its own work."""
    page = tmp_path / "page.py"
    page.write_text("import sys\nsys.modules['drawn_page'] = sys\n")
    main = ModuleType("__main__")
    main.__file__ = str(page)
    monkeypatch.setitem(sys.modules, "__main__", main)
    assert told(is_imported, "tests.sources.writers")
    assert not told(is_imported, "drawn_page")
