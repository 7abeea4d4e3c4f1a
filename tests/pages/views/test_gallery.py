"""The gallery shows each component in its states, and says which figures in it are invented."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_claim, make_event, make_place
from tests.pages.publishing import publish
from timeline.domain.stance import STANCES
from timeline.domain.vocabulary import Qualifier
from timeline.models import EventPlace
from timeline.pages.presenters.invented import NOTE, invented

pytestmark = pytest.mark.django_db

TEMPLATES = Path(settings.BASE_DIR) / "templates"
INCLUDED = re.compile(r'{% include "(components/[a-z_]+\.html)"')
# What the gallery does not draw: parts of the head and of the frame.
ELSEWHERE = {
    "modules.html",
    "page_meta.html",
    "masthead.html",
    "footer.html",
    "symbols.html",
}


def gallery(client: Client) -> str:
    response = client.get("/design/components/")
    assert response.status_code == 200
    return response.content.decode()


def publish_an_event() -> None:
    claim = make_claim(
        qualifier="at_least", low=200, high=None, claimant=make_actor("mission", name="Mission")
    )
    make_claim("clash-wounded", event=claim.event, outcome="wounded")
    EventPlace.objects.create(event=claim.event, place=make_place(latitude=39.8, longitude=46.8))
    publish(claim.event, make_event("talks", date="2020-03-01"))


def drawn_by(template: str) -> set[str]:
    """Return every component that a template includes, and those that these include."""
    found: set[str] = set()
    unread = [template]
    while unread:
        text = (TEMPLATES / unread.pop()).read_text(encoding="utf-8")
        unread += [name for name in INCLUDED.findall(text) if name not in found]
        found.update(INCLUDED.findall(text))
    return {Path(name).name for name in found}


def test_every_component_is_in_the_gallery() -> None:
    present = {path.name for path in (TEMPLATES / "components").glob("*.html")}
    assert present - drawn_by("gallery.html") == ELSEWHERE


def test_each_qualifier_is_drawn_in_each_stance() -> None:
    shown = {
        (stance, row.claim["qualifier"])
        for stance, group in invented().by_stance
        for row in group.rows
        if row.interval or row.claim["qualifier"] == Qualifier.UNQUANTIFIED
    }
    assert shown == {(stance, qualifier) for stance in STANCES for qualifier in Qualifier.values}


def test_an_invented_figure_has_claimant_day_and_source_and_leads_to_no_claim() -> None:
    groups = [invented().far_apart, *(group for _stance, group in invented().by_stance)]
    for row in (row for group in groups for row in group.rows):
        assert row.claim["claimant"]["name"] == "Invented claimant"
        assert row.said.short == "1 Jan 2020"
        assert [citation.publisher for citation in row.citations] == ["Invented source"]
        assert {row.href, row.claimant_href, row.citations[0].href} == {NOTE}


def test_the_gallery_of_an_empty_record_has_the_invented_figures_alone(client: Client) -> None:
    page = gallery(client)
    assert "Invented figures." in page
    assert "100 to 280" in page
    assert "Killed, in short" not in page


def test_what_the_record_has_is_drawn_from_the_record(client: Client) -> None:
    publish_an_event()
    page = gallery(client)
    for text in ("Killed, in short", 'class="locator"', 'aria-label="talks, 1 Mar 2020"', "Cite this event"):
        assert text in page
    assert re.search(r"at least 200</a>\s*<small>killed</small>", page)


def test_every_link_within_the_page_leads_somewhere(client: Client) -> None:
    publish_an_event()
    page = gallery(client)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) - set(ids) == set()


def test_search_engines_are_told_to_leave_the_gallery_out(client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in gallery(client)
    assert "/design/" not in client.get("/sitemap-lists.xml").content.decode()


def test_the_method_leads_to_the_gallery(client: Client) -> None:
    assert 'href="/design/components/"' in client.get("/method/").content.decode()


def test_the_gallery_needs_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish_an_event()
    with django_assert_max_num_queries(6):
        gallery(client)
