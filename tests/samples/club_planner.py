"""Clubs of a sample school, planned once so that all of them could meet.

Every club is given a witness: days, a room type and leaders that fit together. The
sheet then shows windows and candidates at least as wide as the witness, so a plan
with every club open exists by construction.
"""

from random import Random

from tests.samples.catalog import IDEAS, UNPOPULAR, ClubIdea
from tests.samples.clubs import Club
from tests.samples.grid import (
    CLUB,
    DAY_NAMES,
    STUDY,
    WEEKDAYS,
    Moment,
    PeriodRow,
    moment,
    periods_of,
)
from tests.samples.people import OWN, THIRD_PARTY, Person
from tests.samples.rooms import Room
from tests.samples.spec import SchoolSpec

CLUBS_PER_LEADER = 2


class ClubPlanner:
    """Invents clubs and books days, leaders and rooms for each."""

    def __init__(
        self, spec: SchoolSpec, random: Random, staff: list[Person], rooms: list[Room]
    ) -> None:
        self._spec = spec
        self._random = random
        self._staff = staff
        self._groups: dict[str, int] = {}
        for room in rooms[spec.class_count :]:
            groups = room.groups if not room.unavailable else 0
            self._groups[room.type] = self._groups.get(room.type, 0) + groups
        self._booked_rooms: dict[str, list[Moment]] = {}
        self._booked_staff: dict[str, list[Moment]] = {}
        self._led: dict[str, int] = {}

    def plan(self) -> list[Club]:
        """Return the clubs, most popular first."""
        popular = self._spec.clubs - self._spec.unpopular_clubs
        clubs = [
            self._make(idea, rank) for rank, idea in enumerate(self._ideas(popular))
        ]
        for idea in UNPOPULAR[: self._spec.unpopular_clubs]:
            club = self._make(idea, len(clubs))
            club.low, club.weight = 15, 0.01
            clubs.append(club)
        return clubs

    def _ideas(self, count: int) -> list[ClubIdea]:
        fitting = [idea for idea in IDEAS if self._groups.get(idea.venue, 0)]
        ideas = fitting[:count]
        for idea in fitting[: count - len(ideas)]:
            ideas.append(
                ClubIdea(
                    name=f"{idea.name}二队",
                    category=idea.category,
                    venue=idea.venue,
                    subjects=idea.subjects,
                )
            )
        return ideas

    def _make(self, idea: ClubIdea, rank: int) -> Club:
        high = self._random.choice((20, 24, 25, 28, 30, 30))
        if idea.venue == "操场":
            high = self._random.choice((30, 35, 40))
        bands = self._spec.club_bands
        club = Club(
            name=idea.name,
            category=idea.category,
            academic=idea.academic,
            grades=bands[rank % len(bands)],
            low=self._random.choice((8, 10, 10, 12, 15)),
            high=high,
            meetings=2 if self._random.random() < 0.25 else 1,
            venue=idea.venue,
            leader_count=2 if high > 30 and self._random.random() < 0.6 else 1,
            weight=1 / (rank + 1) ** 0.75,
        )
        self._book(club, idea)
        self._widen(club, idea)
        return club

    def _book(self, club: Club, idea: ClubIdea) -> None:
        """Find days, leaders and a room; fall back to simpler clubs."""
        for meetings, leaders in ((club.meetings, club.leader_count), (1, 1)):
            club.meetings, club.leader_count = meetings, leaders
            for people in self._leader_teams(idea, leaders):
                days = self._common_days(club, people)
                if len(days) >= meetings:
                    club.leaders = people
                    club.days = sorted(days[:meetings])
                    self._record(club)
                    return
        message = f"{self._spec.key}: no leader, day and room for {club.name}"
        raise ValueError(message)

    def _leader_teams(self, idea: ClubIdea, size: int) -> list[list[Person]]:
        ranked = sorted(
            (p for p in self._staff if self._may_lead(p)),
            key=lambda p: (
                p.kind == OWN,
                idea.subjects.index(p.subject) if p.subject in idea.subjects else 9,
                self._led.get(p.id, 0),
                p.id,
            ),
        )
        matching = [p for p in ranked if p.kind == OWN or p.subject in idea.subjects]
        if idea.academic:
            matching = [p for p in matching if p.kind == OWN]
        return [
            matching[start : start + size]
            for start in range(len(matching) - size + 1)
            if len({p.institution for p in matching[start : start + size]}) == 1
        ]

    def _may_lead(self, person: Person) -> bool:
        led = self._led.get(person.id, 0)
        if person.kind == OWN:
            return (
                not person.is_leader
                and STUDY in person.posts
                and led < CLUBS_PER_LEADER
            )
        return CLUB in person.posts and led < CLUBS_PER_LEADER

    def periods(self, club: Club, weekday: int) -> list[PeriodRow]:
        """Return the club periods that all of the club's grades share that day."""
        shared = periods_of(self._spec.grid, club.grades[0], weekday, CLUB)
        others = periods_of(self._spec.grid, club.grades[1], weekday, CLUB)
        return [row for row in shared if row in others]

    def _common_days(self, club: Club, people: list[Person]) -> list[int]:
        days = []
        for weekday in self._random.sample(WEEKDAYS, len(WEEKDAYS)):
            for row in self.periods(club, weekday):
                span = moment(row, weekday)
                rooms = self._booked_rooms.get(club.venue, [])
                # One group in five stays free, so the search has room to move.
                used = 1 + sum(span.overlaps(other) for other in rooms)
                capacity = self._groups[club.venue]
                if used > max(1, capacity * 0.8):
                    continue
                if all(self._is_free(p, span, row.name) for p in people):
                    days.append(weekday)
                    break
        # Quiet days first keeps the club load even over the week.
        return sorted(days, key=self._club_load)

    def _club_load(self, weekday: int) -> int:
        bookings = self._booked_rooms.values()
        return sum(m.weekday == weekday for spans in bookings for m in spans)

    def _is_free(self, person: Person, span: Moment, period: str) -> bool:
        if not person.free_in(span.weekday, period):
            return False
        booked = self._booked_staff.get(person.id, [])
        return not any(span.overlaps(other) for other in booked)

    def _record(self, club: Club) -> None:
        for weekday in club.days:
            span = moment(self.periods(club, weekday)[0], weekday)
            self._booked_rooms.setdefault(club.venue, []).append(span)
            for person in club.leaders:
                self._booked_staff.setdefault(person.id, []).append(span)
        for person in club.leaders:
            person.posts.add(CLUB)
            self._led[person.id] = self._led.get(person.id, 0) + 1

    def _widen(self, club: Club, idea: ClubIdea) -> None:
        """Name further candidates and, for some clubs, the possible windows."""
        club.institution = (
            club.leaders[0].institution if club.leaders[0].kind == THIRD_PARTY else ""
        )
        club.candidates = list(club.leaders)
        if not club.institution:
            others = [
                p
                for p in self._staff
                if p.kind == OWN
                and p.subject in idea.subjects
                and p not in club.leaders
                and STUDY in p.posts
                and not p.is_leader
            ]
            count = min(len(others), self._random.randint(0, 2))
            for person in self._random.sample(others, count):
                person.posts.add(CLUB)
                club.candidates.append(person)
        if self._random.random() < 0.4:
            days = set(club.days)
            if self._random.random() < 0.7:
                days.add(self._random.choice(WEEKDAYS))
            with_period = self._random.random() < 0.5
            club.windows = "、".join(
                DAY_NAMES[day]
                + (f"/{self.periods(club, day)[0].name}" if with_period else "")
                for day in sorted(days)
                if self.periods(club, day)
            )
