"""Forms of the desk: they check as `actions.records` does, so that every refusal stands at its field."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from timeline.actions import records
from timeline.admin.widgets import NamedAutocomplete


class RecordForm(forms.ModelForm):
    """A row of an entry's page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = field.widget
            if isinstance(widget, RelatedFieldWidgetWrapper):
                widget = widget.widget
            if isinstance(widget, NamedAutocomplete):
                widget.known = self.instance._state.fields_cache.get(name)

    def _post_clean(self) -> None:
        """Check the entry as saving it will, and put each message at its field."""
        if self.instance.pk is not None and not self.has_changed():
            return  # nothing is saved of it, and a page has many rows that nobody touched
        # Django would only name the constraint; the check below says what to do.
        vars(self.instance)["validate_constraints"] = _leave_to_the_check
        super()._post_clean()  # type: ignore[misc]  # the stubs leave Django's own hook out
        del vars(self.instance)["validate_constraints"]
        if self.errors:
            return
        related = self.instance._state.fields_cache
        unsaved = {name for name, entry in related.items() if entry is not None and entry.pk is None}
        try:
            records.check(instance=self.instance, exclude=unsaved)
        except ValidationError as error:
            for field, messages in error.update_error_dict({}).items():
                self.add_error(field if field in self.fields else None, messages)


def _leave_to_the_check(exclude: Collection[str] | None = None) -> None:
    """Stand in for `Model.validate_constraints`."""


class EntryForm(RecordForm):
    """An entry's own page, with a line for the audit trail."""

    reason = forms.CharField(
        label=_("Reason for the change"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("Kept in the audit trail beside what changed."),
    )


class RecordFormSet(BaseInlineFormSet):
    """Rows under an entry; what readers know or others refer to is not removed from under them."""

    def clean(self) -> None:
        """Refuse removals as `actions.records` will."""
        refusals: list[ValidationError] = []
        for form in self.deleted_forms:
            if form.instance.pk is None:
                continue
            try:
                records.check_removal(instance=form.instance)
            except ValidationError as error:
                # Whether a source is the only one shows when the rows added beside it are saved.
                refusals += [one for one in error.error_list if one.code != "only_source"]
        if refusals:
            raise ValidationError(refusals)
        super().clean()
