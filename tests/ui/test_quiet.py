"""The server asks no other host, whoever knocks."""

from __future__ import annotations

import pytest
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from dashboard.ui.quiet import ask_no_host


def test_a_foreign_origin_is_refused_without_asking_another_host(monkeypatch):
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr(
        net_util,
        "_make_blocking_http_get",
        lambda url, **_: pytest.fail(f"the server asked {url}"),
    )
    ask_no_host()
    assert not is_url_from_allowed_origins("https://foreign.example")
    assert is_url_from_allowed_origins("http://localhost:8501")
