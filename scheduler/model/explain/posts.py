"""Posts that cannot all be filled: an irreducible conflict where counting sees none.

Asked of a model of the week (or of the dates that fail), over the posts, the weekly
maxima, what keeps people away, and the pins. Each question is one small feasibility
problem, so the deletion filter stays inside seconds.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import weekday_text
from scheduler.domain.outcome import Conflict, Requirement
from scheduler.model.engine import Stages, total
from scheduler.model.explain.cells import requirement, setting, slot_requirement
from scheduler.model.explain.irreducible import irreducible
from scheduler.model.explain.tasks import LEAVE, WINDOW, Key, Task, Tasks
from scheduler.model.run import Run, StageInfeasible
from scheduler.words import conflicts as words
from scheduler.words import plan as plan_words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    requirement: Requirement
    task: Task | None = None
    limit: StaffId | None = None
    key: Key | None = None
    pinned: tuple[StaffId, Task] | None = None
    late: bool = False


def posts_conflict(tasks: Tasks, run: Run) -> Conflict | None:
    """The irreducible conflict, or None when the posts can all be filled.

    Raises:
        StageOutOfTime
    """
    parts = list(_parts(tasks))

    def short(kept: Sequence[_Part]) -> bool:
        return not _fillable(tasks, run, kept)

    if not short(parts):
        return None
    kept = irreducible(parts, short)
    rows = dict.fromkeys(part.requirement for part in reversed(kept))
    return Conflict(requirements=tuple(rows), minimal=True)


def _parts(tasks: Tasks) -> Iterator[_Part]:
    """Posts last: they stay longest."""
    reading = tasks.reading
    if reading.late_days is not None:
        text = words.late_days(reading.late_days)
        yield _Part(requirement=setting(reading, "每周最多晚走天数", text), late=True)
    people = {
        person
        for person in reading.staff
        if any(tasks.needs(person, task) is not None for task in tasks.rows)
    }
    for person in sorted(people):
        if reading.staff[person].weekly_max is not None:
            yield _Part(
                requirement=requirement(
                    reading.staff[person].origin,
                    "每周最多课时",
                    words.weekly_limit(person),
                ),
                limit=person,
            )
    told: set[Key] = set()
    for person in sorted(people):
        for task in tasks.rows:
            for key in tasks.needs(person, task) or ():
                if key not in told and key[0] in (WINDOW, LEAVE):
                    told.add(key)
                    yield _Part(requirement=_keeps_away(tasks, key, task), key=key)
    for task in tasks.rows:
        for person, group in task.work.pinned:
            if tasks.needs(person, task) == ():
                pin = next(
                    row
                    for row in reading.school.pins
                    if person in row.staff
                    and (row.club == group.club or row.class_name in group.classes)
                )
                text = words.pinned(person, _where(task))
                yield _Part(
                    requirement=requirement(pin.origin, "教师", text),
                    pinned=(person, task),
                )
    for task in tasks.rows:
        yield _Part(requirement=_post(tasks, task), task=task)


def _where(task: Task) -> str:
    name = f"{weekday_text(task.work.weekday)}{task.work.groups[0].period}"
    return name if task.day is None else f"{task.day.isoformat()}（{name}）"


def _keeps_away(tasks: Tasks, key: Key, task: Task) -> Requirement:
    kind, person, detail = key
    if kind == WINDOW:
        text = words.is_away(person, weekday_text(int(detail)))
        return requirement(tasks.reading.staff[person].origin, "不可用", text)
    leave = next(
        row
        for row in tasks.reading.school.leaves
        if row.staff == person and row.first.isoformat() == detail
    )
    assert task.day is not None
    return requirement(leave.origin, "工号", words.on_leave(person, task.day))


def _post(tasks: Tasks, task: Task) -> Requirement:
    able = sum(tasks.needs(person, task) == () for person in tasks.reading.staff)
    slot = task.work.groups[0].slot
    if slot is None:
        text = words.duty_needs(_where(task), task.work.need, able)
        return setting(tasks.reading, "每日带班人数", text)
    if task.work.club is not None:
        text = words.club_needs(_where(task), task.work.club, task.work.need, able)
        return slot_requirement(slot, text)
    pupils = sum(len(group.pupils) for group in task.work.groups)
    text = words.needs(_where(task), task.work.post, pupils, task.work.need, able)
    return slot_requirement(slot, text)


def _fillable(tasks: Tasks, run: Run, kept: Sequence[_Part]) -> bool:
    """Whether the kept posts can be filled inside the kept requirements."""
    rows = [part.task for part in kept if part.task is not None]
    limits = {part.limit for part in kept}
    keys = {part.key for part in kept}
    held = {part.pinned for part in kept}
    model = cp_model.CpModel()
    there: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    units: dict[tuple[StaffId, int], list[cp_model.LinearExpr]] = defaultdict(list)
    serve: dict[tuple[StaffId, int], cp_model.IntVar] = {}
    for person in tasks.reading.staff:
        for index, task in enumerate(rows):
            needs = tasks.needs(person, task)
            if needs is None or any(
                key in keys or key[0] not in (WINDOW, LEAVE) for key in needs
            ):
                continue
            variable = model.new_bool_var("serve")
            serve[person, index] = variable
            there[index].append(variable)
            if person in limits and task.work.units:
                units[person, task.week].append(task.work.units * variable)
            if (person, task) in held:
                model.add(variable == 1)
    for index, task in enumerate(rows):
        if len(there[index]) < task.work.need:
            return False
        model.add(total(there[index]) >= task.work.need)
    for (person, week), terms in units.items():
        limit = tasks.reading.staff[person].weekly_max or 0
        model.add(total(terms) <= max(limit - tasks.besides[person, week], 0))
    _one_place(tasks, rows, serve, model)
    if any(part.late for part in kept):
        _late_days(tasks, rows, serve, model)
    try:
        Stages(model, run).feasible(plan_words.STAGE_SHORT)
    except StageInfeasible:
        return False
    return True


def _one_place(
    tasks: Tasks,
    rows: Sequence[Task],
    serve: dict[tuple[StaffId, int], cp_model.IntVar],
    model: cp_model.CpModel,
) -> None:
    for task in rows:
        running = [
            other
            for other, row in enumerate(rows)
            if (row.week, row.day, row.work.weekday)
            == (task.week, task.day, task.work.weekday)
            and row.work.minutes[0] <= task.work.minutes[0] < row.work.minutes[1]
        ]
        if len(running) < 2:
            continue
        for person in tasks.reading.staff:
            mine = [serve[person, i] for i in running if (person, i) in serve]
            if len(mine) > 1:
                model.add_at_most_one(mine)


def _late_days(
    tasks: Tasks,
    rows: Sequence[Task],
    serve: dict[tuple[StaffId, int], cp_model.IntVar],
    model: cp_model.CpModel,
) -> None:
    days: dict[tuple[StaffId, int], dict[object, cp_model.IntVar]] = defaultdict(dict)
    for (person, index), variable in serve.items():
        task = rows[index]
        if person not in tasks.reading.own or not tasks.is_late(task):
            continue
        mine = days[person, task.week]
        when = task.day or task.work.weekday
        if when not in mine:
            mine[when] = model.new_bool_var("late")
        model.add(variable <= mine[when])
    for key, mine in days.items():
        limit = (tasks.reading.late_days or 0) - tasks.late[key]
        model.add(total(mine.values()) <= max(limit, 0))
