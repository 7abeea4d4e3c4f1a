"""A text column whose rows may hold their text packed: many documents that say much the same in a tenth of the room.

Only SQLite needs it; PostgreSQL packs long values itself. A packed value is one byte for the dictionary by which it was
packed, then raw DEFLATE (RFC 1951) with that dictionary. A dictionary never changes once a record was packed by it:
a better one gets the next number.
"""

import zlib
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

# What stands in nearly every document, the most frequent last: a shorter way back is written in fewer bits.
_DICTIONARY = (
    b"unattributedarmenianazerbaijaniown,"
    b"enemyat_leastmore_thanup_towoundedcapturedmissingcivilianofficial_statementnews_agencyInterfaxReutersReuters "
    b"NewsBBC Monitoringencyclopediawithin_stored_copyabout , 19901991199219932020 January February "
    b'March April May June July August September October November December"date_note":"UCDP knows the '
    b'date to two to six days.","summary":"UCDP GED records this as violence against civilians. Read '
    b'by UCDP in: ; Agence France PresseUCDP names as the origin: {"schema_version":1,'
    b'"id":"ucdp-ged-","url":"https://record.invalid/events/ucdp-ged-",'
    b'"api_url":"https://record.invalid/api/v1/events/ucdp-ged-","title":"Fighting: Violence against '
    b'civilians: ","summary":"UCDP GED records this as fighting between organised groups. UCDP GED '
    b'records this as fighting that involves a state. Where, as UCDP describes it: ",'
    b'"type":"violence_against_civilians","type":"clash","date":{"edtf":"20","earliest":"20",'
    b'"latest":"20","precision":"interval","precision":"month","precision":"day","label":""},'
    b'"is_span_uncertain":true,"is_span_uncertain":false,"date_note":"","is_phase":false,"phase":null,'
    b'"phase_number":null,"short_name":"","editors_note":"","parent":null,"dataset":"ucdp-ged",'
    b'"places":[{"id":"ucdp-ged-place-","name":"","names":{},"lat":,"lon":,'
    b'"precision":"area"}"precision":"point"}],"participants":[{"actor":{"id":"ucdp-ged-actor-",'
    b'"name":"Government of ","side":"unspecified"},"role":"party","role_basis":""},{"actor":{'
    b'"id":"ucdp-ged-actor-","name":"","side":"unspecified"},"role":"party","role_basis":""}],'
    b'"citations":[{"source":"ucdp-ged-","locator":"event ","note":""}],"claims":[{'
    b'"id":"ucdp-ged-"tallies":[{"outcome":"killed","victims":"ucdp-ged-actor-all",'
    b'"victims_name":"All the dead of an event, as UCDP counts them","victims_side":"mixed",'
    b'"victims_status":"mixed","low":,"high":,"figure":"","claims":["ucdp-ged--total"],"left_out":[],'
    b'"origins":1,"disputed":false,"rule":"conflictdb-tally-1"},{"outcome":"killed",'
    b'"victims":"ucdp-ged-actor-civilians","victims_name":"Civilians of any side, as UCDP counts '
    b'them","victims_side":"mixed","victims_status":"civilian","low":,"high":,"figure":"about ",'
    b'"claims":["ucdp-ged-"],"left_out":[{"claim":"ucdp-ged-"reason":"part",'
    b'"other":"ucdp-ged--total"}],"origins":1,"disputed":false,"rule":"conflictdb-tally-1"}],'
    b'"sources":[{"id":"ucdp-ged-","title":"UCDP Georeferenced Event Dataset (GED), version ",'
    b'"is_title_descriptive":false,"publisher":{"id":"ucdp","name":"Uppsala Conflict Data Program",'
    b'"country":"SE","kind":"academic"},"carried_by":null,"url":"https://ucdp.uu.se/downloads/",'
    b'"archived_url":"","read_at_url":"","published_on":{"edtf":"20","earliest":"20-01-01",'
    b'"latest":"20-12-31","precision":"year","label":"20"},"language":"en","derived_from":null}],'
    b'"is_verified":false,"verification_urls":[],"verification_note":"","licence":"CC-BY-4.0",'
    b'"revision":1,"published_at":"2026-","updated_at":"2026-{"id":"ucdp-ged-",'
    b'"url":"https://record.invalid/claims/ucdp-ged-",'
    b'"api_url":"https://record.invalid/api/v1/claims/ucdp-ged-","event":"ucdp-ged-","claimant":{'
    b'"id":"ucdp-actor","name":"Uppsala Conflict Data Program","side":"third_party"},'
    b'"is_attributed":true,"stance":"third_party","outcome":"killed","victims":{'
    b'"id":"ucdp-ged-actor-unknown","name":"The dead whose side UCDP does not know",'
    b'"id":"ucdp-ged-actor-civilians","name":"Civilians of any side, as UCDP counts them",'
    b'"id":"ucdp-ged-actor-all","name":"All the dead of an event, as UCDP counts them",'
    b'"side":"mixed"},"victims_status":"civilian","victims_status":"mixed",'
    b'"victims_status":"military","low":,"best":,"high":,"qualifier":"between","figure":" to ",'
    b'"qualifier":"exactly","figure":"","qualifier":"about","figure":"about ","stated_on":{'
    b'"edtf":"20","earliest":"20-01-01","latest":"20-12-31","precision":"year","label":"20"},'
    b'"as_of":null,"scope":"incident","period":null,"included_in":null,'
    b'"included_in":"ucdp-ged--total","supersedes":null,"superseded_by":[],"revises":null,'
    b'"revised_by":[],"evidence_level":"book_or_dataset","is_verified":false,"verification_urls":[],'
    b'"note":"UCDP\'s best estimate of a part of its total; it publishes no bounds for parts.",'
    b'"note":"","origins":1,"citations":[{"source":"ucdp-ged-","locator":"event ",'
    b'"locator_precision":"exact","figure":"about ","low":,"high":,"qualifier":"about",'
    b'"differs":false,"note":"","copied_from":null,"origin":"ucdp-ged-"}],"updated_at":"20'
)
_DICTIONARIES = {1: _DICTIONARY}
_NEWEST = 1
# Level 6 saves one byte in twelve and takes half as long again.
_LEVEL = 3
_RAW = -15


def pack(text: str) -> bytes:
    """Return a text packed by the newest dictionary."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, 9, zlib.Z_DEFAULT_STRATEGY, _DICTIONARIES[_NEWEST])
    return bytes((_NEWEST,)) + packer.compress(text.encode()) + packer.flush()


def unpacked(stored: str | bytes) -> str:
    """Return the text of a stored value, packed or not."""
    if isinstance(stored, str):
        return stored
    return zlib.decompressobj(_RAW, _DICTIONARIES[stored[0]]).decompress(stored[1:]).decode()


if TYPE_CHECKING:
    # Only the type stubs know the field as generic.
    TextColumn = models.TextField[str, str]
else:
    TextColumn = models.TextField


class PackedTextField(TextColumn):
    """A text that reads as text, however its row holds it. Whoever writes many rows at once packs them: see `pack`."""

    def from_db_value(
        self, stored: str | bytes | None, expression: Any, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Unpack what was read."""
        return None if stored is None else unpacked(stored)
