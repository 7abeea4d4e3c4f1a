"""Bringing the kept lines of tables into the present form."""

import datetime

import orjson
from django.db import transaction
from django.utils import timezone

from timeline.actions.publishing import raise_stamp, take_turn
from timeline.documents.lines import FORM, kept_line
from timeline.models import PublishedEvent

BATCH = 500


def renew_lines(*, now: datetime.datetime | None = None) -> int:
    """Write anew each event's line that is kept in another form than the present one; return how many there were.

    Readers get the present form before as well, made of the document; only the work is saved. What they hold of the
    old form ends with the state of the record, which counts one more.
    """
    stale = PublishedEvent.objects.exclude(table_row__startswith=f"{FORM} ").order_by("pk")
    with transaction.atomic():
        take_turn()
        pks = list(stale.values_list("pk", flat=True))
        for start in range(0, len(pks), BATCH):
            rows = list(PublishedEvent.objects.filter(pk__in=pks[start : start + BATCH]).only("document"))
            for row in rows:
                row.table_row = kept_line(orjson.loads(row.document))
            PublishedEvent.objects.bulk_update(rows, ["table_row"])
        if pks:
            raise_stamp(now or timezone.now())
    return len(pks)
