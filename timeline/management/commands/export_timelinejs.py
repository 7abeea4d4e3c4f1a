"""Write the public record in the form of TimelineJS."""

import csv
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict

from timeline.documents import store
from timeline.documents.rows import safe
from timeline.documents.terms import State
from timeline.documents.timelinejs import TimelineDocument, timeline
from timeline.filters import EventFilter
from timeline.importers.timelinejs import COLUMNS


class Command(BaseCommand):
    """Write public events as TimelineJS's JSON, or as its spreadsheet where the file ends in .csv."""

    help = "Write public events as a TimelineJS JSON file, or as its spreadsheet where the name ends in .csv."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and filters as in an address."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--filter", default="", help="As in the site's addresses: year=2020&type=strike.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say how many events it holds."""
        narrowed = EventFilter(data=QueryDict(options["filter"]), queryset=store.events())
        if not narrowed.is_valid():
            raise CommandError(" ".join(text for texts in narrowed.errors.values() for text in texts))
        rows = narrowed.filter_queryset(store.events())
        document = timeline((row.load() for row in rows.iterator(chunk_size=500)), State(*store.version()))
        path: Path = options["file"]
        if path.suffix.lower() == ".csv":
            _write_csv(path, document)
        else:
            path.write_bytes(orjson.dumps(document, option=orjson.OPT_INDENT_2))
        self.stdout.write(f"Wrote {len(document['events'])} events to {path}.")


def _write_csv(path: Path, document: TimelineDocument) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, restval="")
        writer.writeheader()
        for slide in document["events"]:
            start, end = slide["start_date"], slide.get("end_date")
            row: dict[str, Any] = {
                "Year": start["year"],
                "Month": start.get("month", ""),
                "Day": start.get("day", ""),
                "Display Date": slide["display_date"],
                "Headline": slide["text"]["headline"],
                "Text": slide["text"]["text"],
                "Id": slide["unique_id"],
            }
            if end is not None:
                row |= {
                    "End Year": end["year"],
                    "End Month": end.get("month", ""),
                    "End Day": end.get("day", ""),
                }
            writer.writerow({name: safe(value) for name, value in row.items()})
