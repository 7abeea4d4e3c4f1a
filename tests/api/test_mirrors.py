"""Keeping a copy: every change once and in order."""

from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import NOON
from tests.api.test_entries import publish
from timeline.actions import editorial
from timeline.documents import store
from timeline.models import Event


def test_changes_come_once_and_in_order_withdrawals_included(api: Client, clash: Event) -> None:
    publish("another")
    Event.objects.filter(pk=clash.pk).update(title="Corrected")
    editorial.publish(event=clash, now=NOON)
    editorial.withdraw(event=clash, by=None, reason="Recorded twice.", now=NOON)
    answer = api.get("/api/v1/changes/").json()
    assert [(one["id"], one["change"], one["revision"]) for one in answer["results"]] == [
        ("clash", "created", 1),
        ("another", "created", 1),
        ("clash", "updated", 2),
        ("clash", "withdrawn", 3),
    ]
    assert answer["results"][3]["reason"] == "Recorded twice."
    assert answer["is_complete"] is True


def test_following_next_goes_on_where_it_ended_even_later(api: Client, clash: Event) -> None:
    publish("another")
    first = api.get("/api/v1/changes/?page_size=1").json()
    assert first["is_complete"] is False
    second = api.get(first["next"].removeprefix("http://127.0.0.1:8000")).json()
    assert [one["id"] for one in second["results"]] == ["another"]
    path = second["next"].removeprefix("http://127.0.0.1:8000")
    assert api.get(path).json()["results"] == []
    publish("third")
    assert [one["id"] for one in api.get(path).json()["results"]] == ["third"]


def test_changes_since_a_day(api: Client, clash: Event) -> None:
    assert api.get("/api/v1/changes/?since=2026-11-20").json()["count"] == 1
    later = api.get("/api/v1/changes/?since=2026-11-21").json()
    assert later["count"] == 0
    assert later["next"].endswith(f"since={later['last_sequence']}")


def test_a_change_may_bring_its_document(api: Client, clash: Event) -> None:
    (change,) = api.get("/api/v1/changes/?include=document").json()["results"]
    assert change["document"] == api.get("/api/v1/events/clash/").json()


@pytest.mark.parametrize("since", ["yesterday", "-1", "99999999999999999999", "2026-02-30", "1e3"])
def test_a_point_in_time_that_cannot_be_read_is_refused(api: Client, db: None, since: str) -> None:
    assert api.get("/api/v1/changes/", {"since": since}).status_code == 400


def test_what_is_published_while_a_question_is_answered_is_left_to_the_next_one(
    api: Client, clash: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = store.changes_since

    def read_and_publish(*args: Any, **options: Any) -> Any:
        found = read(*args, **options)
        publish("another")
        return found

    monkeypatch.setattr(store, "changes_since", read_and_publish)
    first = api.get("/api/v1/changes/?since=2026-11-21").json()
    assert first["results"] == []
    monkeypatch.undo()
    path = first["next"].removeprefix("http://127.0.0.1:8000")
    assert [one["id"] for one in api.get(path).json()["results"]] == ["another"]
