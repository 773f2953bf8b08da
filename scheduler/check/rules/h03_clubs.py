"""H03: clubs keep the wishes of pupils and the school's own limits."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.check.paper import ClubRow
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.offering import Club
from scheduler.words import check as words

RULE = "H03"


def check(facts: Facts) -> Iterator[Breach]:
    """Each club's row, its members one by one, its sessions one by one."""
    yield from _rows(facts)
    for row in facts.paper.clubs:
        club = facts.clubs.get(row.club)
        if club is None:
            yield breach("unknown", club=row.club)
        elif row.opened:
            yield from _size(row, club)
            yield from _members(facts, row, club)
            yield from _meetings(facts, row, club)
        elif not row.reason.strip():
            yield breach("no_reason", club=row.club)
        if not row.opened and (row.meets or row.members or row.staff):
            yield breach("closed_busy", club=row.club, what=words.PARTICIPANTS)
    yield from _clubs_of_pupils(facts)
    yield from _sessions(facts)


def _rows(facts: Facts) -> Iterator[Breach]:
    listed = Counter(row.club for row in facts.paper.clubs)
    for name in facts.clubs:
        if listed[name] == 0:
            yield breach("missing", club=name)
    for name, count in listed.items():
        if count > 1:
            yield breach("listed_twice", club=name, count=count)


def _size(row: ClubRow, club: Club) -> Iterator[Breach]:
    count = len(set(row.members))
    if count < club.minimum:
        yield breach("too_few", club=row.club, count=count, limit=club.minimum)
    if count > club.maximum:
        yield breach("too_many", club=row.club, count=count, limit=club.maximum)


def _members(facts: Facts, row: ClubRow, club: Club) -> Iterator[Breach]:
    for name, count in Counter(row.members).items():
        if count > 1:
            yield breach("repeated", club=row.club, pupil=name, count=count)
        pupil = facts.pupils.get(name)
        if pupil is None:
            yield breach("stranger", club=row.club, pupil=name)
            continue
        if club.name not in pupil.wishes:
            yield breach("unlisted", pupil=name, club=row.club)
        if pupil.grade not in club.grades:
            yield breach("grade", pupil=name, grade=pupil.grade, club=row.club)
        for weekday, period in row.meets:
            here = facts.asked.get((name, weekday), ())
            if not any(
                slot.kind is PeriodKind.CLUB and slot.period == period for slot in here
            ):
                yield breach(
                    "cannot_attend",
                    pupil=name,
                    meeting=words.meeting(weekday, period),
                    club=row.club,
                )


def _meetings(facts: Facts, row: ClubRow, club: Club) -> Iterator[Breach]:
    if len(row.meets) != club.meetings:
        yield breach(
            "meetings", club=row.club, wanted=club.meetings, count=len(row.meets)
        )
    for weekday, count in Counter(weekday for weekday, _ in row.meets).items():
        if count > 1:
            day = words.weekday(weekday)
            yield breach("same_day", club=row.club, day=day, count=count)
    for weekday, period in row.meets:
        meeting = words.meeting(weekday, period)
        if not any(
            slot.kind is PeriodKind.CLUB
            and (slot.weekday, slot.period) == (weekday, period)
            for slot in facts.school.slots
        ):
            yield breach("not_club_time", club=row.club, meeting=meeting)
        if club.windows and not any(
            window.weekday == weekday and window.period in (None, period)
            for window in club.windows
        ):
            yield breach("window", club=row.club, meeting=meeting)


def _clubs_of_pupils(facts: Facts) -> Iterator[Breach]:
    held: defaultdict[str, list[str]] = defaultdict(list)
    for row in facts.opened.values():
        for name in dict.fromkeys(row.members):
            held[name].append(row.club)
    limit = facts.settings.clubs_per_pupil
    for name, clubs in held.items():
        if len(clubs) > limit:
            yield breach(
                "over_limit",
                pupil=name,
                count=len(clubs),
                clubs=words.joined(clubs),
                limit=limit,
            )


def _sessions(facts: Facts) -> Iterator[Breach]:
    for row in facts.opened.values():
        sessions = facts.sessions_of_club(row.club)
        for weekday, period in row.meets:
            here = [g for g in sessions if (g.weekday, g.period) == (weekday, period)]
            meeting = words.meeting(weekday, period)
            if not here:
                yield breach("no_session", club=row.club, meeting=meeting)
            if len(here) > 1:
                yield breach(
                    "two_sessions", club=row.club, meeting=meeting, count=len(here)
                )
    for group in facts.paper.groups:
        if group.activity != "club":
            continue
        row_of = facts.opened.get(group.club or "")
        if row_of is None:
            yield breach("no_club", session=group.id)
            continue
        if (group.weekday, group.period) not in row_of.meets:
            yield breach(
                "extra_session",
                session=group.id,
                club=row_of.club,
                meeting=words.meeting(group.weekday, group.period),
            )
        missing = sorted(set(row_of.members) - set(group.pupils))
        extra = sorted(set(group.pupils) - set(row_of.members))
        if missing or extra:
            yield breach(
                "roll",
                session=group.id,
                club=row_of.club,
                missing=words.joined(missing),
                extra=words.joined(extra),
            )
