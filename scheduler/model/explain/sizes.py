"""Larger groups: fewer posts, paid with seats."""

from collections.abc import Iterator
from dataclasses import replace

from scheduler.domain.kinds import Post
from scheduler.domain.outcome import Repair
from scheduler.model.clubs.stage import NO_CLUBS
from scheduler.model.demand import fixed_posts
from scheduler.model.explain.elastic import cheapest
from scheduler.model.explain.proposals import Proposal, cells
from scheduler.model.explain.tasks import Tasks, of_week
from scheduler.model.groups import make_groups
from scheduler.model.reading import Reading
from scheduler.model.run import Run
from scheduler.model.works import make_works
from scheduler.words import conflicts as words

MOST_MORE = 10  # pupils more in a group; guessed: beyond, no school would
USUAL = 45  # the contract's default; up to it a school may always go


def size_proposals(reading: Reading, tasks: Tasks, run: Run) -> Iterator[Proposal]:
    """The next sizes at which a week needs fewer supervisors, each once.

    Sizes that leave posts of the week empty even so are not proposed.

    Raises:
        StageOutOfTime: cancelled.
    """
    posts = {task.work.post for task in tasks.rows if task.work.club is None}
    if posts & {Post.STUDY, Post.EVENING}:
        yield from _sizes(reading, run, "每组学生上限", "group_size")
    if Post.CARE in posts:
        yield from _sizes(reading, run, "照护组学生上限", "care_size")


def _sizes(reading: Reading, run: Run, item: str, name: str) -> Iterator[Proposal]:
    settings = reading.school.settings
    origin = settings.origin(item)
    if origin is None:
        return
    now = getattr(settings, name)
    least = _posts(reading)
    for more in range(1, max(MOST_MORE, USUAL - now) + 1):
        school = replace(
            reading.school, settings=replace(settings, **{name: now + more})
        )
        larger = replace(reading, school=school)
        larger.__dict__["present"] = reading.present  # the pupils are the same
        needed = _posts(larger)
        if needed >= least:
            continue
        least = needed
        if not _filled(larger, run):
            continue
        yield Proposal(
            repair=Repair(
                text=words.repair_size(item, now + more) + words.price(0, more, ""),
                cost=2 * more,
                changes=cells(origin, {"值": (str(now), str(now + more))}),
                seats=more,
            ),
            school=school,
            alone=True,
        )


def _posts(reading: Reading) -> int:
    return sum(fixed_posts(reading, slot) for slot in reading.slots)


def _filled(reading: Reading, run: Run) -> bool:
    """Whether the posts of a week without clubs can be filled with nothing given up."""
    works = make_works(reading, make_groups(reading, NO_CLUBS, {}))
    return cheapest(of_week(reading, works), run, ()) is not None
