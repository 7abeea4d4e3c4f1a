"""How the record is made and read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.terms import State
from timeline.pages.conditional import state_of_record
from timeline.pages.presenters.cite import box_of_record
from timeline.pages.presenters.method import vocabulary_groups
from timeline.pages.presenters.prose import claim_link, event_link, ids_in, rendered


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Show the method, with every term of the vocabulary defined."""
    context = {
        "here": "method",
        "groups": vocabulary_groups(),
        "cite": box_of_record(State(*state_of_record(request))),
    }
    return render(request, "method.html", context)


@require_safe
def disagreements(request: HttpRequest) -> HttpResponse:
    """Show docs/disagreements.md as a page, each claim that it names with claimant, day and source."""
    text = (settings.BASE_DIR / "docs" / "disagreements.md").read_text(encoding="utf-8")
    ids = ids_in(text)
    claims = [row.load() for row in store.claims().filter(slug__in=ids)]
    titles = store.events().filter(slug__in=ids).values_list("slug", "title")
    cited = {claim["citations"][0]["source"] for claim in claims}
    sources = [row.load() for row in store.references("source").filter(slug__in=cited)]
    publishers = {source["id"]: source["publisher"]["name"] for source in sources}
    links = {slug: event_link(slug, title) for slug, title in titles}
    links |= {claim["id"]: claim_link(claim, publishers) for claim in claims}
    prose = mark_safe(rendered(text, links))  # noqa: S308  # Markdown without HTML, and links that are escaped
    return render(request, "method_disagreements.html", {"here": "method", "prose": prose})
