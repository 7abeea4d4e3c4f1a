"""What changed in the record: the revisions of one event, and the corrections of all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.revision_changes import entries
from timeline.pages.errors import BadAddress
from timeline.pages.presenters.paging import PageError, Paging, paging
from timeline.pages.views.entry import entry_page


@entry_page
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """List the revisions of an event, newest first, withdrawals included; a withdrawn event keeps its history."""
    rows = store.revisions(slug).order_by("-revision")
    total = rows.count()
    if not total:
        raise store.NotPublished(slug)
    part = _part(request, total)
    shown = list(entries(rows[part.start : part.start + part.size]))
    return render(
        request, "history.html", {"paging": part, "revisions": shown, "slug": slug, "title": shown[0].title}
    )


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """List what was corrected, added to or withdrawn after its first publication, newest first."""
    rows = store.changes().filter(revision__gt=1).order_by("-pk")
    part = _part(request, rows.count())
    context = {"paging": part, "revisions": list(entries(rows[part.start : part.start + part.size]))}
    return render(request, "corrections.html", context)


def _part(request: HttpRequest, total: int) -> Paging:
    try:
        return paging(request.GET, total, request.path)
    except PageError as error:
        raise BadAddress(error.message) from error
