"""Measure how long one edit takes to reach readers: `python -m bench.edits` on the database that DATABASE_URL names.

Twenty-four events spread over all that are public: a claim of each is saved with another note, and the event is
published. The notes stay, so use a copy of a database that matters.
"""

import os
import statistics
import sys
import time

import django

EDITS = 24


def main() -> None:
    """Print the median and the longest of the edits, by the clock and by our own processor time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflictdb.settings")
    django.setup()
    from django.db import connection

    from timeline.actions import editorial
    from timeline.models import Event

    keys = list(Event.objects.published().order_by("pk").values_list("pk", flat=True))
    waits, works = [], []
    # The first is for connections, imports and caches to be there.
    for key in keys[:: max(1, len(keys) // (EDITS + 1))][: EDITS + 1]:
        event = Event.objects.get(pk=key)
        claim = min(event.claims.all(), key=lambda one: one.pk, default=None)
        started, before = time.perf_counter(), time.process_time()
        if claim is not None:
            claim.note += " Read again."
            claim.save()
        editorial.publish(event=event)
        waits.append(1000 * (time.perf_counter() - started))
        works.append(1000 * (time.process_time() - before))
    wait, longest, work = statistics.median(waits[1:]), max(waits[1:]), statistics.median(works[1:])
    sys.stdout.write(
        f"one of {len(keys)} events edited and published, {connection.vendor}: median {wait:.0f} ms, longest "
        f"{longest:.0f} ms, processor {work:.0f} ms, load {os.getloadavg()[0]:.1f}\n"
    )


if __name__ == "__main__":
    main()
