"""The controlled terms of the record; each is defined for readers in `definitions`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventType(TextChoices):
    """What kind of event it is."""

    WAR = "war", _("War")
    PHASE = "phase", _("Phase")
    OFFENSIVE = "offensive", _("Offensive")
    BATTLE = "battle", _("Battle")
    CLASH = "clash", _("Clash")
    STRIKE = "strike", _("Strike")
    VIOLENCE_AGAINST_CIVILIANS = "violence_against_civilians", _("Violence against civilians")
    DISPLACEMENT = "displacement", _("Displacement")
    MINE = "mine", _("Mine")
    AIRCRAFT = "aircraft", _("Aircraft")
    ACCIDENT = "accident", _("Accident")
    BLOCKADE = "blockade", _("Road closure")
    AGREEMENT = "agreement", _("Agreement")
    POLITICAL = "political", _("Politics")
    LEGAL = "legal", _("Courts and law")
    IMPLEMENTATION = "implementation", _("Carrying out of an agreement")
    TOLL = "toll", _("Count over a period")
    MISSING_PERSONS = "missing_persons", _("Missing persons")


class Role(TextChoices):
    """What part an actor had in an event."""

    PARTY = "party", _("Party")
    ATTACKER = "attacker", _("Attacker")
    ACCUSED = "accused", _("Accused")
    DEFENDER = "defender", _("Defender")
    VICTIM = "victim", _("Victim")
    DISPLACED = "displaced", _("Displaced")
    AFFECTED = "affected", _("Affected")
    MEDIATOR = "mediator", _("Mediator")
    SIGNATORY = "signatory", _("Signatory")
    AUTHOR = "author", _("Author")
    LITIGANT = "litigant", _("Litigant")
    RECEIVING = "receiving", _("Receiving")
    CEDING = "ceding", _("Ceding")
    THIRD_PARTY = "third_party", _("Third party")


class Outcome(TextChoices):
    """What befell the people whom a claim counts."""

    KILLED = "killed", _("Killed")
    DIED = "died", _("Died")
    WOUNDED = "wounded", _("Wounded")
    KILLED_OR_WOUNDED = "killed_or_wounded", _("Killed or wounded")
    MISSING = "missing", _("Missing")
    CAPTURED = "captured", _("Captured")
    DETAINED = "detained", _("Detained")
    RELEASED = "released", _("Released")
    DISPLACED = "displaced", _("Displaced")
    REMAINING = "remaining", _("Remaining")
    AFFECTED = "affected", _("Affected")


class VictimsStatus(TextChoices):
    """Whether those counted were soldiers, civilians or others."""

    MILITARY = "military", _("Military")
    CIVILIAN = "civilian", _("Civilians")
    PEACEKEEPER = "peacekeeper", _("Peacekeepers")
    POLICE = "police", _("Police")
    EMERGENCY_WORKER = "emergency_worker", _("Emergency workers")
    MIXED = "mixed", _("Soldiers and civilians together")
    UNSPECIFIED = "unspecified", _("Not said")


class Qualifier(TextChoices):
    """How the claimant bounds the figure."""

    EXACTLY = "exactly", _("Exactly")
    AT_LEAST = "at_least", _("At least")
    MORE_THAN = "more_than", _("More than")
    ABOUT = "about", _("About")
    ALMOST = "almost", _("Almost")
    UP_TO = "up_to", _("Up to")
    BETWEEN = "between", _("Between")
    UNQUANTIFIED = "unquantified", _("No number")


class Side(TextChoices):
    """Whose people or institutions an actor belongs to; listed in English alphabetical order."""

    ARMENIAN = "armenian", _("Armenian side")
    AZERBAIJANI = "azerbaijani", _("Azerbaijani side")
    SOVIET = "soviet", _("Soviet")
    THIRD_PARTY = "third_party", _("Third party")
    MIXED = "mixed", _("Several sides")
    UNSPECIFIED = "unspecified", _("Not said")


class TookPart(TextChoices):
    """Which of the two sides took part in an event, whoever else did; see `took_part`."""

    ARMENIAN = "armenian", _("Armenian side only")
    AZERBAIJANI = "azerbaijani", _("Azerbaijani side only")
    BOTH = "both", _("Both sides")
    NEITHER = "neither", _("Neither side")
    UNSPECIFIED = "unspecified", _("Not said which")


class Stance(TextChoices):
    """Of whom the claimant speaks, seen from the claimant."""

    OWN = "own", _("Of its own side")
    ENEMY = "enemy", _("Of the other side")
    THIRD_PARTY = "third_party", _("As a third party")
    OF_OTHERS = "of_others", _("A party, of others")
    UNATTRIBUTED = "unattributed", _("Unattributed")


class ActorKind(TextChoices):
    """What sort of actor it is."""

    STATE = "state", _("State")
    UNRECOGNISED_AUTHORITY = "unrecognised_authority", _("Unrecognised authority")
    MINISTRY = "ministry", _("Ministry or state office")
    ARMED_FORCE = "armed_force", _("Armed force")
    POLICE = "police", _("Police")
    EMERGENCY_SERVICE = "emergency_service", _("Emergency service")
    POLITICAL_BODY = "political_body", _("Political body")
    OMBUDSMAN = "ombudsman", _("Ombudsman")
    COURT = "court", _("Court")
    INTERNATIONAL_ORGANISATION = "international_organisation", _("International organisation")
    NGO = "ngo", _("Non-governmental organisation")
    MEDIA = "media", _("Media")
    ACADEMIC = "academic", _("Academic")
    PERSON = "person", _("Person")
    CIVILIAN_POPULATION = "civilian_population", _("Civilian population")
    MIXED_GROUP = "mixed_group", _("Group of several kinds")
    UNSPECIFIED_GROUP = "unspecified_group", _("Unspecified group")


class PublisherKind(TextChoices):
    """What sort of publisher it is."""

    WIRE_AGENCY = "wire_agency", _("News agency")
    NEWSPAPER = "newspaper", _("Newspaper")
    ONLINE_NEWS = "online_news", _("Online news")
    PUBLIC_BROADCASTER = "public_broadcaster", _("Public broadcaster")
    COMMERCIAL_BROADCASTER = "commercial_broadcaster", _("Commercial broadcaster")
    STATE_MEDIA = "state_media", _("State media")
    GOVERNMENT = "government", _("Government")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organisation")
    NGO = "ngo", _("Non-governmental organisation")
    ACADEMIC = "academic", _("Academic")
    BOOK = "book", _("Book")
    ENCYCLOPEDIA = "encyclopedia", _("Encyclopedia")
    AGGREGATOR = "aggregator", _("Aggregator")


class EvidenceLevel(TextChoices):
    """The strongest kind of document in which the claim was found."""

    OFFICIAL_TEXT = "official_text", _("Text of an official body, court or NGO")
    BOOK_OR_DATASET = "book_or_dataset", _("Book or academic dataset")
    PRESS = "press", _("Press")
    AGGREGATOR_OR_ENCYCLOPEDIA_ONLY = "aggregator_or_encyclopedia_only", _("Aggregator or encyclopedia only")
    ENCYCLOPEDIA_ONLY = "encyclopedia_only", _("Encyclopedia only")


class ClaimScope(TextChoices):
    """Whether a figure counts one incident or adds up over a period."""

    INCIDENT = "incident", _("One incident")
    CUMULATIVE = "cumulative", _("Added up over a period")


class PlacePrecision(TextChoices):
    """How a place may be drawn."""

    POINT = "point", _("Point")
    AREA = "area", _("Area")
    LINE = "line", _("Line")


class LocatorPrecision(TextChoices):
    """How closely a locator leads to the passage."""

    EXACT = "exact", _("Exact")
    WITHIN_STORED_COPY = "within_stored_copy", _("Within the stored copy")


class ReadExtent(TextChoices):
    """How much of a source was read."""

    FULL_TEXT = "full_text", _("Full text")
    COPY_OR_EXCERPT = "copy_or_excerpt", _("Stored copy or excerpt")
    NOT_OPENED = "not_opened", _("Not opened")


class EditorialStatus(TextChoices):
    """Where an entry stands on its way to readers."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
