"""The site's map for search engines: every permanent address, on the public base, never on the request's host."""

from datetime import datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import EmptyPage
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.pages.conditional import state_of_record

if TYPE_CHECKING:
    from django.contrib.sites.models import Site  # not installed; named for the type alone

# Protocol 0.9 allows 50,000 addresses in a file; fewer keep one file quick to make.
MOST_ADDRESSES = 10_000
LISTS = (
    "timeline",
    "claims",
    "compare",
    "actors",
    "places",
    "sources",
    "method",
    "disagreements",
    "corrections",
    "accessibility",
)


def public_site() -> "Site":
    """Return what stands for the sites framework, which would take the name from the request's Host."""
    domain = urlsplit(settings.PUBLIC_BASE_URL).netloc
    return cast("Site", SimpleNamespace(domain=domain, name=domain))


class Lists(Sitemap):
    """The pages that list or explain."""

    def items(self) -> list[str]:
        """Return their names."""
        return list(LISTS)

    def location(self, item: str) -> str:
        """Return a page's path."""
        return reverse(f"pages:{item}")


class Entries(Sitemap):
    """The pages of one kind of entry, each with the day of its last change."""

    limit = MOST_ADDRESSES

    def __init__(self, page: str, rows: QuerySet[Any]) -> None:
        """Keep the page's name and what it is about."""
        self.page = page
        self.rows = rows

    def items(self) -> QuerySet[Any]:
        """Return the entries by id, without their documents."""
        return self.rows.order_by("slug").values_list("slug", "updated_at")

    def location(self, item: tuple[str, datetime]) -> str:
        """Return an entry's path."""
        return reverse(f"pages:{self.page}", args=[item[0]])

    def lastmod(self, item: tuple[str, datetime]) -> datetime:
        """Return when an entry last changed."""
        return item[1]


def sections() -> dict[str, Sitemap]:
    """Return the parts of the map."""
    return {
        "lists": Lists(),
        "events": Entries("event", store.events()),
        "claims": Entries("claim", store.claims()),
        "sources": Entries("source", store.references("source")),
        "actors": Entries("actor", store.references("actor")),
        "places": Entries("place", store.references("place")),
    }


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Name every file of the map."""
    _number, changed_at = state_of_record(request)
    files = [
        {
            "location": settings.PUBLIC_BASE_URL
            + reverse("pages:sitemap-part", args=[name])
            + (f"?p={page}" if page > 1 else ""),
            "last_mod": changed_at,
        }
        for name, part in sections().items()
        for page in part.paginator.page_range
    ]
    return render(request, "sitemap_index.xml", {"sitemaps": files}, content_type="application/xml")


@require_safe
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    """List the addresses of one file of the map."""
    part = sections().get(section)
    page = request.GET.get("p", "1")
    if part is None or not (page.isascii() and page.isdecimal() and len(page) < 8):
        raise Http404
    try:
        urls = part.get_urls(int(page), public_site(), urlsplit(settings.PUBLIC_BASE_URL).scheme)
    except EmptyPage as error:
        raise Http404 from error
    return render(request, "sitemap.xml", {"urlset": urls}, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers where the map is, and to leave the desk alone."""
    text = (
        f"User-agent: *\nDisallow: /admin/\n\nSitemap: {settings.PUBLIC_BASE_URL}{reverse('pages:sitemap')}\n"
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
