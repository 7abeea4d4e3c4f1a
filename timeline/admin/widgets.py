"""The chooser of an entry that already knows the name of what is chosen."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models


class NamedAutocomplete(AutocompleteSelect):
    """Django's autocomplete, which looks up the chosen entry with a query for each field of each row.

    A form that was fetched with its related entries sets `known` to the one chosen, and saves that query.
    """

    known: models.Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> Any:
        """Return the chosen entry, and the empty choice where the field may be empty."""
        if self.known is None or list(value) != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options.append(self.create_option(name, str(self.known.pk), str(self.known), True, len(options)))
        return [(None, options, 0)]
