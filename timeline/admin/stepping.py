"""Taking a step at the desk: a button on the page, an action on the list, and the page that asks for the reason."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from timeline.actions.editorial import PublishRefused
from timeline.admin.steps import Step

MOST_AT_A_TIME = 200


class StepsAdmin(admin.ModelAdmin):
    """Mixed into a noun's pages, offers its steps to those who may take them."""

    steps: tuple[Step, ...] = ()
    change_form_template = "admin/timeline/steps_change_form.html"

    def steps_for(self, request: HttpRequest) -> list[Step]:
        """List the steps that this editor may take."""
        return [step for step in self.steps if request.user.has_perm(step.permission)]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer the editor's steps as actions on the list."""
        steps = {step.name: (_lead_to(step), step.name, step.label) for step in self.steps_for(request)}
        return {**super().get_actions(request), **steps}

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: models.Model | None = None,
    ) -> HttpResponse:
        """Offer the editor's steps as buttons on the page."""
        if obj is not None:
            context["steps"] = [
                (step.label, self.step_address(step, [obj.pk])) for step in self.steps_for(request)
            ]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def step_address(self, step: Step, ids: list[Any]) -> str:
        """Return the address of the page on which a step is taken for these entries."""
        address = reverse(f"admin:timeline_{self.opts.model_name}_step", args=[step.name])
        return f"{address}?ids={'.'.join(str(one) for one in ids)}"

    def get_urls(self) -> list[URLPattern]:
        """Add the address at which steps are taken."""
        view = self.admin_site.admin_view(self.step_view)
        name = f"timeline_{self.opts.model_name}_step"
        return [path("steps/<slug:name>/", view, name=name), *super().get_urls()]

    def step_view(self, request: HttpRequest, name: str) -> HttpResponseBase:
        """Ask for the reason, then take the step for each entry and tell what came of it."""
        step = next((one for one in self.steps if one.name == name), None)
        if step is None:
            raise Http404
        if not request.user.has_perm(step.permission):
            raise PermissionDenied
        entries = self._chosen(request)
        reason = request.POST.get("reason", "").strip()
        lacks_reason = step.needs_reason and not reason
        if request.method == "POST" and not lacks_reason:
            self._take(request, step, entries, reason)
            return HttpResponseRedirect(self._way_back(entries))
        context = {
            **self.admin_site.each_context(request),
            "title": step.label,
            "opts": self.opts,
            "step": step,
            "entries": entries,
            "lacks_reason": request.method == "POST",
            "way_back": self._way_back(entries),
        }
        return TemplateResponse(request, "admin/timeline/step.html", context)

    def _chosen(self, request: HttpRequest) -> list[models.Model]:
        ids = request.GET.get("ids", "").split(".")
        if not all(one.isascii() and one.isdigit() and len(one) < 19 for one in ids):
            raise Http404
        entries = list(self.get_queryset(request).filter(pk__in=ids[:MOST_AT_A_TIME]))
        if not entries:
            raise Http404
        return entries

    def _take(self, request: HttpRequest, step: Step, entries: list[models.Model], reason: str) -> None:
        for entry in entries:
            try:
                self.message_user(request, step.run(entry, request.user, reason), messages.SUCCESS)
            except PublishRefused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)

    def _way_back(self, entries: list[models.Model]) -> str:
        noun = f"admin:timeline_{self.opts.model_name}"
        if len(entries) == 1:
            return reverse(f"{noun}_change", args=[entries[0].pk])
        return reverse(f"{noun}_changelist")


def _lead_to(step: Step) -> Callable[..., HttpResponse | None]:
    """Return the action of a list that leads to the step's page with the entries that were ticked."""

    def action(
        desk: StepsAdmin, request: HttpRequest, entries: models.QuerySet[models.Model]
    ) -> HttpResponse | None:
        ids = list(entries.values_list("pk", flat=True)[: MOST_AT_A_TIME + 1])
        if len(ids) > MOST_AT_A_TIME:
            message = _("At most %(most)d entries go at a time; tick fewer.") % {"most": MOST_AT_A_TIME}
            desk.message_user(request, message, messages.ERROR)
            return None
        return HttpResponseRedirect(desk.step_address(step, ids))

    return action
