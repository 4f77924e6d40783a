"""The real app, started as a reader would start it, for as long as the tests need it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds until a server that does not answer counts as broken


class Server:
    """One Streamlit process with one data folder.

    `data` is the folder it shows (None: the atlas's own), `app` the script it runs,
    `port` where it answers (0: any that is free). Raises
    RuntimeError with the server's own output when it does not come up.
    """

    def __init__(
        self, data: Path | None = None, app: Path = ROOT / "app.py", port: int = 0
    ) -> None:
        port = port or _free_port()
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self._log = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        environment = {k: v for k, v in os.environ.items() if k != "NETZWERKATLAS_DATA"}
        if data is not None:
            environment["NETZWERKATLAS_DATA"] = str(data)
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", str(app)),
                *("--server.address=127.0.0.1", f"--server.port={port}"),
            ],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def log(self) -> str:
        """Return what the server has written so far: faults leave their traceback here."""
        self._log.seek(0)
        return self._log.read()

    def stop(self) -> None:
        """End the process that this object started, and no other."""
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise RuntimeError(f"The app ended while starting:\n{self.log()}")
            if _answers(f"{self.url}/_stcore/health"):
                return
            time.sleep(0.1)
        raise RuntimeError(f"The app did not answer within {PATIENCE} seconds:\n{self.log()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(url: str) -> bool:
    # A proxy of the machine has no business between the test and its own server.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
