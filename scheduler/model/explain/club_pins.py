"""Clubs the school has placed where they cannot meet (H23, H03, H05, H10)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scheduler.domain.grid import Slot, Window
from scheduler.domain.kinds import PeriodKind, Post, weekday_text
from scheduler.domain.offering import Club, Institution, Pin, Room
from scheduler.domain.outcome import Conflict, Repair, Requirement
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.model.clubs.offers import club_pins, offer_of, patterns, suits
from scheduler.model.explain.cells import Found, requirement
from scheduler.model.explain.irreducible import irreducible
from scheduler.model.explain.proposals import Proposal, cells
from scheduler.model.explain.relief import posts_text
from scheduler.model.reading import Reading, covers
from scheduler.words import conflicts as words
from scheduler.words import plan as plan_words

# Guessed, as in ``elastic``; a pupil less is 1.
COME, WIDEN, OTHER_VENUE, NO_PIN = 2, 2, 3, 4

Change = Callable[[School], School]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One requirement, how to take it away, and a repair made of it."""

    requirement: Requirement
    lift: Change
    proposals: tuple[Proposal, ...] = ()


def impossible_clubs(reading: Reading) -> Iterator[Found]:
    """Every placed club that cannot open where it is placed; each with its repairs."""
    for club in sorted(reading.school.clubs, key=lambda row: row.name):
        pins = club_pins(reading, club)
        if not pins or offer_of(reading, club) is not None:
            continue
        parts = [*_facts(reading, club), *(_pin(reading, club, pin) for pin in pins)]

        def closed(
            kept: Sequence[_Part], club: Club = club, parts: Sequence[_Part] = parts
        ) -> bool:
            school = reading.school
            for part in parts:
                if part not in kept:
                    school = part.lift(school)
            if not any(pin.club == club.name for pin in school.pins):
                return False
            lifted = _lifted(reading, school)
            now = next(row for row in school.clubs if row.name == club.name)
            return offer_of(lifted, now) is None

        if not closed(parts):
            continue
        kept = irreducible(parts, closed)
        rows = tuple(dict.fromkeys(part.requirement for part in reversed(kept)))
        yield Found(
            conflict=Conflict(requirements=rows, minimal=True),
            proposals=tuple(row for part in kept for row in part.proposals),
        )


def _lifted(reading: Reading, school: School) -> Reading:
    """The reading of a school with the same pupils and grid."""
    result = replace(reading, school=school)
    result.__dict__["slots_of"] = reading.slots_of  # not computed anew: 1,500 pupils
    return result


def _same(one: Pin, other: Pin) -> bool:
    """Whether two states of 固定安排 are the same row."""
    first = (one.origin, one.weekday, one.period, one.club, one.class_name)
    second = (other.origin, other.weekday, other.period, other.club, other.class_name)
    return first == second


def _where(pin: Pin) -> str:
    return f"{weekday_text(pin.weekday)}{pin.period}"


def _pin(reading: Reading, club: Club, pin: Pin) -> _Part:
    text = words.placed_club(club.name, _where(pin))
    typed = {
        "班级或社团": str(club.name),
        "星期": weekday_text(pin.weekday),
        "时段": pin.period,
        "教师": "、".join(pin.staff),
        "场地": pin.room or "",
    }

    def lift(school: School) -> School:
        return replace(
            school, pins=tuple(row for row in school.pins if row.origin != pin.origin)
        )

    gone = Proposal(
        repair=Repair(
            text=words.repair_pin(f"{_where(pin)} {club.name}"),
            cost=NO_PIN,
            changes=cells(
                pin.origin, {column: (text, "") for column, text in typed.items()}
            ),
        ),
        school=lift(reading.school),
    )
    return _Part(
        requirement=requirement(pin.origin, "班级或社团", text),
        lift=lift,
        proposals=(gone,),
    )


def _facts(reading: Reading, club: Club) -> Iterator[_Part]:
    """What the workbook says of the club, its leaders and its rooms."""
    pins = club_pins(reading, club)
    times = sorted({(pin.weekday, pin.period) for pin in pins})
    yield from _leaders(reading, club, times)
    yield from _rooms(reading, club, times)
    if club.windows:
        after = club.windows | {Window(day, period) for day, period in times}
        where = "、".join(_where(pin) for pin in pins)
        yield _club(
            reading,
            club,
            "可开时段",
            words.outside_windows(where),
            change=_Typed(
                text=words.repair_club_window(club.name, where),
                cost=WIDEN,
                before=_windows(club.windows),
                after=_windows(after),
            ),
            windows=after,
        )
    if club.venue:
        yield _club(
            reading, club, "场地类型", words.asks_venue(club.name, club.venue), venue=""
        )
    grades = sorted(club.grades)
    yield _club(
        reading,
        club,
        "年级",
        words.for_grades(club.name, "、".join(map(str, grades))),
        grades=frozenset(range(1, 10)),
    )
    yield _club(
        reading,
        club,
        "每周次数",
        words.meets_often(club.name, club.meetings),
        change=_Typed(
            text=words.repair_meetings(club.name, len(times)),
            cost=WIDEN,
            before=str(club.meetings),
            after=str(len(times)),
        ),
        meetings=len(times),
    )
    if club.institution and not reading.may_be_bought(club):
        yield _bought(club)
    yield _minimum(reading, club)


def _bought(club: Club) -> _Part:
    """The institution is not approved, or the club or it is academic."""

    def lift(school: School) -> School:
        listed = [row for row in school.institutions if row.name != club.institution]
        origin = club.origin
        good = Institution(
            name=club.institution,
            academic=False,
            approved=True,
            rate=None,
            origin=origin,
        )
        # An institution without people here would leave the club without leaders.
        staffed = any(row.institution == club.institution for row in school.staff)
        kept = club.institution if staffed else ""
        clubs = tuple(
            replace(row, academic=False, institution=kept)
            if row.name == club.name
            else row
            for row in school.clubs
        )
        return replace(school, institutions=(*listed, good), clubs=clubs)

    text = plan_words.closed_institution(club.institution)
    return _Part(requirement=requirement(club.origin, "机构名称", text), lift=lift)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """A change of the club's own cell that lifts its requirement."""

    text: str
    cost: int
    before: str
    after: str


def _club(
    reading: Reading,
    club: Club,
    column: str,
    text: str,
    *,
    change: _Typed | None = None,
    **values: object,
) -> _Part:
    def lift(school: School) -> School:
        clubs = tuple(
            replace(row, **values) if row.name == club.name else row  # type: ignore[arg-type]
            for row in school.clubs
        )
        return replace(school, clubs=clubs)

    proposals: tuple[Proposal, ...] = ()
    if change is not None:
        repair = Repair(
            text=change.text,
            cost=change.cost,
            changes=cells(club.origin, {column: (change.before, change.after)}),
        )
        proposals = (Proposal(repair=repair, school=lift(reading.school)),)
    return _Part(
        requirement=requirement(club.origin, column, text),
        lift=lift,
        proposals=proposals,
    )


def _windows(windows: Iterable[Window]) -> str:
    return "、".join(
        weekday_text(row.weekday) + (f"/{row.period}" if row.period else "")
        for row in sorted(windows, key=str)
    )


def _minimum(reading: Reading, club: Club) -> _Part:
    """最少人数 against those who listed the club and can come."""
    ways = list(patterns(reading, club))
    able = max(
        (
            sum(
                club.name in row.wishes
                and row.grade in club.grades
                and set(way) <= reading.slots_of[row.id]
                for row in reading.school.pupils
            )
            for way in ways
        ),
        default=0,
    )
    change = None
    if 0 < able < club.minimum:
        change = _Typed(
            text=words.repair_minimum(club.name, able),
            cost=club.minimum - able,
            before=str(club.minimum),
            after=str(able),
        )
    wishing = sum(club.name in row.wishes for row in reading.school.pupils)
    return _club(
        reading,
        club,
        "最少人数",
        plan_words.closed_few(wishing, able, club.minimum),
        change=change,
        minimum=0,
    )


def _leaders(
    reading: Reading, club: Club, times: Sequence[tuple[int, str]]
) -> Iterator[_Part]:
    """Who may lead: the list of candidates, and what keeps each of them away."""
    slots = [
        slot
        for slot in reading.of_kind(PeriodKind.CLUB)
        if (slot.weekday, slot.period) in times
    ]
    named = {who for pin in club_pins(reading, club) for who in pin.staff}
    for person in sorted({*club.candidates, *named}):
        facts = reading.staff[person]
        if any(covers(facts.unavailable, slot) for slot in slots):
            days = {slot.weekday for slot in slots}
            left = frozenset(
                row for row in facts.unavailable if row.weekday not in days
            )
            after = replace(facts, unavailable=left)
            yield _person(
                reading, after, "不可用", words.cannot_lead(person, club.name)
            )
        if Post.CLUB not in facts.posts:
            after = replace(facts, posts=facts.posts | {Post.CLUB})
            yield _person(reading, after, "岗位", words.lacks_post(person, Post.CLUB))
    if club.candidates:
        yield _club(
            reading,
            club,
            "指导教师",
            words.led_by(club.name, "、".join(club.candidates)),
            change=_more_leaders(reading, club, slots),
            candidates=(),
        )
    if club.leaders > 1:
        yield _club(
            reading,
            club,
            "指导教师数",
            words.needs_leaders(club.name, club.leaders),
            change=_Typed(
                text=words.repair_leaders(club.name, 1),
                cost=WIDEN,
                before=str(club.leaders),
                after="1",
            ),
            leaders=1,
        )


def _more_leaders(reading: Reading, club: Club, slots: Sequence[Slot]) -> _Typed | None:
    """The first own teacher with the post who could come to the pinned times."""
    free = [
        person
        for person in sorted(reading.own)
        if person not in club.candidates
        and reading.may_lead(person, club)
        and all(reading.can_come[person, slot] for slot in slots)
    ]
    if len(free) < club.leaders:
        return None
    added = free[: club.leaders]
    return _Typed(
        text=words.repair_candidates(club.name, "、".join(added))
        + words.price(len(added), 0, ""),
        cost=COME * len(added),
        before="、".join(club.candidates),
        after="、".join((*club.candidates, *added)),
    )


def _person(reading: Reading, after: Staff, column: str, text: str) -> _Part:
    before = reading.staff[after.id]

    def lift(school: School) -> School:
        def changed(row: Staff) -> Staff:
            if row.id != after.id:
                return row
            if column == "岗位":
                return replace(row, posts=after.posts)
            return replace(row, unavailable=after.unavailable)

        return replace(school, staff=tuple(changed(row) for row in school.staff))

    texts = {
        "岗位": (posts_text(before.posts), posts_text(after.posts)),
        "不可用": (_windows(before.unavailable), _windows(after.unavailable)),
    }
    told = (
        words.repair_post(after.id, Post.CLUB)
        if column == "岗位"
        else words.repair_club_leader(after.id)
    )
    repair = Repair(
        text=told + words.price(1, 0, ""),
        cost=COME if column == "不可用" else 2 * COME,
        changes=cells(before.origin, {column: texts[column]}),
        people=1,
    )
    return _Part(
        requirement=requirement(before.origin, column, text),
        lift=lift,
        proposals=(Proposal(repair=repair, school=lift(reading.school)),),
    )


def _rooms(
    reading: Reading, club: Club, times: Sequence[tuple[int, str]]
) -> Iterator[_Part]:
    """Rooms of the kind that are closed then, and pinned rooms of another kind."""
    slots = [
        slot
        for slot in reading.of_kind(PeriodKind.CLUB)
        if (slot.weekday, slot.period) in times
    ]
    for room in sorted(reading.school.rooms, key=lambda row: row.name):
        shut = [slot for slot in slots if covers(room.unavailable, slot)]
        if not shut or not suits(club, room):
            continue
        days = {slot.weekday for slot in shut}
        left = frozenset(row for row in room.unavailable if row.weekday not in days)
        yield _room(reading, club, replace(room, unavailable=left), shut)
    for pin in club_pins(reading, club):
        if pin.room is None:
            continue

        def lift(school: School, pin: Pin = pin) -> School:
            pins = tuple(
                replace(row, room=None) if _same(row, pin) else row
                for row in school.pins
            )
            return replace(school, pins=pins)

        text = words.pinned_room(pin.room, _where(pin))
        repair = Repair(
            text=words.repair_pinned_room(pin.room, _where(pin)),
            cost=OTHER_VENUE,
            changes=cells(pin.origin, {"场地": (str(pin.room), "")}),
        )
        yield _Part(
            requirement=requirement(pin.origin, "场地", text),
            lift=lift,
            proposals=(Proposal(repair=repair, school=lift(reading.school)),),
        )


def _room(reading: Reading, club: Club, after: Room, shut: Sequence[Slot]) -> _Part:
    before = reading.rooms[after.name]

    def lift(school: School) -> School:
        rooms = tuple(after if row.name == after.name else row for row in school.rooms)
        return replace(school, rooms=rooms)

    where = f"{weekday_text(shut[0].weekday)}{shut[0].period}"
    repair = Repair(
        text=words.repair_open(after.name, weekday_text(shut[0].weekday)),
        cost=COME,
        changes=cells(
            before.origin,
            {"不可用": (_windows(before.unavailable), _windows(after.unavailable))},
        ),
    )
    return _Part(
        requirement=requirement(
            before.origin, "不可用", words.room_closed(after.name, where)
        ),
        lift=lift,
        proposals=(Proposal(repair=repair, school=lift(reading.school)),),
    )
