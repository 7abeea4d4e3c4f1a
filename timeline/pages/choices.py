"""A parameter with a few values: which of them the address chooses, and a link to each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from timeline.filters.fields import refusal
from timeline.pages.addresses import address, replaced

# Of lists that can be read in several orders.
ORDER = "order"


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to see the page, with its address."""

    name: str
    href: str
    is_chosen: bool


def wanted_choice(
    query: QueryDict, parameter: str, values: Collection[str]
) -> tuple[str, dict[str, list[str]]]:
    """Return the value that the address chooses, the first where it names none, and what is wrong with it."""
    own = next(iter(values))
    value = query.get(parameter, own)
    return (value, {}) if value in values else (own, {parameter: refusal(value, list(values)).messages})


def choices(
    path: str, query: QueryDict, parameter: str, names: Mapping[str, str], value: str
) -> list[Choice]:
    """Return a link to each value, by its name; the first is the page's own and needs nothing in the address."""
    own = next(iter(names))
    return [
        Choice(
            name,
            address(path, replaced(query, page="", **{parameter: "" if one == own else one})),
            one == value,
        )
        for one, name in names.items()
    ]
