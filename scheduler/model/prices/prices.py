"""The wishes a looser requirement buys: the club stage solved again, with its proof."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scheduler.domain.outcome import Cancelled, Change, Progress, Report
from scheduler.domain.plan import StageResult
from scheduler.domain.school import School
from scheduler.model.clubs.stage import ClubChoice, choose_clubs
from scheduler.model.config import SolveConfig
from scheduler.model.prices.candidates import Candidate, candidates
from scheduler.model.prices.wages import wages
from scheduler.model.reading import read
from scheduler.model.run import Run, StageInfeasible, StageOutOfTime
from scheduler.policy import Profile
from scheduler.words import costs as words
from scheduler.words import plan as plan_words

TRIED = 8
Goals = tuple[StageResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """A requirement and what one step looser would buy.

    Attributes:
        text: the requirement that binds, in words.
        change: the cell that would loosen it.
        gains: (goal, gained) for the wish goals that change, and yuan saved a term.
        bought: the same in words; ``proven``: every number of it is; ``counted``
            where no solving was needed.
    """

    text: str
    change: Change
    gains: tuple[tuple[str, int], ...]
    bought: str
    proven: bool
    counted: bool = False


def prices(
    school: School,
    profile: Profile,
    config: SolveConfig,
    *,
    report: Report,
    cancelled: Cancelled,
    tried: int = TRIED,
) -> tuple[Price, ...]:
    """The requirements that bind and buy something, the most first.

    Raises:
        StageInfeasible, StageOutOfTime: the school itself has no choice of clubs.
    """
    choice, before = _wishes(school, profile, config, cancelled)
    reading = read(school, profile)
    found: list[Price] = []
    chosen = _mixed(candidates(reading, choice), tried)
    for number, candidate in enumerate(chosen, start=1):
        stage = words.price_stage(number, len(chosen))
        report(Progress(stage=stage, value=None, bound=None, elapsed=0.0))
        if cancelled():
            raise StageOutOfTime(stage, cancelled=True)
        try:
            _, after = _wishes(candidate.school, profile, config, cancelled)
        except StageInfeasible:
            continue
        priced = _price(candidate, before, after)
        if priced is not None:
            found.append(priced)
    found.sort(key=lambda row: [-gained for _, gained in row.gains])
    saved = (
        Price(
            text=row.text,
            change=row.change,
            gains=((words.YUAN_A_TERM, row.saved // 100),),
            bought=words.saves(row.saved // 100),
            proven=True,
            counted=True,
        )
        for row in (wages(reading, config.aim.pay) if config.aim else ())
    )
    return (*found, *saved)


def _mixed(found: Sequence[Candidate], most: int) -> list[Candidate]:
    """The weightiest of each column in turn, so that every kind of rule is tried."""
    kinds: dict[str, list[Candidate]] = {}
    for row in found:
        column = row.change.sheet + row.change.cell.rstrip("0123456789")
        kinds.setdefault(column, []).append(row)
    result: list[Candidate] = []
    while kinds and len(result) < most:
        for column in list(kinds):
            result.append(kinds[column].pop(0))
            if not kinds[column]:
                del kinds[column]
    return result[:most]


def _wishes(
    school: School, profile: Profile, config: SolveConfig, cancelled: Cancelled
) -> tuple[ClubChoice, Goals]:
    run = Run(replace(config, aim=None), lambda _: None, cancelled)
    choice = choose_clubs(read(school, profile), run, {})
    wishes = tuple(row for row in run.stages if row.name not in plan_words.STAGES_LOT)
    return choice, wishes


def _price(candidate: Candidate, before: Goals, after: Goals) -> Price | None:
    """What a relaxation buys; None when nothing."""
    known = {row.name: row for row in before}
    gains = []
    proven = True
    for row in after:
        earlier = known.get(row.name)
        if earlier is None:
            continue
        proven = proven and row.value == row.bound and earlier.value == earlier.bound
        if row.value != earlier.value:
            sign = 1 if row.sense == "max" else -1
            gains.append((row.name, sign * (row.value - earlier.value)))
    if not gains or gains[0][1] <= 0:
        return None
    return Price(
        text=candidate.text,
        change=candidate.change,
        gains=tuple(gains),
        bought=words.buys(gains),
        proven=proven,
    )
