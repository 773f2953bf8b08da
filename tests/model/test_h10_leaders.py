"""H10: a club is led by its candidates; others stand in on dates none can come."""

from datetime import date

import pytest

from scheduler.domain.grid import Window
from scheduler.domain.kinds import Activity, PeriodKind, Post, StaffKind
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from tests import builders as b
from tests.check.schools import leave
from tests.model import ask

NEXT_MONDAY = date(2026, 9, 14)


def led(found: Plan) -> dict[date, tuple[str, ...]]:
    """Who led the only club on each date."""
    ids = {row.id for row in found.sessions if row.activity is Activity.CLUB}
    return {row.day: row.staff for row in found.roster if row.session in ids}


def two_mondays(candidates: tuple[str, ...], *away: str, **changes: object) -> School:
    return ask.monday(
        ask.CLUB,
        **{
            "settings": ask.ruled(service_end=NEXT_MONDAY),
            "pupils": ask.pupils(2, ("合唱",)),
            "clubs": (b.club(candidates=candidates),),
            "staff": ask.teachers(4),
            "leaves": tuple(leave(person, NEXT_MONDAY) for person in away),
            **changes,
        },
    )


def test_h10_candidates_lead() -> None:
    found = ask.plan(two_mondays(("T3",)))
    assert led(found) == {ask.MONDAY: ("T3",), NEXT_MONDAY: ("T3",)}
    assert found.departures == ()


def test_h10_another_candidate_comes_before_a_stand_in() -> None:
    found = ask.plan(two_mondays(("T3", "T4"), "T3"))
    [leader] = led(found)[ask.MONDAY]
    assert led(found)[NEXT_MONDAY] == ("T4",)
    assert leader in ("T3", "T4")


def test_h10_a_stand_in_holds_the_post_and_the_departure_is_listed() -> None:
    staff = (
        b.staff("T1", frozenset({Post.STUDY, Post.DUTY})),
        b.staff("T2", frozenset({Post.CLUB})),
        b.staff("T3"),
    )
    found = ask.plan(two_mondays(("T3",), "T3", staff=staff))
    assert led(found) == {ask.MONDAY: ("T3",), NEXT_MONDAY: ("T2",)}
    assert [(row.day, row.planned, row.actual) for row in found.departures] == [
        (NEXT_MONDAY, ("T3",), ("T2",))
    ]
    assert "T3" in found.departures[0].reason


def test_h10_nobody_can_stand_in_without_the_post() -> None:
    """A club that one date would leave without a leader does not open at all."""
    posts = b.ALL_POSTS - {Post.CLUB}
    staff = (b.staff("T1", posts), b.staff("T2", posts), b.staff("T3"))
    ask.plan(two_mondays(("T3",), staff=staff))
    alone = ask.plan(two_mondays(("T3",), "T3", staff=staff))
    assert not ask.club(alone).opened
    assert ask.club(alone).reason


def test_h10_a_club_without_named_candidates_may_be_led_by_any_holder() -> None:
    staff = (*ask.teachers(2, posts=b.ALL_POSTS - {Post.CLUB}), b.staff("T3"))
    found = ask.plan(two_mondays((), staff=staff))
    assert ask.club(found).staff == ("T3",)


def test_h10_candidates_who_may_not_serve_are_no_excuse_to_wait_for() -> None:
    """X1 lacks 资质: when T3 is away, T4 stands in although X1 is named and free."""
    staff = (
        *ask.teachers(4),
        b.staff("X1", kind=StaffKind.PROFESSIONAL, qualified=False),
    )
    found = ask.plan(two_mondays(("T3", "X1"), "T3", staff=staff))
    assert led(found)[ask.MONDAY] == ("T3",)
    assert led(found)[NEXT_MONDAY] != ("X1",)


@pytest.mark.parametrize(
    ("window", "opened"),
    [(Window(1), False), (Window(1, "社团"), False), (Window(2), True)],
)
def test_h10_a_leader_must_be_able_to_come_every_week(
    window: Window, opened: bool
) -> None:
    staff = (b.staff("T1", unavailable=frozenset({window})), *ask.teachers(4)[1:])
    found = ask.plan(two_mondays(("T1",), staff=staff))
    assert ask.club(found).opened is opened


def test_h10_the_same_people_lead_all_meetings() -> None:
    """T1 comes on Mondays only, T2 on Tuesdays only: neither can lead both days."""
    tuesday = b.slot(2, PeriodKind.CLUB, ask.CLUB.start, ask.CLUB.end)
    staff = (
        b.staff("T1", unavailable=frozenset({Window(2)})),
        b.staff("T2", unavailable=frozenset({Window(1)})),
        *ask.teachers(6)[2:],
    )

    def school(candidates: tuple[str, ...]) -> School:
        return ask.monday(
            ask.CLUB,
            tuesday,
            settings=ask.ruled(service_end=ask.FRIDAY, cycle_weeks=2),
            pupils=ask.pupils(2, ("合唱",)),
            clubs=(b.club(candidates=candidates, meetings=2),),
            staff=staff,
        )

    assert not ask.club(ask.plan(school(("T1", "T2")))).opened
    found = ask.plan(school(("T1", "T2", "T3")))
    assert ask.club(found).staff == ("T3",)
    clubs = {row.id for row in ask.of(found, Activity.CLUB)}
    leaders = {row.staff for row in found.cycle if row.session in clubs}
    assert leaders == {("T3",)}
