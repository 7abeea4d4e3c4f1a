"""How the record is made and read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents.terms import State
from timeline.pages.conditional import state_of_record
from timeline.pages.presenters.cite import box_of_record
from timeline.pages.presenters.method import vocabulary_groups


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Show the method, with every term of the vocabulary defined."""
    context = {
        "here": "method",
        "groups": vocabulary_groups(),
        "cite": box_of_record(State(*state_of_record(request))),
    }
    return render(request, "method.html", context)
