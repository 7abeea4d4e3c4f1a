"""Which errors mean that the database cannot answer now, as against a mistake of ours."""

import sqlite3

from django.db import InterfaceError, OperationalError
from psycopg.errors import QueryCanceled

# A lost connection, a server that starts or stops, a lock that was not given up in time, a disk that is full.
UNAVAILABLE = (OperationalError, InterfaceError)
# Seconds after which asking again has a chance: a lock is held for less, and a server restarts in about as long.
RETRY_AFTER = 5


def unavailable(error: BaseException | None) -> BaseException | None:
    """Return the database's failure that an error is, or that it was raised while handling; else None."""
    while error is not None and not isinstance(error, UNAVAILABLE):
        error = error.__context__
    return error


def is_over_time(error: BaseException) -> bool:
    """Tell whether the database gave a query up because it took too long."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT
    return isinstance(cause, QueryCanceled)
