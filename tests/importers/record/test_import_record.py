"""Another record comes in dry by default and as a whole; what editors did here wins, and what it took back goes."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.test import Client

from tests.factories import make_actor, make_claim, make_editor, make_event, make_publisher, make_source
from tests.importers.record.exports import NOW, changed, export, small_record, take_in
from tests.pages.publishing import publish
from timeline.actions import editorial, records
from timeline.actions.matches import decide
from timeline.models import (
    Actor,
    Claim,
    ClaimTombstone,
    Dataset,
    Event,
    EventMatch,
    ImportedRecord,
    MatchDecision,
    PublishedClaim,
    PublishedEvent,
    Source,
)

pytestmark = pytest.mark.django_db

Whole = dict[str, Any]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return export(tmp_path)


def entitle(title: str) -> Any:
    """Return a change of the event's title at the other record."""
    return lambda whole: whole["events"][0].update(title=title)


def without_claim(whole: Whole) -> None:
    """Take the later claim out of an export, as a record does that withdrew it."""
    event = whole["events"][0]
    event["claims"] = [claim for claim in event["claims"] if claim["id"] == "clash-killed"]
    whole["withdrawn"]["claims"] = [
        {"id": "clash-killed-later", "event": "clash", "reason": "A misprint.", "at": "2026-11-23"}
    ]


def without_event(whole: Whole) -> None:
    whole["events"] = [whole["events"][0] | {"id": "another", "claims": []}]
    whole["withdrawn"]["events"] = [
        {"id": "clash", "revision": 2, "reason": "It did not happen.", "at": "2026-11-23"}
    ]


def test_nothing_is_written_unless_asked(file: Path) -> None:
    said = take_in(file, apply=False)
    assert "Events: added 1, changed 0, unchanged 0." in said
    assert "Nothing was written" in said
    assert (Event.objects.count(), Actor.objects.count(), Dataset.objects.count()) == (0, 0, 0)


def test_events_wait_in_review_unless_published(file: Path) -> None:
    take_in(file, publish=False)
    assert (Event.objects.get().status, PublishedEvent.objects.count()) == ("in_review", 0)
    assert "Published: 1 events." in take_in(file)
    assert PublishedEvent.objects.get().slug == "clash"


def test_the_state_at_the_other_record_is_remembered(file: Path) -> None:
    take_in(file)
    row = ImportedRecord.objects.select_related("release__dataset", "run").get()
    assert (row.release.dataset.slug, row.release.version) == ("record-127-0-0-1-8000", "1")
    told = dict(zip(row.run.columns, row.raw, strict=True))
    assert (told["revision"], told["claims"]) == (1, ["clash-killed", "clash-killed-later"])


def test_another_record_is_no_dataset_to_filter_by(file: Path, client: Client) -> None:
    take_in(file)
    assert client.get("/api/v1/events/?dataset=record-127-0-0-1-8000").status_code == 400
    assert client.get("/api/v1/events/?dataset=record").json()["count"] == 1


def test_a_change_there_waits_in_review_here(file: Path, client: Client) -> None:
    take_in(file)
    take_in(changed(file, entitle("A clash by the lake")), publish=False)
    assert (Event.objects.get().title, Event.objects.get().status) == ("A clash by the lake", "in_review")
    assert client.get("/api/v1/events/clash/").json()["title"] == "clash"


def test_what_an_editor_changed_stays_and_is_reported(file: Path) -> None:
    take_in(file)
    event = Event.objects.get()
    event.summary = "Told by an editor."
    records.save(instance=event, by=make_editor())

    def change(whole: Whole) -> None:
        whole["events"][0]["title"] = "Another title"
        whole["events"][0]["claims"][0]["note"] = "A new note."

    said = take_in(changed(file, change))
    event.refresh_from_db()
    assert (event.title, event.summary, event.status) == ("clash", "Told by an editor.", "in_review")
    assert Claim.objects.get(slug="clash-killed").note == "A new note."
    assert "Kept as it is here: event clash" in said
    assert "Waits for an editor or for --publish: event clash" in said


def test_a_claim_that_an_editor_added_stays(file: Path) -> None:
    take_in(file)
    records.save(
        instance=Claim(
            **{
                field: getattr(Claim.objects.get(slug="clash-killed"), field)
                for field in ("event", "claimant", "victims", "victims_status", "low", "high", "qualifier")
            },
            slug="by-hand",
            outcome="wounded",
            evidence_level="press",
        ),
        by=make_editor(),
    )
    take_in(changed(file, entitle("Another title")))
    assert Claim.objects.filter(slug="by-hand").exists()


def test_an_event_withdrawn_here_stays_withdrawn(file: Path) -> None:
    take_in(file)
    editorial.withdraw(event=Event.objects.get(), by=make_editor(), reason="Not ours to tell.")
    said = take_in(changed(file, entitle("Another title")))
    assert "Kept as it is here: event clash" in said
    assert (Event.objects.get().status, PublishedEvent.objects.count()) == ("withdrawn", 0)


def test_an_event_withdrawn_there_leaves_readers_here_with_its_reason(file: Path, client: Client) -> None:
    take_in(file)
    later = changed(file, without_event)
    assert "Waits for an editor or for --publish: event clash" in take_in(later, publish=False)
    assert client.get("/api/v1/events/clash/").status_code == 200
    assert "Withdrawn there, and so here: event clash" in take_in(later)
    gone = client.get("/api/v1/events/clash/")
    assert (gone.status_code, "It did not happen." in gone.content.decode()) == (410, True)


def test_what_comes_back_there_comes_back_here(file: Path, client: Client) -> None:
    take_in(file)
    take_in(changed(file, without_event))
    take_in(changed(file, entitle("clash"), version=10))
    assert client.get("/api/v1/events/clash/").json()["revision"] == 3


def test_a_claim_withdrawn_there_is_withdrawn_here(file: Path) -> None:
    take_in(file)
    said = take_in(changed(file, without_claim))
    assert "Withdrawn there, and so here: claim clash-killed-later" in said
    assert list(PublishedClaim.objects.values_list("slug", flat=True)) == ["clash-killed"]
    assert ClaimTombstone.objects.get().reason == "A misprint."


def test_entries_known_under_another_id_are_not_doubled(file: Path) -> None:
    make_actor("the-soldiers", name="Soldiers")
    make_source("our-copy", url="https://example.org/report")
    Source.objects.all().update(publisher=make_publisher("wire", name="Agency"))

    def change(whole: Whole) -> None:
        for source in whole["sources"]:
            if source["id"] == "copy":
                source["url"] = "https://example.org/report"

    said = take_in(changed(file, change))
    assert "“soldiers” is “the-soldiers” here." in said
    assert not Actor.objects.filter(slug="soldiers").exists()
    assert not Source.objects.filter(slug="copy").exists()
    later = Claim.objects.get(slug="clash-killed-later")
    assert later.victims.slug == "the-soldiers"
    assert later.citations.filter(source__slug="our-copy", copied_from__slug="agency-report").exists()


def test_an_event_of_a_dataset_keeps_its_dataset(tmp_path: Path) -> None:
    take_in(export(tmp_path, matched_record))
    dataset = Dataset.objects.get(slug="ged")
    assert (dataset.licence, Event.objects.get(slug="ged-1").dataset) == ("CC BY 4.0", dataset)


def test_an_imported_event_that_is_none_of_the_record_is_not_in_its_export(tmp_path: Path) -> None:
    def make() -> None:
        matched_record()
        publish(make_event("ged-2", dataset=Dataset.objects.get()))

    take_in(export(tmp_path, make))
    assert set(Event.objects.values_list("slug", flat=True)) == {"clash", "ged-1"}


def reason_of(file: Path, change: Any) -> str:
    """Return what an import says of an export that was changed; nothing of the event is taken in."""
    said = take_in(changed(file, change))
    assert Event.objects.count() == 0
    return said


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"type": "picnic"}, "type of event: Value 'picnic' is not a valid choice"),
        ({"date": {"edtf": "soon"}}, "date of event"),
        ({"title": "x" * 201}, "title of event"),
        ({"title": None}, "“title” is missing or is no text"),
        ({"id": "two words"}, "slug of event"),
        ({"is_phase": "yes"}, "“is_phase” is missing or is no true or false"),
        ({"places": ["village"]}, "“places” is missing or is no list of objects"),
        ({"summary": "a\0b"}, "“summary” is missing or is no text"),
        ({"parent": {"id": "nowhere"}}, "part of “nowhere”, which is neither in the file nor here"),
        ({"dataset": "acled"}, "describes dataset “acled”"),
    ],
)
def test_an_event_that_cannot_be_taken_in_is_rejected(
    file: Path, values: dict[str, Any], reason: str
) -> None:
    said = reason_of(file, lambda whole: whole["events"][0].update(values))
    assert reason in said


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"outcome": "vanished"}, "outcome of claim"),
        ({"qualifier": "at_least"}, "leaves its high number open"),
        ({"low": -1, "high": -1}, "low of claim: Ensure this value is greater than or equal to 0"),
        ({"low": True}, "“low” is missing or is no whole number"),
        ({"citations": []}, "the claim “clash-killed” has no source"),
        ({"supersedes": "nothing"}, "names “nothing” (supersedes)"),
        ({"revises": "clash-killed-later"}, "have the wrong claimants for it"),
    ],
)
def test_a_claim_that_cannot_be_taken_in_rejects_its_event(
    file: Path, values: dict[str, Any], reason: str
) -> None:
    assert reason in reason_of(file, lambda whole: whole["events"][0]["claims"][0].update(values))


def test_claims_that_run_in_a_circle_refuse_the_file(file: Path) -> None:
    def change(whole: Whole) -> None:
        whole["events"][0]["claims"][0]["supersedes"] = "clash-killed-later"

    with pytest.raises(CommandError, match="run in a circle: clash-killed → clash-killed-later"):
        take_in(changed(file, change))


def test_bounds_out_of_order_are_kept_as_published(file: Path) -> None:
    def change(whole: Whole) -> None:
        whole["events"][0]["claims"][0].update(low=6, high=5, qualifier="between")

    take_in(changed(file, change))
    claim = Claim.objects.get(slug="clash-killed")
    assert (claim.low, claim.high, claim.is_out_of_order) == (6, 5, True)


def test_an_older_state_never_replaces_a_newer_one(file: Path) -> None:
    take_in(changed(file, entitle("Another title")))
    with pytest.raises(CommandError, match="Version 9 of “record-127-0-0-1-8000” has been taken in"):
        take_in(file)
    assert Event.objects.get().title == "Another title"


def test_a_tie_that_no_record_has_leaves_nothing_behind(file: Path) -> None:
    def change(whole: Whole) -> None:
        event = whole["events"][0]
        other = {**event, "id": "other", "claims": [event["claims"][1] | {"id": "other-killed"}]}
        other["claims"][0].update(event="other", supersedes=None, included_in="clash-killed")
        whole["events"].append(other)

    with pytest.raises(CommandError, match="nothing of it was taken in"):
        take_in(changed(file, change))
    assert (Event.objects.count(), Actor.objects.count()) == (0, 0)


def test_an_event_is_not_moved_under_an_id_that_another_claim_has(file: Path) -> None:
    make_claim("clash-killed-later", event=make_event("other"))
    said = take_in(file)
    assert "the claim “clash-killed-later” belongs to “other” here" in said


def test_a_record_taken_into_itself_changes_nothing(tmp_path: Path) -> None:
    file = export(tmp_path)
    small_record()
    said = take_in(file, apply=False)
    assert "Events: added 0, changed 0, unchanged 1." in said
    assert "Claims: added 0, changed 0, unchanged 2." in said


def matched_record() -> None:
    """Publish an imported event and one of the record, found to be the same."""
    ged = Dataset.objects.create(
        slug="ged", name="GED", publisher=make_publisher(), is_redistributable=True, licence="CC BY 4.0"
    )
    imported = make_event("ged-1", dataset=ged)
    make_claim("ged-1-total", event=imported)
    event = make_event()
    EventMatch.objects.create(imported=imported, event=event, decision="same", decided_at=NOW)
    publish(event, imported)


def test_what_was_found_the_same_there_is_so_here(tmp_path: Path, client: Client) -> None:
    file = export(tmp_path, matched_record)
    take_in(file)
    assert client.get("/api/v1/events/clash/").json()["same_as"] == ["ged-1"]
    assert client.get("/api/v1/events/ged-1/").json()["same_as"] == ["clash"]
    assert "Events: added 0, changed 0, unchanged 2." in take_in(file)
    take_in(changed(file, lambda whole: [event.update(same_as=[]) for event in whole["events"]]))
    assert not EventMatch.objects.exists()


def test_an_editors_decision_on_the_same_events_wins(tmp_path: Path) -> None:
    file = export(tmp_path, matched_record)
    take_in(file)
    imported, event = (Event.objects.get(slug=slug) for slug in ("ged-1", "clash"))
    decide(imported=imported, event=event, decision=MatchDecision.DIFFERENT, by=make_editor())
    assert "Kept as it is here: match clash / ged-1" in take_in(file)
    assert EventMatch.objects.get().decision == "different"
