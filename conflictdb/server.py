"""How gunicorn serves the site; read by `gunicorn --config python:conflictdb.server`."""

import os
import socket
import sys
from pathlib import Path
from typing import Any

import environ
from django.conf import settings

environ.Env.read_env(Path(__file__).resolve().parent.parent / ".env")  # before the settings are read

bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "sync"
preload_app = True
timeout = 30  # seconds; also how long a stop waits for answers under way
# The site refuses a query over 4 KB itself, with a reason; the server must let it come that far.
limit_request_line = 8190
SILENCE = 120  # seconds that a connection may say nothing; browsers give one up after about ten
loglevel = "error"  # its warnings name the addresses of readers whose requests it could not read


def when_ready(server: Any) -> None:
    """Tell the person who started the site where it is, once it really listens.

    A plain worker that has taken a connection waits for its request and answers nobody meanwhile, and browsers open
    connections before they need them: two silent ones would hold up the site for half a minute. Linux hands a
    connection over only once something was said on it.
    """
    if hasattr(socket, "TCP_DEFER_ACCEPT"):
        for listener in server.LISTENERS:
            if listener.sock.family != socket.AF_UNIX:
                listener.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, SILENCE)
    sys.stdout.write(f"ConflictDB is ready at {settings.PUBLIC_BASE_URL}/ (stop it with Ctrl-C)\n")
    sys.stdout.flush()
