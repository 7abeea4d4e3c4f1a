"""Citations as files for reference managers: BibTeX, RIS and CSL-JSON."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.citing import cited_claim, cited_event
from timeline.documents.terms import State
from timeline.domain.citations import Citation
from timeline.pages.as_of import wanted_day
from timeline.pages.conditional import state_of_record
from timeline.pages.revisions import wanted_revision
from timeline.pages.views.entry import entry_page

MEDIA_TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json",
}


@entry_page
def cite_event(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Return the citation of an event as it is now, of a revision by `rev`, or as of a day."""
    day = wanted_day(request)
    event = store.event(slug, wanted_revision(request))
    return _file(cited_event(event if day is None else at(event, day)), form)


@entry_page
def cite_claim(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Return the citation of a claim in the present revision of its event."""
    claim = store.claim(slug).load()
    return _file(cited_claim(claim, store.event(claim["event"])), form)


@require_safe
def cite_record(request: HttpRequest, form: str) -> HttpResponse:
    """Return the citation of the whole record."""
    return _file(State(*state_of_record(request)).cited(), form)


def _file(citation: Citation, form: str) -> HttpResponse:
    match form:
        case "bib":
            text = citation.bibtex()
        case "ris":
            text = citation.ris()
        case "json":
            text = json.dumps(citation.csl(), ensure_ascii=False, indent=1)
        case _:
            raise Http404
    response = HttpResponse(text, content_type=MEDIA_TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{citation.key}.{form}"'
    return response
