"""The wording of disagreements: the reason in few words, and the size beside it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.domain.disagreements import Flag, Kind
from timeline.domain.figures import grouped


def reason_words(kind: Kind) -> str:
    """Say in few words why something is flagged: “do not overlap”."""
    match kind:
        case Kind.DO_NOT_OVERLAP:
            return _("do not overlap")
        case Kind.DIFFER:
            return _("differ")
        case Kind.PART_ABOVE_WHOLE:
            return _("a part above its whole")
        case Kind.STATUS_DIFFERS:
            return _("one number, different status")
        case Kind.CONTRADICTS_ITSELF:
            return _("one source, different figures")
        case Kind.RENDERED_DIFFERENTLY:
            return _("printed differently")
        case Kind.DATES_DIFFER:
            return _("dates differ")


def size_words(flag: Flag) -> str:
    """Say how large a disagreement is: “4,602 apart (2,908 and 7,510)”, “1 day apart”, “in words only”."""
    if flag.days is not None:
        return ngettext("%(days)d day apart", "%(days)d days apart", flag.days) % {"days": flag.days}
    if flag.lesser is None or flag.greater is None or flag.size == 0:
        return _("in words only")
    words = {
        "size": grouped(flag.size),
        "lesser": grouped(flag.lesser),
        "greater": grouped(flag.greater),
    }
    return _("%(size)s apart (%(lesser)s and %(greater)s)") % words


def flag_words(flag: Flag) -> str:
    """Say why something is flagged and how large it is: “differ: 3 apart (50 and 53)”."""
    if flag.kind is Kind.STATUS_DIFFERS:
        return reason_words(flag.kind)
    return _("%(reason)s: %(size)s") % {"reason": reason_words(flag.kind), "size": size_words(flag)}
