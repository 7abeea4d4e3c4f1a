"""Load the shipped record and publish it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from timeline.actions.record import load_record
from timeline.management import releasing


class Command(BaseCommand):
    """Load fixtures/ into the tables and publish every event; does nothing when the files have not changed."""

    help = "Load the record from fixtures/ and publish it. A second run with the same files changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder from whoever keeps another record."""
        parser.add_argument("folder", nargs="?", type=Path, default=Path(settings.FIXTURE_DIRS[0]))
        releasing.add_option(parser)

    def handle(self, *args: Any, folder: Path, without_files: bool, **options: Any) -> None:
        """Load, publish and say what was done."""
        with tqdm(desc="Publishing", unit=" events", disable=None) as bar:
            report = load_record(folder=folder, on_progress=bar.update)
        if report.is_unchanged:
            self.stdout.write("The record is loaded and published already.")
            return
        for entry in report.kept:
            self.stdout.write(f"Kept as edited at the desk: {entry}")
        for noun, count in sorted(report.removed.items()):
            self.stdout.write(f"Removed, no longer in the fixtures: {count} {noun}")
        self.stdout.write(
            f"Loaded {sum(report.loaded.values())} entries and published {report.published} events."
        )
        releasing.finish(self.stdout, without_files=without_files)
