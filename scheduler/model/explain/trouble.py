"""Why planning stopped: the conflicts, and what is needed to look for repairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.domain.outcome import Conflict
from scheduler.model.clubs.stage import NO_CLUBS
from scheduler.model.explain.cells import Found
from scheduler.model.explain.proposals import Proposal, differing
from scheduler.model.explain.relief import relief_proposals
from scheduler.model.explain.room import room_proposals
from scheduler.model.explain.shortage import date_conflicts
from scheduler.model.explain.sizes import size_proposals
from scheduler.model.explain.tasks import Tasks, of_dates, of_week
from scheduler.model.groups import Group, make_groups
from scheduler.model.reading import Reading
from scheduler.model.run import Run
from scheduler.model.term import Base, Uncovered
from scheduler.model.works import Work, make_works


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One end of planning.

    Attributes:
        tasks: posts that cannot all be filled, if that is the trouble.
        groups, homeless: all groups and those no room takes, if that is the trouble.
        proposals: changes that are known already (pins).
    """

    conflicts: tuple[Conflict, ...]
    tasks: Tasks | None = None
    groups: tuple[Group, ...] = ()
    homeless: tuple[Group, ...] = ()
    proposals: tuple[Proposal, ...] = ()


def counted(reading: Reading, found: Sequence[Found]) -> Trouble:
    """The trouble that counting found."""
    groups = make_groups(reading, NO_CLUBS, {})
    posts = any(row.posts for row in found)
    return Trouble(
        conflicts=tuple(row.conflict for row in found),
        tasks=of_week(reading, make_works(reading, groups)) if posts else None,
        groups=groups,
        homeless=tuple(group for row in found for group in row.crowded),
        proposals=tuple(row for one in found for row in one.proposals),
    )


def dated(
    reading: Reading,
    run: Run,
    works: tuple[Work, ...],
    base: Base,
    uncovered: Sequence[Uncovered],
) -> Trouble:
    """The trouble of dates that nobody can cover.

    Raises:
        StageOutOfTime
    """
    return Trouble(
        conflicts=date_conflicts(reading, run, works, base, uncovered),
        tasks=of_dates(reading, works, base, uncovered),
    )


def proposals_for(reading: Reading, run: Run, trouble: Trouble) -> tuple[Proposal, ...]:
    """Changes that may end the trouble, cheapest first.

    Raises:
        StageOutOfTime
    """
    return differing(_proposals(reading, run, trouble))


def _proposals(reading: Reading, run: Run, trouble: Trouble) -> Iterator[Proposal]:
    yield from trouble.proposals
    if trouble.tasks is not None:
        yield from relief_proposals(trouble.tasks, run)
        yield from size_proposals(reading, trouble.tasks, run)
    if trouble.homeless:
        yield from room_proposals(reading, run, trouble.groups, trouble.homeless)
