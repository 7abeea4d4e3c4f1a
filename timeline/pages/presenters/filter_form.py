"""The filter form and the chips that take each filter away again."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.domain.vocabulary import EventType, Outcome, TookPart, VictimsStatus
from timeline.pages.addresses import address, lacking, pairs
from timeline.pages.presenters.phases import PhaseCard

Options = Sequence[tuple[str, str]]
Errors = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `options` is empty for a typed one, `counts` the number of events that each would leave.

    `is_default` says that the reader did not choose the value, `is_shown_above` that the page shows it above the form.
    """

    name: str
    label: str
    value: str
    options: Options
    errors: list[str]
    is_day: bool = False
    counts: Mapping[str, int] | None = None
    is_default: bool = False
    is_shown_above: bool = False

    @property
    def choices(self) -> list[tuple[str, str, int | None]]:
        """Return value, label and number of events of each option; those that would leave nothing are not offered."""
        if self.counts is None:
            return [(value, label, None) for value, label in self.options]
        return [
            (value, label, self.counts.get(value, 0))
            for value, label in self.options
            if value == self.value or self.counts.get(value)
        ]

    @property
    def is_used(self) -> bool:
        """Return whether the reader chose a value, or one was refused."""
        return bool((self.value and not self.is_default) or self.errors)

    @property
    def html_id(self) -> str:
        """Return the id that its label and its error refer to."""
        return f"filter-{self.name}"


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter and the address of the list without it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class FilterForm:
    """The form in its present state; `carried` are filters that have no field here and must not be lost.

    `first` fields always stand open, `usual` ones beside them on a wide screen, `further` ones once asked for.
    """

    action: str
    first: list[Field]
    usual: list[Field]
    further: list[Field]
    carried: list[tuple[str, str]]
    chips: list[Chip]
    stray_errors: list[tuple[str, str]]

    @property
    def has_errors(self) -> bool:
        """Return whether any value was refused."""
        return bool(self.stray_errors) or any(field.errors for field in self.fields)

    @property
    def fields(self) -> list[Field]:
        """Return all fields in their order."""
        return [*self.first, *self.usual, *self.further]

    @property
    def is_usual_used(self) -> bool:
        """Return whether one of the usual fields has a chosen value or an error."""
        return any(field.is_used for field in self.usual)

    @property
    def is_further_used(self) -> bool:
        """Return whether one of the further fields has an error, or a chosen value that is not shown above."""
        return any(field.errors or (field.is_used and not field.is_shown_above) for field in self.further)


def options_of_phases(phases: Iterable[PhaseCard]) -> Options:
    """Return the phases as choices, by their short names."""
    return [(phase.id, phase.name) for phase in phases]


def filter_form(
    action: str,
    query: QueryDict,
    errors: Errors,
    *,
    phases: Iterable[PhaseCard],
    actors: Options,
    places: Options,
    labels: Mapping[str, str],
    counts: Mapping[str, Mapping[str, int]] | None = None,
    beside: Collection[str] = (),
    has_tiles: bool = False,
) -> FilterForm:
    """Return the form for a query string and what was wrong with it.

    `labels` name every filter that there is; `counts` hold for a field how many events each of its values would leave;
    `beside` are parameters that say how the list is shown, which are kept as they are; with `has_tiles` the phases
    stand above the form.
    """
    told = counts or {}

    def field(name: str, label: str, options: Options = (), *, is_day: bool = False) -> Field:
        return Field(
            name, label, query.get(name, ""), options, list(errors.get(name, [])), is_day, told.get(name)
        )

    first = [
        field("after", _("From"), is_day=True),
        field("before", _("To"), is_day=True),
        field("q", _("Words, place or person")),
    ]
    usual = [
        field("type", _("Kind of event"), [(value, str(label)) for value, label in EventType.choices]),
        field("claimant", _("Who claims"), actors),
        field("outcome", _("Outcome"), [(value, str(label)) for value, label in Outcome.choices]),
        field("as_of", _("As claimed by"), is_day=True),
    ]
    further = [
        replace(field("phase", _("Phase"), options_of_phases(phases)), is_shown_above=has_tiles),
        field("sides", _("Sides that took part"), [(value, str(label)) for value, label in TookPart.choices]),
        field("actor", _("Who took part"), actors),
        field("place", _("Place"), places),
        field("victims", _("Whose victims"), actors),
        field(
            "victims_status",
            _("Victims’ status"),
            [(value, str(label)) for value, label in VictimsStatus.choices],
        ),
    ]
    return form_of(
        action, query, errors, first=first, usual=usual, further=further, labels=labels, beside=beside
    )


def form_of(
    action: str,
    query: QueryDict,
    errors: Errors,
    *,
    first: list[Field],
    usual: list[Field],
    further: list[Field],
    labels: Mapping[str, str],
    beside: Collection[str] = (),
) -> FilterForm:
    """Return a form of these fields; filters that have no field are carried along, and each has a chip."""
    fields = {shown.name: shown for shown in (*first, *usual, *further)}
    return FilterForm(
        action=action,
        first=first,
        usual=usual,
        further=further,
        carried=[
            (name, value) for name, value in pairs(query) if name not in fields or value != fields[name].value
        ],
        chips=[
            Chip(
                _chip_text(labels.get(name, name), value, fields.get(name)),
                address(action, lacking(query, name, value)),
            )
            for name, value in pairs(query)
            if name not in beside
        ],
        stray_errors=[
            (labels.get(name, name), message)
            for name, messages in errors.items()
            if name not in fields
            for message in messages
        ],
    )


def _chip_text(label: str, value: str, field: Field | None) -> str:
    """Return a filter in words, such as "Outcome: Killed"."""
    shown_value = dict(field.options).get(value, value) if field else value
    return f"{field.label if field else label}: {shown_value}"
