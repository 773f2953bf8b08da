"""Triggers that keep a record as it was written, whoever opens the database."""

from collections.abc import Iterator, Mapping

Guarded = Mapping[str, tuple[str, ...]]  # operations refused, by table
READ_ONLY = "只读记录，不可修改"
# What is deleted when a term's data is due to go is the content, not who decided what.
UNCHANGING: Guarded = {
    "plan_version": ("UPDATE", "DELETE"),
    "version_file": ("UPDATE", "DELETE"),
    "approval": ("UPDATE", "DELETE"),
    "audit": ("UPDATE", "DELETE"),
    "upload": ("UPDATE",),
}
SETTLEMENTS: Guarded = {
    "settlement": ("DELETE",),
    "settlement_file": ("UPDATE", "DELETE"),
    "settlement_decision": ("UPDATE", "DELETE"),
}
CONFIRMATIONS: Guarded = {"clause_confirmation": ("UPDATE", "DELETE")}


def create_guards(dialect: str, tables: Guarded = UNCHANGING) -> Iterator[str]:
    """The statements that make the triggers."""
    for table, operations in tables.items():
        if dialect == "postgresql":
            yield (
                f"CREATE FUNCTION keep_{table}() RETURNS trigger LANGUAGE plpgsql "
                f"AS $$ BEGIN RAISE EXCEPTION '{READ_ONLY}' "
                "USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
            yield (
                f"CREATE TRIGGER keep_{table} BEFORE {' OR '.join(operations)} "
                f"ON {table} FOR EACH ROW EXECUTE FUNCTION keep_{table}()"
            )
            continue
        for operation in operations:
            yield (
                f"CREATE TRIGGER keep_{table}_{operation.lower()} "
                f"BEFORE {operation} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{READ_ONLY}'); END"
            )


def let_contents_go(dialect: str) -> Iterator[str]:
    """The statements that allow one change of an upload: to be emptied, and back.

    Name (the hash), kind and size stay: that a file was there is not forgotten.
    """
    emptied = (
        "NEW.sha256 = OLD.sha256 AND NEW.kind = OLD.kind AND NEW.size = OLD.size "
        "AND (length(NEW.data) = 0 "
        "OR length(OLD.data) = 0 AND length(NEW.data) = NEW.size)"
    )
    if dialect == "postgresql":
        yield (
            "CREATE OR REPLACE FUNCTION keep_upload() RETURNS trigger "
            f"LANGUAGE plpgsql AS $$ BEGIN IF {emptied} THEN RETURN NEW; END IF; "
            f"RAISE EXCEPTION '{READ_ONLY}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        return
    yield "DROP TRIGGER keep_upload_update"
    yield (
        "CREATE TRIGGER keep_upload_update BEFORE UPDATE ON upload "
        f"WHEN NOT ({emptied}) BEGIN SELECT RAISE(ABORT, '{READ_ONLY}'); END"
    )
