"""A WSGI application without a framework that answers from the same rows: how fast the site could be at best."""

import os
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl

from bench.questions import BARE

_connections: list[sqlite3.Connection] = []


def _connection() -> sqlite3.Connection:
    if not _connections:
        connection = sqlite3.connect(f"file:{os.environ['BENCH_DATABASE']}?mode=ro", uri=True)
        connection.executescript("PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000")
        _connections.append(connection)
    return _connections[0]


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    """Join the documents that a statement finds."""
    statement = BARE[environ["PATH_INFO"].strip("/")]
    parameters = dict(parse_qsl(environ["QUERY_STRING"], keep_blank_values=True))
    texts = [row[0] for row in _connection().execute(statement, parameters)]
    body = f'{{"results":[{",".join(texts)}]}}'.encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
