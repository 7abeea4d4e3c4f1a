#!/usr/bin/env python
"""The command entry of the project."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflictdb.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        # A lock, a full disk, a lost server: each change is one transaction, so whatever was under way is taken back.
        sys.exit(f"The database gave no answer: {error}. Nothing was changed; run the command again.")
