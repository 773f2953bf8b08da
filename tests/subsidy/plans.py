"""Small plans by hand: sessions in the slots of builders.week_grid, and a roster."""

from collections.abc import Iterable
from datetime import date, time

from scheduler.domain.ids import ClassName, ClubName, PupilId, SessionId, StaffId
from scheduler.domain.kinds import Activity, PeriodKind, Status
from scheduler.domain.plan import Certificate, Plan, RosterEntry, Session

MONDAY = date(2026, 9, 7)

_TIMES = {
    Activity.STUDY: (PeriodKind.STUDY.value, time(16, 0), time(17, 0)),
    Activity.TUTORING: (PeriodKind.STUDY.value, time(16, 0), time(17, 0)),
    Activity.CLUB: (PeriodKind.CLUB.value, time(17, 0), time(18, 0)),
    Activity.CARE: (PeriodKind.CARE.value, time(18, 0), time(18, 30)),
    Activity.EVENING: (PeriodKind.EVENING.value, time(18, 30), time(20, 0)),
    Activity.DUTY: ("带班", time(16, 0), time(18, 30)),
}


def session(
    id: str = "S1",
    activity: Activity = Activity.STUDY,
    weekday: int = 1,
    **changes: object,
) -> Session:
    period, start, end = _TIMES[activity]
    values: dict[str, object] = {
        "id": SessionId(id),
        "weekday": weekday,
        "period": period,
        "start": start,
        "end": end,
        "activity": activity,
        "classes": () if activity is Activity.CLUB else (ClassName("一年级1班"),),
        "club": ClubName("合唱") if activity is Activity.CLUB else None,
        "room": None,
        "pupils": (PupilId("P1"),),
        "posts": 1,
    }
    return Session(**{**values, **changes})  # type: ignore[arg-type]


def served(day: date, session_id: str, *people: str) -> RosterEntry:
    return RosterEntry(
        day=day,
        session=SessionId(session_id),
        staff=tuple(StaffId(person) for person in people),
    )


def plan(
    sessions: Iterable[Session], roster: Iterable[RosterEntry], **changes: object
) -> Plan:
    values: dict[str, object] = {
        "school": "测试小学",
        "policy": "songshan-2021",
        "term_start": date(2026, 9, 7),
        "term_end": date(2027, 1, 15),
        "certificate": Certificate(status=Status.OPTIMAL, stages=(), seed=0, workers=1),
        "clubs": (),
        "sessions": tuple(sessions),
        "roster": tuple(roster),
        "flex": (),
        "departures": (),
        "cycle": (),
        "notices": (),
        "reasons": (),
        "inputs": (),
        "version": "test",
    }
    return Plan(**{**values, **changes})  # type: ignore[arg-type]
