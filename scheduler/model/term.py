"""Every date of the term: the cycle, and the fewest departures from it (H08, H14).

A date follows the cycle unless somebody is on leave or a week with a make-up day would
break a weekly maximum. Dates that must depart are solved together per calendar week:
first club candidates before stand-ins (H10), then the fewest changes, then the
school's own teachers before others and whoever carries least over the whole term.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from ortools.sat.python import cp_model

from scheduler.domain.days import ServiceDay
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.plan import Departure, RosterEntry
from scheduler.model.deal import Deal
from scheduler.model.engine import Stages, total
from scheduler.model.evenness import is_late
from scheduler.model.groups import Group
from scheduler.model.reading import Reading
from scheduler.model.run import Run, StageInfeasible
from scheduler.model.works import Work, at_once
from scheduler.words import plan as words

# In order: one stand-in for a club weighs more than all changes of a week, one change
# more than whom all changes fall on, an outsider more than any tired own teacher.
STAND_IN = 1_000_000
CHANGE = 5_000
OUTSIDER = 50
TIRED_MOST = OUTSIDER - 1  # one for each 课时 of the term above the least loaded

# A week is small, but a needless stand-in is against H10: it is solved however late.
WEEK_SECONDS = 10.0

Works = tuple[Work, ...]
Teams = dict[int, tuple[StaffId, ...]]  # work index -> people
Staffed = Mapping[SessionId, tuple[StaffId, ...]]
Base = Mapping[ServiceDay, Staffed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """A date on which a work cannot be staffed by anybody."""

    day: date
    work: Work
    missing: int


@dataclass
class TermRoster:
    """The dated roster as it grows; ``loads``: of the whole term, as far as known."""

    roster: list[RosterEntry] = field(default_factory=list)
    departures: list[Departure] = field(default_factory=list)
    loads: Counter[StaffId] = field(default_factory=Counter)
    changes: int = 0
    bound: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShort(Exception):
    """Dates that nobody can cover, and all works of the week."""

    uncovered: tuple[Uncovered, ...]
    works: tuple[Work, ...]


def by_cycle(reading: Reading, works: Works, dealt: Deal) -> Base:
    """Every date as the cycle has it."""
    return {
        day: {
            group.id: dealt[day.cycle_week, group.id]
            for work in works
            if work.weekday == day.weekday
            for group in work.groups
        }
        for day in reading.days
    }


def roster_term(
    reading: Reading, run: Run, works: Works, dealt: Deal, base: Base
) -> TermRoster:
    """The dated roster: ``base`` wherever it can stand, the fewest changes elsewhere.

    Args:
        dealt: the cycle, which departures are told against.
        base: who serves each session of each date if nothing is in the way.

    Raises:
        TermShort: the dates that cannot be staffed.
        StageOutOfTime
    """
    result = TermRoster(loads=_loads(reading, works, base))
    began = run.elapsed
    uncovered: list[Uncovered] = []
    for week in _calendar_weeks(reading.days):
        plans = {day: _planned(works, day, base[day]) for day in week}
        tight = _over_maximum(reading, works, plans)
        still = [day for day in week if not _is_past(reading, day)]
        hurt = [day for day in week if _absent(reading, day, plans[day])]
        open_days = still if tight and still else hurt
        teams = dict(plans)
        if open_days:
            solved = _solve_week(reading, run, works, week, open_days, plans, result)
            if isinstance(solved, list) and len(open_days) < len(still):
                # Exchanges on the other dates of the week may free somebody.
                solved = _solve_week(reading, run, works, week, still, plans, result)
            if isinstance(solved, list):
                uncovered.extend(solved)
                continue
            teams.update(solved)
        for day in week:
            _write_day(reading, works, dealt, day, base[day], teams[day], result)
    if uncovered:
        raise TermShort(uncovered=tuple(uncovered), works=works)
    run.record_sum(
        words.STAGE_TERM, "min", result.changes, result.bound, run.elapsed - began
    )
    return result


def _loads(reading: Reading, works: Works, base: Base) -> Counter[StaffId]:
    """Units of everybody over the term on the dates they can come."""
    units = {group.id: work.units for work in works for group in work.groups}
    loads: Counter[StaffId] = Counter()
    for day, staffed in base.items():
        for session, team in staffed.items():
            for person in team:
                if not reading.on_leave(person, day.day):
                    loads[person] += units[session]
    return loads


def _calendar_weeks(days: Iterable[ServiceDay]) -> list[list[ServiceDay]]:
    weeks: dict[date, list[ServiceDay]] = defaultdict(list)
    for day in days:
        weeks[day.day - timedelta(days=day.day.weekday())].append(day)
    return [weeks[monday] for monday in sorted(weeks)]


def _is_past(reading: Reading, day: ServiceDay) -> bool:
    """Whether an earlier plan stands for the date."""
    return reading.kept.since is not None and day.day < reading.kept.since


def _works_of(works: Works, weekday: int) -> list[int]:
    return [i for i, work in enumerate(works) if work.weekday == weekday]


def _planned(works: Works, day: ServiceDay, staffed: Staffed) -> Teams:
    return {
        index: tuple(
            person for group in works[index].groups for person in staffed[group.id]
        )
        for index in _works_of(works, day.weekday)
    }


def _absent(reading: Reading, day: ServiceDay, teams: Teams) -> bool:
    return any(
        reading.on_leave(person, day.day) for team in teams.values() for person in team
    )


def _units(works: Works, plans: dict[ServiceDay, Teams]) -> Counter[StaffId]:
    units: Counter[StaffId] = Counter()
    for teams in plans.values():
        for index, team in teams.items():
            for person in team:
                units[person] += works[index].units
    return units


def _over_maximum(
    reading: Reading, works: Works, plans: dict[ServiceDay, Teams]
) -> frozenset[StaffId]:
    """Whom a make-up day lifts over 每周最多课时 (H09) or 每周最多晚走天数 (H25)."""
    over = {
        person
        for person, units in _units(works, plans).items()
        if (limit := reading.staff[person].weekly_max) is not None and units > limit
    }
    if reading.late_days is not None:
        evenings = _late_evenings(reading, works, plans)
        over |= {who for who, days in evenings.items() if len(days) > reading.late_days}
    return frozenset(over)


def _late_evenings(
    reading: Reading, works: Works, plans: dict[ServiceDay, Teams]
) -> dict[StaffId, set[ServiceDay]]:
    """The dates on which each own teacher serves after 教师下班时间."""
    result: dict[StaffId, set[ServiceDay]] = defaultdict(set)
    for day, teams in plans.items():
        for index, team in teams.items():
            if is_late(reading, works[index]):
                for person in team:
                    if person in reading.own:
                        result[person].add(day)
    return result


def _late_days(
    reading: Reading,
    works: Works,
    plans: dict[ServiceDay, Teams],
    open_days: list[ServiceDay],
    serve: dict[tuple[StaffId, ServiceDay, int], cp_model.IntVar],
    model: cp_model.CpModel,
) -> None:
    """H25: late dates of a calendar week ≤ 每周最多晚走天数, for own teachers."""
    if reading.late_days is None:
        return
    closed = {day: teams for day, teams in plans.items() if day not in open_days}
    kept = _late_evenings(reading, works, closed)
    late: dict[StaffId, dict[ServiceDay, cp_model.IntVar]] = defaultdict(dict)
    for (person, day, index), variable in serve.items():
        if person in reading.own and is_late(reading, works[index]):
            if day not in late[person]:
                late[person][day] = model.new_bool_var("late")
            model.add(variable <= late[person][day])
    for person, days in late.items():
        model.add(total(days.values()) <= reading.late_days - len(kept[person]))


def _people(
    reading: Reading,
    work: Work,
    day: ServiceDay,
    planned: tuple[StaffId, ...],
    tired_out: frozenset[StaffId],
) -> Iterable[StaffId]:
    """Who may serve on the date; a club whose leaders can all come keeps them."""
    if work.club is not None and not any(
        person in tired_out or reading.on_leave(person, day.day) for person in planned
    ):
        return planned
    return {person for person in work.able if not reading.on_leave(person, day.day)}


def _solve_week(
    reading: Reading,
    run: Run,
    works: Works,
    week: list[ServiceDay],
    open_days: list[ServiceDay],
    plans: dict[ServiceDay, Teams],
    so_far: TermRoster,
) -> dict[ServiceDay, Teams] | list[Uncovered]:
    opened = _open(reading, works, week, open_days, plans, so_far.loads, elastic=False)
    stages = Stages(opened.model, run)
    try:
        value, bound = stages.optimise_quietly(
            words.STAGE_TERM, "min", total(opened.cost), share=0.3, least=WEEK_SECONDS
        )
    except StageInfeasible:
        return _uncovered(reading, run, works, week, open_days, plans)
    so_far.changes += value
    so_far.bound += bound
    return {
        day: {
            index: tuple(
                person
                for person in reading.staff
                if (person, day, index) in opened.serve
                and stages.value(opened.serve[person, day, index])
            )
            for index in plans[day]
        }
        for day in open_days
    }


def _uncovered(
    reading: Reading,
    run: Run,
    works: Works,
    week: list[ServiceDay],
    open_days: list[ServiceDay],
    plans: dict[ServiceDay, Teams],
) -> list[Uncovered]:
    """The fewest posts that stay empty in a week that cannot be staffed."""
    opened = _open(reading, works, week, open_days, plans, Counter(), elastic=True)
    stages = Stages(opened.model, run)
    stages.optimise_quietly(
        words.STAGE_TERM, "min", total(opened.short.values()), share=0.3
    )
    return [
        Uncovered(day=day.day, work=works[index], missing=stages.value(variable))
        for (day, index), variable in opened.short.items()
        if stages.value(variable)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """The model of a week's open dates."""

    model: cp_model.CpModel
    serve: dict[tuple[StaffId, ServiceDay, int], cp_model.IntVar]
    short: dict[tuple[ServiceDay, int], cp_model.IntVar]
    cost: list[cp_model.LinearExpr]


def _open(
    reading: Reading,
    works: Works,
    week: list[ServiceDay],
    open_days: list[ServiceDay],
    plans: dict[ServiceDay, Teams],
    loads: Counter[StaffId],
    *,
    elastic: bool,
) -> _Opened:
    """Everybody who could serve; ``elastic`` lets posts stay empty at a count."""
    model = cp_model.CpModel()
    serve: dict[tuple[StaffId, ServiceDay, int], cp_model.IntVar] = {}
    short: dict[tuple[ServiceDay, int], cp_model.IntVar] = {}
    cost: list[cp_model.LinearExpr] = []
    tired_out = _over_maximum(reading, works, plans)
    for day in open_days:
        for index, planned in plans[day].items():
            work = works[index]
            people = sorted(_people(reading, work, day, planned, tired_out))
            least = min((loads[who] for who in people if who in reading.own), default=0)
            for person in people:
                variable = model.new_bool_var("serve")
                serve[person, day, index] = variable
                model.add_hint(variable, person in planned)
                if work.club is not None and person not in work.leaders:
                    cost.append(STAND_IN * variable)
                if person not in planned:
                    burden = min((loads[person] - least) // 100, TIRED_MOST)
                    if person not in reading.own:
                        burden = OUTSIDER
                    cost.append((CHANGE + burden) * variable)
            team = [serve[person, day, index] for person in people]
            missing = model.new_int_var(0, len(planned) if elastic else 0, "short")
            short[day, index] = missing
            model.add(total(team) + missing == len(planned))
        _keep_pins(works, day, serve, short, model)
    _one_place(reading, works, open_days, serve, model)
    _week_maximum(reading, works, week, open_days, plans, serve, model)
    _late_days(reading, works, plans, open_days, serve, model)
    return _Opened(model=model, serve=serve, short=short, cost=cost)


def _keep_pins(
    works: Works,
    day: ServiceDay,
    serve: dict[tuple[StaffId, ServiceDay, int], cp_model.IntVar],
    short: dict[tuple[ServiceDay, int], cp_model.IntVar],
    model: cp_model.CpModel,
) -> None:
    """H23: whom the school has named serves, or the post stays empty and is told."""
    for index in _works_of(works, day.weekday):
        for person, _ in works[index].pinned:
            if (person, day, index) in serve:
                model.add(serve[person, day, index] + short[day, index] >= 1)


def _one_place(
    reading: Reading,
    works: Works,
    open_days: list[ServiceDay],
    serve: dict[tuple[StaffId, ServiceDay, int], cp_model.IntVar],
    model: cp_model.CpModel,
) -> None:
    index_of = {work.key: index for index, work in enumerate(works)}
    for day in open_days:
        today = tuple(works[index] for index in _works_of(works, day.weekday))
        for running in at_once(today):
            indices = [index_of[work.key] for work in running]
            for person in reading.staff:
                variables = [
                    serve[person, day, index]
                    for index in indices
                    if (person, day, index) in serve
                ]
                if len(variables) > 1:
                    model.add_at_most_one(variables)


def _week_maximum(
    reading: Reading,
    works: Works,
    week: list[ServiceDay],
    open_days: list[ServiceDay],
    plans: dict[ServiceDay, Teams],
    serve: dict[tuple[StaffId, ServiceDay, int], cp_model.IntVar],
    model: cp_model.CpModel,
) -> None:
    kept = _units(works, {day: plans[day] for day in week if day not in open_days})
    terms: dict[StaffId, list[cp_model.LinearExpr]] = defaultdict(list)
    for (person, _, index), variable in serve.items():
        terms[person].append(works[index].units * variable)
    for person, units in terms.items():
        limit = reading.staff[person].weekly_max
        if limit is not None:
            model.add(total(units) <= limit - kept[person])


def _write_day(
    reading: Reading,
    works: Works,
    dealt: Deal,
    day: ServiceDay,
    base: Staffed,
    teams: Teams,
    result: TermRoster,
) -> None:
    """Write a date's sessions; people who stay in a pool keep their group."""
    for index, team in teams.items():
        work = works[index]
        before = {person for group in work.groups for person in base[group.id]}
        spare = [person for person in team if person not in before]
        for group in work.groups:
            planned = dealt[day.cycle_week, group.id]
            staff = [person for person in base[group.id] if person in team]
            while len(staff) < len(base[group.id]) and spare:
                staff.append(spare.pop(0))
            actual = tuple(sorted(staff))
            result.roster.append(
                RosterEntry(day=day.day, session=group.id, staff=actual)
            )
            if set(actual) != set(planned):
                result.departures.append(
                    Departure(
                        day=day.day,
                        session=group.id,
                        planned=tuple(sorted(planned)),
                        actual=actual,
                        reason=_ground(reading, works, day, group, actual, base, teams)
                        or departure_reason(reading, day, planned, actual),
                    )
                )
            for person in actual:
                if person not in base[group.id]:
                    result.loads[person] += work.units
            for person in base[group.id]:
                if person not in actual and not reading.on_leave(person, day.day):
                    result.loads[person] -= work.units


def _ground(
    reading: Reading,
    works: Works,
    day: ServiceDay,
    group: Group,
    actual: tuple[StaffId, ...],
    base: Staffed,
    teams: Teams,
) -> str | None:
    """The leave behind a departure of somebody who was needed elsewhere that date."""
    gone = [person for person in base[group.id] if person not in actual]
    if any(reading.on_leave(person, day.day) for person in gone):
        return None
    for index, team in sorted(teams.items()):
        groups = works[index].groups
        before = [person for row in groups for person in base[row.id]]
        away = [person for person in before if reading.on_leave(person, day.day)]
        moved = [person for person in gone if person in team and person not in before]
        if away and moved:
            return words.departure_moved(
                "、".join(moved),
                groups[0].club or works[index].post.value,
                "、".join(away),
            )
    return None


def departure_reason(
    reading: Reading,
    day: ServiceDay,
    planned: Iterable[StaffId],
    actual: tuple[StaffId, ...],
) -> str:
    """Why a date leaves the cycle."""
    gone = [person for person in planned if person not in actual]
    on_leave = [person for person in gone if reading.on_leave(person, day.day)]
    if on_leave:
        return words.departure_leave("、".join(on_leave))
    if day.day.isoweekday() != day.weekday:
        return words.departure_make_up()
    return words.departure_chain("、".join(gone))
