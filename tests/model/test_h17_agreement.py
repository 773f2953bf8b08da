"""H17: where the regime wants 延时协议, no care without it."""

import pytest

from scheduler.domain.kinds import Activity
from tests import builders as b
from tests.model import ask


@pytest.mark.parametrize(
    ("policy", "signed", "cared"),
    [
        ("jilin-2021", True, True),
        ("jilin-2021", False, False),
        ("songshan-2021", False, True),
        ("songshan-2021", True, True),
    ],
)
def test_h17_care_with_and_without_agreement(
    policy: str, signed: bool, cared: bool
) -> None:
    pupils = ask.pupils(2, week=(b.EXTENDED,) * 5, care_agreement=signed)
    school = ask.monday(
        ask.STUDY, ask.CARE, settings=ask.ruled(policy=policy), pupils=pupils
    )
    found = ask.plan(school)
    assert bool(ask.of(found, Activity.CARE)) is cared
    assert ask.of(found, Activity.STUDY)


def test_h17_the_agreement_is_each_familys_own() -> None:
    pupils = (
        b.pupil("P1", week=(b.EXTENDED,) * 5, care_agreement=True),
        b.pupil("P2", week=(b.EXTENDED,) * 5),
    )
    school = ask.monday(
        ask.STUDY, ask.CARE, settings=ask.ruled(policy="jilin-2021"), pupils=pupils
    )
    [care] = ask.of(ask.plan(school), Activity.CARE)
    assert care.pupils == ("P1",)
