"""Readers' queries of published tables go to copies that answer and keep up; all others to the primary."""

from collections.abc import Iterator

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from conflictdb import replicas
from conflictdb.replicas import ReadersRequests, Router, forget_reading
from timeline.models import Event, EventRevision, PublishedEvent, RecordStamp

COPIES: dict[str, dict[str, object]] = {"default": {}, "replica1": {}, "replica2": {}}


@pytest.fixture(autouse=True)
def _two_copies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("django.conf.settings.DATABASES", COPIES)
    monkeypatch.setattr(replicas, "_health", {})
    monkeypatch.setattr(replicas, "is_usable", lambda alias: True)
    yield
    forget_reading()


def given(address: str, *models: type) -> list[str | None]:
    """Return which database each model is read from while a request for the address is answered."""
    found: list[str | None] = []

    def view(request: object) -> HttpResponse:
        found.extend(Router().db_for_read(model) for model in models)
        return HttpResponse()

    ReadersRequests(view)(RequestFactory().get(address))
    return found


def test_a_reader_is_given_a_copy_and_keeps_it_for_the_whole_request() -> None:
    one, *others = given("/", PublishedEvent, EventRevision, RecordStamp)
    assert one in {"replica1", "replica2"}
    assert others == [one, one]


def test_readers_are_given_the_copies_in_turn() -> None:
    assert {given("/api/v1/events/", PublishedEvent)[0] for _ in range(2)} == {"replica1", "replica2"}


def test_an_editor_reads_from_the_primary() -> None:
    assert given("/admin/timeline/event/", PublishedEvent, Event) == [None, None]


def test_what_is_not_published_is_read_from_the_primary() -> None:
    assert given("/", Event) == [None]


def test_a_command_reads_from_the_primary() -> None:
    assert Router().db_for_read(PublishedEvent) is None


def test_a_finished_request_leaves_nothing_behind() -> None:
    given("/", PublishedEvent)
    forget_reading()
    assert Router().db_for_read(PublishedEvent) is None


def test_a_copy_that_is_not_usable_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas, "is_usable", lambda alias: alias == "replica2")
    assert [given("/", PublishedEvent) for _ in range(2)] == [["replica2"], ["replica2"]]


def test_without_a_usable_copy_the_primary_serves_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas, "is_usable", lambda alias: False)
    assert given("/", PublishedEvent) == ["default"]


def test_tables_are_changed_at_the_primary_alone() -> None:
    assert Router().allow_migrate("default", "timeline")
    assert not Router().allow_migrate("replica1", "timeline")


@pytest.mark.parametrize(("held", "is_given"), [(6, False), (7, True), (8, True)])
def test_a_copy_behind_the_primary_does_not_keep_up(
    monkeypatch: pytest.MonkeyPatch, held: int, is_given: bool
) -> None:
    versions = {"default": 7, "replica1": held}
    monkeypatch.setattr(replicas, "_version", versions.__getitem__)
    assert replicas.keeps_up("replica1") == is_given


@pytest.mark.django_db
def test_while_the_primary_is_away_a_copy_serves_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(alias: str) -> int:
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(replicas, "_version", version)
    monkeypatch.setattr(replicas, "connections", {"default": _Closable()})
    assert replicas.keeps_up("replica1")


class _Closable:
    def close(self) -> None: ...
