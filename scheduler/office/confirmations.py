"""Clauses only a person can answer for: confirmed, or taken back, on record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from scheduler.check import Confirmation
from scheduler.office.actor import Actor
from scheduler.office.refusals import ChangedMeanwhile, NotNow, Unusable
from scheduler.office.rights import Act, require
from scheduler.office.trail import record
from scheduler.store.models import ClauseConfirmation, Plan, User
from scheduler.words import office as words

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody said of a clause; ``no`` goes back with the answer to it.

    ``who`` tells name and role; without a login only the role that was chosen.
    """

    clause: str
    no: int
    version: int
    confirmed: bool
    note: str
    at: datetime
    who: str


def entries(session: Session, actor: Actor, plan_id: int) -> Sequence[Entry]:
    """Everything said of a plan's clauses, newest first.

    Raises:
        NotAllowed: the role reads no plans.
    """
    require(actor, Act.READ)
    rows = session.execute(
        select(ClauseConfirmation, User.name)
        .outerjoin(User, User.id == ClauseConfirmation.actor_id)
        .where(ClauseConfirmation.plan_id == plan_id)
        .order_by(ClauseConfirmation.id.desc())
    )
    return [
        Entry(
            clause=row.clause,
            no=row.no,
            version=row.version_no,
            confirmed=row.confirmed,
            note=row.note,
            at=row.at,
            who=words.who(name or "", words.ROLE[row.role]),
        )
        for row, name in rows
    ]


def latest(told: Sequence[Entry]) -> Mapping[str, Entry]:
    """The entry that holds, by clause."""
    held: dict[str, Entry] = {}
    for entry in told:
        held.setdefault(entry.clause, entry)
    return held


def in_force(told: Sequence[Entry]) -> dict[str, Confirmation]:
    """What is confirmed now, as the checker takes it."""
    return {
        clause: (entry.who, entry.at.astimezone().date(), entry.note)
        for clause, entry in sorted(latest(told).items())
        if entry.confirmed
    }


def answer(
    session: Session,
    actor: Actor,
    plan_id: int,
    clause: str,
    *,
    seen: int,
    confirmed: bool,
    note: str,
    now: datetime,
) -> None:
    """Confirm a clause of a plan, or take a confirmation back with a reason.

    Args:
        session: of the store, writing.
        actor: who says so.
        plan_id: the plan, whichever version is newest.
        clause: its id in the regime.
        seen: ``no`` of the entry shown to the person, 0 for none.
        confirmed: False takes back.
        note: the person's remark.
        now: this moment.

    Raises:
        Refusal: the right, the clause, the reason or the moment is missing.
    """
    require(actor, Act.CONFIRM)
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise Unusable(words.UNKNOWN_PLAN)
    if not clause:
        raise Unusable(words.CONFIRM_NO_CLAUSE)
    held = session.scalar(
        select(ClauseConfirmation)
        .where(
            ClauseConfirmation.plan_id == plan_id,
            ClauseConfirmation.clause == clause,
        )
        .order_by(ClauseConfirmation.no.desc())
        .limit(1)
    )
    if (held.no if held else 0) != seen:
        raise ChangedMeanwhile(words.CONFIRM_CHANGED)
    if confirmed is (held is not None and held.confirmed):
        raise NotNow(words.CONFIRM_TWICE if confirmed else words.CONFIRM_NOT_YET)
    remark = note.strip()[:LONGEST_NOTE]
    if not confirmed and not remark:
        raise Unusable(words.CONFIRM_NO_REASON)
    session.add(
        ClauseConfirmation(
            plan_id=plan_id,
            clause=clause,
            no=seen + 1,
            version_no=plan.head,
            confirmed=confirmed,
            note=remark,
            at=now,
            actor_id=actor.id,
            role=actor.role.value,
            via=actor.via.value,
        )
    )
    verb = "clause_confirmed" if confirmed else "clause_taken_back"
    detail = {"clause": clause, "version": plan.head}
    record(session, actor, verb, f"plan/{plan_id}", detail, now)
    try:
        session.flush()
    except IntegrityError as error:
        raise ChangedMeanwhile(words.CONFIRM_CHANGED) from error
