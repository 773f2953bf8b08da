"""Among choices of clubs with equal wishes, what the text names in principle opens."""

import pytest

from scheduler.domain.plan import StageResult
from scheduler.domain.school import School
from scheduler.words import plan as words
from tests import builders as b
from tests.model import ask

ONE_LEADER = ("L1",)


def school(first: str, second: str) -> School:
    """Two clubs with a pupil each and one leader: either may open, not both."""
    return ask.monday(
        ask.CLUB,
        settings=ask.ruled(),
        pupils=(
            b.pupil("P1", wishes=("棋艺",)),
            b.pupil("P2", wishes=("合唱",)),
        ),
        clubs=(
            b.club("棋艺", ONE_LEADER, category=first, minimum=1),
            b.club("合唱", ONE_LEADER, category=second, minimum=1),
        ),
        staff=(b.staff("L1"), *ask.teachers(3)),
        rooms=tuple(b.room(name) for name in ("一年级1班教室", "甲")),
    )


def opened(asked: School, seed: int) -> list[str]:
    return [row.club for row in ask.plan(asked, seed=seed).clubs if row.opened]


def stages(asked: School) -> list[StageResult]:
    found = ask.plan(asked).certificate.stages
    return [row for row in found if row.name == words.STAGE_MENU]


@pytest.mark.parametrize("seed", range(4))
def test_what_the_text_names_opens_whatever_the_lot(seed: int) -> None:
    assert opened(school("民族团结", "其他"), seed) == ["棋艺"]
    assert opened(school("其他", "民族团结"), seed) == ["合唱"]


def test_the_shortfall_is_proven() -> None:
    [one] = stages(school("民族团结", "文艺"))
    assert (one.value, one.bound) == (1, 1)
    [none] = stages(school("民族团结", "其他"))
    assert (none.value, none.bound) == (0, 0)


def test_without_such_a_club_there_is_nothing_to_decide() -> None:
    assert stages(school("其他", "其他")) == []
