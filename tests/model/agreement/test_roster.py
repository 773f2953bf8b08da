"""Every roster of the cycle: who serves in which week, with and without clubs."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

import pytest

from scheduler.domain.grid import Slot, Window
from scheduler.domain.ids import ClassName, ClubName, StaffId
from scheduler.domain.kinds import PeriodKind, Post, StaffKind
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from tests import builders as b
from tests.check.schools import institution
from tests.model.agreement.bench import Bench, ruled, without_service
from tests.model.agreement.rosters import (
    Choice,
    groups_of,
    rosters_of_checker,
    rosters_of_model,
    rows_of,
)
from tests.regimes.judging import ALL

HOME = ClassName("一年级1班")
FIRST = b.slot()
LATER = b.slot(start=time(17), end=time(18), period="第二时段")
TUESDAY = b.slot(2)
CLUB = b.slot(kind=PeriodKind.CLUB, start=time(17), end=time(18))
CLUB_TUESDAY = b.slot(2, PeriodKind.CLUB)
CARE = b.slot(kind=PeriodKind.CARE, start=time(17), end=time(17, 30))
FIRST_GRADE = frozenset({1})
SECOND_GRADE = frozenset({2})


@dataclass(frozen=True)
class Case:
    """A school, the clubs that open in it, and whether some roster exists."""

    school: School
    choice: Choice = field(default_factory=dict)
    exists: bool = True
    any_size: bool = False


def school(*slots: Slot, staff: Iterable[Staff], **changes: object) -> School:
    """One class of two pupils, on the weekdays of the slots, in one calendar week."""
    given: Any = changes.pop("settings", {})
    last = max(slot.weekday for slot in slots)
    settings = ruled(**{"service_end": date(2026, 9, 6 + last), **given})
    values: dict[str, Any] = {
        "settings": settings,
        "calendar": without_service(settings, slots),
        "slots": tuple(sorted(slots, key=lambda slot: slot.key)),
        "staff": tuple(staff),
        "pupils": (b.pupil("P1", wishes=("合唱",)), b.pupil("P2", wishes=("合唱",))),
        "clubs": (),
        **changes,
    }
    return b.school(**values)


def some(count: int, **changes: object) -> tuple[Staff, ...]:
    more: Any = changes
    return tuple(b.staff(f"T{n}", **more) for n in range(1, count + 1))


def with_t3(**changes: object) -> tuple[Staff, ...]:
    """Two teachers and a third of whom the case tells."""
    more: Any = changes
    return (*some(2), b.staff("T3", **more))


def away(*windows: Window) -> dict[str, Any]:
    return {"unavailable": frozenset(windows)}


def overlapping(start: time, end: time) -> School:
    """Grade 2 at another time, so that two groups may or may not clash."""
    return school(
        b.slot(grades=FIRST_GRADE),
        b.slot(start=start, end=end, period="二年级时段", grades=SECOND_GRADE),
        staff=some(3),
        classes=(b.school_class(), b.school_class("二年级1班", 2)),
        pupils=(b.pupil("P1"), b.pupil("P2", "二年级1班", 2)),
        rooms=(b.room(), b.room("二年级1班教室")),
    )


def two_classes(**changes: object) -> School:
    """Two groups at once: one pool of the model, dealt afterwards."""
    more: Any = changes
    return school(
        FIRST,
        classes=(b.school_class(), b.school_class("二年级1班", 2)),
        pupils=(b.pupil("P1"), b.pupil("P2", "二年级1班", 2)),
        rooms=(b.room(), b.room("二年级1班教室")),
        **more,
    )


FORTNIGHT = {"cycle_weeks": 2, "service_end": date(2026, 9, 14)}
WITH_CLUB: dict[str, Any] = {"clubs": (b.club(candidates=("T1", "T2")),)}
OPEN: Choice = {"合唱": ((CLUB,), ("P1", "P2"))}
OPEN_TWICE: Choice = {"合唱": ((CLUB, CLUB_TUESDAY), ("P1", "P2"))}
TWICE: dict[str, Any] = {"clubs": (b.club(candidates=("T1", "T2"), meetings=2),)}
CARED: dict[str, Any] = {
    "pupils": (
        b.pupil("P1", week=(b.EXTENDED,) * 5, care_agreement=True),
        b.pupil("P2"),
    ),
}


def kind(of: StaffKind, **more: object) -> tuple[Staff, ...]:
    return with_t3(kind=of, **more)


WINDOWS = {
    "a Monday": (Window(1, None),),
    "a Tuesday": (Window(2, None),),
    "the first hour": (Window(1, "作业辅导"),),
    "the second hour": (Window(1, "第二时段"),),
    "an unknown hour": (Window(1, "第三时段"),),
    "both hours": (Window(1, "作业辅导"), Window(1, "第二时段")),
}
LESSONS = {
    "ends at its start": (time(15), time(16)),
    "ends a minute into it": (time(15), time(16, 1)),
    "inside it": (time(16, 20), time(16, 30)),
    "begins at its last minute": (time(16, 59), time(17)),
    "begins at the end": (time(17), time(17, 40)),
    "begins when all is over": (time(18), time(18, 40)),
}

CASES: dict[str, Case] = {
    "H06 touching": Case(school(FIRST, LATER, staff=some(3)), any_size=True),
    "H06 overlapping": Case(overlapping(time(16, 30), time(17, 30))),
    "H06 one minute": Case(overlapping(time(16, 59), time(17, 59))),
    "H06 touching grades": Case(overlapping(time(17), time(18))),
    "H06 too few": Case(two_classes(staff=some(2)), exists=False),
    "H06 just enough": Case(two_classes(staff=some(3))),
    **{
        f"H07 only {post}": Case(
            school(FIRST, CARE, staff=with_t3(posts=frozenset({post})), **CARED)
        )
        for post in Post
    },
    **{
        f"H07 {policy} {of}": Case(
            school(FIRST, LATER, staff=kind(of), settings={"policy": policy})
        )
        for policy in ALL
        for of in StaffKind
        if of is not StaffKind.INSTITUTION
    },
    **{
        f"H07 {of} without 资质": Case(
            school(FIRST, LATER, staff=kind(of, qualified=False))
        )
        for of in (StaffKind.OWN, StaffKind.RETIRED, StaffKind.PROFESSIONAL)
    },
    "H07 nobody for care": Case(
        school(
            FIRST,
            CARE,
            staff=some(3, posts=frozenset(Post) - {Post.CARE}),
            **CARED,
        ),
        exists=False,
    ),
    **{
        f"H08 away on {name}": Case(
            school(FIRST, LATER, staff=with_t3(**away(*windows)))
        )
        for name, windows in WINDOWS.items()
    },
    **{
        f"H08 a lesson {name}": Case(
            school(FIRST, LATER, staff=some(3), lessons=(b.lesson("T3", 1, *hours),))
        )
        for name, hours in LESSONS.items()
    },
    "H08 a lesson on another day": Case(
        school(
            FIRST,
            LATER,
            staff=some(3),
            lessons=(b.lesson("T3", 2, time(16), time(17)),),
        )
    ),
    "H08 all away": Case(
        school(FIRST, staff=some(3, **away(Window(1, None)))), exists=False
    ),
    **{
        f"H09 at most {most} of {units} a day": Case(
            school(
                replace(FIRST, units=units),
                replace(TUESDAY, units=units),
                staff=with_t3(weekly_max=most),
            )
        )
        for units in (50, 100)
        for most in (0, 49, 50, 99, 100, 199, 200)
    },
    "H09 everybody too little": Case(
        school(FIRST, TUESDAY, staff=some(3, weekly_max=99)), exists=False
    ),
    "H09 everybody exactly": Case(
        school(FIRST, TUESDAY, staff=some(2, weekly_max=100)),
    ),
    "H09 each week by itself": Case(
        school(FIRST, staff=some(2, weekly_max=100), settings=FORTNIGHT)
    ),
    "H09 two units of each week": Case(
        school(FIRST, LATER, staff=with_t3(weekly_max=100), settings=FORTNIGHT)
    ),
    "H04 two posts": Case(
        school(FIRST, staff=some(4), settings={"group_size": 1}), any_size=True
    ),
    "H04 too few for two posts": Case(
        school(FIRST, staff=some(2), settings={"group_size": 1}), exists=False
    ),
    "H11 two on duty": Case(
        school(FIRST, staff=some(4), settings={"duty_posts": 2}), any_size=True
    ),
    "H11 nobody on duty": Case(
        school(FIRST, LATER, staff=some(2), settings={"duty_posts": 0})
    ),
    "H11 only one may": Case(
        school(
            FIRST,
            LATER,
            staff=(b.staff("T1"), *with_t3(posts=frozenset({Post.STUDY}))[1:]),
        )
    ),
    "H14 two weeks": Case(school(FIRST, staff=some(3), settings=FORTNIGHT)),
    "H14 a pool": Case(two_classes(staff=some(3), settings=FORTNIGHT)),
    "H10 one leader": Case(
        school(
            CLUB, staff=(*some(3), b.staff("T4", frozenset({Post.DUTY}))), **WITH_CLUB
        ),
        OPEN,
        any_size=True,
    ),
    "H10 and study": Case(school(FIRST, CLUB, staff=some(3), **WITH_CLUB), OPEN),
    "H10 two leaders": Case(
        school(
            CLUB,
            staff=some(4),
            clubs=(b.club(candidates=("T1", "T2", "T3"), leaders=2),),
        ),
        OPEN,
    ),
    "H10 too few leaders": Case(
        school(CLUB, staff=some(4), clubs=(b.club(leaders=2),)), OPEN, exists=False
    ),
    "H10 more members than one can lead": Case(
        school(CLUB, staff=some(4), settings={"group_size": 1}, **WITH_CLUB), OPEN
    ),
    "H10 nobody named": Case(
        school(CLUB, staff=some(3), clubs=(b.club(candidates=()),)), OPEN
    ),
    "H10 a candidate away": Case(
        school(
            CLUB,
            staff=(b.staff("T1", **away(Window(1, "社团"))), *some(3)[1:]),
            **WITH_CLUB,
        ),
        OPEN,
    ),
    "H10 all candidates away": Case(
        school(
            CLUB,
            staff=(*some(2, **away(Window(1, "社团"))), b.staff("T3"), b.staff("T4")),
            **WITH_CLUB,
        ),
        OPEN,
        exists=False,
    ),
    "H14 one leader for two meetings": Case(
        school(
            CLUB,
            CLUB_TUESDAY,
            staff=(*some(2), b.staff("T3", frozenset({Post.DUTY}))),
            **TWICE,
        ),
        OPEN_TWICE,
    ),
    "H14 one leader for two weeks": Case(
        school(CLUB, staff=some(3), settings=FORTNIGHT, **WITH_CLUB), OPEN
    ),
    "H14 away on one of the meetings": Case(
        school(
            CLUB,
            CLUB_TUESDAY,
            staff=(
                b.staff("T1", **away(Window(2, None))),
                b.staff("T2"),
                b.staff("T3", frozenset({Post.DUTY})),
            ),
            **TWICE,
        ),
        OPEN_TWICE,
    ),
    **{
        f"H19 {name}": Case(
            school(
                FIRST,
                CARE,
                staff=kind(StaffKind.INSTITUTION, institution="星火"),
                institutions=listed,
                **CARED,
            )
        )
        for name, listed in {
            "approved": (institution(),),
            "academic": (institution(academic=True),),
            "not approved": (institution(approved=False),),
            "not listed": (),
        }.items()
    },
    **{
        f"H19 club of {owner or 'the school'}{' academic' if academic else ''}": Case(
            school(
                CLUB,
                staff=(
                    b.staff("T1"),
                    b.staff("T2", frozenset({Post.DUTY})),
                    b.staff("X1", kind=StaffKind.INSTITUTION, institution="星火"),
                ),
                institutions=(institution(), institution("晨光")),
                clubs=(
                    b.club(
                        candidates=("T1", "X1"), institution=owner, academic=academic
                    ),
                ),
            ),
            OPEN,
        )
        for owner in ("", "星火", "晨光")
        for academic in (False, True)
        if not (owner and academic)
    },
    "H23 class": Case(
        school(
            FIRST,
            LATER,
            staff=some(3),
            pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T2"),)),),
        )
    ),
    "H23 one of two groups": Case(
        two_classes(
            staff=some(3),
            pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T2"),)),),
        )
    ),
    "H23 two people": Case(
        school(
            FIRST,
            staff=some(4),
            pins=(
                b.pin(
                    1,
                    "作业辅导",
                    class_name=HOME,
                    staff=(StaffId("T1"), StaffId("T2")),
                ),
            ),
        )
    ),
    "H23 club": Case(
        school(
            FIRST,
            CLUB,
            staff=some(3),
            pins=(b.pin(1, "社团", club=ClubName("合唱"), staff=(StaffId("T2"),)),),
            **WITH_CLUB,
        ),
        OPEN,
    ),
    "H23 somebody who is away": Case(
        school(
            FIRST,
            staff=with_t3(**away(Window(1, None))),
            pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T3"),)),),
        ),
        exists=False,
    ),
    "H23 somebody without the post": Case(
        school(
            FIRST,
            staff=with_t3(posts=frozenset({Post.DUTY})),
            pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T3"),)),),
        ),
        exists=False,
    ),
    "H23 beyond the weekly maximum": Case(
        school(
            FIRST,
            staff=with_t3(weekly_max=50),
            pins=(b.pin(1, "作业辅导", class_name=HOME, staff=(StaffId("T3"),)),),
        ),
        exists=False,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_rosters_the_audit_accepts_are_the_models(name: str) -> None:
    case = CASES[name]
    bench = Bench(case.school)
    groups = groups_of(bench, case.choice)
    rows = rows_of(bench, groups)
    accepted = rosters_of_checker(bench, rows, case.choice, any_size=case.any_size)
    assert rosters_of_model(bench, groups) == accepted
    assert bool(accepted) is case.exists
