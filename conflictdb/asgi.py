"""The entry for a ASGI server, for whoever prefers one."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflictdb.settings")
# A reader's query that runs this long is a mistake; commands such as migrate know no such limit.
os.environ.setdefault("STATEMENT_TIMEOUT_MS", "3000")

application = get_asgi_application()
