"""Numbers of published events that the database keeps, where counting the events themselves takes long.

Triggers (migration 0003) keep each table with every row of `PublishedEvent`, whoever writes that; nothing else writes
here, and neither a copy nor a comparison of two databases looks at it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint

# In place of a number of killed, for events of which no standing claim gives one: an index takes no two nulls as alike.
NONE_STATED = -1


class Numbers(models.Model):
    """How many published events are alike in these columns and in those of the table."""

    dataset = models.CharField(max_length=100)
    type = models.CharField(max_length=32)
    phase = models.CharField(max_length=100)
    is_part_of_phase = models.BooleanField()
    events = models.IntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.events} events"


class PublishedCount(Numbers):
    """Numbers by year: a few hundred rows, for years, types and phases."""

    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()

    class Meta:
        managed = False
        db_table = "timeline_publishedcount"
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["dataset", "type", "phase", "is_part_of_phase", "first_year", "last_year"],
                name="%(app_label)s_%(class)s_is_counted_in_one_row",
            ),
        ]


class PublishedMonth(Numbers):
    """Numbers by the months in which events begin and end.

    Months are text such as 2020-11; the first and the last of the calendar stand for open beginnings and ends. With the
    greatest low of the killed among the columns its maximum is right whatever is taken away; there are some tenths as
    many rows as events.
    """

    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    phase_number = models.PositiveSmallIntegerField()
    is_phase = models.BooleanField()
    sides = models.CharField(max_length=12)
    killed_low = models.IntegerField()

    class Meta:
        managed = False
        db_table = "timeline_publishedmonth"
        constraints: ClassVar = [
            UniqueConstraint(
                fields=[
                    *("dataset", "first_month", "last_month", "type", "phase", "phase_number"),
                    *("is_part_of_phase", "is_phase", "sides", "killed_low"),
                ],
                name="%(app_label)s_%(class)s_is_counted_in_one_row",
            ),
        ]
