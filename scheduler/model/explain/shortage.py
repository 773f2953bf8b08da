"""What the roster or the dates found short, as irreducible conflicts over cells."""

from collections.abc import Iterable

from scheduler.domain.outcome import Conflict
from scheduler.model.explain.cells import requirement
from scheduler.model.explain.moment import Moment
from scheduler.model.explain.posts import posts_conflict
from scheduler.model.explain.tasks import Tasks, of_dates, of_week
from scheduler.model.explain.week import loads_of, week_conflict
from scheduler.model.reading import Reading
from scheduler.model.run import Run
from scheduler.model.term import Base, Uncovered
from scheduler.model.works import Work, running_with
from scheduler.words import conflicts as words


def roster_conflicts(
    reading: Reading,
    run: Run,
    works: tuple[Work, ...],
    missing: Iterable[tuple[Work, int]],
) -> tuple[Conflict, ...]:
    """The weekly roster cannot fill some posts: which, and what keeps people away.

    Counting a moment or the week is tried first: its conflicts are easier to read.

    Raises:
        StageOutOfTime
    """
    found: list[Conflict] = []
    for work, _ in missing:
        for together in running_with(works, work):
            conflict = Moment(reading, together, {}).conflict()
            if conflict is not None and conflict not in found:
                found.append(conflict)
    if found:
        return tuple(found)
    asked = week_conflict(reading, loads_of(works))
    if asked is None:
        asked = posts_conflict(of_week(reading, works), run)
    return () if asked is None else (asked,)


def date_conflicts(
    reading: Reading,
    run: Run,
    works: tuple[Work, ...],
    base: Base,
    uncovered: Iterable[Uncovered],
) -> tuple[Conflict, ...]:
    """Dates on which leave makes posts impossible to fill.

    Counting one moment of the date is tried first, then the posts of the date with
    the weekly maxima.

    Raises:
        StageOutOfTime
    """
    result: list[Conflict] = []
    hidden: list[Uncovered] = []
    for gap in uncovered:
        absent = {
            leave.staff: requirement(
                leave.origin, "工号", words.on_leave(leave.staff, gap.day)
            )
            for leave in reading.school.leaves
            if leave.first <= gap.day <= leave.last
        }
        found = next(
            (
                conflict
                for together in running_with(works, gap.work)
                if (conflict := Moment(reading, together, absent).conflict())
            ),
            None,
        )
        if found is None:
            hidden.append(gap)
        elif found not in result:
            result.append(found)
    if not result:
        for tasks in _by_date(reading, works, base, hidden):
            asked = posts_conflict(tasks, run)
            if asked is not None and asked not in result:
                result.append(asked)
    return tuple(result)


def _by_date(
    reading: Reading,
    works: tuple[Work, ...],
    base: Base,
    uncovered: Iterable[Uncovered],
) -> Iterable[Tasks]:
    by_day = {gap.day: gap for gap in uncovered}
    for gap in list(by_day.values())[:3]:  # the first dates tell it; more are alike
        yield of_dates(reading, works, base, (gap,))
