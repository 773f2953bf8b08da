"""Why a wish was missed is told the same way every time."""

from itertools import permutations

from scheduler.domain.ids import ClubName, PupilId
from scheduler.model.clubs.stage import ClubChoice
from scheduler.model.reading import read
from scheduler.model.reasons import _missed
from tests import builders as b
from tests.check.judge import profile
from tests.model import ask


def test_of_several_clashes_the_best_wish_held_is_named() -> None:
    names = tuple(ClubName(name) for name in ("合唱", "足球", "围棋"))
    school = ask.monday(
        ask.CLUB,
        pupils=ask.pupils(2, ("围棋", "足球", "合唱")),
        clubs=tuple(b.club(name) for name in names),
    )
    reading = read(school, profile(school))
    choice = ClubChoice(
        offers=(), patterns=dict.fromkeys(names, (ask.CLUB,)), members={}
    )
    for mine in permutations((ClubName("合唱"), ClubName("足球"))):
        text = _missed(reading, choice, PupilId("P1"), ClubName("围棋"), mine, 2)
        assert "足球" in text
