"""Only what was escaped gets onto the page."""

from __future__ import annotations

import pytest

from dashboard.ui.fragment import show_fragment


@pytest.mark.parametrize("text", ["<p>", "plain", None, b"<p>"])
def test_a_text_that_nobody_escaped_is_refused(text):
    with pytest.raises(TypeError, match="escaped"):
        show_fragment(text, key="door")
