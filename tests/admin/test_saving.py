"""What an editor enters at the desk, and how the desk refuses it."""

from typing import Any

import pytest
from django.urls import reverse

from tests.admin.desk import Desk, messages_of, page_of
from tests.factories import make_actor, make_citation, make_claim, make_event, make_publisher, make_source
from timeline.actions import editorial
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import AuditEntry, Citation, Claim, Event, Publisher


def new_claim(**fields: Any) -> dict[str, Any]:
    """Return what is typed into the first empty row of claims under an event."""
    values = {
        "slug": "clash-killed",
        "claimant": make_actor().pk,
        "outcome": "killed",
        "victims": make_actor("soldiers").pk,
        "victims_status": "military",
        "qualifier": "exactly",
        "low": "4",
        "high": "4",
        "stated_on": "2020-11-24",
        "evidence_level": "press",
    } | fields
    return {"claims-TOTAL_FORMS": "1", **{f"claims-0-{name}": value for name, value in values.items()}}


def typed_event() -> dict[str, Any]:
    return {
        "title": "Clash",
        "slug": "clash",
        "type": "clash",
        "summary": "What happened.",
        "date": "2020-11-23",
        "reason": "Found in the agency's report.",
    }


def test_an_event_is_added_with_its_first_claim(desk: Desk) -> None:
    answer = desk.fill_in(reverse("admin:timeline_event_add"), **typed_event(), **new_claim())
    assert answer.status_code == 200
    claim = Claim.objects.get()
    assert (claim.event.slug, claim.status, claim.event.status) == ("clash", "draft", "draft")
    trail = AuditEntry.objects.order_by("id").values_list("subject_type", "by__username", "reason")
    why = "Found in the agency's report."
    assert list(trail) == [("event", "editor", why), ("claim", "editor", why)]


def test_a_wrong_row_keeps_the_whole_page_from_being_saved(desk: Desk) -> None:
    answer = desk.fill_in(
        reverse("admin:timeline_event_add"), **typed_event(), **new_claim(qualifier="at_least")
    )
    assert "These numbers do not fit the qualifier" in answer.content.decode()
    assert not Event.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "advice"),
    [
        ("date", "23 November", "write 2020-11-10 for a day"),
        ("phase_number", "3", "only a phase has one"),
        ("verification_urls", "not a list", "Enter a valid JSON"),
    ],
)
def test_a_wrong_field_says_what_to_write(desk: Desk, field: str, value: str, advice: str) -> None:
    answer = desk.fill_in(page_of(make_event()), **{field: value})
    assert advice in str(answer.context["adminform"].form.errors[field])


def test_a_figure_of_another_claimant_is_refused_at_its_field(desk: Desk) -> None:
    claim = make_claim()
    other = make_claim("other", claimant=make_actor("other-ministry"))
    answer = desk.fill_in(page_of(claim), supersedes=other.pk)
    assert "use “revises”" in str(answer.context["adminform"].form.errors["supersedes"])


def test_saving_a_page_unchanged_leaves_no_trace(desk: Desk) -> None:
    claim = make_claim(verification_urls=["https://news.example/1"])
    for entry in (claim, claim.event, make_source()):
        desk.fill_in(page_of(entry))
    assert not AuditEntry.objects.exists()


def test_a_row_under_an_event_is_changed_and_the_others_are_left(desk: Desk) -> None:
    claim = make_claim()
    make_claim("other", outcome="wounded")
    desk.fill_in(page_of(claim.event), **{"claims-0-low": "5", "claims-0-high": "5"})
    assert [(entry.subject_id, entry.changes) for entry in AuditEntry.objects.all()] == [
        ("clash-killed", {"low": [4, 5], "high": [4, 5]})
    ]


def test_a_source_is_replaced_in_one_go(desk: Desk) -> None:
    claim = make_claim(status=EditorialStatus.IN_REVIEW)
    editorial.publish(event=claim.event)
    other = make_source("other-report")
    rows = {"citations-TOTAL_FORMS": "2", "citations-1-source": other.pk, "citations-1-position": "0"}
    desk.fill_in(page_of(claim), **rows, **{"citations-0-DELETE": "on"})
    assert [citation.source.slug for citation in Citation.objects.all()] == ["other-report"]


def test_the_only_source_of_a_public_claim_stays(desk: Desk) -> None:
    claim = make_claim(status=EditorialStatus.IN_REVIEW)
    editorial.publish(event=claim.event)
    answer = desk.fill_in(page_of(claim), **{"citations-0-DELETE": "on"}, note="A note.")
    assert "cite another one first" in messages_of(answer)[0]
    assert Citation.objects.count() == 1
    assert Claim.objects.get().note == ""


def test_a_public_claim_is_not_removed_from_its_event(desk: Desk) -> None:
    claim = make_claim(status=EditorialStatus.IN_REVIEW)
    editorial.publish(event=claim.event)
    answer = desk.fill_in(page_of(claim.event), **{"claims-0-DELETE": "on"})
    assert "withdraw it instead" in answer.content.decode()
    assert Claim.objects.exists()


def test_a_publisher_with_sources_says_why_it_stays(desk: Desk) -> None:
    publisher = make_source().publisher
    address = reverse("admin:timeline_publisher_delete", args=[publisher.pk])
    answer = desk.client.get(address, follow=True)
    assert "Change or remove those first" in messages_of(answer)[0]


def test_a_publisher_without_sources_is_removed(desk: Desk) -> None:
    publisher = make_publisher()
    desk.client.post(reverse("admin:timeline_publisher_delete", args=[publisher.pk]), {"post": "yes"})
    assert not Publisher.objects.exists()
    assert AuditEntry.objects.get().action == "removed"


def test_a_source_that_others_name_keeps_its_name_in_the_chooser(desk: Desk) -> None:
    claim = make_claim()
    make_citation(claim=claim, locator="headline", copied_from=make_source("first-report"))
    page = desk.open(page_of(claim)).content.decode()
    assert "agency: first-report" in page


def test_a_chosen_entry_that_was_changed_in_a_refused_form_is_named_anew(desk: Desk) -> None:
    claim = make_claim()
    other = make_actor("other-ministry")
    answer = desk.fill_in(page_of(claim), claimant=other.pk, low="9")
    assert f'<option value="{other.pk}" selected>other-ministry</option>' in answer.content.decode()
