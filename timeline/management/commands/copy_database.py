"""Move the record to another database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from timeline.keeping.copying import NotCopied, copy_database
from timeline.keeping.databases import NoSuchDatabase, from_url


class Command(BaseCommand):
    """Copy everything into an empty database of either kind, and compare the two."""

    help = "Copy everything into an empty database, such as from SQLite to PostgreSQL, and compare the two by content."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the other database's address."""
        parser.add_argument("url", help="As DATABASE_URL: postgres://user:password@host:5432/name")

    def handle(self, *args: Any, url: str, **options: Any) -> None:
        """Copy and say what to do next."""
        try:
            with tqdm(desc="Copying", unit=" rows", disable=None) as bar:
                found = copy_database(from_url(url), on_progress=bar.update)
        except (NoSuchDatabase, NotCopied) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Copied {sum(found.rows.values())} rows; both databases have the content {found.content}. "
            "Set DATABASE_URL to the new one and restart the site."
        )
