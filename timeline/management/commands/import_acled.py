"""Import a file of ACLED for the editors' desk."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.management.base import CommandParser

from timeline.domain.imports import DatasetFacts, ImportedEvent, ImportReport
from timeline.importers import acled
from timeline.importers.reading import Table
from timeline.management.importing import ImportCommand


class Command(ImportCommand):
    """Compare a download of ACLED with the record, and take it in with --apply; it is never published."""

    help = (
        "Compare a file of ACLED with the record; --apply takes it in, for the desk alone: ACLED's terms forbid "
        "passing its rows on, and publishing them is refused."
    )
    required = acled.REQUIRED
    may_publish: ClassVar[bool] = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day of the download and which countries to keep."""
        super().add_arguments(parser)
        parser.add_argument("--downloaded-on", required=True, help="Day of the download: 2026-03-20.")
        parser.add_argument("--country", action="append", default=[], help="Keep this country's events.")

    def facts(self, options: dict[str, Any]) -> DatasetFacts:
        """Return the facts of the download."""
        return acled.facts(options["downloaded_on"])

    def read(self, table: Table, report: ImportReport, options: dict[str, Any]) -> Iterator[ImportedEvent]:
        """Read the rows of ACLED."""
        return acled.read(table, report, countries=frozenset(options["country"]))
