"""Render every published document anew."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from timeline.actions.kept_lines import renew_lines
from timeline.actions.rebuilding import rebuild
from timeline.management import releasing
from timeline.models import Event

# Below this many events another process takes longer to start than it saves.
EVENTS_WORTH_A_PROCESS = 10_000


class Command(BaseCommand):
    """Render all published events anew; where nothing changed, nothing is written."""

    help = "Render every published event anew. Events whose content is unchanged keep their revision."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the choices."""
        releasing.add_option(parser)
        parser.add_argument(
            "--processes",
            type=int,
            metavar="N",
            help="How many processes render at a time; else as many as there are cores, where there is work for them.",
        )

    def handle(self, *args: Any, without_files: bool, processes: int | None = None, **options: Any) -> None:
        """Rebuild with a progress bar and say how many documents changed."""
        total = Event.objects.published().count()
        with tqdm(total=total, desc="Rendering", unit=" events", disable=None) as bar:
            done = rebuild(processes=processes or _worth_starting(total), on_progress=bar.update)
        self.stdout.write(f"Rendered {done.rendered} events; {len(done.publications)} changed.")
        renewed = renew_lines()
        if renewed:
            self.stdout.write(f"Lines of the table written anew, since its columns changed: {renewed}.")
        releasing.finish(self.stdout, without_files=without_files)


def _worth_starting(events: int) -> int:
    """Return how many processes shall render so many events."""
    return max(1, min(os.cpu_count() or 1, events // EVENTS_WORTH_A_PROCESS))
