"""What is measured stays what the figures say: peers, filters, messages."""

from __future__ import annotations

import ast
import csv
import re

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PageInfo_pb2 import PageInfo

from benchmarks.__main__ import _asked, main
from benchmarks.browsing import TOPICS
from benchmarks.filtering import APPS, figure
from benchmarks.first_map import PAGES
from benchmarks.sessions import Page
from benchmarks.views import MORE_TOPICS, VIEWS, questions
from dashboard.ui.pages import SECTIONS


@pytest.mark.parametrize("app", [*APPS.values(), *PAGES.values()], ids=lambda path: path.stem)
def test_every_app_that_is_measured_is_there(app):
    ast.parse(app.read_text(encoding="utf-8"))


def test_the_topics_that_are_chosen_are_in_the_vocabulary(root):
    with (root / "data" / "vocabulary.csv").open(encoding="utf-8", newline="") as file:
        labels = [row["label_de"] for row in csv.DictReader(file) if row["list"] == "topic"]
    for topic in (*TOPICS, *MORE_TOPICS):
        assert [label for label in labels if topic in label] == [topic]


def test_the_peers_ask_no_other_host(root):
    for path in (root / "benchmarks" / "peers").glob("*.py"):
        assert "://" not in path.read_text(encoding="utf-8")


def test_a_part_can_be_measured_alone(monkeypatch):
    monkeypatch.setenv("BENCH", "filter load")
    monkeypatch.setenv("SIZES", "46 1000")
    asked = _asked([])
    assert (asked.parts, asked.sizes, asked.repeats) == (["filter", "load"], [46, 1000], 5)
    assert asked.apps == list(APPS)


def test_every_page_that_answers_filters_is_measured_with_questions_that_are_new():
    analysis = next(pages for name, pages in SECTIONS.items() if name and name.text == "Analysis")
    assert {page.path for page in VIEWS.values()} == {page.path for page in analysis}
    asked = list(questions())
    assert len(asked) == len(set(asked)) > 200, "enough for a hundred samples"


def test_an_unknown_part_is_refused_before_anything_is_measured(monkeypatch, capsys):
    monkeypatch.setenv("BENCH", "everything")
    with pytest.raises(SystemExit):
        main([])
    assert "everything" in capsys.readouterr().err


def test_where_nothing_could_be_measured_in_time_every_figure_says_so():
    values = figure({"narrow": [], "widen": []}, "seconds", too_long=True)
    assert values["too_long"] == values["narrow"]["too_long"] == ">120 s"


def test_a_session_understands_what_the_page_tells():
    page = Page()
    message = ForwardMsg()
    message.delta.new_element.multiselect.id = "$$ID-1234-topic"
    message.delta.new_element.multiselect.options.extend(["Kultur (3)", "Jugendarbeit (2)"])
    page.take(message)
    assert page.choice("Jugendarbeit") == "Jugendarbeit (2)"

    message = ForwardMsg()
    message.delta.new_element.html.body = '<h1 class="na-sentence">2 Organisationen</h1>'
    page.take(message)
    assert "2 Organisationen" in page.sentence
    assert not page.finished

    page.take(ForwardMsg(page_info_changed=PageInfo(query_string="topic=youth")))
    assert page.query == "topic=youth"


@pytest.mark.parametrize(
    ("status", "finished"),
    [
        (ForwardMsg.FINISHED_SUCCESSFULLY, True),
        (ForwardMsg.FINISHED_EARLY_FOR_RERUN, False),
        (ForwardMsg.FINISHED_WITH_COMPILE_ERROR, False),
    ],
)
def test_an_answer_is_there_when_the_script_has_run_to_its_end(status, finished):
    page = Page()
    page.take(ForwardMsg(script_finished=status))
    assert page.finished is finished


def test_a_fault_on_the_page_is_seen():
    page, message = Page(), ForwardMsg()
    message.delta.new_element.exception.message = "no"
    page.take(message)
    assert page.fault == "no"


def test_the_lock_of_the_peers_has_hashes_and_fits_the_others(root):
    pin = re.compile(r"^([a-z0-9-]+)==([^ ;]+)", re.MULTILINE)
    own, development = (
        (root / lock).read_text(encoding="utf-8")
        for lock in ("benchmarks/requirements.lock", "requirements-dev.lock")
    )
    assert "://" not in own
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\S)", own))
    others = dict(pin.findall(development))
    pinned = dict(pin.findall(own))
    assert "plotly" in pinned
    assert {name: others.get(name, version) for name, version in pinned.items()} == pinned
