"""A Redis that is gone costs time and never an answer."""

import socket
from types import SimpleNamespace

import pytest

from conflictdb.cache import REST, ForgivingRedis


@pytest.fixture
def nobody_there() -> ForgivingRedis:
    """Return a cache on a port of this machine at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return ForgivingRedis(f"redis://127.0.0.1:{port}", {})


def test_a_lost_redis_is_an_empty_cache(nobody_there: ForgivingRedis) -> None:
    nobody_there.set("page", "kept")
    assert nobody_there.get("page") is None
    assert nobody_there.get("page", 0) == 0
    assert nobody_there.get_many(["page"]) == {}
    assert nobody_there.set_many({"page": "kept"}) == ["page"]
    assert not nobody_there.add("page", "kept")
    assert not nobody_there.delete("page")


def test_a_lost_redis_is_left_alone_for_a_while(
    nobody_there: ForgivingRedis, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    moments = iter([100.0, 100.0, 100.0 + REST - 1, 100.0 + REST, 100.0 + REST])
    monkeypatch.setattr("conflictdb.cache.time", SimpleNamespace(monotonic=lambda: next(moments)))
    for _ in range(2):
        nobody_there.get("page")
    assert len(caplog.records) == 1
    nobody_there.get("page")
    assert len(caplog.records) == 2
