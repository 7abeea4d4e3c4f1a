"""Render every published document anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from timeline.actions.editorial import rebuild
from timeline.actions.kept_lines import renew_lines
from timeline.management import releasing
from timeline.models import Event


class Command(BaseCommand):
    """Render all published events anew; where nothing changed, nothing is written."""

    help = "Render every published event anew. Events whose content is unchanged keep their revision."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the one choice there is."""
        releasing.add_option(parser)

    def handle(self, *args: Any, without_files: bool, **options: Any) -> None:
        """Rebuild with a progress bar and say how many documents changed."""
        total = Event.objects.published().count()
        with tqdm(total=total, desc="Rendering", unit=" events", disable=None) as bar:
            publications = rebuild(on_progress=bar.update)
        changed = sum(publication.changed for publication in publications)
        self.stdout.write(f"Rendered {len(publications)} events; {changed} changed.")
        renewed = renew_lines()
        if renewed:
            self.stdout.write(f"Lines of the table written anew, since its columns changed: {renewed}.")
        releasing.finish(self.stdout, without_files=without_files)
