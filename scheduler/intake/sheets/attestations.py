"""合规确认: what only a person can know, confirmed clause by clause."""

from scheduler.domain.attestation import Attestation
from scheduler.domain.ids import ClauseId
from scheduler.intake.fields import Fields, choice
from scheduler.intake.findings import Findings
from scheduler.intake.moments import day
from scheduler.intake.numbers import yes_no
from scheduler.intake.policies import all_clauses
from scheduler.intake.tables import Table


def read_attestations(table: Table, findings: Findings) -> tuple[Attestation, ...]:
    """The confirmations by clause, of any regime: a school may change its own."""
    if not table.rows:
        return ()
    clauses = choice({str(each): each for each in all_clauses()})
    found: dict[ClauseId, Attestation] = {}
    for row in table.rows:
        fields = Fields(row, findings)
        clause = fields.read("条款", clauses, None, needed=True)
        confirmed = fields.read("已确认", yes_no, False)
        by = fields.text("确认人", needed=confirmed)
        when = fields.read("日期", day, None)
        note = fields.text("说明")
        if clause is not None:
            found[clause] = Attestation(
                clause=clause,
                confirmed=confirmed and bool(by),
                by=by,
                day=when,
                note=note,
                origin=fields.origin,
            )
    return tuple(found[clause] for clause in sorted(found))
