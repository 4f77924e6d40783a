"""The fixtures of this folder do what the other browser tests rely on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error

from tests.browser import chromium
from tests.browser.line import Line
from tests.browser.reader import PHONE, opened, ready, window
from tests.browser.server import Server

SLOW = """
import time
import streamlit as st
st.button("again")
time.sleep(1)
st.session_state.runs = st.session_state.get("runs", 0) + 1
st.text(f"run {st.session_state.runs}")
"""
FAULTY = 'raise ValueError("the secret of the house")'


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    """Write a small app and return its path."""
    folder = tmp_path_factory.mktemp("scripts")

    def write(name: str, text: str):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_page_is_ready_only_when_its_script_has_ended(page, served, script):
    opened(page, served(app=script("slow.py", SLOW)))
    assert page.get_by_text("run 1").count() == 1
    page.get_by_role("button", name="again").click()
    ready(page)
    assert page.get_by_text("run 2").count() == 1


def test_what_is_asked_counts_from_the_click_though_the_answer_takes_its_time(
    browser, served, script
):
    """The server's first word comes late: nothing of the page says until then that it will."""
    line = Line(served(app=script("slow.py", SLOW)))
    page = opened(window(browser), line.url)
    line.late = 1.0
    page.get_by_role("button", name="again").click()
    ready(page)
    assert page.get_by_text("run 2").count() == 1
    page.context.close()
    line.cut()


def test_a_press_while_the_script_runs_is_waited_for_too(page, served, script):
    opened(page, served(app=script("slow.py", SLOW)))
    for _ in range(3):
        page.get_by_role("button", name="again").click()
    ready(page)
    counts = "[window.traffic.asked, window.traffic.answered, window.traffic.begun]"
    assert page.evaluate(counts) == [4, 4, 4]
    assert page.get_by_text("run 2").count() == 1


def test_a_window_of_another_kind_is_refused(browser, served, script):
    context = browser.new_context()
    with pytest.raises(Error, match="not opened by"):
        opened(context.new_page(), served(app=script("slow.py", SLOW)))
    context.close()


def test_a_fault_is_an_error_and_its_traceback_stays_in_the_log(page, servers, script):
    server = servers(app=script("faulty.py", FAULTY))
    with pytest.raises(AssertionError, match="shows a fault"):
        opened(page, server.url)
    assert "secret" not in page.content()
    assert "secret" in server.log()


def test_streamlit_itself_asks_no_other_host_and_offers_no_developer_menu(
    page, served, script, watch
):
    url = served(app=script("slow.py", SLOW))
    opened(page, url)
    assert watch.hosts() == {url.removeprefix("http://")}
    assert any(request.startswith("ws://") for request in watch.requests)
    assert watch.errors == []
    assert page.get_by_text("Deploy").count() == 0
    assert page.get_by_test_id("stMainMenu").count() == 0


def test_requests_to_other_hosts_and_errors_are_seen(page, served, script, watch):
    opened(page, served(app=script("slow.py", SLOW)))
    page.evaluate("() => fetch('http://127.0.0.1:1/x').catch(() => console.error('no answer'))")
    assert "127.0.0.1:1" in watch.hosts()
    assert "no answer" in watch.errors


def test_programs_get_no_way_in_of_their_own(page, served, script):
    """Streamlit's agent API lets programs drive an app; the atlas leaves it off."""
    url = served(app=script("slow.py", SLOW))
    answer = page.request.post(f"{url}/_stcore/agent/interact", data={})
    assert not answer.ok


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_the_screen_can_be_chosen(page):
    assert page.viewport_size == PHONE


def test_one_server_serves_all_tests_of_a_folder(served, script, tmp_path):
    slow = script("slow.py", SLOW)
    assert served(app=slow) == served(app=slow)


def test_a_server_that_cannot_start_says_why(tmp_path):
    with pytest.raises(RuntimeError, match="ended while starting"):
        Server(app=tmp_path / "nowhere.py")


def test_without_a_browser_there_is_an_error_that_says_what_to_do(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(chromium.NoBrowser, match="apt-get install chromium"):
        chromium.find()
