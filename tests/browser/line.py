"""A line between the browser and a server, which can be cut and mended."""

from __future__ import annotations

import re
import socket
import threading
import time
from contextlib import suppress
from urllib.parse import urlsplit

# What the browser asks a web socket for: beside the protocol it names the session that it had.
_SESSION = re.compile(rb"(?i)(\r\nsec-websocket-protocol: *[^\r,]+,[^\r,]*),[^\r]*")


class Line:
    """Passes on what comes to its own `url` to the server at another one.

    Once it has been cut, the server no longer knows a session that the browser names: to the
    page it is a server that has begun anew, of which no memory is left. `late` is how many
    seconds each of the server's answers waits.
    """

    def __init__(self, server: str) -> None:
        self._server = urlsplit(server).hostname, urlsplit(server).port
        self._open: set[socket.socket] = set()
        self._was_cut = False
        self.late = 0.0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._address = self._listener.getsockname()
        self.url = "http://{}:{}".format(*self._address)
        self._listen()

    def cut(self) -> None:
        """End all connections and take no new one."""
        self._was_cut = True
        for each in (self._listener, *self._open):
            _end(each)
        self._open.clear()

    def mend(self) -> None:
        """Take connections again, at the same address."""
        self._listener = socket.create_server(self._address)
        self._listen()

    def _listen(self) -> None:
        threading.Thread(target=self._take, args=(self._listener,), daemon=True).start()

    def _take(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
                far = socket.create_connection(self._server)
            except OSError:
                return
            self._open |= {near, far}
            for ends in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(*ends, near), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, near: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                if source is near and self._was_cut:
                    data = _SESSION.sub(rb"\1", data)
                if source is not near:
                    time.sleep(self.late)
                target.sendall(data)
        _end(source)
        _end(target)


def _end(each: socket.socket) -> None:
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for it
    each.close()
