"""Letting the database learn how the published rows are spread, so that it reads them by the right index."""

from django.db import connection

from timeline.models import (
    PublishedClaim,
    PublishedClaimSource,
    PublishedCount,
    PublishedEvent,
    PublishedEventActor,
    PublishedEventPlace,
    PublishedEventReference,
    PublishedMonth,
    PublishedOutcome,
    PublishedReference,
)

TABLES = (
    PublishedClaim,
    PublishedClaimSource,
    PublishedCount,
    PublishedEvent,
    PublishedEventActor,
    PublishedEventPlace,
    PublishedEventReference,
    PublishedMonth,
    PublishedOutcome,
    PublishedReference,
)


def refresh_statistics() -> None:
    """Take the statistics of every published table anew: SQLite never does so by itself, PostgreSQL only later."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table._meta.db_table)}")
