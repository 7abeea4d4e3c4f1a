"""Imported events beside those of the record: candidates side by side, and what editors decided about them."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from timeline.actions.matches import MatchRefused, decide
from timeline.admin.base import ReadOnlyAdmin
from timeline.admin.stepping import StepsAdmin
from timeline.admin.steps import FOUND_DIFFERENT, FOUND_SAME, UNDECIDED
from timeline.admin.wordings import date_words
from timeline.domain.figures import Figure, words
from timeline.importers.reconcile import Candidate, candidates
from timeline.models import Claim, Dataset, Event, EventMatch, EventPlace, MatchDecision, Participation

PAIRS_ON_A_PAGE = 10
# A dataset of the whole world has many; those of the earliest events come first, and decided ones make room.
MOST_CANDIDATES = 2000
DECIDES = "timeline.add_review"


@dataclass(frozen=True, slots=True)
class SideOfPair:
    """One event of a pair as an editor compares it; each figure comes with its claimant and the day."""

    event: Event
    date: str
    places: list[str]
    actors: list[str]
    figures: list[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate with both events."""

    candidate: Candidate
    here: SideOfPair
    imported: SideOfPair

    @property
    def shared_actors(self) -> list[str]:
        """Name who takes part in both."""
        return [name for name in self.here.actors if name in self.imported.actors]


@admin.register(EventMatch)
class EventMatchAdmin(StepsAdmin, ReadOnlyAdmin):
    """What was decided about imported events; the candidates stand on a page of their own."""

    steps = (FOUND_SAME, FOUND_DIFFERENT, UNDECIDED)
    change_list_template = "admin/timeline/eventmatch/change_list.html"
    list_display = ["imported", "event", "decision", "decided_by", "decided_at"]
    list_filter = ["decision", "imported__dataset"]
    search_fields = ["imported__slug", "event__slug", "event__title"]
    date_hierarchy = "decided_at"
    named = ("imported", "event", "decided_by")

    def get_urls(self) -> list[URLPattern]:
        """Add the page of candidates."""
        view = self.admin_site.admin_view(self.candidates_view)
        return [path("candidates/", view, name="timeline_eventmatch_candidates"), *super().get_urls()]

    def candidates_view(self, request: HttpRequest) -> HttpResponseBase:
        """Show the candidates of one dataset side by side, and take an editor's decision on one of them."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide(request)
        datasets = list(Dataset.objects.filter(is_record=False).order_by("name"))
        asked = request.GET.get("dataset", datasets[0].slug if datasets else "")
        dataset = next((one for one in datasets if one.slug == asked), None)
        if dataset is None and asked:
            raise Http404
        found = list(islice(candidates(dataset.slug), MOST_CANDIDATES)) if dataset is not None else []
        page = Paginator(found, PAIRS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Imported events that the record may have already"),
            "opts": self.opts,
            "datasets": datasets,
            "dataset": dataset,
            "page": page,
            "pairs": pairs_of(list(page)),
            "is_cut": len(found) == MOST_CANDIDATES,
            "may_decide": request.user.has_perm(DECIDES),
        }
        return TemplateResponse(request, "admin/timeline/eventmatch/candidates.html", context)

    def _decide(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(DECIDES):
            raise PermissionDenied
        # PostgreSQL takes no NUL, and no id has one.
        slugs = [request.POST.get(name, "").replace("\0", "") for name in ("imported", "event")]
        events = {event.slug: event for event in Event.objects.filter(slug__in=slugs)}
        imported, event = (events.get(slug) for slug in slugs)
        decision = request.POST.get("decision", "")
        if imported is None or event is None or decision not in MatchDecision.values:
            raise Http404
        try:
            match = decide(
                imported=imported,
                event=event,
                decision=MatchDecision(decision),
                by=request.user,
                reason=request.POST.get("reason", "").strip(),
            )
        except MatchRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            told = {
                "imported": imported.slug,
                "event": event.slug,
                "decision": match.get_decision_display().lower(),
            }
            self.message_user(
                request, _("“%(imported)s” and “%(event)s”: %(decision)s.") % told, messages.SUCCESS
            )
        return HttpResponseRedirect(request.get_full_path())


def pairs_of(found: list[Candidate]) -> list[Pair]:
    """Fetch both events of each candidate with all that an editor compares, in a fixed number of queries."""
    slugs = {slug for one in found for slug in (one.imported, one.event)}
    if not slugs:
        return []
    rows = Event.objects.filter(slug__in=slugs).prefetch_related(
        Prefetch("event_places", EventPlace.objects.select_related("place")),
        Prefetch("participations", Participation.objects.select_related("actor")),
        Prefetch(
            "claims",
            Claim.objects.to_publish().filter(superseded_by=None).select_related("claimant", "victims"),
        ),
    )
    sides = {event.slug: _side(event) for event in rows}
    return [Pair(one, sides[one.event], sides[one.imported]) for one in found]


def _side(event: Event) -> SideOfPair:
    return SideOfPair(
        event=event,
        date=date_words(event.date, is_uncertain_span=event.is_span_uncertain),
        places=[tie.place.name for tie in event.event_places.all()],
        actors=[part.actor.name for part in event.participations.all()],
        figures=[_figure(claim) for claim in event.claims.all()],
    )


def _figure(claim: Claim) -> str:
    figure = Figure(claim.low, claim.best, claim.high, claim.qualifier)
    told: dict[str, Any] = {
        "figure": words(figure, claim.unquantified_words),
        "outcome": claim.get_outcome_display().lower(),
        "victims": claim.victims.name,
        "claimant": claim.claimant.name,
        "day": date_words(claim.stated_on),
    }
    if claim.best is not None and claim.best not in (claim.low, claim.high):
        told["best"] = claim.best
        return _("%(figure)s (best %(best)d) %(outcome)s, %(victims)s – %(claimant)s, %(day)s") % told
    return _("%(figure)s %(outcome)s, %(victims)s – %(claimant)s, %(day)s") % told
