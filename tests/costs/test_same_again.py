"""A point of the curve asked for again is the same choice, however long it may take."""

from pathlib import Path

from scheduler.domain.aim import Aim, Prefer
from scheduler.model.clubs.stage import ClubChoice, choose_clubs
from scheduler.model.config import SolveConfig
from scheduler.model.reading import read
from scheduler.model.run import Run
from scheduler.pipeline.load import load_to_plan
from scheduler.subsidy.standard import pay_table
from tests.model import ask

SAMPLE = Path("inputs/workbooks/sample_s.xlsx")
SERVED = 200


def choice(seconds: float) -> ClubChoice:
    loaded = load_to_plan((SAMPLE,))
    assert loaded.school is not None
    assert loaded.profile is not None
    pay = pay_table(loaded.school, loaded.profile)
    aim = Aim(prefer=Prefer.CHEAPEST, pay=pay, served=SERVED)
    run = Run(SolveConfig(seconds=seconds, aim=aim), lambda _: None, ask.never)
    return choose_clubs(read(loaded.school, loaded.profile, None, aim), run, {})


def test_the_clock_does_not_decide() -> None:
    short, long = choice(150.0), choice(900.0)
    assert short.patterns == long.patterns
    assert short.members == long.members
    assert short.least_cost == long.least_cost
    assert len({pupil for ids in short.members.values() for pupil in ids}) >= SERVED
