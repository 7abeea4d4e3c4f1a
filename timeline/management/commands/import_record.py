"""Import another ConflictDB's export."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from timeline.actions.editorial import PublishRefused
from timeline.actions.import_record import COLUMNS, apply_record
from timeline.domain.imports import ImportRefused, ReadFile
from timeline.domain.record_entries import RecordReport
from timeline.importers.reading import sha256_of
from timeline.importers.record.plan import RecordPlanner
from timeline.importers.record.reading import open_record
from timeline.importers.wording import record_lines

MOST_PRINTED = 80


class Command(BaseCommand):
    """Compare another record's export with this record, and take it in with --apply."""

    help = (
        "Compare an export of a ConflictDB (a release's record.json, or events as NDJSON) with this record; "
        "--apply takes it in. A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and what to do with it."""
        parser.add_argument("file", type=Path, help="record.json or events.ndjson, plain or in gzip or zip.")
        parser.add_argument(
            "--apply", action="store_true", help="Write; without it the file is only compared."
        )
        parser.add_argument(
            "--publish", action="store_true", help="With --apply: give the events to readers at once."
        )
        parser.add_argument(
            "--create-missing",
            action="store_true",
            help="Make entries of what events tell of actors, places and sources that the file does not describe.",
        )
        parser.add_argument("--origin", default="", help="Id of the other record; its host if left out.")
        parser.add_argument(
            "--release", default="", help="Its dataset_version, where the file does not say it."
        )
        parser.add_argument("--report", type=Path, help="Also write the report to this file.")

    def handle(self, *args: Any, file: Path, report: Path | None, **options: Any) -> None:
        """Compare, write where that was asked for, and report."""
        told = RecordReport()
        try:
            self._run(file, told, options)
        except (ImportRefused, PublishRefused) as refusal:
            raise CommandError(str(refusal)) from refusal
        if report is not None:
            report.write_text("\n".join(record_lines(told, most=None)) + "\n", encoding="utf-8")
        for line in list(record_lines(told))[:MOST_PRINTED]:
            self.stdout.write(line)
        if not options["apply"]:
            self.stdout.write("Nothing was written; --apply does that.")

    def _run(self, file: Path, report: RecordReport, options: dict[str, Any]) -> None:
        sha256 = sha256_of(file)
        record = open_record(file)
        origin = record.origin(options["origin"], options["release"])
        planner = RecordPlanner(record, origin, report, may_publish=options["publish"])
        plan = planner.planned(may_create=options["create_missing"])
        if not options["apply"]:
            return
        with tqdm(total=len(plan.events), desc="Writing", unit=" events", disable=None) as bar:
            apply_record(
                plan=plan,
                file=ReadFile(file.name, sha256, COLUMNS),
                report=report,
                on_written=bar.update,
            )
