"""Cases that need a small school: contracts, ways of paying, lines of their own."""

from datetime import time, timedelta
from decimal import Decimal
from typing import Any

from scheduler.domain.ids import PupilId
from scheduler.domain.kinds import Activity, PayWay, Post, StaffKind
from scheduler.domain.offering import ContractTerms, Institution
from scheduler.domain.people import Waiver, WaiverKind
from scheduler.domain.service_line import ServiceLine
from scheduler.domain.settlement import Settlement
from scheduler.domain.surplus import SurplusRule
from scheduler.domain.worked import Worked, WorkedRow, WorkState
from scheduler.money import Fen, fen, yuan
from scheduler.policy import load_profile
from scheduler.subsidy import settle
from tests import builders as b
from tests.subsidy.plans import MONDAY, plan, served, session

SONGSHAN = load_profile("songshan-2021")


def contract(given: dict[str, Any]) -> str:
    """An institution's club on Mondays; the last ones are cancelled."""
    terms, amount = ContractTerms(given["terms"]), fen(given["amount"])
    by_period = terms is ContractTerms.PERIOD
    pupils = tuple(PupilId(f"P{n}") for n in range(given.get("pupils", 1)))
    school = b.school(
        pupils=tuple(b.pupil(id) for id in pupils),
        staff=(b.staff("T1", kind=StaffKind.INSTITUTION, institution="晨光"),),
        institutions=(
            Institution(
                name="晨光",
                academic=False,
                approved=True,
                rate=amount if by_period else None,
                terms=terms,
                amount=None if by_period else amount,
                origin=b.origin("机构名单"),
            ),
        ),
    )
    days = [MONDAY + timedelta(weeks=n) for n in range(given["planned"])]
    made = plan(
        [session("C1", Activity.CLUB, pupils=pupils)],
        [served(day, "C1", "T1") for day in days],
    )
    rows = [
        WorkedRow(
            day=entry.day,
            session=entry.session,
            planned=entry.staff[0],
            state=WorkState.PRESENT if n < given["delivered"] else WorkState.CANCELLED,
            substitute=None,
            added=False,
            note="",
            origin=b.origin("考勤"),
        )
        for n, entry in enumerate(made.roster)
    ]
    months = frozenset((day.year, day.month) for day in days)
    settled = settle(
        school, made, SONGSHAN, worked=Worked(months=months, rows=tuple(rows))
    )
    assert settled.paid == settled.institution_total
    return str(yuan(settled.paid))


def pay_way(given: dict[str, str]) -> list[str]:
    """One evening's work of a person whose way of paying finance has chosen."""
    person = b.staff(
        "T1",
        kind=StaffKind(given["kind"]),
        institution="实验小学",
        pay_way=PayWay(given["way"]),
    )
    school = b.school(
        staff=(person,), rates=(b.rate(Post.STUDY, rate=fen(given["gross"])),)
    )
    settled = settle(
        school, plan([session("S1")], [served(MONDAY, "S1", "T1")]), SONGSHAN
    )
    (line,) = settled.lines
    tax = settled.tax_total
    return [line.channel.value, str(yuan(tax)), str(yuan(Fen(settled.paid - tax)))]


def service_line(given: dict[str, Any]) -> list[str]:
    """A club of its own beside the fund: income, the staff part, what is left."""
    number, half = given["pupils"], given["half"]
    pupils = tuple(
        b.pupil(
            f"P{n}",
            waiver=Waiver(kind=WaiverKind.HALF if n < half else WaiverKind.NONE),
        )
        for n in range(number)
    )
    row = ServiceLine(
        name="特色",
        scope=("合唱",),
        fee=fen(given["fee"]),
        pupils=None,
        waived=given["waived"],
        fiscal=fen(given["fiscal"]),
        other=Fen(0),
        staff_share=Decimal(given["share"]),
        origin=b.origin("单列项目"),
    )
    school = b.school(
        pupils=pupils,
        rates=(b.rate(Post.CLUB, rate=fen(given["paid"])),),
        service_lines=(row,),
    )
    made = plan(
        [session("C1", Activity.CLUB, pupils=tuple(each.id for each in pupils))],
        [served(MONDAY, "C1", "T1")],
    )
    settled = settle(school, made, SONGSHAN)
    assert settled.balance.service.total == 0
    (account,) = settled.service_lines
    return [str(yuan(each)) for each in (account.total, account.pool, account.left)]


def by_period(given: dict[str, Any]) -> str:
    """Rates of one kind of staff that differ by 时段."""
    rates = tuple(
        b.rate(post, rate=fen(amount), period=period)
        for post in (Post.STUDY, Post.CLUB)
        for period, amount in given["rates"].items()
    )
    activities = {"作业辅导": Activity.STUDY, "社团": Activity.CLUB}
    sessions = [
        session(f"S{n}", activities[period], weekday=n + 1)
        for n, period in enumerate(given["served"])
    ]
    roster = [
        served(MONDAY + timedelta(days=n), each.id, "T1")
        for n, each in enumerate(sessions)
    ]
    return _paid(settle(b.school(rates=rates), plan(sessions, roster), SONGSHAN))


def duty(given: dict[str, Any]) -> str:
    """带班 in several sessions of a day."""
    rates = (b.rate(Post.DUTY, rate=fen(given["rate"])),)
    halves = [(16, 17), (17, 18), (18, 19)]
    sessions, roster = [], []
    for n in range(given["days"]):
        for start, end in halves[: given["each_day"]]:
            id = f"D{n}{start}"
            times = {
                "start": time(start),
                "end": time(end),
            }
            sessions.append(
                session(id, Activity.DUTY, weekday=n + 1, classes=(), **times)
            )
            roster.append(served(MONDAY + timedelta(days=n), id, "T1"))
    return _paid(settle(b.school(rates=rates), plan(sessions, roster), SONGSHAN))


def monthly_cap(given: dict[str, Any]) -> list[str]:
    """Mondays of one month in order of date."""
    row = b.rate(rate=fen(given["rate"]), monthly_cap=fen(given["cap"]))
    roster = [
        served(MONDAY + timedelta(weeks=n), "S1", "T1") for n in range(given["served"])
    ]
    settled = settle(b.school(rates=(row,)), plan([session("S1")], roster), SONGSHAN)
    return [str(yuan(line.amount)) for line in settled.lines]


def scaled(given: dict[str, Any]) -> list[str]:
    """One pupil's fee is the whole pool; each person serves some Mondays."""
    school = b.school(
        settings=b.settings(
            fee=fen(given["fee"]), staff_share=Decimal(given["share"]), fit_to_pool=True
        ),
        pupils=(b.pupil("P1"),),
        rates=(b.rate(rate=fen(given["rate"])),),
    )
    sessions, roster = [], []
    for n, times in enumerate(given["served"], 1):
        sessions.append(session(f"S{n}", weekday=n))
        roster += [
            served(MONDAY + timedelta(weeks=week, days=n - 1), f"S{n}", f"T{n}")
            for week in range(times)
        ]
    settled = settle(school, plan(sessions, roster), SONGSHAN)
    assert settled.balance.left == 0
    return [str(yuan(each.gross)) for each in settled.own]


def surplus(given: dict[str, str]) -> list[str]:
    """One pupil's fee, one evening's pay: what is left, and what is decided of it."""
    school = b.school(
        settings=b.settings(
            fee=fen(given["fee"]),
            staff_share=Decimal(given["share"]),
            surplus_rule=SurplusRule(given["rule"]),
        ),
        pupils=(b.pupil("P1"),),
        rates=(b.rate(rate=fen(given["rate"])),),
    )
    made = plan([session("S1")], [served(MONDAY, "S1", "T1")])
    settled = settle(school, made, SONGSHAN)
    month = settle(school, made, SONGSHAN, month=(MONDAY.year, MONDAY.month))
    assert month.surplus == 0
    return [str(yuan(settled.balance.left)), str(yuan(settled.surplus))]


def _paid(settled: Settlement) -> str:
    return str(yuan(settled.paid))
