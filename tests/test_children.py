"""The processes that tests start have all they need from the beginning, wherever one stands."""

from __future__ import annotations

import subprocess
import sys

from tests.children import PRELOADED

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
