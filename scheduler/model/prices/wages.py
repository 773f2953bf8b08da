"""Yuan that rules about group sizes and duty cost: counted, not guessed.

Homework groups do not depend on clubs, so the fewest supervisors of every homework
period are known exactly (``packing``), before and after.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.domain.aim import PayTable
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.domain.outcome import Change
from scheduler.domain.settings import Settings
from scheduler.model.costs.spending import Spending
from scheduler.model.demand import class_group_posts
from scheduler.model.reading import Reading
from scheduler.words import costs as words

STEPS = 10  # pupils a group may grow by before we stop looking


@dataclass(frozen=True, slots=True, kw_only=True)
class Wage:
    """A cell and the fen a term it would save, at the cheapest people who can come."""

    text: str
    change: Change
    saved: int


def wages(reading: Reading, pay: PayTable) -> Iterator[Wage]:
    """Larger groups, and one person on duty less."""
    settings = reading.school.settings
    size, duty = settings.group_size, settings.duty_posts
    before = _homework(reading, pay)
    for more in range(1, STEPS + 1):
        looser = replace(settings, group_size=size + more)
        saved = before - _homework(_with(reading, looser), pay)
        if saved > 0:
            change = _change(settings, "每组学生上限", size, size + more)
            yield Wage(text=words.group_size(size), change=change, saved=saved)
            break
    if duty > 1:
        people = Spending(reading, pay).on_duty()[:duty]
        change = _change(settings, "每日带班人数", duty, duty - 1)
        saved = people[-1] * len(reading.days) if people else 0
        yield Wage(text=words.on_duty(duty), change=change, saved=saved)


def _homework(reading: Reading, pay: PayTable) -> int:
    """Fen of a term for the fewest supervisors of homework groups."""
    spending, cost = Spending(reading, pay), 0
    for slot in reading.of_kind(PeriodKind.STUDY):
        posts = class_group_posts(reading, reading.present[slot])
        cheapest = spending.cheapest(Post.STUDY, slot)[:posts]
        cost += sum(cheapest) * len(spending.dates_of(slot.weekday))
    return cost


def _with(reading: Reading, settings: Settings) -> Reading:
    return replace(reading, school=replace(reading.school, settings=settings))


def _change(settings: Settings, item: str, before: int, after: int) -> Change:
    origin = settings.origin(item)
    return Change(
        sheet="学校" if origin is None else origin.sheet,
        cell="" if origin is None else origin.cell("值"),
        before=str(before),
        after=str(after),
    )
