"""Restore a backup."""

import sqlite3
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from timeline.keeping.manifest import UnfitBackup
from timeline.keeping.postgresql import ToolFailed
from timeline.keeping.restore import restore_backup


class Command(BaseCommand):
    """Put a backup in the place of the database, once it is proved whole."""

    help = (
        "Restore a folder that `backup` made. A damaged or foreign backup is refused, and nothing is changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder, and leave to replace what is there."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--replace", action="store_true", help="Give up what the database holds now.")

    def handle(self, *args: Any, folder: Path, replace: bool, **options: Any) -> None:
        """Restore it and say what is there now."""
        try:
            backup = restore_backup(folder, replace=replace)
        except (OSError, sqlite3.Error, ToolFailed, UnfitBackup) as error:
            raise CommandError(f"Not restored. {error}") from error
        rows = sum(backup.fingerprint.rows.values())
        self.stdout.write(
            f"Restored the record of {backup.made_at}: {rows} rows, the same by content and trail."
        )
