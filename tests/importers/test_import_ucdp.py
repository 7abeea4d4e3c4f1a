"""A file of UCDP GED goes into the record whole or not at all, and a later release keeps what an earlier one said."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from tests.factories import make_actor, make_editor, make_event, make_place
from tests.importers import ged
from timeline.actions import records
from timeline.actions.publishing import Publication
from timeline.actions.rendering import Rendering
from timeline.models import (
    Actor,
    AuditEntry,
    Claim,
    Event,
    EventRevision,
    ImportedRecord,
    ImportRun,
    Place,
    PlaceName,
    PublishedEvent,
)

pytestmark = pytest.mark.django_db
SLUG = "ucdp-ged-1"


def run(folder: Path, *rows: dict[str, str], release: str = "23.1", **options: Any) -> str:
    out = io.StringIO()
    options = {"apply": True, "create_missing": True} | options
    call_command("import_ucdp", str(ged.file(folder, *rows)), release=release, stdout=out, **options)
    return out.getvalue()


def claims() -> dict[str, tuple[int | None, str | None, str | None]]:
    found = Claim.objects.select_related("supersedes", "included_in")
    return {
        claim.slug.removeprefix(f"{SLUG}-"): (
            claim.best,
            claim.supersedes.slug.removeprefix(f"{SLUG}-") if claim.supersedes else None,
            claim.included_in.slug.removeprefix(f"{SLUG}-") if claim.included_in else None,
        )
        for claim in found
    }


def test_without_apply_nothing_is_written(tmp_path: Path) -> None:
    said = run(tmp_path, {}, apply=False)
    assert "Added 1, changed 0, unchanged 0, rejected 0" in said
    assert not Event.objects.exists()
    assert not Actor.objects.exists()


def test_a_row_becomes_an_event_with_its_figures_as_claims_of_ucdp(tmp_path: Path) -> None:
    run(tmp_path, {})
    event = Event.objects.get(slug=SLUG)
    assert (event.title, event.date, str(event.earliest), event.status) == (
        "Fighting: Lakeside village",
        "1993-04-02",
        "1993-04-02",
        "in_review",
    )
    assert claims() == {"total": (5, None, None), "a": (3, None, "total"), "civilians": (2, None, "total")}
    total = Claim.objects.get(slug=f"{SLUG}-total")
    assert (total.claimant.slug, total.stated_on, str(total.stated_latest)) == (
        "ucdp-actor",
        "2023",
        "2023-12-31",
    )
    assert [citation.source.slug for citation in total.citations.all()] == ["ucdp-ged-231"]
    assert [part.role for part in event.participations.all()] == ["party", "party"]


def test_the_row_is_kept_as_published(tmp_path: Path) -> None:
    run(tmp_path, {})
    record = ImportedRecord.objects.get()
    published = dict(zip(record.run.columns, record.raw, strict=True))
    assert (published["source_headline"], published["deaths_b"]) == ("A headline;Another headline", "0")


def test_the_bulk_writer_fills_what_saving_would_have_filled(tmp_path: Path) -> None:
    run(tmp_path, {})
    for row in (*Event.objects.all(), *Claim.objects.all()):
        stored = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        row.save()
        row.refresh_from_db()
        assert stored == {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    run(tmp_path, {})
    before = (Claim.objects.count(), ImportedRecord.objects.get().pk)
    assert "Added 0, changed 0, unchanged 1" in run(tmp_path, {})
    assert before == (Claim.objects.count(), ImportedRecord.objects.get().pk)


def test_a_later_figure_supersedes_the_earlier_one(tmp_path: Path) -> None:
    run(tmp_path, {})
    assert "changed 1" in run(tmp_path, {"best": "6", "deaths_civilians": "3"}, release="24.1")
    assert claims() == {
        "total": (5, None, None),
        "total-2": (6, "total", None),
        "a": (3, None, "total-2"),
        "civilians": (2, None, "total"),
        "civilians-2": (3, "civilians", "total-2"),
    }
    assert Claim.objects.get(slug=f"{SLUG}-total-2").stated_on == "2024"


def test_a_part_that_is_no_longer_counted_becomes_a_figure_of_zero(tmp_path: Path) -> None:
    run(tmp_path, {})
    run(tmp_path, {"deaths_civilians": "0", "deaths_a": "5"}, release="24.1")
    assert claims()["civilians-2"] == (0, "civilians", "total")
    assert "changed 0, unchanged 1" in run(
        tmp_path, {"deaths_civilians": "0", "deaths_a": "5"}, release="25.1"
    )


def test_a_release_that_says_the_same_only_confirms(tmp_path: Path) -> None:
    run(tmp_path, {})
    assert "changed 0, unchanged 1" in run(tmp_path, {"code_status": "Checked"}, release="24.1")
    assert [record.release.version for record in ImportedRecord.objects.order_by("pk")] == ["23.1", "24.1"]
    assert Claim.objects.count() == 3


def test_an_older_release_does_not_replace_a_newer_one(tmp_path: Path) -> None:
    run(tmp_path, {"best": "6"}, release="24.1")
    assert "changed 0, unchanged 1" in run(tmp_path, {}, release="24.0.3")
    assert claims()["total"] == (6, None, None)


def test_edits_at_the_desk_win_and_are_reported(tmp_path: Path) -> None:
    run(tmp_path, {})
    event = Event.objects.get(slug=SLUG)
    event.summary = "An editor's own words."
    records.save(instance=event, by=make_editor())
    said = run(tmp_path, {"best": "6", "where_description": "by the lake"}, release="24.1")
    assert f"Kept as edited at the desk: {SLUG}" in said
    event.refresh_from_db()
    assert event.summary == "An editor's own words."
    assert claims()["total"] == (5, None, None)


def test_names_that_the_record_does_not_know_are_reported_and_never_invented(tmp_path: Path) -> None:
    said = run(tmp_path, {}, create_missing=False)
    assert (
        "Row 2 (1) rejected: the record does not know Government of Northland, Hill Front, Lakeside village."
        in said
    )
    assert "1 × Lakeside village" in said
    assert not Event.objects.exists()


def test_actors_and_places_are_found_by_any_of_their_names(tmp_path: Path) -> None:
    make_actor("northland", name="Government of Northland", side="armenian")
    make_actor("hill-front", name="Hill Front", side="azerbaijani")
    place = make_place("lakeside", name="Lakesíde / Göl", latitude="39.51000", longitude="46.49000")
    PlaceName.objects.create(place=place, language="en", text="Lakeside")
    run(tmp_path, {"side_a": "Hill Front", "side_b": "Government of Northland"}, create_missing=False)
    event = Event.objects.get(slug=SLUG)
    assert [part.actor.slug for part in event.participations.all()] == ["northland", "hill-front"]
    assert (event.places.get().slug, event.title) == ("lakeside", "Fighting: Lakesíde / Göl")


@pytest.mark.parametrize(
    "place",
    [
        {"latitude": "41.00000", "longitude": "46.50000"},
        {"latitude": "39.50000", "longitude": "46.50000", "precision": "area"},
    ],
)
def test_a_place_far_away_or_of_another_kind_is_another_place(tmp_path: Path, place: dict[str, Any]) -> None:
    make_place("lakeside", name="Lakeside", **place)
    run(tmp_path, {})
    assert Event.objects.get().places.get().slug.startswith("ucdp-ged-place-lakeside-village-")


def test_an_entry_of_the_datasets_own_names_its_origin(tmp_path: Path) -> None:
    run(tmp_path, {})
    assert Place.objects.get().coordinates_source == "UCDP Georeferenced Event Dataset (GED), version 23.1"
    assert Actor.objects.get(slug="ucdp-ged-actor-72").note == (
        "As named in UCDP Georeferenced Event Dataset (GED), version 23.1."
    )


def test_one_audit_entry_tells_of_the_run(tmp_path: Path) -> None:
    run(tmp_path, {}, {"id": "2", "best": "few"})
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.changes["added"], entry.changes["rejected"]) == (
        "imported",
        [None, 1],
        [None, 1],
    )


def test_an_import_that_breaks_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.importers.plan.BATCH", 1)
    path = ged.file(tmp_path, {}, {"id": "2"})
    path.write_bytes(path.read_bytes() + b"\xff\n")
    with pytest.raises(CommandError, match="not in UTF-8"):
        call_command("import_ucdp", str(path), release="23.1", apply=True, create_missing=True)
    assert not Event.objects.exists()
    assert not ImportRun.objects.exists()


def test_one_country_can_be_kept(tmp_path: Path) -> None:
    said = run(tmp_path, {}, {"id": "2", "country": "Southland"}, country=["Southland"])
    assert "Added 1, changed 0, unchanged 0, rejected 0, passed over 1" in said
    assert Event.objects.get().slug == "ucdp-ged-2"


def test_the_report_lists_every_flag_and_rejection(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    run(tmp_path, {"low": "9", "high": "6"}, {"id": "x"}, report=report)
    text = report.read_text(encoding="utf-8")
    assert "Row 2 (1): low is above high" in text
    assert "Row 3 (?) rejected: id is “x”, which is no number." in text


def test_published_imports_stand_apart_from_the_record(tmp_path: Path) -> None:
    run(tmp_path, {}, publish=True)
    assert PublishedEvent.objects.get().dataset == "ucdp-ged"
    client = Client()
    assert client.get("/api/v1/events/").json()["count"] == 0
    assert client.get("/api/v1/claims/").json()["count"] == 0
    assert client.get("/api/v1/events/?dataset=ucdp-ged").json()["results"][0]["dataset"] == "ucdp-ged"
    assert client.get("/api/v1/claims/?dataset=ucdp-ged&dataset=record").json()["count"] == 3
    assert client.get(f"/api/v1/claims/?event={SLUG}").json()["count"] == 3
    assert client.get("/api/v1/events/?dataset=acled").status_code == 400


def test_an_import_publishes_within_its_own_transaction_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A savepoint around it would have SQLite go through all that it remembers, after each row."""
    depths: list[int] = []
    publish = Rendering.publish

    def watched(rendering: Rendering, keys: Sequence[int]) -> list[Publication]:
        depths.append(len(connection.savepoint_ids))
        return publish(rendering, keys)

    monkeypatch.setattr(Rendering, "publish", watched)
    run(tmp_path, {}, publish=True)
    assert depths == [len(connection.savepoint_ids) + 1]


def test_publishing_again_after_a_release_adds_a_revision(tmp_path: Path) -> None:
    run(tmp_path, {}, publish=True)
    run(tmp_path, {"best": "6"}, release="24.1", publish=True)
    assert list(EventRevision.objects.values_list("slug", "revision")) == [(SLUG, 1), (SLUG, 2)]


def test_an_event_of_the_record_is_left_alone(tmp_path: Path) -> None:
    own = make_event("lakeside-1993", date="1993-04-02")
    run(tmp_path, {})
    own.refresh_from_db()
    assert (own.dataset, own.status, own.claims.count()) == (None, "draft", 0)
