"""Many readers at once: real sessions that speak Streamlit's protocol, without a browser each.

A reader opens the page's web socket, has the page made, and then chooses topics with pauses
for thought, as the browser would tell it. An answer has come when the script has finished and
the sentence is another one. What the browser does with it is not part of these figures.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.browsing import TOPICS
from benchmarks.process import Measured

THINK = 10.0  # seconds between an answer and the next question, on average
LENGTH = 60.0  # seconds that a crowd stays
PATIENCE = 60.0  # seconds until an answer that does not come is an error
FORGOTTEN = 150.0  # Streamlit keeps a session for two minutes, should its reader come back


@dataclass
class Crowd:
    """What a number of readers saw: seconds to each answer, what went wrong, the memory used."""

    answers: list[float] = field(default_factory=list)
    openings: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    rss_mb: list[float] = field(default_factory=list)


@dataclass
class Page:
    """What a session's messages have told so far of the page at an address of the atlas."""

    path: str = ""
    query: str = ""
    topic: str = ""
    options: tuple[str, ...] = ()
    sentence: str = ""
    fault: str = ""
    finished: bool = False

    def take(self, message: ForwardMsg) -> None:
        """Note what a message says of the filter, the sentence, a fault, and the script's end."""
        kind = message.WhichOneof("type")
        if kind == "script_finished":
            self.finished = message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        if kind != "delta" or message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "multiselect" if element.multiselect.id.endswith("-topic"):
                self.topic = element.multiselect.id
                self.options = tuple(element.multiselect.options)
            case "html" if "na-sentence" in element.html.body:
                self.sentence = element.html.body
            case "exception":
                self.fault = element.exception.message or element.exception.type

    def choice(self, topic: str) -> str:
        """The option of a topic, which carries its count behind the name."""
        return next(each for each in self.options if each.startswith(topic))


def meet(server: Measured, readers: int) -> Crowd:
    """Let so many readers use the atlas at once; they come one after the other, all over THINK."""
    return asyncio.run(_meet(server, readers))


def memory_after(server: Measured) -> float:
    """The least memory, in megabytes, that the server comes back to once all have left."""
    end = time.monotonic() + FORGOTTEN
    least = server.rss_mb()
    while time.monotonic() < end:
        time.sleep(5)
        least = min(least, server.rss_mb())
    return least


async def _meet(server: Measured, readers: int) -> Crowd:
    crowd = Crowd()
    watching = asyncio.create_task(_watch_memory(server, crowd))
    try:
        await asyncio.gather(*(_read(server.url, crowd, seed) for seed in range(readers)))
    finally:
        watching.cancel()
    return crowd


async def _watch_memory(server: Measured, crowd: Crowd) -> None:
    while True:
        crowd.rss_mb.append(server.rss_mb())
        await asyncio.sleep(0.25)


async def _read(url: str, crowd: Crowd, seed: int) -> None:
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, THINK))
    end = time.monotonic() + LENGTH
    page = Page()
    try:
        async with session(url) as socket:
            crowd.openings.append(await ask(socket, page))
            number = seed
            while time.monotonic() < end:
                await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK)
                before = page.sentence
                crowd.answers.append(await ask(socket, page, TOPICS[number % len(TOPICS)]))
                if page.sentence == before:
                    crowd.errors.append("The sentence stayed the same.")
                number += 1
    except Exception as fault:  # whatever goes wrong for a reader is what is counted here
        crowd.errors.append(f"{type(fault).__name__}: {fault}")


def session(url: str) -> connect:
    """The web socket of a reader who has come to the server."""
    address = url.replace("http:", "ws:") + "/_stcore/stream"
    return connect(address, subprotocols=["streamlit"], max_size=None, proxy=None, compression=None)


async def ask(socket: ClientConnection, page: Page, *topics: str) -> float:
    """Have the page made anew, with these topics alone chosen; return the seconds it took."""
    question = BackMsg()
    state = question.rerun_script
    state.query_string, state.page_name = page.query, page.path
    if page.topic:
        widget = state.widget_states.widgets.add()
        widget.id = page.topic
        widget.string_array_value.data.extend(map(page.choice, topics))
    page.finished = False
    start = time.perf_counter()
    await socket.send(question.SerializeToString())
    async with asyncio.timeout(PATIENCE):
        while not page.finished:
            page.take(ForwardMsg.FromString(await socket.recv()))
    seconds = time.perf_counter() - start
    if page.fault:
        raise RuntimeError(page.fault)
    return seconds
