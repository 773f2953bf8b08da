"""A plan beside another in numbers: wishes, people, money, clauses, proofs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.check import audit, compliance
from scheduler.domain.kinds import StaffKind
from scheduler.domain.plan import Plan
from scheduler.domain.plan_json import to_document
from scheduler.domain.school import School
from scheduler.money import yuan_text
from scheduler.policy import Profile
from scheduler.subsidy import settle
from scheduler.subsidy.standard import standard_cost
from scheduler.words import costs as words
from scheduler.words import plan as plan_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a plan: what it is, its value, and its bound where one is proven.

    ``kind`` groups the rows; ``text`` is how it is shown.
    """

    kind: str
    name: str
    value: float
    text: str
    bound: str = ""


def figures(school: School, plan: Plan, profile: Profile) -> tuple[Figure, ...]:
    """The numbers a school compares plans by, in the order they are shown."""
    return (
        *_wishes(school, plan),
        *_people(school, plan),
        *_money(school, plan, profile),
        *_clauses(school, plan, profile),
    )


def _wishes(school: School, plan: Plan) -> Iterator[Figure]:
    wishes = {pupil.id: pupil.wishes for pupil in school.pupils}
    best: dict[str, int] = {}
    for club in plan.clubs:
        for pupil in club.members:
            rank = wishes[pupil].index(club.club) + 1
            best[pupil] = min(rank, best.get(pupil, rank))
    bounds = {row.name: row for row in plan.certificate.stages}

    def bound(stage: str) -> str:
        row = bounds.get(stage)
        return "" if row is None else words.bound(row.value == row.bound, row.bound)

    yield _count(words.WISHES, words.SERVED, len(best), bound(plan_words.STAGE_SERVED))
    counts = Counter(best.values())
    for rank in range(1, 6):
        yield _count(
            words.WISHES,
            words.rank(rank),
            counts[rank],
            bound(plan_words.stage_rank(rank)),
        )
    opened = sum(club.opened for club in plan.clubs)
    yield _count(words.WISHES, words.CLUBS, opened)


def _people(school: School, plan: Plan) -> Iterator[Figure]:
    own = {person.id for person in school.staff if person.kind is StaffKind.OWN}
    served = Counter(person for entry in plan.roster for person in entry.staff)
    posts = sum(session.posts for session in plan.sessions)
    yield _count(words.PEOPLE, words.POSTS, posts)
    yield _count(words.PEOPLE, words.SERVING, len(served))
    loads = [served[person] for person in own]
    yield _count(words.PEOPLE, words.MOST, max(loads, default=0))
    yield _count(words.PEOPLE, words.LEAST_LOAD, min(loads, default=0))
    outside = sum(number for person, number in served.items() if person not in own)
    yield _count(words.PEOPLE, words.OUTSIDE, outside)


def _money(school: School, plan: Plan, profile: Profile) -> Iterator[Figure]:
    made = settle(school, plan, profile)
    spent = sum(line.amount for line in made.lines if not line.apart)
    for name, amount in (
        (words.COST, standard_cost(school, plan, profile)),
        (words.PAID, spent),
        (words.POOL, made.fund.pool),
        (words.LEFT, made.fund.pool - spent),
    ):
        yield Figure(
            kind=words.MONEY,
            name=name,
            value=amount / 100,
            text=yuan_text(amount),  # type: ignore[arg-type]
        )


def _clauses(school: School, plan: Plan, profile: Profile) -> Iterator[Figure]:
    document = to_document(plan)
    verdicts = compliance(
        school, document, profile, audit(school, document, profile), None
    )
    counts = Counter(row.verdict for row in verdicts)
    for verdict, number in sorted(counts.items()):
        yield _count(words.CLAUSES, str(verdict.value), number)
    stages = plan.certificate.stages
    proven = sum(row.value == row.bound for row in stages)
    yield _count(words.PROOF, words.PROVEN, proven, words.of_stages(len(stages)))


def _count(kind: str, name: str, number: int, bound: str = "") -> Figure:
    return Figure(
        kind=kind, name=name, value=float(number), text=f"{number:,}", bound=bound
    )
