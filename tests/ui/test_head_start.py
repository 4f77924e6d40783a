"""The map of a page that opens is sent some time before the rest."""

from dashboard.ui.head_start import HEAD_START, head_start

BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0"}


def test_a_browser_has_time_for_the_map_once_in_a_session():
    session: dict = {}
    assert head_start(BROWSER, session) == HEAD_START
    assert head_start(BROWSER, session) == 0, "a change of a filter waits for nothing"
    assert head_start(BROWSER, {}) == HEAD_START


def test_a_program_waits_for_nothing():
    assert head_start({}, {}) == 0
    assert head_start({"User-Agent": "Python/3.11 websockets/15.0"}, {}) == 0
