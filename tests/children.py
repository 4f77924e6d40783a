"""Work that may be killed, or take too much, in a process of its own.

Such a process is not forked from the one that runs the tests, which has threads: what one of
them had locked at that moment would stay locked in the child for ever. It comes from a server
of processes that has none, and knows what it is asked to do by name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from multiprocessing import forkserver, get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

PATIENCE = 120  # seconds until a child that does not end counts as hung

_CONTEXT = get_context("forkserver")
PRELOADED = ("pandas", "tests.sources.writers", "tests.fuzz.hostile")
"""What its children need: imported there, once for all of them."""
_CONTEXT.set_forkserver_preload(list(PRELOADED))
# The server looks for modules where it is started, and says nothing of those that it misses.
_ROOT = str(Path(__file__).parents[1])


def begun(work: Callable[..., object], *what: object) -> BaseProcess:
    """Start the work, a function of a module, in a process of its own."""
    # What counts as the main program, which a test of a page leaves to be that page, would be
    # run anew by each child before anything else: there is to be none.
    nothing = ModuleType("__main__")
    with patch.dict(os.environ, PYTHONPATH=_ROOT), patch.dict(sys.modules, __main__=nothing):
        forkserver.ensure_running()
        child = _CONTEXT.Process(target=work, args=what, daemon=True)
        child.start()
    return child


def ended(child: BaseProcess) -> int:
    """Wait for the end; return the exit status, below zero the signal that killed it.

    Raises AssertionError, and ends it, where it does not come to an end by itself.
    """
    child.join(PATIENCE)
    if child.exitcode is None:
        child.kill()
        child.join()
        raise AssertionError(f"A process of the tests did not end within {PATIENCE} seconds.")
    return child.exitcode


def told(work: Callable[..., object], *what: object) -> object:
    """What the work returns: plain values only. Raises EOFError where it says nothing."""
    near, far = _CONTEXT.Pipe(duplex=False)
    child = begun(_tell, far, work, *what)
    far.close()
    with near:
        assert near.poll(PATIENCE), f"A process said nothing within {PATIENCE} seconds."
        answer = near.recv()
    ended(child)
    return answer


def is_imported(name: str) -> bool:
    """Whether this process holds the module already."""
    return name in sys.modules


def _tell(far, work: Callable[..., object], *what: object) -> None:
    with far:
        far.send(work(*what))
