"""List which events of the record the events of a dataset may be the same as."""

import csv
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from timeline.importers.reconcile import candidates
from timeline.models import Dataset


class Command(BaseCommand):
    """Write the candidates as CSV; nothing is changed."""

    help = "List, as CSV, the events of the record near those of a dataset in time, place or actors. Changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the dataset."""
        parser.add_argument("dataset", help="Id of the dataset, for example ucdp-ged.")

    def handle(self, *args: Any, dataset: str, **options: Any) -> None:
        """Write one line for each candidate."""
        if not Dataset.objects.filter(slug=dataset).exists():
            known = ", ".join(Dataset.objects.order_by("slug").values_list("slug", flat=True)) or "none"
            message = f"There is no dataset “{dataset}”; imported so far: {known}."
            raise CommandError(message)
        writer = csv.writer(self.stdout)
        writer.writerow(["imported", "event", "title", "days_apart", "shares_place", "kilometres", "actors"])
        for one in candidates(dataset):
            near = "" if one.kilometres is None else one.kilometres
            shares = "yes" if one.shares_place else "no"
            writer.writerow(
                [one.imported, one.event, one.title, one.days_apart, shares, near, " ".join(one.actors)]
            )
