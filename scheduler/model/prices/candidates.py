"""Requirements that bind, each with the school as it would be one step looser.

A full club that pupils wished for, a club that did not open, a window that keeps a
wished club or its leader away, the limit of clubs a pupil may hold. ``weight`` counts
the wishes that stay unmet because of it: the order in which they are tried.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.domain.ids import ClubName, StaffId
from scheduler.domain.kinds import weekday_text
from scheduler.domain.offering import Club
from scheduler.domain.outcome import Change
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.model.clubs.stage import ClubChoice
from scheduler.model.explain.relief import windows_text
from scheduler.model.reading import Reading
from scheduler.words import costs as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A relaxation of one cell."""

    text: str
    change: Change
    weight: int
    school: School


def candidates(reading: Reading, choice: ClubChoice) -> tuple[Candidate, ...]:
    """Every relaxation that could matter for wishes, the most wished for first."""
    unmet = _unmet(reading, choice)
    found = [
        *_seats(reading, choice, unmet),
        *_unopened(reading, choice, unmet),
        *_windows(reading, unmet),
        *_leaders(reading, unmet),
        *_limit(reading, unmet),
    ]
    return tuple(sorted(found, key=lambda row: (-row.weight, row.text)))


def _unmet(reading: Reading, choice: ClubChoice) -> Counter[ClubName]:
    """Wishes above the best one held, by club."""
    best: dict[str, int] = {}
    for club, members in choice.members.items():
        for pupil in members:
            rank = reading.pupils[pupil].wishes.index(club)
            best[pupil] = min(rank, best.get(pupil, rank))
    return Counter(
        club
        for pupil in reading.school.pupils
        for club in pupil.wishes[: best.get(pupil.id, len(pupil.wishes))]
    )


def _seats(
    reading: Reading, choice: ClubChoice, unmet: Counter[ClubName]
) -> Iterator[Candidate]:
    for name, members in choice.members.items():
        club = reading.clubs[name]
        if len(members) < club.maximum or not unmet[name]:
            continue
        more = club.maximum + 1
        yield _of_club(
            reading,
            club,
            replace(club, maximum=more),
            words.full(name, club.maximum),
            ("最多人数", str(club.maximum), str(more)),
            unmet[name],
        )


def _unopened(
    reading: Reading, choice: ClubChoice, unmet: Counter[ClubName]
) -> Iterator[Candidate]:
    for club in reading.school.clubs:
        if club.name in choice.patterns or not unmet[club.name] or club.minimum <= 1:
            continue
        fewer = max(1, min(club.minimum - 1, unmet[club.name]))
        yield _of_club(
            reading,
            club,
            replace(club, minimum=fewer),
            words.unopened(club.name, club.minimum),
            ("最少人数", str(club.minimum), str(fewer)),
            unmet[club.name],
        )


def _windows(reading: Reading, unmet: Counter[ClubName]) -> Iterator[Candidate]:
    for club in reading.school.clubs:
        if not club.windows or not unmet[club.name]:
            continue
        before = "、".join(
            weekday_text(row.weekday) + (f"/{row.period}" if row.period else "")
            for row in sorted(club.windows, key=str)
        )
        yield _of_club(
            reading,
            club,
            replace(club, windows=frozenset()),
            words.windowed(club.name, before),
            ("可开时段", before, ""),
            unmet[club.name] // 2,
        )


def _leaders(reading: Reading, unmet: Counter[ClubName]) -> Iterator[Candidate]:
    """Days on which a candidate of a wished club is 不可用."""
    asked: Counter[tuple[StaffId, int]] = Counter()
    for club in reading.school.clubs:
        for person in reading.candidates[club.name]:
            for window in reading.staff[person].unavailable:
                asked[person, window.weekday] += unmet[club.name]
    for (person, weekday), weight in asked.items():
        if not weight:
            continue
        facts = next(row for row in reading.school.staff if row.id == person)
        free = replace(
            facts,
            unavailable=frozenset(
                row for row in facts.unavailable if row.weekday != weekday
            ),
        )
        yield Candidate(
            text=words.away(person, weekday_text(weekday)),
            change=_change_of(facts, free),
            weight=weight // 3,
            school=replace(
                reading.school,
                staff=tuple(
                    free if row.id == person else row for row in reading.school.staff
                ),
            ),
        )


def _change_of(before: Staff, after: Staff) -> Change:
    return Change(
        sheet=before.origin.sheet,
        cell=before.origin.cell("不可用"),
        before=windows_text(before),
        after=windows_text(after),
    )


def _limit(reading: Reading, unmet: Counter[ClubName]) -> Iterator[Candidate]:
    settings = reading.school.settings
    limit, origin = settings.clubs_per_pupil, settings.origin("每生社团上限")
    if not sum(unmet.values()) and origin is None:
        return
    more = replace(settings, clubs_per_pupil=limit + 1)
    yield Candidate(
        text=words.clubs_limit(limit),
        change=Change(
            sheet="学校" if origin is None else origin.sheet,
            cell="" if origin is None else origin.cell("值"),
            before=str(limit),
            after=str(limit + 1),
        ),
        weight=0,
        school=replace(reading.school, settings=more),
    )


def _of_club(
    reading: Reading,
    club: Club,
    looser: Club,
    text: str,
    cell: tuple[str, str, str],
    weight: int,
) -> Candidate:
    column, before, after = cell
    clubs = tuple(
        looser if row.name == club.name else row for row in reading.school.clubs
    )
    return Candidate(
        text=text,
        change=Change(
            sheet=club.origin.sheet,
            cell=club.origin.cell(column),
            before=before,
            after=after,
        ),
        weight=weight,
        school=replace(reading.school, clubs=clubs),
    )
