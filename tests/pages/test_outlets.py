"""No way out of the record shows what is not published, or the host that a request names."""

import pytest
from django.test import Client

from tests.factories import make_claim, make_event
from tests.pages.publishing import publish

pytestmark = pytest.mark.django_db

CANARY = "Canary"
OUTLETS = [
    "/events/clash/history/",
    "/corrections/",
    "/feeds/changes/",
    "/feeds/events/",
    "/embed/events/clash/",
    "/embed/timeline/",
    "/events/clash/cite.json",
    "/claims/clash-killed/cite.bib",
    "/sitemap-events.xml",
    "/sitemap-claims.xml",
    "/oembed/?url=http://127.0.0.1:8000/events/clash/",
]


@pytest.mark.parametrize("address", OUTLETS)
def test_a_draft_is_in_no_outlet(client: Client, address: str) -> None:
    event = make_claim().event
    publish(event)
    make_event("canary-draft", title=CANARY)
    event.title = CANARY
    event.save()
    make_claim("canary-claim", event=event, note=CANARY)
    body = client.get(address).content.decode()
    assert CANARY.lower() not in body.lower()


@pytest.mark.parametrize("address", ["/", "/events/clash/", "/claims/clash-killed/", "/method/", *OUTLETS])
def test_no_address_is_made_of_the_requests_host(client: Client, address: str) -> None:
    publish(make_claim().event)
    assert "localhost" not in client.get(address, headers={"Host": "localhost"}).content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/events/clash/", "/claims/clash-killed/", "/actors/ministry/", "/method/"]
)
def test_a_page_describes_itself_once(client: Client, address: str) -> None:
    publish(make_claim().event)
    page = client.get(address).content.decode()
    assert page.count('<meta name="description" content="') == 1
    assert page.count('<link rel="canonical"') == 1
    assert f'<meta property="og:url" content="http://127.0.0.1:8000{address}">' in page
