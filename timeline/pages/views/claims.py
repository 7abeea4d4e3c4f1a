"""The list of claims."""

from http import HTTPStatus

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.said import said_around_in_record
from timeline.filters import ClaimFilter
from timeline.filters.base import of_datasets
from timeline.pages.addresses import replaced, without_paging
from timeline.pages.choices import ORDER, choices, wanted_choice
from timeline.pages.frame import Frame, frame
from timeline.pages.presenters.as_of import as_of_notice
from timeline.pages.presenters.claim_list import ORDERS, claim_form, listed_claims, order_labels
from timeline.pages.presenters.claims import sources_by_id
from timeline.pages.presenters.filter_form import Errors, FilterForm
from timeline.pages.presenters.outlets import outlets
from timeline.pages.presenters.paging import PageError, paging


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """List the claims by the day on which each was stated, or first by who stated it, narrowed by the filters."""
    around = frame(request)
    query = without_paging(request.GET)
    order, errors = wanted_choice(query, ORDER, ORDERS)
    filters = replaced(query, **{ORDER: ""})
    narrowed = ClaimFilter(data=filters, queryset=store.claims(), known=around.known)
    errors |= narrowed.errors
    if errors:
        return _refuse(request, around, errors)
    try:
        part = paging(request.GET, narrowed.qs.count(), request.path)
    except PageError as error:
        return _refuse(request, around, {error.parameter: [error.message]})
    is_by_claimant = order == "claimant"
    first = (store.name_of_claimant(), "claimant") if is_by_claimant else ()
    by = (*first, F("stated_earliest").asc(nulls_last=True), "slug")
    # Put in order by their keys alone: no index is in the order of names, and documents are long.
    keys = narrowed.qs.order_by(*by).values("pk")[part.start : part.start + part.size]
    rows = store.claims().filter(pk__in=keys).order_by(*by).select_related("event")
    here = [(row.load(), row.event.title) for row in rows.defer("event__document", "event__search_text")]
    cited = {
        citation[key]
        for claim, _title in here
        for citation in claim["citations"]
        for key in ("source", "copied_from")
    }
    sources = [row.load() for row in store.references("source").filter(slug__in=cited - {None})]
    context: dict[str, object] = {
        "form": _form(request, around, {}),
        "claims": listed_claims(here, sources_by_id(sources)),
        "is_by_claimant": is_by_claimant,
        "orders": choices(request.path, query, ORDER, order_labels(), order),
        "paging": part,
        "outlets": outlets(replaced(filters, ordering=order if is_by_claimant else ""), of="claims"),
    }
    day = narrowed.form.cleaned_data["as_of"]
    if day is not None:
        said = said_around_in_record(store.claims().filter(of_datasets(narrowed.form.cleaned_data)), day)
        context["as_of"] = as_of_notice(day, said, request.path, query)
    return _show(request, context, HTTPStatus.OK)


def _refuse(request: HttpRequest, around: Frame, errors: Errors) -> HttpResponse:
    return _show(request, {"form": _form(request, around, errors)}, HTTPStatus.BAD_REQUEST)


def _form(request: HttpRequest, around: Frame, errors: Errors) -> FilterForm:
    labels = {name: str(part.label or name) for name, part in ClaimFilter.base_filters.items()}
    query = without_paging(request.GET)
    return claim_form(request.path, query, errors, phases=around.phases, actors=around.actors, labels=labels)


def _show(request: HttpRequest, context: dict[str, object], status: HTTPStatus) -> HttpResponse:
    return render(request, "claims.html", {"here": "claims", **context}, status=status)
