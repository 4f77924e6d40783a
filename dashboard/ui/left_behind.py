"""What a reader left behind: forgotten when the reader has gone for good.

Streamlit keeps a session for two minutes after its page was closed, so that it can be taken up
again; then it lets go of it when the next reader leaves, and its parts refer to each other in
circles, which Python may look for much later. A large list would stay for hours.
"""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Callable
from threading import Thread

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.ui.data_shelf import Holding
from dashboard.ui.spare_memory import give_back

_PACE = 50.0  # seconds from one look to the next
_LOOKS = 4  # so often nobody must be there: longer than a session can be taken up again

_watched: weakref.WeakSet[Holding] = weakref.WeakSet()


def forget_when_left(holding: Holding) -> None:
    """Let go of what this session holds, if anything, once its reader has gone for good."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists() or holding in _watched or not holding.weight:
        return
    _watched.add(holding)
    server, session = runtime.get_instance(), context.session_id
    looked_after = (weakref.ref(holding), lambda: server.is_active_session(session))
    Thread(target=watch, args=looked_after, daemon=True, name="left behind").start()


def watch(
    way: Callable[[], Holding | None],
    is_there: Callable[[], bool],
    rest: Callable[[float], None] = time.sleep,
) -> None:
    """Look from time to time whether the reader is there; after some looks without, let go."""
    missed = 0
    while missed < _LOOKS:
        rest(_PACE)
        missed = 0 if is_there() else missed + 1
        if not _holds(way()):
            return
    _let_go(way())


def _holds(holding: Holding | None) -> bool:
    if holding is None:
        return False
    if not holding.weight:
        _watched.discard(holding)
        return False
    return True


def _let_go(holding: Holding | None) -> None:
    if holding is not None:
        _watched.discard(holding)
        holding.let_go()
    gc.collect()
    give_back()
