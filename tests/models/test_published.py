import datetime
from typing import Any

import pytest

from tests.models.breaches import Breach, each
from timeline.models import (
    EventRevision,
    PublishedCount,
    PublishedEvent,
    PublishedMonth,
    PublishedOutcome,
    PublishedReference,
    RecordStamp,
    RevisionKind,
)

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)


def store_event(**fields: Any) -> PublishedEvent:
    day = datetime.date(2020, 11, 23)
    values = {"revision": 1, "earliest": day, "latest": day, "published_at": NOON, "updated_at": NOON}
    return PublishedEvent.objects.create(slug="clash", **(values | fields))


def store_reference(times: int = 1, **fields: Any) -> None:
    values = {"kind": "actor", "slug": "army", "name": "Army", "updated_at": NOON} | fields
    for _attempt in range(times):
        PublishedReference.objects.create(**values)


def store_revision(times: int = 1, **fields: Any) -> None:
    values = {"kind": RevisionKind.PUBLISHED, "document": "{}", "revision": 1} | fields
    for _attempt in range(times):
        EventRevision.objects.create(slug="clash", at=NOON, **values)


def store_outcome(times: int) -> None:
    event = store_event()
    for _attempt in range(times):
        PublishedOutcome.objects.create(event=event, outcome="killed", claim_count=1)


def store_count(times: int) -> None:
    year = {"first_year": 2020, "last_year": 2020}
    for _attempt in range(times):
        PublishedCount.objects.create(type="clash", is_part_of_phase=False, events=1, **year)


def store_month(times: int) -> None:
    months = {"first_month": "2020-05", "last_month": "2020-05"}
    flags = {"phase_number": 0, "is_part_of_phase": False, "is_phase": False}
    for _attempt in range(times):
        PublishedMonth.objects.create(type="clash", killed_low=0, events=1, **flags, **months)


BREACHES = [
    Breach("publishedmonth_is_counted_in_one_row", lambda: store_month(times=2)),
    Breach("publishedcount_is_counted_in_one_row", lambda: store_count(times=2)),
    Breach("publishedoutcome_is_summed_up_once", lambda: store_outcome(times=2)),
    Breach("publishedevent_has_a_revision", lambda: store_event(revision=0)),
    Breach("publishedreference_is_published_once", lambda: store_reference(times=2)),
    Breach("publishedreference_kind_is_known", lambda: store_reference(kind="weapon")),
    Breach("eventrevision_number_is_given_once", lambda: store_revision(times=2)),
    Breach(
        "eventrevision_withdrawal_carries_no_document", lambda: store_revision(kind=RevisionKind.WITHDRAWN)
    ),
    Breach("eventrevision_withdrawal_carries_no_document", lambda: store_revision(document="")),
    Breach("recordstamp_is_the_only_one", lambda: RecordStamp.objects.create(pk=2)),
]


@each(BREACHES)
def test_the_database_keeps(breach: Breach) -> None:
    breach.is_refused()
