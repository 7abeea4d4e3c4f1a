"""Write the whole public record as files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from timeline.documents.bulk import build_release


class Command(BaseCommand):
    """Write the files of the record's present version; does nothing where they are there."""

    help = (
        "Write the whole public record as JSON, NDJSON, CSV, GeoJSON, SQLite and, with pyarrow, Parquet. "
        "Run it after publishing; releases/ of the API lists the files."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build and say what was built."""
        folder = Path(settings.RELEASES_DIR)
        manifest = build_release(
            folder, now=timezone.now(), on_file=lambda name: self.stdout.write(f"Written: {name}")
        )
        if manifest is None:
            self.stdout.write("The files of this version are there already.")
            return
        size = sum(file["bytes"] for file in manifest["files"]) / 1_000_000
        self.stdout.write(
            f"Version {manifest['dataset_version']}: {len(manifest['files'])} files, {size:.1f} MB, in {folder}."
        )
