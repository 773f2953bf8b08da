"""Every method on one real small school: ours is never worse than by hand."""

from pathlib import Path

import pytest

from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.peers import fet_slots
from scheduler.peers.compare import compare
from scheduler.peers.duties import Duties, fairness, in_turn, ours
from scheduler.peers.seats import faults, granted, held, seats_of
from scheduler.pipeline.ends import PlanOptions
from scheduler.pipeline.load import load_books, load_plan
from scheduler.pipeline.plan import plan_school
from scheduler.policy import Profile

BOOK = Path(__file__).resolve().parents[2] / "inputs" / "workbooks" / "sample_s.xlsx"


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[School, Profile, Plan]:
    folder = tmp_path_factory.mktemp("peers") / "s"
    plan_school(
        [BOOK],
        folder,
        PlanOptions(seconds=60),
        report=lambda _: None,
        cancelled=lambda: False,
    )
    loaded = load_books([BOOK])
    plan, problems = load_plan(folder)
    assert loaded.school is not None
    assert loaded.profile is not None
    assert plan is not None
    assert problems == ()
    return loaded.school, loaded.profile, plan


def test_our_seats_are_what_the_certificate_says(
    planned: tuple[School, Profile, Plan],
) -> None:
    school, _, plan = planned
    mine = held(plan)
    assert faults(seats_of(school, plan), mine) == 0
    stages = {stage.name: stage.value for stage in plan.certificate.stages}
    assert granted(school, mine)[0] == stages["志愿·有社团人数"]
    assert granted(school, mine)[1] == stages["志愿·第1志愿人数"]


def test_our_roster_has_no_clash_and_is_more_even_than_a_turn_list(
    planned: tuple[School, Profile, Plan],
) -> None:
    school, _, plan = planned
    work = Duties(school, plan)
    mine, theirs = fairness(work, ours(work)), fairness(work, in_turn(work))
    for found in (mine, theirs):
        assert (found.unfilled, found.clashes, found.over_maximum) == (0, 0, 0)
    assert mine.value < theirs.value
    assert mine.units[0] - mine.units[1] < theirs.units[0] - theirs.units[1]


def test_a_comparison_has_ours_first_and_by_hand_second(
    planned: tuple[School, Profile, Plan],
) -> None:
    school, profile, plan = planned
    found = compare(school, plan, profile, seconds=5, seed=0)
    assert [row.faults for row in found.seats] == [0] * len(found.seats)
    mine, hand = found.seats[0].granted, found.seats[1].granted
    assert mine > hand
    assert mine == found.seats_bound[: len(mine)]
    assert all(row.granted <= mine for row in found.seats)


@pytest.mark.skipif(not fet_slots.installed(), reason="FET is not installed")
def test_fet_places_every_club_on_as_many_days_as_it_meets(
    planned: tuple[School, Profile, Plan],
) -> None:
    school, _, plan = planned
    days = fet_slots.place(school, plan, 10)
    assert days is not None
    meetings = {club.name: club.meetings for club in school.clubs}
    assert {club: len(windows) for club, windows in days.items()} == {
        row.club: meetings[row.club] for row in plan.clubs if row.opened
    }
