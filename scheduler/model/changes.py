"""Every difference between a published plan and the next one, each with its reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from scheduler.domain.grid import minute_of
from scheduler.domain.ids import ClubName, PupilId, SessionId, StaffId
from scheduler.domain.kinds import POST_OF, Activity, weekday_text
from scheduler.domain.plan import ClubPlan, Plan, PlanChange, Session
from scheduler.model.published import slot_of
from scheduler.model.reading import Reading, covers
from scheduler.words import changes as words


def changes_between(
    reading: Reading, before: Plan, after: Plan
) -> tuple[PlanChange, ...]:
    """All differences, the weekly ones first.

    Args:
        reading: the school as it is now; it tells what can no longer be as it was.
    """
    pair = _Pair(reading, before, after)
    return (
        *pair.clubs(),
        *pair.seats(),
        *pair.groups(),
        *pair.rooms(),
        *pair.cycle(),
        *pair.dated(),
        *pair.flex(),
    )


class _Pair:
    def __init__(self, reading: Reading, before: Plan, after: Plan) -> None:
        self.reading, self.before, self.after = reading, before, after
        self.old = {row.id: row for row in before.sessions}
        self.new = {row.id: row for row in after.sessions}
        self.known = {pupil for row in before.sessions for pupil in row.pupils}
        self.cycles = (_cycle(before), _cycle(after))
        self.rosters = (_roster(before), _roster(after))

    def clubs(self) -> Iterator[PlanChange]:
        """Opened, closed, at another time, led by others."""
        old = {row.club: row for row in self.before.clubs}
        new = {row.club: row for row in self.after.clubs}
        for name in sorted(old.keys() | new.keys()):
            texts = _club_text(old.get(name)), _club_text(new.get(name))
            if texts[0] == texts[1]:
                continue
            reason = words.CLUB_AGAIN
            if name not in old:
                reason = words.NEW_CLUB
            elif name not in new:
                reason = words.CLUB_GONE
            elif new[name].reason is not None:
                reason = str(new[name].reason)
            yield _change(words.CLUB, name, texts, reason)

    def seats(self) -> Iterator[PlanChange]:
        """Who holds which club."""
        old, new = _held(self.before), _held(self.after)
        for pupil in sorted(old.keys() | new.keys()):
            if old.get(pupil, set()) == new.get(pupil, set()):
                continue
            texts = tuple("、".join(sorted(row.get(pupil, ()))) for row in (old, new))
            lost = old.get(pupil, set()) - new.get(pupil, set())
            reason = self._seat_reason(pupil, lost)
            yield _change(words.SEAT, pupil, (texts[0], texts[1]), reason)

    def _seat_reason(self, pupil: PupilId, lost: set[ClubName]) -> str:
        if pupil not in self.known:
            return words.NEW_PUPIL
        facts = self.reading.pupils.get(pupil)
        if facts is None:
            return words.GONE_PUPIL
        opened = {row.club for row in self.after.clubs if row.opened}
        for club in sorted(lost):
            if club not in self.reading.clubs:
                return words.CLUB_GONE
            if club not in facts.wishes:
                return words.WISH_GONE
            if club not in opened:
                row = next(row for row in self.after.clubs if row.club == club)
                return row.reason or words.CLUB_AGAIN
        if self._other_days(pupil):
            return words.OTHER_DAYS
        return words.SEATS_AGAIN

    def _other_days(self, pupil: PupilId) -> bool:
        slots = self.reading.slots_of.get(pupil, frozenset())
        attended = {
            slot
            for row in self.before.sessions
            if pupil in row.pupils and (slot := slot_of(self.reading, row)) is not None
        }
        return attended != slots

    def groups(self) -> Iterator[PlanChange]:
        """Sessions that are new, gone, or have other pupils."""
        for name in sorted(self.old.keys() | self.new.keys()):
            old, new = self.old.get(name), self.new.get(name)
            row = new or old
            assert row is not None
            if row.activity is Activity.CLUB and old and new:
                continue  # told by the seats
            had = set(old.pupils) if old else set()
            has = set(new.pupils) if new else set()
            if old and new and had == has:
                continue
            texts = (
                words.members(len(had)) if old else "",
                words.members(len(has)) if new else "",
            )
            reason = words.GROUP_AGAIN
            if old and new:
                told = words.moved(
                    "、".join(sorted(has - had)), "、".join(sorted(had - has))
                )
                reason = f"{reason}：{told}"
            yield _change(words.GROUP, self._where(row), texts, reason)

    def rooms(self) -> Iterator[PlanChange]:
        """Sessions that moved."""
        for name in sorted(self.old.keys() & self.new.keys()):
            old, new = self.old[name], self.new[name]
            if old.room == new.room:
                continue
            texts = (str(old.room or ""), str(new.room or ""))
            yield _change(
                words.ROOM, self._where(new), texts, self._room_reason(old, new)
            )

    def _room_reason(self, old: Session, new: Session) -> str:
        room = self.reading.rooms.get(old.room) if old.room is not None else None
        if room is None:
            return words.ROOM_GONE
        slot = slot_of(self.reading, new)
        if slot is not None and covers(room.unavailable, slot):
            return words.ROOM_CLOSED
        if room.capacity < len(new.pupils):
            return words.ROOM_SMALL
        return words.ROOM_AGAIN

    def cycle(self) -> Iterator[PlanChange]:
        """Who serves in a week of the cycle."""
        old, new = self.cycles
        for week, session in sorted(old.keys() & new.keys()):
            had, has = old[week, session], new[week, session]
            if had == has:
                continue
            where = f"{self._where(self.new[session])} {words.week(week)}"
            reason = self._why(session, had, has, None, week)
            yield _change(words.CYCLE, where, (_people(had), _people(has)), reason)

    def dated(self) -> Iterator[PlanChange]:
        """Dates that differ beyond what the cycle already tells."""
        old, new = self.rosters
        weeks = {day.day: day.cycle_week for day in self.reading.days}
        for day, session in sorted(old.keys() & new.keys()):
            had, has = old[day, session], new[day, session]
            if had == has:
                continue
            week = weeks.get(day, 0)
            told = (
                self.cycles[0].get((week, session)),
                self.cycles[1].get((week, session)),
            )
            if told == (had, has):
                continue
            reason = self._why(session, had, has, day, week)
            where = self._where(self.new[session])
            yield _change(words.DATED, where, (_people(had), _people(has)), reason, day)

    def _why(
        self,
        session: SessionId,
        had: frozenset[StaffId],
        has: frozenset[StaffId],
        day: date | None,
        week: int,
    ) -> str:
        gone = sorted(had - has)
        if not gone:
            return words.MORE_POSTS
        return "；".join(self._why_gone(who, session, day, week) for who in gone)

    def _why_gone(
        self, person: StaffId, session: SessionId, day: date | None, week: int
    ) -> str:
        reading, row = self.reading, self.new[session]
        if person not in reading.staff:
            return words.not_listed(person)
        if day is not None and reading.on_leave(person, day):
            return words.away(person)
        slot = slot_of(reading, row)
        post = POST_OF[row.activity]
        if not reading.may(person, post) or (
            slot is not None and not reading.can_come[person, slot]
        ):
            return words.cannot(person)
        serves = self.rosters[1] if day is not None else self.cycles[1]
        for key, staff in serves.items():
            other = self.new[key[1]]
            now = key[0] == (day if day is not None else week) and person in staff
            if now and other.id != session and _clash(other, row):
                return words.elsewhere(person, self._where(other))
        return words.chain(person)

    def flex(self) -> Iterator[PlanChange]:
        """Time given back that moved."""
        old = {(r.day, r.staff, r.kind): r.minutes for r in self.before.flex}
        new = {(r.day, r.staff, r.kind): r.minutes for r in self.after.flex}
        for day, person, kind in sorted(old.keys() | new.keys()):
            key = (day, person, kind)
            if old.get(key) != new.get(key):
                texts = (
                    words.flex(kind, old.get(key, 0)),
                    words.flex(kind, new.get(key, 0)),
                )
                yield _change(words.FLEX, person, texts, words.LATE, day)

    def _where(self, row: Session) -> str:
        name = str(row.club or "、".join(row.classes[:3]) or "")
        return f"{weekday_text(row.weekday)}{row.period} {name}".strip()


def _change(
    what: str,
    where: str,
    texts: Sequence[str],
    reason: str,
    day: date | None = None,
) -> PlanChange:
    return PlanChange(
        what=what, where=where, day=day, before=texts[0], after=texts[1], reason=reason
    )


def _club_text(row: ClubPlan | None) -> str:
    if row is None:
        return ""
    if not row.opened:
        return words.NOT_OPEN
    meets = "、".join(
        f"{weekday_text(meeting.weekday)}{meeting.period}" for meeting in row.meets
    )
    return f"{meets} {'、'.join(row.staff)}"


def _held(plan: Plan) -> dict[PupilId, set[ClubName]]:
    held: dict[PupilId, set[ClubName]] = defaultdict(set)
    for club in plan.clubs:
        for pupil in club.members:
            held[pupil].add(club.club)
    return dict(held)


def _cycle(plan: Plan) -> dict[tuple[int, SessionId], frozenset[StaffId]]:
    return {(row.week, row.session): frozenset(row.staff) for row in plan.cycle}


def _roster(plan: Plan) -> dict[tuple[date, SessionId], frozenset[StaffId]]:
    return {(row.day, row.session): frozenset(row.staff) for row in plan.roster}


def _people(staff: Iterable[StaffId]) -> str:
    return "、".join(sorted(staff))


def _clash(one: Session, other: Session) -> bool:
    return (
        one.weekday == other.weekday
        and minute_of(one.start) < minute_of(other.end)
        and minute_of(other.start) < minute_of(one.end)
    )
