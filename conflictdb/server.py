"""How gunicorn serves the site; read by `gunicorn -c python:conflictdb.server`."""

import os
import sys
from typing import Protocol

PORT = os.environ.get("PORT", "8000")

bind = os.environ.get("BIND", f"127.0.0.1:{PORT}")
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "sync"
preload_app = True
timeout = 30  # seconds; also how long a stop waits for answers under way
# The site refuses a query over 4 KB itself, with a reason; the server must let it come that far.
limit_request_line = 8190
loglevel = os.environ.get("LOG_LEVEL", "warning").lower()


class Arbiter(Protocol):
    """The part of gunicorn's master process that is used here."""

    address: list[tuple[str, int]]


def when_ready(server: Arbiter) -> None:
    """Tell the person who started the site where it is, once it really listens."""
    address = os.environ.get("PUBLIC_BASE_URL") or f"http://{bind}"
    sys.stdout.write(f"ConflictDB is ready at {address}/ (stop it with Ctrl-C)\n")
    sys.stdout.flush()
