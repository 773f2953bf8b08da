"""Plans on their way: draft, pending, approved, published; who may take which step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from scheduler.office.actor import Actor
from scheduler.office.refusals import ChangedMeanwhile, NotNow, SamePerson, Unusable
from scheduler.office.rights import FINISHED, Act, may, require
from scheduler.office.trail import record
from scheduler.store.kinds import Decision, PlanState
from scheduler.store.models import Approval, Plan, PlanVersion, User
from scheduler.words import office as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a decision asks for and leads to."""

    act: Act
    before: frozenset[PlanState]
    after: PlanState


STEPS: dict[Decision, Step] = {
    Decision.SUBMITTED: Step(
        act=Act.SUBMIT, before=frozenset({PlanState.DRAFT}), after=PlanState.PENDING
    ),
    Decision.RETURNED: Step(
        act=Act.JUDGE,
        before=frozenset({PlanState.PENDING, PlanState.APPROVED}),
        after=PlanState.DRAFT,
    ),
    Decision.APPROVED: Step(
        act=Act.JUDGE,
        before=frozenset({PlanState.PENDING}),
        after=PlanState.APPROVED,
    ),
    Decision.PUBLISHED: Step(
        act=Act.PUBLISH,
        before=frozenset({PlanState.APPROVED}),
        after=PlanState.PUBLISHED,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan as shown; ``rev`` goes back with the decision taken on this view."""

    id: int
    run_id: str
    version: int
    rev: int
    state: PlanState


def plans(session: Session, actor: Actor) -> dict[str, PlanView]:
    """Newest version of every plan the actor may see, by its run.

    Earlier versions of a plan are on record but no longer offered.
    """
    require(actor, Act.READ)
    rows = session.execute(
        select(Plan, PlanVersion)
        .join(PlanVersion, PlanVersion.plan_id == Plan.id)
        .where(PlanVersion.no == Plan.head)
    )
    views = (_view(plan, version) for plan, version in rows)
    unfinished = may(actor, Act.READ_UNFINISHED)
    return {view.run_id: view for view in views if unfinished or view.state in FINISHED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version on record, also one that is no longer the newest."""

    plan_id: int
    no: int
    run_id: str
    school: str
    created: datetime


def versions(session: Session, actor: Actor) -> Sequence[Version]:
    """Every version of the plans the actor may see, newest first."""
    seen = {view.id for view in plans(session, actor).values()}
    rows = session.execute(
        select(Plan, PlanVersion)
        .join(PlanVersion, PlanVersion.plan_id == Plan.id)
        .order_by(PlanVersion.id.desc())
    )
    unfinished = may(actor, Act.READ_UNFINISHED)
    return [
        Version(
            plan_id=plan.id,
            no=version.no,
            run_id=version.run_id,
            school=plan.school,
            created=version.created,
        )
        for plan, version in rows
        if plan.id in seen and (unfinished or version.no == plan.head)
    ]


def decide(
    session: Session,
    actor: Actor,
    plan_id: int,
    *,
    rev: int,
    decision: Decision,
    comment: str,
    now: datetime,
) -> None:
    """Take a step with a plan as it was shown.

    Raises:
        Refusal: the right, the state, a second person or the moment is missing.
    """
    step = STEPS[decision]
    require(actor, step.act)
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise Unusable(words.UNKNOWN_PLAN)
    if plan.rev != rev:
        raise ChangedMeanwhile(words.CHANGED_MEANWHILE)
    if PlanState(plan.state) not in step.before:
        raise NotNow(
            words.not_now(words.DECISION[decision.value], words.STATE[plan.state])
        )
    if decision is Decision.RETURNED and not comment.strip():
        raise Unusable(words.NO_COMMENT)
    if decision is Decision.APPROVED and actor.id in _makers(session, plan):
        raise SamePerson(words.SAME_PERSON)
    plan.state = step.after.value
    if decision is Decision.PUBLISHED:
        plan.published = now
    session.add(
        Approval(
            plan_id=plan.id,
            version_no=plan.head,
            decision=decision.value,
            comment=comment.strip(),
            at=now,
            actor_id=actor.id,
            role=actor.role.value,
            via=actor.via.value,
        )
    )
    detail = {"version": plan.head, "state": plan.state}
    record(session, actor, decision.value, f"plan/{plan.id}", detail, now)
    try:
        session.flush()
    except StaleDataError as error:
        raise ChangedMeanwhile(words.CHANGED_MEANWHILE) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision as shown; ``name`` is empty when nobody had to prove who he is."""

    decision: Decision
    version: int
    comment: str
    at: datetime
    role: str
    name: str


def history(session: Session, actor: Actor, plan_id: int) -> Sequence[Judgement]:
    """What was decided about a plan, newest first."""
    require(actor, Act.READ)
    rows = session.execute(
        select(Approval, User.name)
        .outerjoin(User, User.id == Approval.actor_id)
        .where(Approval.plan_id == plan_id)
        .order_by(Approval.id.desc())
    )
    return [
        Judgement(
            decision=Decision(row.decision),
            version=row.version_no,
            comment=row.comment,
            at=row.at,
            role=row.role,
            name=name or "",
        )
        for row, name in rows
    ]


def _view(plan: Plan, version: PlanVersion) -> PlanView:
    return PlanView(
        id=plan.id,
        run_id=version.run_id,
        version=version.no,
        rev=plan.rev,
        state=PlanState(plan.state),
    )


def _makers(session: Session, plan: Plan) -> set[int]:
    """Accounts that planned or submitted this version; the one PC has none."""
    planned = session.scalars(
        select(PlanVersion.created_by).where(
            PlanVersion.plan_id == plan.id, PlanVersion.no == plan.head
        )
    )
    submitted = session.scalars(
        select(Approval.actor_id).where(
            Approval.plan_id == plan.id,
            Approval.version_no == plan.head,
            Approval.decision == Decision.SUBMITTED.value,
        )
    )
    return {id for id in (*planned, *submitted) if id is not None}
