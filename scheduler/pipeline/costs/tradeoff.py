"""The curve of wishes against cost: every point a plan, audited, with its bounds."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from scheduler.check import audit
from scheduler.domain.aim import Prefer
from scheduler.domain.curve import Curve, Point
from scheduler.domain.outcome import Cancelled, Impossible, OutOfTime, Progress, Report
from scheduler.domain.plan import Plan, StageResult
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.domain.verdict import Violation
from scheduler.export.curve_book import write_curve
from scheduler.model.config import SolveConfig
from scheduler.model.solve import solve
from scheduler.money import Fen
from scheduler.pipeline.costs.aims import aim_of
from scheduler.pipeline.ends import ExitStatus, PlanOptions, RunEnd
from scheduler.pipeline.load import distinct, load_to_plan
from scheduler.pipeline.plan import publish_conflicts, since_now
from scheduler.pipeline.publish import published, ready
from scheduler.policy import Profile
from scheduler.subsidy.forecast import forecast
from scheduler.subsidy.standard import standard_cost
from scheduler.words import costs as words
from scheduler.words import plan as plan_words

CURVE_FILE = "curve.json"
SHARES = (90, 75, 50, 25, 0)  # per cent of the pupils served at best
RANKS = 5


class Broken(Exception):
    """A point that cannot be shown; carries how the run ends."""

    def __init__(self, end: RunEnd) -> None:
        super().__init__(end.status)
        self.end = end


def tradeoff_school(
    books: Sequence[Path],
    out: Path,
    options: PlanOptions,
    *,
    report: Report,
    cancelled: Cancelled,
) -> RunEnd:
    """Solve the points and write ``curve.json`` and ``curve.xlsx``.

    ``options.seconds`` is the limit of each point.

    Raises:
        OSError: ``out`` cannot be written.
    """
    report = since_now(report)
    ready(out)
    loaded = load_to_plan(distinct(books))
    school, profile = loaded.school, loaded.profile
    if school is None or profile is None:
        return RunEnd(status=ExitStatus.UNUSABLE, issues=loaded.issues)
    try:
        points = tuple(_points(school, profile, options, report, cancelled))
    except Broken as broken:
        if broken.end.impossible is not None:
            publish_conflicts(out, school, broken.end.impossible)
        return replace(broken.end, issues=loaded.issues)
    before = forecast(school, profile)
    curve = Curve(
        school=school.settings.name,
        pool=before.fund.pool,
        least=before.cost,
        wishing=sum(bool(pupil.wishes) for pupil in school.pupils),
        points=undominated(points),
    )
    with published(out) as folder:
        text = json.dumps(asdict(curve), ensure_ascii=False, indent=1)
        (folder / CURVE_FILE).write_text(text + "\n", encoding="utf-8")
        write_curve(folder / "curve.xlsx", curve)
    return RunEnd(status=ExitStatus.DONE, issues=loaded.issues)


def load_curve(folder: Path) -> Curve | None:
    """The curve of a results folder; None when there is none that can be read."""
    try:
        found = json.loads((folder / CURVE_FILE).read_text(encoding="utf-8"))
        points = tuple(
            Point(**{**row, "ranks": tuple(row["ranks"])}) for row in found["points"]
        )
        return Curve(**{**found, "points": points})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def undominated(points: Sequence[Point]) -> tuple[Point, ...]:
    """Dearest first; a point that costs no less than a better one is left out.

    What fewer pupils cost at least, more pupils cost too: bounds only rise.
    """
    kept: list[Point] = []
    for point in sorted(points, key=lambda row: (-row.served, row.cost)):
        if not kept or point.cost < kept[-1].cost:
            kept.append(point)
    least = Fen(0)
    for index in reversed(range(len(kept))):
        least = max(least, kept[index].cost_bound)
        kept[index] = replace(kept[index], cost_bound=least)
    return tuple(
        replace(point, served_bound=_most_for(point.cost, kept)) for point in kept
    )


def _most_for(cost: Fen, points: Sequence[Point]) -> int:
    """The most pupils any plan serves for so much: fewer than what costs more."""
    best = max(point.served for point in points)
    return min(
        (point.floor - 1 for point in points if point.cost_bound > cost),
        default=best,
    )


def _points(
    school: School,
    profile: Profile,
    options: PlanOptions,
    report: Report,
    cancelled: Cancelled,
) -> Iterator[Point]:
    steps = len(SHARES) + 1

    def at(number: int, prefer: Prefer, floor: int) -> Point:
        def tell(progress: Progress) -> None:
            stage = words.point_stage(number, steps, progress.stage)
            report(replace(progress, stage=stage))

        wanted = replace(options, prefer=prefer, served=floor, budget=None)
        return _point(school, profile, wanted, tell, cancelled)

    best = at(1, Prefer.THRIFT, 0)
    yield best
    for number, share in enumerate(SHARES, start=2):
        yield at(number, Prefer.CHEAPEST, best.served * share // 100)


def _point(
    school: School,
    profile: Profile,
    options: PlanOptions,
    report: Report,
    cancelled: Cancelled,
) -> Point:
    config = SolveConfig(
        seconds=options.seconds,
        workers=options.workers,
        seed=options.seed,
        aim=aim_of(options, school, profile),
    )
    outcome = solve(school, profile, config, report=report, cancelled=cancelled)
    match outcome:
        case OutOfTime(stage=stage):
            raise Broken(RunEnd(status=ExitStatus.NO_PLAN_IN_TIME, stage=stage))
        case Impossible():
            raise Broken(RunEnd(status=ExitStatus.IMPOSSIBLE, impossible=outcome))
    plan = outcome.plan
    judged = audit(school, to_document(plan), profile)
    if not judged.passed:
        raise Broken(_refused(judged.violations))
    return point_of(school, profile, plan, options)


def _refused(violations: tuple[Violation, ...]) -> RunEnd:
    return RunEnd(status=ExitStatus.REFUSED, violations=violations)


def point_of(
    school: School, profile: Profile, plan: Plan, options: PlanOptions
) -> Point:
    """The numbers of a plan that was made with money in mind."""
    wishes = {pupil.id: pupil.wishes for pupil in school.pupils}
    best: dict[str, int] = {}
    for club in plan.clubs:
        for pupil in club.members:
            rank = wishes[pupil].index(club.club) + 1
            best[pupil] = min(rank, best.get(pupil, rank))
    counts = Counter(best.values())
    cost = _stage(plan, plan_words.STAGE_COST)
    value = standard_cost(school, plan, profile)
    return Point(
        prefer=options.prefer.value,
        floor=options.served or len(best) * (options.prefer is Prefer.THRIFT),
        served=len(best),
        served_bound=len(best),
        ranks=tuple(counts[rank] for rank in range(1, RANKS + 1)),
        clubs=sum(club.opened for club in plan.clubs),
        posts=sum(session.posts for session in plan.sessions),
        cost=value,
        cost_bound=value if cost is None else min(value, Fen(cost.bound * 100)),
    )


def _stage(plan: Plan, name: str) -> StageResult | None:
    return next((row for row in plan.certificate.stages if row.name == name), None)
