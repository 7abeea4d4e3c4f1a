"""The desk as an editor uses it: pages are opened, filled in and sent."""

from typing import Any

from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


class Desk:
    """An editor's browser."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def open(self, address: str) -> Any:
        """Open a page and return the answer."""
        return self.client.get(address)

    def fill_in(self, address: str, **values: Any) -> Any:
        """Open a form, change some of its fields, send it with everything else as it was, and return the answer."""
        page = self.open(address)
        data = form_values(page.context["adminform"].form)
        for row_of_forms in page.context["inline_admin_formsets"]:
            formset = row_of_forms.formset
            data |= form_values(formset.management_form)
            for form in formset.forms:
                data |= form_values(form)
        return self.client.post(address, data | values, follow=True)

    def queries(self, address: str) -> int:
        """Count the queries that a page issues, after one visit that fills the caches of names."""
        self.open(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert self.open(address).status_code == 200
        return len(queries)


def form_values(form: Any) -> dict[str, Any]:
    """Return what a browser would send for a form that nobody touched."""
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def list_of(noun: str) -> str:
    """Return the address of a noun's list."""
    return reverse(f"admin:timeline_{noun}_changelist")


def page_of(entry: models.Model) -> str:
    """Return the address of an entry's page."""
    return reverse(f"admin:timeline_{entry._meta.model_name}_change", args=[entry.pk])


def messages_of(answer: Any) -> list[str]:
    """Return what the desk tells at the top of the page."""
    return [str(message) for message in answer.context["messages"]]
