"""Months of a plan: one person settles, another closes, and both stay on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from scheduler.office.actor import Actor
from scheduler.office.refusals import ChangedMeanwhile, NotNow, SamePerson, Unusable
from scheduler.office.rights import FINISHED, Act, require
from scheduler.office.trail import record
from scheduler.office.uploads import Named
from scheduler.pipeline.closing import LEDGER_FILE
from scheduler.store.contents import content, keep
from scheduler.store.kinds import FileKind, PlanState, SettlementState
from scheduler.store.models import (
    Plan,
    Settlement,
    SettlementDecision,
    SettlementFile,
    User,
)
from scheduler.words import office as words

Month = tuple[int, int]  # (year, month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a month comes to: fen paid, lines, differences to the plan."""

    paid: int
    lines: int
    differences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementView:
    """A month as shown; ``rev`` goes back with the decision taken on this view.

    ``by`` is empty when nobody had to prove who he is; then ``role`` was chosen.
    """

    id: int
    run_id: str
    month: Month
    state: SettlementState
    rev: int
    figures: Figures
    by: str
    role: str
    at: datetime


def submit(
    session: Session,
    actor: Actor,
    plan_id: int,
    run_id: str,
    month: Month,
    sheets: Sequence[Named],
    figures: Figures,
    now: datetime,
) -> int:
    """Ask for a month to be closed on these attendance sheets; returns its number.

    Raises:
        Refusal: the right, an approved plan or the sheets are missing, or the month
            waits for its check or is closed already.
    """
    require(actor, Act.SETTLE)
    # Of two who submit at once, the second waits here for the first.
    plan = session.get(Plan, plan_id, with_for_update=True)
    if plan is None:
        raise Unusable(words.UNKNOWN_PLAN)
    if PlanState(plan.state) not in FINISHED:
        raise NotNow(words.SETTLE_APPROVED_ONLY)
    if not sheets:
        raise Unusable(words.SETTLE_WITHOUT_SHEETS)
    for earlier in _of_month(session, plan, month):
        if earlier.state == SettlementState.SUBMITTED:
            raise NotNow(words.SETTLE_WAITS)
        if earlier.state == SettlementState.CLOSED:
            raise NotNow(words.SETTLE_CLOSED)
    row = Settlement(
        plan_id=plan_id,
        run_id=run_id,
        month=_text(month),
        state=SettlementState.SUBMITTED.value,
        paid=figures.paid,
        lines=figures.lines,
        differences=figures.differences,
    )
    session.add(row)
    session.flush()
    kept = _keep_files(session, row.id, sheets, FileKind.ATTENDANCE)
    detail = {"month": row.month, "paid": row.paid, "sheets": kept}
    _decided(session, actor, row, "", now, detail)
    return row.id


def decide(
    session: Session,
    actor: Actor,
    settlement_id: int,
    *,
    rev: int,
    close: bool,
    comment: str,
    now: datetime,
    files: Sequence[Named] = (),
) -> None:
    """Close a month as it was shown, or return it with a reason.

    Who settled does not close: another account, or on the one PC another role.
    ``files`` is what the closing has written; it is kept with the decision or not.

    Raises:
        Refusal: the right, the state, a second person or the moment is missing.
    """
    row = _to_close(session, actor, settlement_id)
    if row.rev != rev:
        raise ChangedMeanwhile(words.SETTLE_CHANGED)
    if row.state != SettlementState.SUBMITTED:
        raise NotNow(words.SETTLE_NOT_WAITING)
    if not close and not comment.strip():
        raise Unusable(words.NO_COMMENT)
    if close and _made(session, actor, row.id):
        raise SamePerson(words.SAME_SETTLER)
    if close:
        _goes_on(session, row.plan_id, files)
    after = SettlementState.CLOSED if close else SettlementState.RETURNED
    row.state = after.value
    detail = {"month": row.month, "paid": row.paid}
    _decided(session, actor, row, comment.strip(), now, detail)
    _keep_files(session, row.id, files, FileKind.RESULT)


def may_close(session: Session, actor: Actor, settlement_id: int) -> None:
    """Raises Refusal when the actor is not one to close this month, before the work."""
    row = _to_close(session, actor, settlement_id)
    if _made(session, actor, row.id):
        raise SamePerson(words.SAME_SETTLER)


def settlements(
    session: Session, actor: Actor, plan_id: int
) -> dict[Month, SettlementView]:
    """The newest settlement of each month of a plan's term, whatever its version."""
    require(actor, Act.READ)
    plan = session.get(Plan, plan_id)
    if plan is None:
        return {}
    rows = session.execute(
        select(Settlement, SettlementDecision, User.name)
        .join(SettlementDecision, SettlementDecision.settlement_id == Settlement.id)
        .outerjoin(User, User.id == SettlementDecision.actor_id)
        .where(Settlement.plan_id.in_(_same_term(plan)))
        .order_by(Settlement.id, SettlementDecision.id)
    )
    found = {}
    for row, decision, name in rows:
        year, month = row.month.split("-")
        found[int(year), int(month)] = SettlementView(
            id=row.id,
            run_id=row.run_id,
            month=(int(year), int(month)),
            state=SettlementState(row.state),
            rev=row.rev,
            figures=Figures(
                paid=row.paid, lines=row.lines, differences=row.differences
            ),
            by=name or "",
            role=decision.role,
            at=decision.at,
        )
    return found


def _keep_files(
    session: Session, settlement_id: int, files: Sequence[Named], kind: FileKind
) -> list[str]:
    """Keep a settlement's files as they are now; returns their SHA-256."""
    kept = [(name, keep(session, data, kind)) for name, data in files]
    session.add_all(
        SettlementFile(
            settlement_id=settlement_id, kind=kind.value, name=name, sha256=sha256
        )
        for name, sha256 in kept
    )
    session.flush()
    return [sha256 for _, sha256 in kept]


def sheets_of(session: Session, actor: Actor, settlement_id: int) -> list[Named]:
    """The attendance sheets a month was submitted with."""
    require(actor, Act.READ)
    rows = session.scalars(
        select(SettlementFile)
        .where(
            SettlementFile.settlement_id == settlement_id,
            SettlementFile.kind == FileKind.ATTENDANCE.value,
        )
        .order_by(SettlementFile.name)
    )
    return [(row.name, content(session, row.sha256)) for row in rows]


def closed_files(session: Session, actor: Actor, plan_id: int) -> dict[str, bytes]:
    """What the closings of a plan's term have written, whatever its version.

    Of the ledger it is the last one: it holds all before.
    """
    require(actor, Act.READ)
    plan = session.get(Plan, plan_id)
    return {} if plan is None else _closed_files(session, plan)


def _closed_files(session: Session, plan: Plan) -> dict[str, bytes]:
    rows = session.scalars(
        select(SettlementFile)
        .join(Settlement, Settlement.id == SettlementFile.settlement_id)
        .where(
            Settlement.plan_id.in_(_same_term(plan)),
            SettlementFile.kind == FileKind.RESULT.value,
        )
        .order_by(Settlement.month, Settlement.id)
    )
    last = {row.name: row.sha256 for row in rows}
    return {name: content(session, sha256) for name, sha256 in last.items()}


def _same_term(plan: Plan) -> Select[int]:
    """The plans of one school and term: a ledger is of them all."""
    return select(Plan.id).where(
        Plan.school == plan.school, Plan.term_start == plan.term_start
    )


def _goes_on(session: Session, plan_id: int, files: Sequence[Named]) -> None:
    """Raises ChangedMeanwhile when another month was closed since these were made."""
    # Of two who close at once, the second waits here for the first.
    plan = session.get_one(Plan, plan_id, with_for_update=True)
    before = _closed_files(session, plan).get(LEDGER_FILE, b"")
    if not dict(files).get(LEDGER_FILE, before).startswith(before):
        raise ChangedMeanwhile(words.SETTLE_CHANGED)


def _to_close(session: Session, actor: Actor, settlement_id: int) -> Settlement:
    require(actor, Act.CLOSE)
    row = session.get(Settlement, settlement_id)
    if row is None:
        raise Unusable(words.UNKNOWN_SETTLEMENT)
    return row


def _of_month(session: Session, plan: Plan, month: Month) -> Sequence[Settlement]:
    return session.scalars(
        select(Settlement).where(
            Settlement.plan_id.in_(_same_term(plan)), Settlement.month == _text(month)
        )
    ).all()


def _made(session: Session, actor: Actor, settlement_id: int) -> bool:
    """Whether the actor submitted it; nobody's account counts as his role."""
    made = session.scalars(
        select(SettlementDecision).where(
            SettlementDecision.settlement_id == settlement_id,
            SettlementDecision.decision == SettlementState.SUBMITTED.value,
        )
    )
    return any(
        row.actor_id == actor.id and (actor.id is not None or row.role == actor.role)
        for row in made
    )


def _decided(
    session: Session,
    actor: Actor,
    row: Settlement,
    comment: str,
    now: datetime,
    detail: dict[str, object],
) -> None:
    """Keep who decided, in the record and in the audit log."""
    session.add(
        SettlementDecision(
            settlement_id=row.id,
            decision=row.state,
            comment=comment,
            at=now,
            actor_id=actor.id,
            role=actor.role.value,
            via=actor.via.value,
        )
    )
    verb = f"settlement_{row.state}"
    record(session, actor, verb, f"settlement/{row.id}", detail, now)
    try:
        session.flush()
    except StaleDataError as error:
        raise ChangedMeanwhile(words.SETTLE_CHANGED) from error


def _text(month: Month) -> str:
    return f"{month[0]}-{month[1]:02d}"
