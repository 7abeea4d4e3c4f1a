"""Publications become public in the order of their sequence, however many editors publish at once."""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait as wait_for

import pytest
from django.db import connection, connections

from tests.factories import make_claim, make_event
from timeline.actions import editorial, publishing_references
from timeline.documents import store
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import Event, EventRevision

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
PUBLISHERS, EACH = 4, 6

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]


def ready(slug: str) -> Event:
    event = make_event(slug)
    make_claim(f"{slug}-killed", event=event, status=EditorialStatus.IN_REVIEW)
    return event


def publish_and_close(*events: Event) -> None:
    """Publish on a connection of the thread's own."""
    try:
        for event in events:
            editorial.publish(event=event, now=NOON)
    finally:
        connections.close_all()


def test_a_publication_waits_for_one_whose_sequence_is_lower(monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = ready("slow"), ready("quick")
    numbered, may_go_on = threading.Event(), threading.Event()
    write_references = publishing_references.write_references

    def pause_once(named: publishing_references.Named, at: datetime.datetime) -> int:
        if not numbered.is_set():
            numbered.set()
            assert may_go_on.wait(timeout=20)
        return write_references(named, at)

    monkeypatch.setattr(publishing_references, "write_references", pause_once)
    with ThreadPoolExecutor(2) as pool:
        works = [pool.submit(publish_and_close, slow)]
        assert numbered.wait(timeout=20)
        works.append(pool.submit(publish_and_close, quick))
        assert not wait_for(works, timeout=1).done
        assert store.changes_since(0, 10, with_document=False)[0] == []
        may_go_on.set()
        for work in works:
            work.result(timeout=20)
    found, _is_complete = store.changes_since(0, 10, with_document=False)
    assert [one.slug for one in found] == ["slow", "quick"]


def test_who_goes_on_from_the_last_sequence_misses_nothing() -> None:
    events = [[ready(f"event-{editor}-{number}") for number in range(EACH)] for editor in range(PUBLISHERS)]
    seen: list[int] = []
    last = 0
    with ThreadPoolExecutor(PUBLISHERS) as pool:
        works = [pool.submit(publish_and_close, *some) for some in events]
        is_over = False
        while not is_over:
            is_over = all(work.done() for work in works)
            found, _is_complete = store.changes_since(last, 500, with_document=False)
            seen += [one.pk for one in found]
            last = seen[-1] if seen else 0
        for work in works:
            work.result()
    assert seen == list(EventRevision.objects.order_by("pk").values_list("pk", flat=True))
    assert len(seen) == PUBLISHERS * EACH
