"""Import a timeline in the form of TimelineJS."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from timeline.domain.imports import DatasetFacts, ImportedEvent, ImportReport
from timeline.domain.vocabulary import EventType
from timeline.importers import timelinejs
from timeline.importers.reading import Table, open_table
from timeline.management.importing import ImportCommand


class Command(ImportCommand):
    """Compare a timeline with the record, and take it in with --apply."""

    help = (
        "Compare a TimelineJS spreadsheet (CSV) or JSON file with the record; --apply takes it in. Its events have "
        "no places, actors or figures; an editor adds them."
    )
    required = timelinejs.REQUIRED

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what the timeline is, which its file does not say."""
        super().add_arguments(parser)
        parser.add_argument("--id", required=True, help="Id of the timeline: small letters, digits, hyphens.")
        parser.add_argument("--name", required=True, help="Name of the timeline.")
        parser.add_argument("--publisher", required=True, help="Who publishes it.")
        parser.add_argument(
            "--release", required=True, help="Its version, or the day on which it was fetched."
        )
        parser.add_argument("--licence", default="", help="Its licence.")
        parser.add_argument(
            "--may-be-passed-on", action="store_true", help="The licence allows publishing its text."
        )
        parser.add_argument(
            "--type", choices=EventType.values, default=EventType.POLITICAL.value, help="Kind of its events."
        )

    def facts(self, options: dict[str, Any]) -> DatasetFacts:
        """Return the facts as they were given."""
        return timelinejs.facts(
            slug=options["id"],
            name=options["name"],
            version=options["release"],
            publisher=options["publisher"],
            licence=options["licence"],
            is_redistributable=options["may_be_passed_on"],
        )

    def open(self, path: Path) -> AbstractContextManager[Table]:
        """Open a spreadsheet, or JSON as one."""
        if ".json" in [suffix.lower() for suffix in path.suffixes]:
            return nullcontext(timelinejs.open_json(path))
        return open_table(path, self.required)

    def read(self, table: Table, report: ImportReport, options: dict[str, Any]) -> Iterator[ImportedEvent]:
        """Read the slides."""
        return timelinejs.read(table, report, event_type=options["type"])
