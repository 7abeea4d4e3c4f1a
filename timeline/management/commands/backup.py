"""Back the database up."""

import sqlite3
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from timeline.keeping.backup import write_backup
from timeline.keeping.postgresql import ToolFailed


class Command(BaseCommand):
    """Write a backup into a new folder, while the site runs."""

    help = (
        "Back the whole database up into a new folder, with what proves that it is whole. The site may run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder's name."""
        parser.add_argument("folder", type=Path, help="A folder that is not there yet.")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Write it and say what is in it."""
        try:
            made = write_backup(folder, now=timezone.now())
        except (OSError, sqlite3.Error, ToolFailed) as error:
            raise CommandError(f"No backup was made. {error}") from error
        rows = sum(made.fingerprint.rows.values())
        self.stdout.write(f"{folder}: {rows} rows, {made.bytes / 1_000_000:.1f} MB, SHA-256 {made.sha256}")
