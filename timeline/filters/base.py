"""What all filters share: strictness about parameters, and the joint reading of ranges and claims."""

import copy
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Self

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Value
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from timeline.documents import store
from timeline.documents.counts import Asked
from timeline.filters.fields import (
    BoxField,
    CountField,
    DayField,
    IdsField,
    RepeatedField,
    TermsField,
    YearField,
    YearsField,
    YesNoField,
    hinted,
    nearest,
)
from timeline.models.published import LONG_SPAN

# What the filter of datasets calls the record's own entries.
OWN = "record"


class QueryFilter(django_filters.Filter):
    """A filter that a filter set may copy for each query at little cost."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Share what never changes; only the form field is each copy's own."""
        twin = copy.copy(self)
        twin.__dict__.pop("_field", None)
        return twin


class TermsFilter(QueryFilter):
    """Any of the given terms."""

    field_class = TermsField


class IdsFilter(QueryFilter):
    """Any of the given permanent ids."""

    field_class = IdsField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, nearest=lambda kind, text: store.near_id(rows_of(kind), text), **kwargs)


class YearsFilter(QueryFilter):
    """Any of the given years."""

    field_class = YearsField


class YearFilter(QueryFilter):
    """One year."""

    field_class = YearField


class DayFilter(QueryFilter):
    """One day, month or year."""

    field_class = DayField


class CountFilter(QueryFilter):
    """A number of people or of things."""

    field_class = CountField


class BoxFilter(QueryFilter):
    """A box of degrees."""

    field_class = BoxField


class WordsFilter(QueryFilter):
    """Words to find."""

    field_class = forms.CharField


class YesNoFilter(QueryFilter):
    """True or false."""

    field_class = YesNoField


def rows_of(kind: str) -> QuerySet[Any]:
    """Return the public entries of one kind: event, phase, dataset, actor, place, publisher or source."""
    match kind:
        case "event":
            return store.events()
        case "phase":
            return store.events().filter(is_phase=True)
        case "dataset":
            return store.datasets()
    return store.references(kind)


def public_ids(given: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return which of the given ids are public, by kind, in one query."""
    parts = [
        rows_of(kind).filter(slug__in=slugs).order_by().values_list(Value(kind), "slug")
        for kind, slugs in sorted(given.items())
    ]
    found: dict[str, set[str]] = {kind: set() for kind in given}
    for kind, slug in parts[0].union(*parts[1:], all=True):
        found[kind].add(slug)
    if "dataset" in found:
        found["dataset"].add(OWN)
    return found


# Parameters about what was worked out when an entry was published, which an earlier day does not share.
OF_TODAY = ("killed_min", "disputed", "superseded")


class StrictFilterSet(django_filters.FilterSet):
    """A filter set that refuses what it does not know, and reports all faults at once.

    `also_allowed` are parameters that are not filters, such as those of paging; `known` are public ids by kind that
    the caller has at hand, which need not be looked up. Subclasses apply every parameter together in `narrow`, since
    some are read jointly. `is_shown` is false where the form is read and never shown, which saves its making.
    """

    also_allowed: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        data: Any = None,
        queryset: QuerySet[Any] | None = None,
        *,
        also_allowed: frozenset[str] = frozenset(),
        known: Mapping[str, Collection[str]] | None = None,
        is_shown: bool = True,
        **kwargs: Any,
    ) -> None:
        # The rows to filter are given to `filter_queryset`; the base class merely wants some.
        super().__init__(data, queryset if queryset is not None else store.events().none(), **kwargs)
        self._known = known or {}
        self._is_shown = is_shown
        self._knows_ids = False
        self.allowed = set(self.filters) | self.also_allowed | also_allowed

    @cached_property
    def faults(self) -> dict[str, list[ValidationError]]:
        """Return every fault by parameter; empty if the query is sound."""
        faults = {name: list(errors.as_data()) for name, errors in self.form.errors.items()}
        for name in self.data or {}:
            if name not in self.allowed:
                faults[name] = [unknown_parameter(name, sorted(self.allowed))]
            elif name in self.filters and self._is_given_twice(name):
                message = _("Give this parameter once; of this one, several values cannot hold together.")
                faults[name] = [ValidationError(message, code="repeated")]
        if not faults:
            faults = self.joint_faults(self.form.cleaned_data)
        return faults

    def _is_given_twice(self, name: str) -> bool:
        """Tell whether a parameter that takes one value was given several."""
        if isinstance(self.filters[name].field, RepeatedField) or not isinstance(self.data, MultiValueDict):
            return False
        return len({value.strip() for value in self.data.getlist(name)} - {""}) > 1

    @property
    def errors(self) -> dict[str, list[str]]:
        """Return every fault as sentences by parameter."""
        return {
            name: [message for error in errors for message in error.messages]
            for name, errors in self.faults.items()
        }

    @property
    def form(self) -> forms.Form:
        """Return the form of the query, which knows which of the given ids are public."""
        form: forms.Form = super().form
        if not self._knows_ids:
            self._knows_ids = True
            self._find_ids(form)
        return form

    def _find_ids(self, form: forms.Form) -> None:
        """Look up all given ids at once, rather than parameter by parameter."""
        given: dict[str, set[str]] = {}
        fields = {name: field for name, field in form.fields.items() if isinstance(field, IdsField)}
        for name, field in fields.items():
            values = form[name].data or []
            values = values if isinstance(values, list) else [values]
            slugs = {str(value).strip() for value in values} - {""}
            if slugs:
                given.setdefault(field.kind, set()).update(slugs)
        sought = {kind: slugs for kind, slugs in given.items() if not slugs <= set(self._known.get(kind, ()))}
        found = {**given, **(public_ids(sought) if sought else {})}
        for field in fields.values():
            field.public = found.get(field.kind, set())

    def get_form_class(self) -> type[forms.Form]:
        """Return the form; one that nobody is shown has no field for what was not given."""
        if self._is_shown:
            form_class: type[forms.Form] = super().get_form_class()
            return form_class
        fields = {name: filter_.field for name, filter_ in self.filters.items() if name in self.data}
        return type(f"{type(self).__name__}Form", (self._meta.form,), fields)

    def is_valid(self) -> bool:
        """Say whether the query is sound."""
        return not self.faults

    def joint_faults(self, values: dict[str, Any]) -> dict[str, list[ValidationError]]:
        """Return the faults that only several parameters together show."""
        faults: dict[str, list[ValidationError]] = {}
        for first, last in (("year_min", "year_max"), ("after", "before"), ("stated_after", "stated_before")):
            low, high = values.get(first), values.get(last)
            if low is not None and high is not None and low > high:
                message = _("%(first)s lies after %(last)s; nothing can lie between them.")
                faults[first] = [
                    ValidationError(message % {"first": first, "last": last}, code="impossible_range")
                ]
        if values.get("as_of"):
            for name in OF_TODAY:
                if values.get(name) is not None:
                    message = _("%(name)s is read of the record as it stands today; leave it or as_of out.")
                    faults[name] = [ValidationError(message % {"name": name}, code="not_together")]
        return faults

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Apply all parameters."""
        return self.narrow(queryset, self.form.cleaned_data)

    def parts(
        self, queryset: QuerySet[Any], values: dict[str, Any] | None = None, *, is_page: bool = False
    ) -> list[QuerySet[Any]]:
        """Apply these values, all parameters unless others are given.

        Together the parts hold each entry once, and each is read from its own index. `is_page` says that a page of
        them is read, in the order of their dates.
        """
        return [self.narrow(queryset, self.form.cleaned_data if values is None else values)]

    def count(self, parts: Sequence[QuerySet[Any]]) -> int:
        """Return how many entries the parameters keep, of which `parts` are the rows."""
        return sum(rows.count() for rows in parts)

    def counted_ahead(self, parameter: str | None = None) -> Asked | None:
        """Return what all parameters but the one named ask of the kept numbers; None where these cannot tell."""
        return None

    def of_one_claim(self, values: dict[str, Any]) -> Q:
        """Read the parameters that hold of one and the same claim; empty where there are none."""
        return Q()

    def narrow(self, queryset: QuerySet[Any], values: dict[str, Any]) -> QuerySet[Any]:
        """Apply the cleaned values; subclasses say how."""
        raise NotImplementedError


# What other APIs call a parameter of ours.
ELSEWHERE = {
    "limit": "page_size",
    "per_page": "page_size",
    "offset": "cursor",
    "page": "cursor",
    "sort": "ordering",
    "order_by": "ordering",
    "from": "after",
    "start_date": "after",
    "to": "before",
    "until": "before",
    "end_date": "before",
    "query": "q",
    "search": "q",
    "location": "place",
    "country": "place",
    "event_type": "type",
    "source": "publisher",
}
# What others filter lists by, and we answer at an address of its own.
OF_CHANGES = {"since", "updated_since", "updated_after", "modified_since", "timestamp"}


def unknown_parameter(name: str, known: list[str]) -> ValidationError:
    """Say that there is no such parameter, which one is near, and which there are."""
    sentences = [_("There is no parameter “%(name)s”.") % {"name": name[:100]}]
    near = None
    if name in OF_CHANGES:
        sentences.append(_("What changed since a day is answered at /api/v1/changes/."))
    else:
        near = ELSEWHERE.get(name)
        near = near if near in known else nearest(name, known)
    if near:
        sentences.append(_("Did you mean “%(near)s”?") % {"near": near})
    sentences.append(_("Known parameters: %(names)s.") % {"names": ", ".join(known)})
    return hinted(" ".join(sentences), "unknown_parameter", known, near)


def time_ranges(values: Mapping[str, Any]) -> list[list[tuple[date, date]]]:
    """Read the parameters of time as ranges from a first to a last day: any one of each list, and all of the lists."""
    first = date(values["year_min"], 1, 1) if values.get("year_min") else date.min
    last = date(values["year_max"], 12, 31) if values.get("year_max") else date.max
    first = max(first, values.get("after") or date.min)
    last = min(last, values.get("before") or date.max)
    range_ = [] if (first, last) == (date.min, date.max) else [(first, last)]
    years = [(date(year, 1, 1), date(year, 12, 31)) for year in values.get("year") or []]
    return [alternatives for alternatives in (range_, years) if alternatives]


def in_time(values: Mapping[str, Any], prefix: str = "", *, is_long: bool | None = None) -> Q:
    """Read the parameters of time: events that may lie in the range, or with `certain` those that must.

    `is_long` keeps the long events alone, or the others alone, whose beginning is then bounded on both sides.
    `prefix` leads from the filtered rows to the event's columns, for example `event__`.
    """
    is_certain = bool(values.get("certain"))
    # Of one value in a list, as SQLite takes a bare truth value for no column of an index.
    condition = Q() if is_long is None else Q(**{f"{prefix}is_long__in": [is_long]})
    begins = date.min
    for ranges in time_ranges(values):
        alternatives = Q()
        for first, last in ranges:
            alternatives |= _within(first, last, is_certain, prefix)
        condition &= alternatives
        begins = max(begins, min(first for first, _last in ranges))
    if is_long is False and begins > date.min + LONG_SPAN:
        condition &= Q(**{f"{prefix}earliest__gte": begins - LONG_SPAN})
    return condition


def _within(first: date, last: date, is_certain: bool, prefix: str) -> Q:
    if is_certain:
        return Q(**{f"{prefix}earliest__gte": first, f"{prefix}latest__lte": last})
    return Q(**{f"{prefix}earliest__lte": last, f"{prefix}latest__gte": first})


def stated_by(day: date) -> Q:
    """Keep claims that may have been stated by a day; an open beginning may have, an unknown date never."""
    return Q(stated_earliest__lte=day) | Q(stated_earliest__isnull=True, stated_latest__isnull=False)


def of_datasets(values: dict[str, Any]) -> Q:
    """Keep the record's own entries, or those of the datasets asked for: imported ones stay apart unless named.

    Whoever asks for the claims of an event has named it, wherever it comes from.
    """
    if values.get("event") and not values.get("dataset"):
        return Q()
    return Q(dataset__in=asked_datasets(values))


def asked_datasets(values: Mapping[str, Any]) -> list[str]:
    """Return the datasets asked for as the rows name them, where the record itself has none."""
    return ["" if one == OWN else one for one in values.get("dataset") or [OWN]]


def any_of(values: Mapping[str, Any], **columns: str) -> Q:
    """Keep rows whose column holds one of a parameter's values, for each parameter that was given."""
    condition = Q()
    for parameter, column in columns.items():
        if values.get(parameter):
            condition &= Q(**{f"{column}__in": values[parameter]})
    return condition


def has(rows: QuerySet[Model], condition: Q, key: str = "event") -> Q:
    """Keep entries for which at least one of `rows` fits the condition."""
    return Q(Exists(rows.filter(condition, **{key: OuterRef("pk")})))
