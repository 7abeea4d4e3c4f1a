"""What the import commands share: dry by default, a report, a progress bar, all or nothing with --apply."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from timeline.actions.editorial import PublishRefused
from timeline.actions.imports import apply_plan
from timeline.domain.imports import (
    DatasetFacts,
    ImportedEvent,
    ImportRefused,
    ImportReport,
    PlannedBatch,
    ReadFile,
)
from timeline.importers.plan import Planner
from timeline.importers.reading import Table, open_table, sha256_of
from timeline.importers.wording import lines
from timeline.management import releasing

# How many rejected rows are printed; --report writes all that are listed.
MOST_PRINTED = 20


class ImportCommand(BaseCommand):
    """An import of one file; subclasses say what its dataset is and how its rows are read."""

    required: ClassVar[tuple[str, ...]] = ()
    may_publish: ClassVar[bool] = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and what to do with it."""
        parser.add_argument("file", type=Path, help="CSV, plain or in gzip or zip.")
        parser.add_argument(
            "--apply", action="store_true", help="Write; without it the file is only compared."
        )
        parser.add_argument(
            "--create-missing",
            action="store_true",
            help="Give each actor and place that the record does not know an entry of the dataset's own.",
        )
        parser.add_argument("--report", type=Path, help="Also write the report to this file.")
        if self.may_publish:
            parser.add_argument(
                "--publish", action="store_true", help="With --apply: give the events to readers at once."
            )
            releasing.add_option(parser)

    def facts(self, options: dict[str, Any]) -> DatasetFacts:
        """Say which dataset and release it is."""
        raise NotImplementedError

    def open(self, path: Path) -> AbstractContextManager[Table]:
        """Open the file as a table."""
        return open_table(path, self.required)

    def read(self, table: Table, report: ImportReport, options: dict[str, Any]) -> Iterator[ImportedEvent]:
        """Read the rows."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, write where that was asked for, and report."""
        report = ImportReport()
        try:
            facts = self.facts(options)
            self._run(facts, report, options)
        except (ImportRefused, PublishRefused) as refusal:
            raise CommandError(str(refusal)) from refusal
        text = list(lines(report))
        if options["report"]:
            options["report"].write_text("\n".join(lines(report, most=None)) + "\n", encoding="utf-8")
        for line in text[: MOST_PRINTED * 4]:
            self.stdout.write(line)
        if not options["apply"]:
            self.stdout.write("Nothing was written; --apply does that.")
        elif self.may_publish and options["publish"]:
            releasing.finish(self.stdout, without_files=options["without_files"])

    def _run(self, facts: DatasetFacts, report: ImportReport, options: dict[str, Any]) -> None:
        path: Path = options["file"]
        sha256 = sha256_of(path)
        with self.open(path) as table:
            planner = Planner(facts, report, may_create=options["create_missing"])
            batches = self._told(planner.batches(self.read(table, report, options)), table)
            if not options["apply"]:
                for _batch in batches:
                    continue
                return
            with tqdm(desc="Publishing", unit=" events", disable=None) as bar:
                apply_plan(
                    facts=facts,
                    file=ReadFile(path.name, sha256, table.columns),
                    batches=batches,
                    report=report,
                    publish=self.may_publish and options["publish"],
                    on_published=bar.update,
                )

    def _told(self, batches: Iterator[PlannedBatch], table: Table) -> Iterator[PlannedBatch]:
        """Move a bar by the bytes of the file, which tells rate and time left."""
        with tqdm(total=table.size, desc="Reading", unit="B", unit_scale=True, disable=None) as bar:
            for batch in batches:
                yield batch
                bar.update(table.position() - bar.n)
