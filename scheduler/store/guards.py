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
