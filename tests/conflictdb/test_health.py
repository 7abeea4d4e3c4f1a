"""What a supervisor is told about the process."""

from collections import namedtuple

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from timeline.documents import store

Usage = namedtuple("Usage", "total used free")


@pytest.mark.django_db
def test_a_living_process_says_so_without_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_a_site_with_its_database_is_ready(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"ready": True, "failed": []})
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_site_without_its_database_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def version() -> None:
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(store, "version", version)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["failed"]) == (503, ["database"])
    assert response.headers["Retry-After"] == "5"


@pytest.mark.django_db
def test_a_site_whose_tables_are_older_than_its_code_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "django.db.migrations.executor.MigrationExecutor.migration_plan", lambda self, targets: ["0004"]
    )
    assert client.get("/readyz").json()["failed"] == ["migrations"]


@pytest.mark.django_db
def test_a_site_on_a_full_disk_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda folder: Usage(100, 96, 4))
    assert client.get("/readyz").json()["failed"] == ["disk"]
