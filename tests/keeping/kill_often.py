"""Start a command again and again and kill it with SIGKILL at moments spread over its run time; tell what was left.

Usage: python -m tests.keeping.kill_often KILLS SEED BASE COMMAND [ARGUMENT...], with DATABASE_URL naming a database
that holds the same as the one at BASE, a file's path or a PostgreSQL address. Where a run was faster than its moment,
the database is made anew from BASE, and the moment tried again in the shorter run time. Prints JSON.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django
import psycopg
from psycopg import sql

# How often one moment is tried where runs end before it.
MOST_TRIES = 4


def start(arguments: list[str]) -> int:
    """Run a command of ours in a process of its own, past the cost of starting Python; return its id."""
    from django.core.management import call_command
    from django.db import connections

    connections.close_all()
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        with Path(os.devnull).open("w") as nowhere:
            call_command(*arguments, stdout=nowhere, skip_checks=True)
        code = 0
    finally:
        os._exit(code)


def end_of(process: int) -> int:
    """Wait for a process; return its exit code, or the negative number of the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def ends_within(process: int, seconds: float) -> bool:
    """Say whether a process ends by itself in that time, and kill it if not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            break
        time.sleep(0.002)
    os.kill(process, signal.SIGKILL)
    return end_of(process) != -signal.SIGKILL


def state() -> tuple[dict[str, int], str]:
    """Return how many rows each table has, and a digest of what readers have; the database must be sound."""
    from django.db import connection, transaction

    from timeline.keeping import fingerprint
    from timeline.models import PublishedEvent

    if connection.vendor == "postgresql":
        await_servers_end()
    with transaction.atomic():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # All of the counts are of one moment.
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            else:
                for check, sound in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
                    found = cursor.execute(f"PRAGMA {check}").fetchall()
                    if found != sound:
                        sys.exit(f"{check}: {found}")
        public = list(PublishedEvent.objects.order_by("slug").values_list("slug", "content_hash"))
        return fingerprint.take("default").rows, hashlib.sha256(json.dumps(public).encode()).hexdigest()


def await_servers_end() -> None:
    """Wait until PostgreSQL has noticed that the process is gone: it may be carrying out the last order still."""
    from django.db import connection

    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    with connection.cursor() as cursor:
        for _try in range(500):
            cursor.execute(others)
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.02)
    sys.exit("PostgreSQL still works for a process that was killed.")


def make_anew(base: str) -> None:
    """Make the database what the one at `base` is."""
    from django.db import connections

    connections.close_all()
    url = os.environ["DATABASE_URL"]
    if not url.startswith("postgres"):
        file = Path(urlsplit(url).path)
        for ending in ("-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
        shutil.copyfile(base, file)
        return
    name, template = (sql.Identifier(urlsplit(one).path[1:]) for one in (url, base))
    with psycopg.connect(url.rpartition("/")[0] + "/postgres", autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name, template))


def main(kills: int, seed: int, base: str, arguments: list[str]) -> dict[str, Any]:
    """Measure one whole run, kill as many as asked for, and let the last one end."""
    before = state()
    began = time.monotonic()
    if end_of(start(arguments)) != 0:
        sys.exit("The command fails when nobody kills it.")
    seconds = time.monotonic() - began
    after = state()
    make_anew(base)
    draw = random.Random(seed)  # noqa: S311  # moments to die at, not secrets
    moments = [(number + draw.random()) / kills for number in range(kills)]
    draw.shuffle(moments)
    left = {"nothing": 0, "all": 0, "something": 0}
    finished = 0
    for moment in moments:
        for _try in range(MOST_TRIES):
            began = time.monotonic()
            process = start(arguments)
            was_killed = not ends_within(process, moment * seconds)
            if not was_killed:
                # The machine is less busy than it was; the moments are parts of what a run takes now.
                seconds = time.monotonic() - began
            found = state()
            finished += not was_killed
            if was_killed:
                left["nothing" if found == before else "all" if found == after else "something"] += 1
            if found != before:
                make_anew(base)
            if was_killed:
                break
    is_well_afterwards = end_of(start(arguments)) == 0 and state() == after
    return {
        "killed": sum(left.values()),
        "finished_first": finished,
        "left": left,
        "seconds": round(seconds, 2),
        "next_run_works": is_well_afterwards,
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflictdb.settings")
    django.setup()
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])))
