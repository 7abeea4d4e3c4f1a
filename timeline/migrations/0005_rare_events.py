"""Indexes that find the phases, and what is disputed, among however many events."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the indexes."""

    dependencies: ClassVar = [("timeline", "0004_months")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="publishedevent",
            index=models.Index(
                condition=models.Q(("is_phase", True)),
                fields=["dataset", "phase_number"],
                name="timeline_pubevent_phases",
            ),
        ),
        migrations.AddIndex(
            model_name="publishedevent",
            index=models.Index(
                condition=models.Q(("is_disputed", True)),
                fields=["dataset", "earliest", "slug"],
                name="timeline_pubevent_disputed",
            ),
        ),
    ]
