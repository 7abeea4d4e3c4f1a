"""Fill a database with invented events, for trials of size and speed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from timeline.actions.imports import apply_plan
from timeline.domain.imports import ImportReport, ReadFile
from timeline.importers import demo
from timeline.importers.plan import Planner


class Command(BaseCommand):
    """Write a seeded set of invented events; the same seed gives the same events."""

    help = "Fill the database with invented events, marked as such. For trials alone: never on a site with readers."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many, and which."""
        parser.add_argument("--events", type=int, default=1000)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--publish", action="store_true", help="Also render and publish them.")

    def handle(self, *args: Any, events: int, seed: int, publish: bool, **options: Any) -> None:
        """Write and say how many."""
        report = ImportReport()
        facts = demo.facts(seed)
        planner = Planner(facts, report, may_create=True)
        invented = tqdm(
            demo.events(events, seed), total=events, desc="Inventing", unit=" events", disable=None
        )
        with tqdm(desc="Publishing", unit=" events", disable=None) as bar:
            apply_plan(
                facts=facts,
                file=ReadFile(f"seed {seed}", "", ["number"]),
                batches=planner.batches(invented),
                report=report,
                publish=publish,
                on_published=bar.update,
            )
        self.stdout.write(f"Added {report.added} invented events; {report.unchanged} were there already.")
