"""A small plan by hand: two classes, two clubs, two weeks, a rotation, an absence."""

from datetime import date, time, timedelta

from scheduler.domain.ids import (
    ClassName,
    ClubName,
    PupilId,
    RoomName,
    SessionId,
    StaffId,
)
from scheduler.domain.kinds import Activity, Status
from scheduler.domain.plan import (
    Certificate,
    ClubPlan,
    CycleEntry,
    Departure,
    FlexEntry,
    Meeting,
    Plan,
    RosterEntry,
    Session,
    StageResult,
    WishReason,
)
from scheduler.domain.school import School, Source
from tests import builders as b

ONE, TWO = "一年级1班", "一年级2班"
FIRST_DAY = date(2026, 9, 7)


def school(**changes: object) -> School:
    values: dict[str, object] = {
        "settings": b.settings(cycle_weeks=2),
        "classes": (
            b.school_class(ONE, head_teacher=StaffId("T1")),
            b.school_class(TWO, head_teacher=StaffId("T2")),
        ),
        "pupils": (
            b.pupil("P1", ONE, wishes=("合唱", "足球"), name="王小芳"),
            b.pupil("P2", ONE, wishes=("足球",), week=(b.until(17, 10),) * 5),
            b.pupil("P3", TWO, wishes=("合唱",), week=(b.EXTENDED,) * 5),
            b.pupil("P4", TWO, wishes=("围棋", "合唱"), name="=1+1"),
        ),
        "staff": (
            b.staff("T1", name="李明"),
            b.staff("T2", name="赵蕾"),
            b.staff("T3", name="孙强"),
            b.staff("T4", name="孙强"),
        ),
        "clubs": (b.club("合唱"), b.club("围棋", minimum=5), b.club("足球")),
        "rooms": (
            b.room(f"{ONE}教室"),
            b.room(f"{TWO}教室"),
            b.room("音乐室", kind="音乐室"),
            b.room("操场", kind="操场", groups=3, capacity=200),
        ),
    }
    return b.school(**{**values, **changes})


def _session(
    name: str,
    weekday: int,
    activity: Activity,
    hours: tuple[time, time],
    period: str,
    room: str | None,
    pupils: tuple[str, ...],
    classes: tuple[str, ...],
    club: str | None = None,
) -> Session:
    return Session(
        id=SessionId(name),
        weekday=weekday,
        period=period,
        start=hours[0],
        end=hours[1],
        activity=activity,
        classes=tuple(ClassName(each) for each in classes),
        club=None if club is None else ClubName(club),
        room=None if room is None else RoomName(room),
        pupils=tuple(PupilId(each) for each in pupils),
        posts=1,
    )


def sessions() -> tuple[Session, ...]:
    """Monday and Wednesday: study merged, clubs and a rest group, care, duty."""
    study, club = (time(16), time(17)), (time(17), time(18))
    care, duty = (time(18), time(18, 30)), (time(16), time(18, 30))
    rows = []
    for weekday in (1, 3):
        rows += [
            _session(
                f"S{weekday}", weekday, Activity.STUDY, study, "作业辅导",
                f"{ONE}教室", ("P1", "P2", "P3", "P4"), (ONE, TWO),
            ),
            _session(
                f"C{weekday}", weekday, Activity.CLUB, club, "社团", "音乐室",
                ("P1", "P3"), (ONE, TWO), "合唱",
            ),
            _session(
                f"G{weekday}", weekday, Activity.STUDY, club, "社团",
                f"{TWO}教室", ("P4",), (TWO,),
            ),
            _session(
                f"K{weekday}", weekday, Activity.CARE, care, "延时托管",
                f"{TWO}教室", ("P3",), (TWO,),
            ),
            _session(
                f"D{weekday}", weekday, Activity.DUTY, duty, "带班", None, (), (),
            ),
        ]  # fmt: skip
    return tuple(rows)


CREWS = {
    "S": (("T1",), ("T2",)),
    "C": (("T1",), ("T1",)),
    "G": (("T2",), ("T3",)),
    "K": (("T2",), ("T3",)),
    "D": (("T3",), ("T4",)),
}


def plan(**changes: object) -> Plan:
    groups = sessions()
    absent = (FIRST_DAY, SessionId("C1"))
    roster = []
    for week in (0, 1):
        for session in groups:
            day = FIRST_DAY + timedelta(days=7 * week + session.weekday - 1)
            crew = CREWS[session.id[0]][week]
            staff = ("T4",) if (day, session.id) == absent else crew
            roster.append(RosterEntry(day=day, session=session.id, staff=_ids(staff)))
    values: dict[str, object] = {
        "school": "测试小学",
        "policy": "songshan-2021",
        "term_start": FIRST_DAY,
        "term_end": date(2026, 9, 18),
        "certificate": Certificate(
            status=Status.FEASIBLE,
            stages=(
                StageResult(
                    name="社团志愿", sense="max", value=3, bound=3, seconds=0.1
                ),
                StageResult(name="均衡", sense="min", value=5, bound=4, seconds=2.0),
            ),
            seed=7,
            workers=2,
        ),
        "clubs": (
            ClubPlan(
                club=ClubName("合唱"),
                opened=True,
                meets=(
                    Meeting(weekday=1, period="社团"),
                    Meeting(weekday=3, period="社团"),
                ),
                members=(PupilId("P1"), PupilId("P3")),
                staff=_ids(("T1",)),
                reason=None,
            ),
            _closed("围棋", "只有1人报名，不足最少人数5人"),
            _closed("足球", "没有可用的场地"),
        ),
        "sessions": groups,
        "roster": tuple(roster),
        "flex": (
            FlexEntry(
                staff=StaffId("T1"),
                day=date(2026, 9, 9),
                kind="late_arrival",
                minutes=60,
                earned_on=(FIRST_DAY,),
            ),
            FlexEntry(
                staff=StaffId("T2"),
                day=date(2026, 9, 10),
                kind="early_leave",
                minutes=30,
                earned_on=(FIRST_DAY, date(2026, 9, 9)),
            ),
        ),
        "departures": (
            Departure(
                day=FIRST_DAY,
                session=SessionId("C1"),
                planned=_ids(("T1",)),
                actual=_ids(("T4",)),
                reason="李明请假（病假）",
            ),
        ),
        "cycle": tuple(
            CycleEntry(week=week, session=session.id, staff=_ids(crew))
            for session in groups
            for week, crew in enumerate(CREWS[session.id[0]])
        ),
        "notices": (
            "2026年9月20日为调休上班日，校历未写明按星期几上课，当日不安排课后服务。",
        ),
        "reasons": (
            WishReason(
                pupil=PupilId("P4"),
                club=ClubName("围棋"),
                rank=1,
                text="该社团未开设",
            ),
        ),
        "inputs": (Source(name="测试小学.xlsx", sha256="ab" * 32),),
        "version": "0.1.0",
    }
    return Plan(**{**values, **changes})  # type: ignore[arg-type]


def _ids(staff: tuple[str, ...]) -> tuple[StaffId, ...]:
    return tuple(StaffId(person) for person in staff)


def _closed(name: str, reason: str) -> ClubPlan:
    return ClubPlan(
        club=ClubName(name), opened=False, meets=(), members=(), staff=(), reason=reason
    )
