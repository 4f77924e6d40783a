"""Memory that nobody uses any more, given back to the system.

What an import of a large list took is freed with it, but stays with this process: the C library
keeps it in many small pieces, and pyarrow in some larger ones, for whatever comes next.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress
from threading import Timer

import pyarrow as pa

_SOON = 3.0  # seconds, by when the run of the page that let go of something is over


def give_back_soon() -> None:
    """Give spare memory back once whoever is at work now has let go of what it holds."""
    later = Timer(_SOON, give_back)
    later.daemon = True
    with suppress(RuntimeError):  # no thread is begun while the process ends
        later.start()


def give_back() -> None:
    """Give spare memory back now, where the C library can do that: glibc can."""
    pa.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
