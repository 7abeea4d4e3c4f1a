"""What every page of one entry does where the entry is not there."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from timeline.documents.store import NotPublished, Withdrawn
from timeline.pages import errors

EntryView = Callable[..., HttpResponse]


def entry_page(view: EntryView) -> EntryView:
    """Answer 404 for what never was public and 410 for what was withdrawn; only GET and HEAD are served."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **parts: str) -> HttpResponse:
        try:
            return view(request, slug, **parts)
        except NotPublished as missing:
            raise Http404 from missing
        except Withdrawn as entry:
            return errors.withdrawn(request, entry)

    return require_safe(guarded)
