"""A packed text reads as the text it was, however its row holds it."""

import datetime

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import EventRevision, RevisionKind
from timeline.models.packing import pack, unpacked

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
# What `pack` made of the document when the first record was packed.
PACKED_IN_2026 = (
    "0183963cb0ce17a23b7965d3d5a5d71aae6ebcbae35a8382be824fe2e1e54736e6e928c428013b82e0510f052303831860731700"
)
DOCUMENT = '{"id":"clash","summary":"Բերձոր / Laçın, \\"at least 200\\""}'


@given(st.text())
def test_what_was_packed_is_unpacked_as_it_was(text: str) -> None:
    assert unpacked(pack(text)) == text


def test_a_text_that_was_never_packed_stays_as_it_is() -> None:
    assert unpacked(DOCUMENT) == DOCUMENT


def test_what_the_first_dictionary_packed_is_readable_for_ever() -> None:
    assert unpacked(bytes.fromhex(PACKED_IN_2026)) == DOCUMENT


def test_a_document_says_its_common_parts_in_few_bytes() -> None:
    common = (
        '"is_verified":false,"verification_urls":[],"note":"","origins":1,"citations":[{"source":"ucdp-ged-'
    )
    assert len(pack(common)) < len(common) / 4


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL packs long values itself")
def test_a_row_that_holds_its_document_packed_reads_as_one_that_does_not() -> None:
    for revision in (1, 2):
        EventRevision.objects.create(
            slug="clash", revision=revision, kind=RevisionKind.PUBLISHED, document=DOCUMENT, at=NOON
        )
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER timeline_eventrevision_no_update")
        packed = pack(DOCUMENT)
        cursor.execute("UPDATE timeline_eventrevision SET document = %s WHERE revision = 1", [packed])
    assert set(EventRevision.objects.values_list("document", flat=True)) == {DOCUMENT}
