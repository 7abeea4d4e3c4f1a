"""What a supervisor asks: whether the process lives, and whether it can serve readers."""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, router
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from timeline.documents import store
from timeline.documents.failures import RETRY_AFTER, UNAVAILABLE
from timeline.models import RecordStamp

# Below this part of the disk an import or a backup may be the one that fills it.
LEAST_FREE = 0.05


def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the process lives; nothing else is asked, so that a lost database restarts no process."""
    return HttpResponse(
        "ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


def readyz(request: HttpRequest) -> HttpResponse:
    """Answer whether readers can be served, with the names of the checks that fail: 200 or 503."""
    failed = [name for name, check in CHECKS.items() if not check()]
    response = JsonResponse({"ready": not failed, "failed": failed}, status=503 if failed else 200)
    response.headers["Cache-Control"] = "no-store"
    if failed:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def database_answers() -> bool:
    """Tell whether the record can be read, from a copy or the primary."""
    try:
        store.version()
    except UNAVAILABLE:
        return False
    return True


def migrations_are_applied() -> bool:
    """Tell whether the tables have the form that this code expects."""
    try:
        executor = MigrationExecutor(connections[router.db_for_read(RecordStamp)])
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except UNAVAILABLE:
        return False


def disk_has_room() -> bool:
    """Tell whether the disk with the database's file, or with our own files, has LEAST_FREE of it left."""
    name = Path(settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"])
    folder = name.parent if name.is_absolute() and name.parent.is_dir() else Path(settings.BASE_DIR)
    usage = shutil.disk_usage(folder)
    return usage.free >= LEAST_FREE * usage.total


CHECKS = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "disk": disk_has_room,
}
