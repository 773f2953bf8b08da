"""Random schools, plans and attendance sheets, each from its own seed."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import Activity, PayMethod, PayWay, Post, StaffKind
from scheduler.domain.offering import ContractTerms, Institution
from scheduler.domain.pay import Band, PayRate, RateMethod
from scheduler.domain.people import Pupil, Waiver, WaiverKind
from scheduler.domain.plan import Plan, RosterEntry
from scheduler.domain.refund import PupilAbsence, RefundRule
from scheduler.domain.school import School
from scheduler.domain.service_line import ServiceLine
from scheduler.domain.worked import Worked, WorkedRow, WorkState
from scheduler.money import Fen
from tests import builders as b
from tests.subsidy.plans import plan, served, session

KINDS = (*StaffKind,)
METHODS = (*RateMethod, *(RateMethod.PERIOD,) * 4)
ACTIVITIES = (Activity.STUDY, Activity.CLUB, Activity.CARE, Activity.DUTY)
SESSIONS = tuple(
    session(f"{activity.value}{n}", activity, posts=n)
    for activity in ACTIVITIES
    for n in (1, 2)
)
FIRST = date(2026, 9, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What is settled."""

    school: School
    plan: Plan
    worked: Worked | None


def make(seed: int) -> Ledger:
    """The ledger of a seed; the same seed always makes the same one."""
    random = Random(seed)
    school = _school(random)
    made = _plan(random)
    return Ledger(school=school, plan=made, worked=_worked(random, made))


def _amount(random: Random, most: int = 200_00) -> Fen:
    return Fen(random.choice((0, 1, 33_33, 50_00, random.randint(0, most))))


def _maybe(random: Random, most: int) -> Fen | None:
    return Fen(random.randint(0, most)) if random.random() < 0.3 else None


def _rate(random: Random, post: Post, kind: StaffKind | None) -> PayRate:
    limits = sorted((random.randint(0, 80_00), random.randint(0, 120_00)))
    periods = ("", "", post.value) if post is not Post.DUTY else ("",)
    bounded = random.random() < 0.3
    return b.rate(
        post,
        kind=kind,
        rate=_amount(random),
        monthly_cap=_maybe(random, 300_00),
        points=Decimal(random.randint(0, 30)) / 10,
        method=random.choice(METHODS),
        bands=(
            Band(first=0, rate=_amount(random), per_head=Fen(0)),
            Band(first=2, rate=_amount(random), per_head=Fen(random.randint(0, 200))),
        ),
        floor=Fen(limits[0]) if bounded else None,
        ceiling=Fen(limits[1]) if bounded else None,
        income_share=Decimal(random.randint(0, 100)) / 100,
        head_ratio=(random.randint(1, 6), random.randint(1, 6)),
        period=random.choice(periods),
    )


def _pupils(random: Random) -> tuple[Pupil, ...]:
    kinds = (*WaiverKind, WaiverKind.NONE, WaiverKind.NONE)
    return tuple(
        b.pupil(
            f"P{n}",
            week=tuple(random.choice((b.NORMAL, b.ABSENT)) for _ in range(5)),
            waiver=Waiver(
                kind=(kind := random.choice(kinds)),
                amount=_amount(random) if kind is WaiverKind.AMOUNT else Fen(0),
            ),
        )
        for n in range(random.randint(1, 4))
    )


def _school(random: Random) -> School:
    pupils = _pupils(random)
    rates = tuple(
        _rate(random, post, kind)
        for post in Post
        for kind in (None, random.choice(KINDS))
        if random.random() < 0.6
    )
    absences = tuple(
        PupilAbsence(
            pupil=pupil.id,
            first=(first := FIRST + timedelta(days=random.randint(0, 14))),
            # With one service day a week: up to eight of them, more than half a month.
            last=first + timedelta(days=random.randint(0, 60)),
            reason="",
            leaves=random.random() < 0.3,
            origin=b.origin("学生缺勤"),
        )
        for pupil in pupils
        if random.random() < 0.7
    )
    return b.school(
        settings=b.settings(
            fee=_amount(random, 400_00),
            fiscal=_amount(random),
            other_income=_amount(random, 2000_00),
            staff_share=Decimal(random.randint(0, 100)) / 100,
            pay_method=random.choice((*PayMethod,)),
            cap_per_term=_maybe(random, 400_00),
            cap_per_month=_maybe(random, 200_00),
            cap_per_period=_maybe(random, 20_00),
            refund_rule=random.choice((None, *RefundRule)),
            fit_to_pool=random.random() < 0.5,
        ),
        classes=(b.school_class(head_teacher=StaffId("T0")),),
        pupils=pupils,
        staff=tuple(
            b.staff(
                f"T{n}",
                kind=kind,
                institution="晨光" if kind is StaffKind.INSTITUTION else "外单位",
                pay_way=random.choice((None, *PayWay)),
            )
            for n, kind in enumerate(KINDS)
        ),
        institutions=(
            Institution(
                name="晨光",
                academic=False,
                approved=True,
                rate=_maybe(random, 300_00),
                terms=random.choice((*ContractTerms,)),
                amount=_maybe(random, 3000_00),
                origin=b.origin("机构名单"),
            ),
        ),
        rates=rates,
        slots=tuple(
            replace(slot, units=random.choice((50, 100, 125, 150)))
            for slot in b.week_grid()
        ),
        absences=absences,
        service_lines=_lines(random),
    )


def _lines(random: Random) -> tuple[ServiceLine, ...]:
    """Sometimes care, or the clubs, have money of their own."""
    return tuple(
        ServiceLine(
            name=f"单列{scope}",
            scope=(scope,),
            fee=_amount(random),
            pupils=random.choice((None, random.randint(0, 50))),
            waived=random.random() < 0.5,
            fiscal=_amount(random),
            other=_amount(random),
            staff_share=Decimal(random.randint(0, 100)) / 100,
            origin=b.origin("单列项目"),
        )
        for scope in (Post.CARE.value, "合唱")
        if random.random() < 0.2
    )


def _plan(random: Random) -> Plan:
    """Every person serves at most one session on a date, so no times can clash."""
    roster: list[RosterEntry] = []
    for week in range(random.randint(0, 7)):
        day = FIRST + timedelta(weeks=week)
        places: dict[str, list[str]] = {}
        for n in range(len(KINDS)):
            if random.random() < 0.7:
                place = random.choice(SESSIONS)
                places.setdefault(place.id, []).append(f"T{n}")
        roster += [served(day, id, *people) for id, people in places.items()]
    return plan(SESSIONS, roster)


def _worked(random: Random, made: Plan) -> Worked | None:
    """September as it was worked; somebody who is free that day stands in."""
    if random.random() < 0.5:
        return None
    days: dict[date, set[str]] = {}
    for entry in made.roster:
        days.setdefault(entry.day, set()).update(entry.staff)
    rows = []
    for entry in made.roster:
        if entry.day.month != 9:
            continue
        for person in entry.staff:
            free = sorted({f"T{n}" for n in range(len(KINDS))} - days[entry.day])
            state = random.choice((*WorkState, WorkState.PRESENT, WorkState.PRESENT))
            if state is WorkState.SUBSTITUTED and not free:
                state = WorkState.ABSENT
            stands_in = state is WorkState.SUBSTITUTED
            if stands_in:
                days[entry.day].add(free[0])
            rows.append(
                WorkedRow(
                    day=entry.day,
                    session=SessionId(entry.session),
                    planned=person,
                    state=state,
                    substitute=StaffId(free[0]) if stands_in else None,
                    added=False,
                    note="",
                    origin=b.origin("9月"),
                )
            )
    return Worked(months=frozenset({(2026, 9)}), rows=tuple(rows))
