"""A small planned school made by hand: three classes, two clubs, two weeks."""

import json
from datetime import date, time, timedelta
from pathlib import Path

from scheduler.domain.ids import ClassName, ClubName, PupilId, RoomName, SessionId
from scheduler.domain.kinds import Activity, Status
from scheduler.domain.plan import (
    Certificate,
    ClubPlan,
    CycleEntry,
    Meeting,
    Plan,
    RosterEntry,
    Session,
    StageResult,
    WishReason,
)
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.export.views import index_plan
from scheduler.policy import load_profile
from scheduler.ui.facts import Facts
from tests import builders as make

CLASSES = ("一年级1班", "一年级2班", "二年级1班")
CLUBS = ("合唱", "足球")
MONDAY = date(2026, 9, 7)


def handmade_school() -> School:
    """Eight pupils a class; one name that must be escaped."""
    pupils = tuple(
        make.pupil(
            f"P{row}{seat}",
            class_name=name,
            grade=2 if name.startswith("二") else 1,
            wishes=CLUBS if seat % 2 else CLUBS[::-1],
            name="<b>甲</b>" if (row, seat) == (0, 0) else f"学生{row}{seat}",
        )
        for row, name in enumerate(CLASSES)
        for seat in range(8)
    )
    return make.school(
        classes=tuple(
            make.school_class(name, 2 if name.startswith("二") else 1)
            for name in CLASSES
        ),
        pupils=pupils,
        staff=tuple(make.staff(f"T{number}") for number in range(1, 7)),
        clubs=tuple(make.club(name) for name in CLUBS),
        rooms=(
            *(make.room(f"{name}教室") for name in CLASSES),
            make.room("音乐室", kind="音乐室"),
            make.room("操场", kind="操场", groups=4, capacity=200),
        ),
    )


def handmade_plan(school: School) -> Plan:
    """Study on five days; both clubs on Wednesday."""
    sessions: list[Session] = []
    crews: dict[SessionId, str] = {}
    for weekday in range(1, 6):
        for row, name in enumerate(CLASSES):
            session = Session(
                id=SessionId(f"S{weekday}{row}"),
                weekday=weekday,
                period="作业辅导",
                start=time(16, 0),
                end=time(17, 0),
                activity=Activity.STUDY,
                classes=(ClassName(name),),
                club=None,
                room=RoomName(f"{name}教室"),
                pupils=tuple(p.id for p in school.pupils if p.class_name == name),
                posts=1,
            )
            sessions.append(session)
            crews[session.id] = f"T{row + 1}"
    members = {
        club: tuple(p.id for p in school.pupils if p.wishes[0] == club)
        for club in CLUBS
    }
    for place, club in enumerate(CLUBS):
        session = Session(
            id=SessionId(f"C{place}"),
            weekday=3,
            period="社团",
            start=time(17, 0),
            end=time(18, 0),
            activity=Activity.CLUB,
            classes=tuple(ClassName(name) for name in CLASSES),
            club=ClubName(club),
            room=RoomName(("音乐室", "操场")[place]),
            pupils=members[club],
            posts=1,
        )
        sessions.append(session)
        crews[session.id] = f"T{place + 4}"
    days = [MONDAY + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
    staff = {id: (make.staff(person).id,) for id, person in crews.items()}
    return Plan(
        school=school.settings.name,
        policy=school.settings.policy,
        term_start=school.settings.term_start,
        term_end=school.settings.term_end,
        certificate=Certificate(
            status=Status.FEASIBLE,
            stages=(
                StageResult(
                    name="第一志愿人数", sense="max", value=24, bound=24, seconds=0.4
                ),
                StageResult(
                    name="工作量差距", sense="min", value=6, bound=2, seconds=3.0
                ),
            ),
            seed=1,
            workers=2,
        ),
        clubs=tuple(
            ClubPlan(
                club=ClubName(club),
                opened=True,
                meets=(Meeting(weekday=3, period="社团"),),
                members=members[club],
                staff=staff[SessionId(f"C{place}")],
                reason=None,
            )
            for place, club in enumerate(CLUBS)
        ),
        sessions=tuple(sessions),
        roster=tuple(
            RosterEntry(day=day, session=session.id, staff=staff[session.id])
            for day in days
            for session in sessions
            if session.weekday == day.isoweekday()
        ),
        flex=(),
        departures=(),
        cycle=tuple(
            CycleEntry(week=0, session=session.id, staff=staff[session.id])
            for session in sessions
        ),
        notices=("9月20日按周几上课学校没有写明，当天不安排服务。",),
        reasons=(
            WishReason(
                pupil=PupilId("P00"), club=ClubName("足球"), rank=1, text="名额已满"
            ),
        ),
        inputs=(),
        version="0.1.0",
    )


def handmade_facts() -> Facts:
    """What the pages read of the hand-made school."""
    school = handmade_school()
    plan = handmade_plan(school)
    return Facts(
        key="handmade",
        school=school,
        plan=plan,
        document=to_document(plan),
        index=index_plan(school, plan),
        profile=load_profile(school.settings.policy),
    )


def write_handmade(result: Path) -> None:
    """A result folder with the plan in it."""
    result.mkdir(parents=True)
    plan = handmade_plan(handmade_school())
    text = json.dumps(to_document(plan), ensure_ascii=False)
    (result / "plan.json").write_text(text, encoding="utf-8")
