"""Opening the data in the background, so that everybody who waits can see how far it is."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Generic, TypeVar

import streamlit as st

from dashboard.language import Language, Message, message
from dashboard.sources import Progress

T = TypeVar("T")

# Seconds: work that is done by then shows nothing, and how often what is shown is renewed.
_QUICK = 0.3
_PACE = 0.2


class Opening(Generic[T]):
    """Work that has begun, in a thread of its own: it goes on whoever comes or leaves.

    The work is given a way to tell its progress, and returns the result.
    """

    def __init__(self, work: Callable[[Progress], T]) -> None:
        self.step, self.share = message("Reading the data …"), 0.0
        self._result: Future[T] = Future()
        Thread(target=self._run, args=(work,), daemon=True, name="opening").start()

    @property
    def failed(self) -> bool:
        """Whether the work ended without a result, so that it had better be begun anew."""
        return self._result.done() and self._result.exception() is not None

    def result(self, language: Language) -> T:
        """The result, once it is there; until then the page shows how far the work is.

        Raises what the work raised.
        """
        # In every run, so that what stands below it never moves, and is never built anew.
        place = st.empty()
        if not self._is_done_in(_QUICK):
            while not self._is_done_in(_PACE):
                place.progress(self.share, language.render(self.step))
            place.empty()
        return self._result.result()

    def _is_done_in(self, seconds: float) -> bool:
        try:
            self._result.exception(timeout=seconds)
        except TimeoutError:
            return False
        return True

    def _tell(self, step: Message, share: float) -> None:
        self.step, self.share = step, min(max(share, 0.0), 1.0)

    def _run(self, work: Callable[[Progress], T]) -> None:
        try:
            self._result.set_result(work(self._tell))
        except BaseException as error:
            self._result.set_exception(error)
