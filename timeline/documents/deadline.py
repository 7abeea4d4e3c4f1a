"""A deadline for the queries of one answer, so that no question can hold a worker."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Instructions of SQLite's machine between two looks at the clock; some tenths of a millisecond.
INSTRUCTIONS = 10_000


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Interrupt SQLite when the time is over; the query then raises OperationalError.

    PostgreSQL keeps the deadline itself, by STATEMENT_TIMEOUT_MS of the settings.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    end = time.monotonic() + seconds
    connection.connection.set_progress_handler(lambda: time.monotonic() > end, INSTRUCTIONS)
    try:
        yield
    finally:
        if connection.connection is not None:
            connection.connection.set_progress_handler(None, INSTRUCTIONS)
