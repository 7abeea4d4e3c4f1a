"""Load a record and die at its Nth statement, as if the machine had lost its power; told 0, live and print how many."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import django
from django.db import connection


def main(moment: int, folder: Path) -> None:
    """Load, counting statements."""
    from timeline.actions.record import load_record  # after Django is set up

    asked = 0

    def count(execute: Any, *arguments: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    with connection.execute_wrapper(count):
        load_record(folder=folder)
    sys.stdout.write(str(asked))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflictdb.settings")
    django.setup()
    main(int(sys.argv[1]), Path(sys.argv[2]))
