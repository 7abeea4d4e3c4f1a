"""The orders in which a list can be read: which one the address asks for, and links from one to another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.pages.addresses import address, replaced

PARAMETER = "order"


@dataclass(frozen=True, slots=True)
class OrderLink:
    """A way of ordering the list, or of keeping a part of it."""

    label: str
    href: str
    is_current: bool


def wanted_order(query: QueryDict, orders: Sequence[str]) -> tuple[str, dict[str, list[str]]]:
    """Return the order asked for, the first where none is, and by parameter what is wrong with it."""
    order = query.get(PARAMETER, orders[0])
    if order in orders:
        return order, {}
    message = _("“%(value)s” is not an order; write one of %(allowed)s.")
    return orders[0], {PARAMETER: [message % {"value": order[:40], "allowed": ", ".join(orders)}]}


def order_links(path: str, query: QueryDict, labels: Mapping[str, str], order: str) -> list[OrderLink]:
    """Return a link to each order, by its label; the first is the list's own and needs no parameter."""
    own = next(iter(labels))
    return [
        OrderLink(
            label,
            address(path, replaced(query, page="", **{PARAMETER: "" if name == own else name})),
            name == order,
        )
        for name, label in labels.items()
    ]
