"""Filters of actors, places, publishers and sources."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from timeline.documents.search import with_words
from timeline.domain.vocabulary import PublisherKind, Side
from timeline.filters.base import (
    IdsFilter,
    StrictFilterSet,
    TermsFilter,
    WordsFilter,
    YearFilter,
    any_of,
)


class ReferenceFilter(StrictFilterSet):
    """What every list of references can be searched by."""

    q = WordsFilter(
        label=_("Words"), help_text=_("Every word must begin a word of a name, in whatever script.")
    )

    def narrow(self, queryset: QuerySet[Any], values: dict[str, Any]) -> QuerySet[Any]:
        """Apply the cleaned values."""
        return queryset.filter(with_words(values.get("q")))


class ActorFilter(ReferenceFilter):
    """Filters of actors."""

    side = TermsFilter(choices=Side.choices, label=_("Side"), help_text=_("Side of the actor. Repeatable."))

    def narrow(self, queryset: QuerySet[Any], values: dict[str, Any]) -> QuerySet[Any]:
        """Apply the cleaned values."""
        return super().narrow(queryset, values).filter(any_of(values, side="group"))


class PlaceFilter(ReferenceFilter):
    """Filters of places."""


class PublisherFilter(ReferenceFilter):
    """Filters of publishers."""

    kind = TermsFilter(
        choices=PublisherKind.choices, label=_("Kind"), help_text=_("Kind of publisher. Repeatable.")
    )

    def narrow(self, queryset: QuerySet[Any], values: dict[str, Any]) -> QuerySet[Any]:
        """Apply the cleaned values."""
        return super().narrow(queryset, values).filter(any_of(values, kind="group"))


class SourceFilter(ReferenceFilter):
    """Filters of sources."""

    publisher = IdsFilter(
        kind="publisher", label=_("Publisher"), help_text=_("Id of the publisher. Repeatable.")
    )
    year = YearFilter(label=_("Year"), help_text=_("Sources published in this year."))

    def narrow(self, queryset: QuerySet[Any], values: dict[str, Any]) -> QuerySet[Any]:
        """Apply the cleaned values."""
        condition = any_of(values, publisher="group")
        if values.get("year"):
            condition &= Q(sort_on__year=values["year"])
        return super().narrow(queryset, values).filter(condition)
