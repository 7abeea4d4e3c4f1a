"""Claims."""

from typing import Any

from django.db.models import QuerySet

from timeline.api.options import Offered
from timeline.api.pagination import Key, Order, day, moment
from timeline.api.projection import members_of
from timeline.api.views.entries import EntryView, ListView
from timeline.documents import store
from timeline.documents.schema import PublishedClaimDocument
from timeline.filters import ClaimFilter

FIELDS = members_of(PublishedClaimDocument)


class ClaimList(ListView):
    """Claims: each figure with who states it, of whom, when, and in which sources."""

    operation = "list_claims"
    noun = "claims"
    shape = PublishedClaimDocument
    filter_class = ClaimFilter
    offered = Offered(
        orders=(
            Order("stated", Key("stated_earliest", day, instead=day("9999-12-31"))),
            Order("-stated", Key("stated_earliest", day, instead=day("0001-01-01")), is_descending=True),
            Order("event", Key("event__earliest", day)),
            Order("-event", Key("event__earliest", day), is_descending=True),
            Order("updated", Key("updated_at", moment)),
            Order("-updated", Key("updated_at", moment), is_descending=True),
        ),
        fields=FIELDS,
    )

    def rows(self) -> QuerySet[Any]:
        """Return all claims."""
        return store.claims()


class Claim(EntryView):
    """One claim."""

    operation = "get_claim"
    noun = "claims"
    shape = PublishedClaimDocument
    offered = Offered(fields=FIELDS)

    def rows(self) -> QuerySet[Any]:
        """Return all claims."""
        return store.claims()

    def text(self, slug: str) -> str:
        """Return the claim's document."""
        return store.claim(slug).text()
