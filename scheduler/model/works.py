"""What has to be staffed in a week: pools of alike duties.

Study groups of one slot are one pool: who takes which group is decided afterwards,
which is 10 times smaller than one duty per group (measured, SOLVER notes 1.4). A
club meeting is a pool of its own, led by the same people in every week.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import time

from scheduler.domain.grid import minute_of
from scheduler.domain.ids import ClubName, StaffId
from scheduler.domain.kinds import Activity, PeriodKind, Post
from scheduler.model.groups import Group
from scheduler.model.reading import Reading, covers


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A pool of groups at one time needing people of one post.

    Attributes:
        able: who may serve by post and weekly availability (leave is dated).
        leaders: for a club meeting its candidates; ``able`` then also holds stand-ins.
        pinned: whom the school has named, with the group they serve (H23).
    """

    weekday: int
    start: time
    end: time
    units: int
    post: Post
    need: int
    groups: tuple[Group, ...]
    able: frozenset[StaffId]
    leaders: frozenset[StaffId]
    pinned: tuple[tuple[StaffId, Group], ...]

    @property
    def key(self) -> tuple[int, time, time, str, str]:
        """Chronological identity."""
        return (self.weekday, self.start, self.end, self.post, self.groups[0].id)

    @property
    def club(self) -> ClubName | None:
        """The club of a club meeting."""
        return self.groups[0].club

    @property
    def minutes(self) -> tuple[int, int]:
        """(start, end) as minutes of the day."""
        return minute_of(self.start), minute_of(self.end)

    def clashes(self, other: "Work") -> bool:
        """Whether nobody can serve both."""
        return (
            self.weekday == other.weekday
            and self.start < other.end
            and other.start < self.end
        )


def make_works(reading: Reading, groups: tuple[Group, ...]) -> tuple[Work, ...]:
    """The pools of the week, chronological."""
    pools: dict[object, list[Group]] = defaultdict(list)
    for group in groups:
        own = group.id if group.activity is Activity.CLUB else ""
        pools[
            group.weekday, group.start, group.end, group.units, group.post, own
        ].append(group)
    works = [_work(reading, tuple(pool)) for pool in pools.values()]
    return tuple(sorted(works, key=lambda work: work.key))


def _work(reading: Reading, pool: tuple[Group, ...]) -> Work:
    first = pool[0]
    able = frozenset(
        person for person in reading.staff if _able(reading, person, first)
    )
    leaders: frozenset[StaffId] = frozenset()
    if first.club is not None:
        leaders = able & frozenset(reading.candidates[first.club])
    return Work(
        weekday=first.weekday,
        start=first.start,
        end=first.end,
        units=first.units,
        post=first.post,
        need=sum(group.posts for group in pool),
        groups=pool,
        able=able,
        leaders=leaders,
        pinned=tuple(
            (person, group)
            for group in pool
            for person in pinned_staff(reading, group)
            if person in able
        ),
    )


def _able(reading: Reading, person: StaffId, group: Group) -> bool:
    if group.club is not None:
        if not reading.may_lead(person, reading.clubs[group.club]):
            return False
    elif not reading.may(person, group.post):
        return False
    if group.slot is not None:
        return reading.can_come[person, group.slot]
    windows = reading.staff[person].unavailable
    return not any(
        covers(windows, slot)
        for slot in reading.slots
        if slot.weekday == group.weekday and slot.kind is not PeriodKind.EVENING
    ) and reading.free_of_lessons(
        person, group.weekday, minute_of(group.start), minute_of(group.end)
    )


def pinned_staff(reading: Reading, group: Group) -> tuple[StaffId, ...]:
    """People the school has named for a group; a club has one team (H23, H14)."""
    result: list[StaffId] = []
    for pin in reading.school.pins:
        of_club = pin.club is not None and pin.club == group.club
        here = (pin.weekday, pin.period) == (group.weekday, group.period)
        if not here and not of_club:
            continue
        of_class = (
            group.activity in (Activity.STUDY, Activity.EVENING)
            and pin.class_name in group.classes
        )
        if of_club or of_class:
            result.extend(person for person in pin.staff if person not in result)
    return tuple(result)


def team(works: tuple[Work, ...], work: Work) -> frozenset[StaffId]:
    """Who may serve: a club's leaders lead all its meetings (H14)."""
    if work.club is None:
        return work.able
    return frozenset.intersection(
        *(other.leaders for other in works if other.club == work.club)
    )


def running_with(works: tuple[Work, ...], work: Work) -> list[tuple[Work, ...]]:
    """For each moment of a work at which one starts, all works running then."""
    first, last = work.minutes
    starts = sorted(
        {
            max(other.minutes[0], first)
            for other in works
            if other.weekday == work.weekday and other.minutes[0] < last
        }
    )
    return [
        tuple(
            other
            for other in works
            if other.weekday == work.weekday
            and other.minutes[0] <= minute < other.minutes[1]
        )
        for minute in starts
    ]


def at_once(works: tuple[Work, ...]) -> list[tuple[Work, ...]]:
    """Maximal sets of works that run at one moment, each a row of H06."""
    rows = []
    for work in works:
        start, _ = work.minutes
        running = tuple(
            other
            for other in works
            if other.weekday == work.weekday
            and other.minutes[0] <= start < other.minutes[1]
        )
        if len(running) > 1 and running not in rows:
            rows.append(running)
    return rows
