"""Places within a box of degrees, found by an index: an R*Tree on SQLite, GiST on PostgreSQL."""

from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q
from django.db.models.sql.compiler import SQLCompiler


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north in degrees; a box whose west lies east of its east spans the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def parts(self) -> list["Box"]:
        """Return one box, or the two on either side of the antimeridian (RFC 7946, 5.2)."""
        if self.west <= self.east:
            return [self]
        return [Box(self.west, self.south, 180.0, self.north), Box(-180.0, self.south, self.east, self.north)]


def boxes_table(table: str) -> str:
    """Return the name of the R*Tree beside a table with `latitude` and `longitude` (SQLite)."""
    return f"{table}_box"


class _InBox(Func):
    """True for rows whose point lies in a box, as far as the index can tell."""

    output_field = BooleanField()

    def __init__(self, box: Box) -> None:
        super().__init__(F("longitude"), F("latitude"))
        self.box = box

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Ask the R*Tree, which keeps its numbers a little rounded."""
        column: Any = self.source_expressions[0]
        table, key = column.target.model._meta.db_table, column.target.model._meta.pk.column
        alias = compiler.quote_name_unless_alias(column.alias)
        within = "east >= %s AND west <= %s AND north >= %s AND south <= %s"
        # Every name is the model's own; the numbers are parameters.
        sql = f"{alias}.{key} IN (SELECT id FROM {boxes_table(table)} WHERE {within})"  # noqa: S608  # as said above
        return sql, [self.box.west, self.box.east, self.box.south, self.box.north]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Ask the GiST index over the points."""
        longitude, _none = compiler.compile(self.source_expressions[0])
        latitude, _none = compiler.compile(self.source_expressions[1])
        sql = f"point({longitude}, {latitude}) <@ box(point(%s, %s), point(%s, %s))"
        return sql, [self.box.west, self.box.south, self.box.east, self.box.north]


def in_box(box: Box) -> Q:
    """Keep places whose point, or label point, lies in a box, its edges included."""
    condition = Q()
    for part in box.parts():
        condition |= Q(
            _InBox(part),
            longitude__range=(part.west, part.east),
            latitude__range=(part.south, part.north),
        )
    return condition
