"""H07 posts, kinds and 资质; H19 what an institution's people may do."""

import pytest

from scheduler.domain.ids import ClubName
from scheduler.domain.kinds import Activity, Post, StaffKind
from scheduler.domain.people import Staff
from tests import builders as b
from tests.check.schools import institution
from tests.model import ask

ACTIVITIES = {
    Post.STUDY: Activity.STUDY,
    Post.CARE: Activity.CARE,
    Post.DUTY: Activity.DUTY,
}


@pytest.mark.parametrize("post", list(ACTIVITIES))
def test_h07_only_holders_of_a_post_serve_in_it(post: Post) -> None:
    others = b.ALL_POSTS - {post}
    staff = (b.staff("T1", others), b.staff("T2", others), b.staff("T3"))
    school = ask.monday(
        ask.STUDY, ask.CARE, pupils=ask.pupils(2, week=(b.EXTENDED,) * 5), staff=staff
    )
    found = ask.plan(school)
    assert ask.people(found, ACTIVITIES[post]) == {"T3"}
    bare = ask.monday(
        ask.STUDY,
        ask.CARE,
        pupils=ask.pupils(2, week=(b.EXTENDED,) * 5),
        staff=(*staff[:2], b.staff("T3", others)),
    )
    ask.impossible(bare)


def test_h07_a_candidate_without_the_post_does_not_lead() -> None:
    staff = (b.staff("T1", b.ALL_POSTS - {Post.CLUB}), b.staff("T2"), b.staff("T3"))
    pupils = ask.pupils(2, ("合唱",))
    one = ask.monday(ask.CLUB, pupils=pupils, staff=staff, clubs=(b.club(),))
    assert not ask.club(ask.plan(one)).opened
    two = ask.monday(
        ask.CLUB, pupils=pupils, staff=staff, clubs=(b.club(candidates=("T1", "T2")),)
    )
    assert ask.club(ask.plan(two)).staff == ("T2",)


def helper(kind: StaffKind, **changes: object) -> Staff:
    return b.staff("X1", kind=kind, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("person", "used"),
    [
        (helper(StaffKind.PROFESSIONAL, qualified=True), True),
        (helper(StaffKind.PROFESSIONAL, qualified=False), False),
        (helper(StaffKind.RETIRED, qualified=False), True),
        (helper(StaffKind.VOLUNTEER, qualified=False), True),
        (helper(StaffKind.OWN, qualified=False), True),
        (helper(StaffKind.INSTITUTION, institution="星火"), False),
    ],
)
def test_h07_hired_people_need_their_qualification(person: Staff, used: bool) -> None:
    """Two posts, T1 and X1: X1 must serve, or no plan can exist."""
    school = ask.monday(staff=(b.staff("T1"), person), institutions=(institution(),))
    if used:
        assert ask.people(ask.plan(school)) == {"T1", "X1"}
    else:
        ask.impossible(school)


@pytest.mark.parametrize(
    ("policy", "used"), [("jilin-2021", True), ("shanghai-2021", False)]
)
def test_h07_a_regime_may_not_admit_a_kind(policy: str, used: bool) -> None:
    """Shanghai's text names who may serve; students of teaching are not among them."""
    person = helper(StaffKind.STUDENT_TEACHER)
    school = ask.monday(
        settings=ask.ruled(policy=policy), staff=(b.staff("T1"), person)
    )
    if used:
        assert "X1" in ask.people(ask.plan(school))
    else:
        ask.impossible(school)


@pytest.mark.parametrize(
    ("approved", "academic", "opened"),
    [(True, False, True), (False, False, False), (True, True, False)],
)
def test_h19_a_bought_club_needs_its_institution_approved(
    approved: bool, academic: bool, opened: bool
) -> None:
    school = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(2, ("足球",)),
        clubs=(b.club("足球", ("X1", "T1"), institution="星火"),),
        staff=(*ask.teachers(3), helper(StaffKind.INSTITUTION, institution="星火")),
        institutions=(institution(approved=approved, academic=academic),),
    )
    found = ask.club(ask.plan(school), "足球")
    assert found.opened is opened
    assert bool(found.reason) is not opened


def test_h19_an_academic_club_is_not_bought_even_with_an_own_leader() -> None:
    """The checker refused such a plan; the model now leaves the club closed."""
    school = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(2, ("奥数",)),
        clubs=(b.club("奥数", ("T1",), institution="星火", academic=True),),
        institutions=(institution(),),
    )
    found = ask.club(ask.plan(school), "奥数")
    assert not found.opened
    assert "星火" in str(found.reason)


def test_h19_an_institution_not_on_the_list_opens_nothing() -> None:
    school = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(2, ("足球",)),
        clubs=(b.club("足球", ("T1",), institution="星火"),),
    )
    found = ask.club(ask.plan(school), "足球")
    assert not found.opened
    assert "星火" in str(found.reason)


@pytest.mark.parametrize(
    ("academic", "owner", "leader"),
    [
        (False, "星火", "X1"),
        (True, "星火", None),
        (False, "晨光", None),
        (False, "", None),
    ],
)
def test_h19_its_people_lead_only_its_own_clubs_and_no_academic_ones(
    academic: bool, owner: str, leader: str | None
) -> None:
    school = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(2, ("足球",)),
        clubs=(b.club("足球", ("X1",), institution=owner, academic=academic),),
        staff=(*ask.teachers(3), helper(StaffKind.INSTITUTION, institution="星火")),
        institutions=(institution("星火"), institution("晨光")),
    )
    found = ask.club(ask.plan(school), "足球")
    assert found.staff == ((leader,) if leader else ())


@pytest.mark.parametrize(
    ("posts", "used"), [({Post.CARE}, True), ({Post.STUDY, Post.DUTY}, False)]
)
def test_h19_its_people_watch_over_care_but_not_study_or_duty(
    posts: set[Post], used: bool
) -> None:
    person = b.staff(
        "X1", frozenset(posts), kind=StaffKind.INSTITUTION, institution="星火"
    )
    slot = ask.CARE if used else ask.STUDY
    school = ask.monday(
        slot,
        pupils=ask.pupils(2, week=(b.EXTENDED,) * 5),
        staff=(b.staff("T1"), person),
        institutions=(institution(),),
    )
    if used:
        assert ask.people(ask.plan(school), Activity.CARE) == {"X1"}
    else:
        ask.impossible(school)


def test_h19_a_club_of_an_institution_is_led_by_its_people_when_none_is_named() -> None:
    school = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(2, ("足球",)),
        clubs=(b.club("足球", (), institution="星火"),),
        staff=(*ask.teachers(3), helper(StaffKind.INSTITUTION, institution="星火")),
        institutions=(institution(),),
    )
    found = ask.plan(school)
    assert ask.club(found, "足球").staff == ("X1",)
    assert ClubName("足球") in {row.club for row in ask.of(found, Activity.CLUB)}
