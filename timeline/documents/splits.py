"""By what events are set apart: their kind, the phase that they belong to, or which of the two sides took part."""

from django.db.models import Case, F, Value, When
from django.db.models.expressions import Combinable

# An event that is merely listed under a phase has an empty value.
SPLITS: dict[str, Combinable] = {
    "type": F("type"),
    "phase": Case(When(is_part_of_phase=True, then=F("phase")), default=Value("")),
    "sides": F("sides"),
}
