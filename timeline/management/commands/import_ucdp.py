"""Import a file of UCDP's Georeferenced Event Dataset."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from timeline.domain.imports import DatasetFacts, ImportedEvent, ImportReport
from timeline.importers import ucdp_ged
from timeline.importers.reading import Table
from timeline.management.importing import ImportCommand


class Command(ImportCommand):
    """Compare a release of UCDP GED with the record, and take it in with --apply."""

    help = "Compare a file of UCDP GED with the record; --apply takes it in. A second run changes nothing."
    required = ucdp_ged.REQUIRED

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the release and which countries to keep."""
        super().add_arguments(parser)
        parser.add_argument("--release", required=True, help="As UCDP writes it: 26.1, 26.0.7.")
        parser.add_argument("--stated-on", default="", help="EDTF day of the release; its year if left out.")
        parser.add_argument(
            "--country", action="append", default=[], help="Keep this country's events, as UCDP names it."
        )

    def facts(self, options: dict[str, Any]) -> DatasetFacts:
        """Return the facts of the release."""
        return ucdp_ged.facts(options["release"], options["stated_on"])

    def read(self, table: Table, report: ImportReport, options: dict[str, Any]) -> Iterator[ImportedEvent]:
        """Read the rows of UCDP GED."""
        return ucdp_ged.read(table, report, countries=frozenset(options["country"]))
