"""What every page of the desk shares: saving through `actions.records`, refusals as messages, the audit trail."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from timeline.actions import audit, records
from timeline.admin.forms import EntryForm, RecordForm, RecordFormSet
from timeline.admin.widgets import NamedAutocomplete


class NamedAutocompletes(admin.options.BaseModelAdmin):
    """Mixed in, gives every autocomplete field the widget that needs no query for a name it knows."""

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        """Choose the widget."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault(
                "widget", NamedAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class RecordInline(NamedAutocompletes, admin.TabularInline):
    """Rows under an entry, fetched with what they name."""

    form = RecordForm
    formset = RecordFormSet
    extra = 0
    named: tuple[str, ...] = ()  # the relations whose names a row shows

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Fetch the rows with what they name."""
        return super().get_queryset(request).select_related(*self.named)


class RecordAdmin(NamedAutocompletes, admin.ModelAdmin):
    """An entry's list and page."""

    form = EntryForm
    list_per_page = 100
    save_on_top = True
    named: tuple[str, ...] = ()  # the relations whose names list and page show

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Fetch the entries with what they name."""
        return super().get_queryset(request).select_related(*self.named)

    def get_actions(self, request: HttpRequest) -> dict[str, tuple[Callable[..., str], str, str] | None]:
        """Offer no removal of many at once; each is refused or allowed for a reason of its own."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Save with checks and audit entry."""
        records.save(instance=obj, by=request.user, reason=_reason(form))

    def save_formset(self, request: HttpRequest, form: Any, formset: BaseInlineFormSet, change: bool) -> None:
        """Save new and changed rows, then remove those that were ticked, so that a replaced source is no gap."""
        reason = _reason(form)
        for row in formset.save(commit=False):
            records.save(instance=row, by=request.user, reason=reason)
        for row in formset.deleted_objects:
            records.remove(instance=row, by=request.user, reason=reason)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Remove with checks and audit entry."""
        records.remove(instance=obj, by=request.user)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Answer as Django does; where rows of one page contradict each other, save none and say which."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            return self._refuse(request, error, request.get_full_path())

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask before removing, or say at once why the entry stays."""
        entry = self.get_object(request, object_id)
        if entry is not None and self.has_delete_permission(request, entry):
            try:
                records.check_removal(instance=entry)
            except ValidationError as error:
                return self._refuse(request, error, self._address(entry))
        return super().delete_view(request, object_id, extra_context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the entry's part of the audit trail, which tells more than Django's own log."""
        entry = self.get_object(request, object_id)
        if entry is None or not self.has_view_permission(request, entry):
            raise Http404
        kind, identity = audit.subject_of(entry)
        query = urlencode({"subject_type": kind, "subject_id": identity})
        return HttpResponseRedirect(f"{reverse('admin:timeline_auditentry_changelist')}?{query}")

    def _address(self, entry: models.Model) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[entry.pk])

    def _refuse(self, request: HttpRequest, error: ValidationError, address: str) -> HttpResponseRedirect:
        for message in error.messages:
            self.message_user(request, message, messages.ERROR)
        return HttpResponseRedirect(address)


class ReadOnlyAdmin(admin.ModelAdmin):
    """A table that only actions write to."""

    list_per_page = 100
    named: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Fetch the rows with what they name."""
        return super().get_queryset(request).select_related(*self.named)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Refuse."""
        return False


def _reason(form: Any) -> str:
    return str(form.cleaned_data.get("reason", ""))
