"""The club stage's rules as rows, one function per rule id."""

from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import combinations

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, StaffId
from scheduler.domain.kinds import PeriodKind, Post
from scheduler.model.clubs.offers import club_pins, leaders_of
from scheduler.model.clubs.variables import ClubModel
from scheduler.model.demand import (
    POST_OF_KIND,
    fixed_posts,
    fixed_units,
    moments,
    watchers,
    week_capacity,
)
from scheduler.model.engine import total
from scheduler.model.reading import overlap


def h03_membership(build: ClubModel) -> None:
    """min·way ≤ Σ flow ≤ max·way; hold ≤ Σ ways the pupil attends; Σ hold ≤ limit."""
    model = build.model
    for offer in build.offers:
        name, club = offer.club.name, offer.club
        model.add_at_most_one(build.way[name, pattern] for pattern in offer.patterns)
        flows = defaultdict(list)
        by_profile = defaultdict(list)
        for (profile, owner, pattern), variable in build.flow.items():
            if owner == name:
                flows[pattern].append(variable)
                by_profile[profile].append((pattern, variable))
        for pattern in offer.patterns:
            way = build.way[name, pattern]
            count = total(flows[pattern])
            model.add(count >= club.minimum * way)
            model.add(count <= club.maximum * way)
        for profile, ways in by_profile.items():
            fans = build.fans[profile, name]
            holds = [build.hold[pupil, name] for pupil in fans]
            model.add(total(holds) == total([variable for _, variable in ways]))
            limit = min(len(fans), club.maximum)
            for pattern, variable in ways:
                model.add(variable <= limit * build.way[name, pattern])
            possible = total([build.way[name, pattern] for pattern, _ in ways])
            for hold in holds:
                model.add(hold <= possible)
    limit = build.reading.school.settings.clubs_per_pupil
    wishes = defaultdict(list)
    for (pupil, _), variable in build.hold.items():
        wishes[pupil].append(variable)
    for variables in wishes.values():
        if len(variables) > limit:
            model.add(total(variables) <= limit)


def h01_one_place(build: ClubModel) -> None:
    """A pupil never holds two clubs that meet at the same time."""
    if build.reading.school.settings.clubs_per_pupil == 1:
        return
    model = build.model
    first_row = len(model.proto.constraints)
    clash: dict[tuple[ClubName, ClubName], cp_model.IntVar] = {}
    for first, second in combinations(build.offers, 2):
        pairs = [(a, b) for a in first.slots for b in second.slots if overlap(a, b)]
        if not pairs:
            continue
        names = (first.club.name, second.club.name)
        clash[names] = model.new_bool_var("clash")
        for a, b in pairs:
            model.add(
                clash[names] >= build.meet(names[0], a) + build.meet(names[1], b) - 1
            )
    holders = defaultdict(set)
    for pupil, club in build.hold:
        holders[club].add(pupil)
    for (one, other), variable in clash.items():
        for pupil in sorted(holders[one] & holders[other]):
            model.add(build.hold[pupil, one] + build.hold[pupil, other] + variable <= 2)
    build.clashes = range(first_row, len(model.proto.constraints))


def h10_leaders(build: ClubModel) -> None:
    """A way has 指导教师数 leaders, more when members need more supervisors."""
    model, size = build.model, build.reading.school.settings.group_size
    for offer in build.offers:
        club = offer.club
        named = {
            person for pin in club_pins(build.reading, club) for person in pin.staff
        }
        for pattern in offer.patterns:
            way = build.way[club.name, pattern]
            team = {
                person: build.lead[person, club.name, pattern]
                for person in leaders_of(build.reading, club, pattern)
            }
            leads = total(team.values())
            for person in sorted(named):
                model.add(team[person] == way)
            least = max(club.leaders, len(named))
            if club.maximum <= size * least:
                model.add(leads == least * way)
                continue
            model.add(leads >= least * way)
            model.add(leads <= len(team) * way)
            model.add(
                build.members[club.name] <= size * leads + club.maximum * (1 - way)
            )


def h06_leaders_once(build: ClubModel) -> None:
    """Nobody leads two clubs at one moment."""
    for running in moments(build.reading.of_kind(PeriodKind.CLUB)).values():
        people = defaultdict(list)
        for person, variable in _leads(build, set(running)):
            people[person].append(variable)
        for variables in people.values():
            if len(variables) > 1:
                build.model.add(total(variables) <= 1)


def _leads(
    build: ClubModel, slots: Set[Slot]
) -> Iterator[tuple[StaffId, cp_model.IntVar]]:
    """The leading duties in some slots of one moment."""
    for (person, _, pattern), variable in build.lead.items():
        if not slots.isdisjoint(pattern):
            yield person, variable


def h09_leaders_week(build: ClubModel) -> None:
    """Units led in a week stay inside 每周最多课时."""
    terms = defaultdict(list)
    for (person, _, pattern), variable in build.lead.items():
        terms[person].append(sum(slot.units for slot in pattern) * variable)
    for person, units in terms.items():
        limit = build.reading.staff[person].weekly_max
        if limit is not None:
            build.model.add(total(units) <= limit)


def h04_rest_groups(build: ClubModel) -> None:
    """Size · rest ≥ pupils of the grade who stay and are in no club."""
    size = build.reading.school.settings.group_size
    for (grade, slot), variable in build.rest.items():
        stay = len(build.staying(grade, slot))
        build.model.add(size * variable >= stay - build.attending(grade, slot))


def h04_enough_staff(build: ClubModel) -> None:
    """At every moment the people who can come cover leaders, groups and duty.

    Necessary, not sufficient: the roster decides; what it finds short comes back in
    ``build.reserve``.
    """
    reading = build.reading
    duty = reading.school.settings.duty_posts
    for running in moments(reading.slots).values():
        clubs = [slot for slot in running if slot.kind is PeriodKind.CLUB]
        if not clubs:
            continue
        fixed = sum(fixed_posts(reading, slot) for slot in running)
        rest = [build.rest[key] for key in build.rest if key[1] in clubs]
        reserve = max((build.reserve.get(slot, 0) for slot in clubs), default=0)
        everyone = _able(build, running, also_clubs=True)
        groups = _able(build, running, also_clubs=False)
        leading = list(_leads(build, set(clubs)))
        leads = [variable for _, variable in leading]
        taken = [variable for person, variable in leading if person in groups]
        for duties, able in ((leads, everyone), (taken, groups)):
            outside = sum(
                reading.may(person, Post.DUTY) for person in reading.staff.keys() - able
            )
            on_duty = max(duty - outside, 0)
            build.model.add(
                total(duties + rest) <= len(able) - on_duty - fixed - reserve
            )


def _able(
    build: ClubModel, running: tuple[Slot, ...], *, also_clubs: bool
) -> frozenset[StaffId]:
    reading = build.reading
    return frozenset(
        person
        for person in reading.staff
        for slot in running
        if reading.can_come[person, slot]
        and (
            reading.may(person, POST_OF_KIND[slot.kind])
            or (
                also_clubs
                and slot.kind is PeriodKind.CLUB
                and reading.may(person, Post.CLUB)
            )
        )
    )


def h09_enough_week(build: ClubModel) -> None:
    """Over the week the units of study people cover leading and all groups."""
    reading = build.reading
    able, capacity = watchers(reading), week_capacity(reading)
    if capacity is None:
        return
    spent = [
        sum(slot.units for slot in pattern) * variable
        for (person, _, pattern), variable in build.lead.items()
        if person in able
    ]
    spent += [slot.units * variable for (_, slot), variable in build.rest.items()]
    build.model.add(total(spent) <= capacity - fixed_units(reading))


def h23_pinned_open(build: ClubModel) -> None:
    """A club the school has placed opens when enough pupils can come to it."""
    for offer in build.offers:
        if offer.must_open:
            build.model.add(build.opened(offer.club.name) == 1)
