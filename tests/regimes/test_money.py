"""Ceilings of the fee and the money of 晚自习, as each regime has them."""

from dataclasses import replace

import pytest

from scheduler.check import audit, compliance
from scheduler.domain.kinds import Post
from scheduler.domain.plan_json import from_document
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.money import fen
from scheduler.policy import load_profile
from scheduler.subsidy import settle
from tests import builders as b
from tests.check import plans, schools
from tests.regimes import judging as j
from tests.regimes.judging import ALL, JILIN, KEPT, SONGSHAN


def settled(policy: str, school: School) -> Settlement:
    there = j.under(policy, school)
    plan = from_document(plans.document(there))
    return settle(there, plan, load_profile(policy))


def school(**settings: object) -> School:
    return replace(
        j.under(SONGSHAN, schools.junior(), **settings),
        rates=tuple(b.rate(post) for post in (Post.STUDY, Post.EVENING, Post.DUTY)),
    )


@pytest.mark.parametrize(
    ("caps", "songshan", "elsewhere"),
    [
        ({}, "300", "400"),
        ({"cap_per_term": fen(250)}, "250", "250"),
        ({"cap_per_month": fen(120)}, "120", "120"),
        ({"cap_per_term": fen(350)}, "300", "350"),
        (
            {"cap_per_term": fen(350), "cap_per_month": fen(320)},
            "300",
            "320",
        ),
    ],
)
def test_every_ceiling_holds_at_once_and_the_law_of_the_place_among_them(
    caps: dict[str, object], songshan: str, elsewhere: str
) -> None:
    dear = school(fee=fen(400), **caps)
    assert settled(SONGSHAN, dear).fund.fee == fen(songshan)
    assert settled(JILIN, dear).fund.fee == fen(elsewhere)


def test_a_ceiling_per_period_holds_beside_the_others() -> None:
    """P1 and P2 have two 课时 a day, five days: ten 课时 at 3 yuan are 30 yuan."""
    dear = school(fee=fen(400), cap_per_term=fen(350), cap_per_period=fen(3))
    for policy in (SONGSHAN, JILIN):
        rows = settled(policy, dear).fund.classes
        assert sum(row.due for row in rows) == 2 * fen(30)


@pytest.mark.parametrize("policy", ALL)
def test_evening_study_has_money_of_its_own_outside_cap_and_pool(policy: str) -> None:
    there = j.under(policy, school())
    document = plans.document(there)
    money = settled(policy, there)
    assert money.balance.apart.total == fen(50)
    assert money.balance.left == money.balance.available - money.balance.service.total
    profile = load_profile(policy)
    report = audit(there, document, profile)
    rows = compliance(there, document, profile, report, money)
    kept = {str(row.clause): row.verdict for row in rows}
    assert kept["NA-02"] is kept["NA-03"] is KEPT
