"""Write the whole public record as files."""

from typing import Any

from django.core.management.base import BaseCommand

from timeline.management.releasing import write_files


class Command(BaseCommand):
    """Write the files of the record's present state; does nothing where they are there."""

    help = (
        "Write the whole public record as JSON, NDJSON, CSV, GeoJSON, SQLite and, with pyarrow, Parquet; does nothing "
        "where the files of this state are there. Commands that publish do so themselves; run it, for example each "
        "night, for what editors publish at the desk."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build and say what was built."""
        write_files(self.stdout)
