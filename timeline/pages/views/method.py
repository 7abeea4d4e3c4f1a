"""How the record is made and read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.pages.presenters.method import vocabulary_groups


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Show the method, with every term of the vocabulary defined."""
    return render(request, "method.html", {"here": "method", "groups": vocabulary_groups()})
