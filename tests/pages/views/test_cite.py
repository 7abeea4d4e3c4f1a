"""Citations as files, each with the revision."""

import json

import pytest
from django.test import Client

from tests.factories import make_claim, make_editor, make_event
from tests.pages.publishing import NOW, publish
from timeline.actions import editorial

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
@pytest.mark.parametrize("of", ["/events/clash", "/claims/clash-killed", ""])
def test_a_citation_is_a_file_that_names_its_version(
    client: Client, of: str, form: str, media_type: str
) -> None:
    publish(make_claim().event)
    for _time in ("rendered", "kept"):
        response = client.get(f"{of}/cite.{form}")
        assert response.headers["Content-Type"] == media_type
        assert response.headers["Content-Disposition"].startswith('attachment; filename="conflictdb-')
    assert "version 1" in response.content.decode() or "revision 1" in response.content.decode()


def test_an_old_revision_keeps_its_citation(client: Client) -> None:
    event = make_event(title="First title")
    publish(event)
    event.title = "Second title"
    event.save()
    publish(event)
    (old,) = json.loads(client.get("/events/clash/cite.json?rev=1").content)
    assert old["title"] == "First title"
    assert old["URL"].endswith("/events/clash/?rev=1")


def test_an_earlier_day_is_carried(client: Client) -> None:
    publish(make_claim().event)
    (item,) = json.loads(client.get("/events/clash/cite.json?as_of=2020-11-24").content)
    assert item["URL"].endswith("?rev=1&as_of=2020-11-24")
    page = client.get("/events/clash/?as_of=2020-11-24").content.decode()
    assert "as claimed by 24 November 2020, 22 November 2026." in page
    assert "/events/clash/cite.bib?as_of=2020-11-24" in page


def test_a_claims_citation_leads_to_the_claim_in_that_revision(client: Client) -> None:
    publish(make_claim().event)
    (item,) = json.loads(client.get("/claims/clash-killed/cite.json").content)
    assert item["URL"].endswith("/events/clash/?rev=1#claim-clash-killed")
    assert item["title"] == "ministry: 4 killed, soldiers (stated 24 November 2020), in “clash”"


@pytest.mark.parametrize("address", ["/events/clash/cite.xml", "/events/nothing/cite.bib", "/cite.doc"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    publish(make_event())
    assert client.get(address).status_code == 404


def test_a_withdrawn_event_has_no_citation(client: Client) -> None:
    event = make_event()
    publish(event)
    editorial.withdraw(event=event, by=make_editor(), reason="Two events were one.", now=NOW)
    assert client.get("/events/clash/cite.ris").status_code == 410
