"""What was done so that everyone can use the site, and what was not checked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the statement."""
    return render(request, "accessibility.html")
