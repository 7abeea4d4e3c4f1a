"""Triggers for the truths that a check constraint cannot hold: append-only trails, and chains without a circle."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

APPEND_ONLY = ("timeline_auditentry", "timeline_eventrevision")

# Table and the column by which a row points to another row of the same table.
CHAINS = (
    ("timeline_source", "derived_from_id"),
    ("timeline_claim", "included_in_id"),
    ("timeline_claim", "supersedes_id"),
    ("timeline_claim", "revises_id"),
    ("timeline_event", "parent_id"),
    ("timeline_actor", "affiliation_id"),
)


def _sqlite_statements() -> list[str]:
    statements = [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in APPEND_ONLY
        for verb in ("update", "delete")
    ]
    for table, column in CHAINS:
        # After the row is there: with deferred foreign keys an insert, too, can close a circle.
        statements += [
            f"CREATE TRIGGER {table}_{column}_no_circle_on_{verb} AFTER {event} ON {table} "
            f"WHEN NEW.{column} IS NOT NULL BEGIN SELECT CASE WHEN EXISTS ("
            f"WITH RECURSIVE chain(id) AS (SELECT NEW.{column} UNION "
            f"SELECT t.{column} FROM {table} t JOIN chain ON t.id = chain.id WHERE t.{column} IS NOT NULL) "
            f"SELECT 1 FROM chain WHERE id = NEW.id) "
            f"THEN RAISE(ABORT, '{table}.{column} runs in a circle') END; END"
            for verb, event in (("insert", "INSERT"), ("update", f"UPDATE OF {column}"))
        ]
    return statements


def _postgresql_statements() -> list[str]:
    statements = []
    for table in APPEND_ONLY:
        statements += [
            f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation'; "
            f"END $$",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
        ]
    for table, column in CHAINS:
        name = f"{table}_{column}_no_circle"
        statements += [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF EXISTS (WITH RECURSIVE chain(id) AS (SELECT NEW.{column} UNION "
            f"SELECT t.{column} FROM {table} t JOIN chain ON t.id = chain.id WHERE t.{column} IS NOT NULL) "
            f"SELECT 1 FROM chain WHERE id = NEW.id) THEN "
            f"RAISE EXCEPTION '{table}.{column} runs in a circle' "
            f"USING ERRCODE = 'integrity_constraint_violation'; "
            f"END IF; RETURN NEW; END $$",
            f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OF {column} ON {table} FOR EACH ROW "
            f"WHEN (NEW.{column} IS NOT NULL) EXECUTE FUNCTION {name}()",
        ]
    return statements


def _drop_statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        names = [f"{table}_no_{verb}" for table in APPEND_ONLY for verb in ("update", "delete")]
        names += [
            f"{table}_{column}_no_circle_on_{verb}"
            for table, column in CHAINS
            for verb in ("insert", "update")
        ]
        return [f"DROP TRIGGER {name}" for name in names]
    functions = [f"{table}_append_only" for table in APPEND_ONLY]
    functions += [f"{table}_{column}_no_circle" for table, column in CHAINS]
    return [f"DROP FUNCTION {name}() CASCADE" for name in functions]


def add_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers in the database's own dialect."""
    vendor = schema_editor.connection.vendor
    for statement in _sqlite_statements() if vendor == "sqlite" else _postgresql_statements():
        schema_editor.execute(statement)


def drop_guards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again."""
    for statement in _drop_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Note for later migrations: SQLite rebuilds a table to alter it, and the rebuilt table has no triggers."""

    dependencies: ClassVar = [("timeline", "0001_record")]
    operations: ClassVar = [migrations.RunPython(add_guards, drop_guards)]
