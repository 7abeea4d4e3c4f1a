"""Which of the two sides took part in an event."""

from collections.abc import Iterable

from timeline.domain.vocabulary import Side, TookPart

_UNSAID = {Side.MIXED, Side.UNSPECIFIED}


def took_part(sides: Iterable[str]) -> TookPart:
    """Return it from the sides of all who took part, in whichever role.

    Where nobody is named, or someone whose side is not said or who stands for several, one side alone cannot be told.
    """
    named = set(sides)
    is_armenian, is_azerbaijani = Side.ARMENIAN in named, Side.AZERBAIJANI in named
    if is_armenian and is_azerbaijani:
        return TookPart.BOTH
    if not named or named & _UNSAID:
        return TookPart.UNSPECIFIED
    if is_armenian:
        return TookPart.ARMENIAN
    return TookPart.AZERBAIJANI if is_azerbaijani else TookPart.NEITHER
