"""The claims that a reader's filters ask for are on the page that the filters lead to."""

import re

import pytest
from django.test import Client

from tests.factories import make_actor, make_claim
from tests.pages.publishing import publish
from tests.pages.views.test_timeline import body, phase

pytestmark = pytest.mark.django_db


def test_claims_about_a_whole_phase_stand_under_it_where_they_are_asked_for(client: Client) -> None:
    war = phase()
    make_claim(
        "of-ministry", event=war, claimant=make_actor("ministry"), low=40, high=40, qualifier="exactly"
    )
    make_claim("of-mission", event=war, claimant=make_actor("mission"), low=50, high=50, qualifier="exactly")
    publish(war)
    assert ">40</a>" not in body(client)
    page = body(client, "/?claimant=ministry")
    assert ">40</a>" in page
    assert ">50</a>" not in page
    href = re.search(r'<a href="([^"]*)">1 claim about the whole period</a> fits the filters', page)
    assert href
    assert href[1] == "/claims/?claimant=ministry&amp;event=war"
    assert "1 claim</b>" in body(client, href[1].replace("&amp;", "&"))


def test_of_many_claims_about_a_whole_phase_none_is_shown_before_the_others(client: Client) -> None:
    war, ministry = phase(), make_actor("ministry")
    for number in range(7):
        make_claim(f"claim-{number}", event=war, claimant=ministry, victims=ministry)
    publish(war)
    page = body(client, "/?claimant=ministry")
    assert "7 claims about the whole period fit the filters</a>" in page
    assert 'class="claim-row' not in page


def test_what_a_line_beside_a_claim_means_is_said_where_there_is_one(client: Client) -> None:
    publish(
        make_claim(claimant=make_actor("ministry")).event,
        make_claim("other", claimant=make_actor("mission")).event,
    )
    page = body(client, "/?claimant=ministry")
    assert "A line marks the claims that fit the filters" in page
    assert page.count("Fits the filters:") == 1
    assert "A line marks" not in body(client, "/?outcome=killed")
