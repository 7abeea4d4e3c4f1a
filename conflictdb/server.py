"""How gunicorn serves the site; read by `gunicorn --config python:conflictdb.server`."""

import os
import sys
from pathlib import Path

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
loglevel = "error"  # its warnings name the addresses of readers whose requests it could not read


def when_ready(_server: object) -> None:
    """Tell the person who started the site where it is, once it really listens."""
    sys.stdout.write(f"ConflictDB is ready at {settings.PUBLIC_BASE_URL}/ (stop it with Ctrl-C)\n")
    sys.stdout.flush()
