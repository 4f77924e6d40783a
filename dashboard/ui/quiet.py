"""Keeps Streamlit's server from asking another host for this machine's public address.

Streamlit does so when a page of a foreign origin knocks at its WebSocket, to see whether the
origin is the machine itself. The atlas asks no other host, whoever knocks; an address that
is to be let in stands in `server.corsAllowedOrigins`.
"""

from __future__ import annotations

from streamlit import net_util


def _unknown() -> None:
    return None


def ask_no_host() -> None:
    """Let the public address of this machine stay unknown."""
    net_util.get_external_ip = _unknown
