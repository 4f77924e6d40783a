"""What a server process uses, read from Linux: its time on the processor and its memory."""

from __future__ import annotations

import time
from pathlib import Path

from tests.browser.server import Server


class Measured(Server):
    """The server that the browser tests start, and what its process uses."""

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def cpu_ms(self) -> float:
        """Milliseconds of processor time, user and system, of all threads so far.

        The process's own clock counts nanoseconds, where /proc/<pid>/stat counts hundredths of
        a second (clock_getcpuclockid(3): the number of the clock of another process).
        """
        return time.clock_gettime_ns((~self.pid << 3) | 2) / 1e6

    def rss_mb(self) -> float:
        """Megabytes (10^6 bytes) that the process holds in memory now."""
        return self._status("VmRSS")

    def rss_peak_mb(self) -> float:
        """The most megabytes that the process has held so far."""
        return self._status("VmHWM")

    def _status(self, name: str) -> float:
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * 1024 / 1e6
        raise RuntimeError(f"The system does not tell {name} of a process.")
