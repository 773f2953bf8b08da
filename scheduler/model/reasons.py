"""Why a club did not open, and why a pupil did not get a wish: one true line each."""

from collections import Counter
from collections.abc import Collection

from scheduler.domain.ids import ClubName, PupilId
from scheduler.domain.kinds import weekday_text
from scheduler.domain.offering import Club
from scheduler.domain.plan import WishReason
from scheduler.model.clubs.offers import Pattern, open_slots, patterns
from scheduler.model.clubs.stage import ClubChoice
from scheduler.model.reading import Reading, overlap
from scheduler.words import plan as words


def closed_reason(reading: Reading, club: Club) -> str:
    """Why a club is not opened."""
    if not reading.may_be_bought(club):
        return words.closed_institution(club.institution)
    if not reading.candidates[club.name]:
        return words.closed_no_leader()
    ways = list(patterns(reading, club))
    if not ways:
        return words.closed_no_time(len(open_slots(reading, club)), club.meetings)
    wishing = [row for row in reading.school.pupils if club.name in row.wishes]
    most = max(_can_come(reading, club, way) for way in ways)
    if most < club.minimum:
        return words.closed_few(len(wishing), most, club.minimum)
    return words.closed_for_others(most, club.minimum)


def _can_come(reading: Reading, club: Club, way: Pattern) -> int:
    return sum(
        club.name in row.wishes
        and row.grade in club.grades
        and set(way) <= reading.slots_of[row.id]
        for row in reading.school.pupils
    )


def wish_reasons(reading: Reading, choice: ClubChoice) -> tuple[WishReason, ...]:
    """For every pupil, every wish ranked above the worst they hold that they missed."""
    held: dict[PupilId, set[ClubName]] = {}
    for club, members in choice.members.items():
        for pupil in members:
            held.setdefault(pupil, set()).add(club)
    fans = Counter(wish for row in reading.school.pupils for wish in set(row.wishes))
    result = []
    for facts in sorted(reading.school.pupils, key=lambda row: row.id):
        mine = held.get(facts.id, set())
        limit = reading.school.settings.clubs_per_pupil
        for rank, wish in enumerate(facts.wishes, start=1):
            if wish in mine:
                limit -= 1
                if not limit:
                    break
                continue
            text = _missed(reading, choice, facts.id, wish, mine, fans[wish])
            result.append(WishReason(pupil=facts.id, club=wish, rank=rank, text=text))
    return tuple(result)


def _missed(
    reading: Reading,
    choice: ClubChoice,
    pupil: PupilId,
    wish: ClubName,
    mine: Collection[ClubName],
    fans: int,
) -> str:
    club, facts = reading.clubs[wish], reading.pupils[pupil]
    if facts.grade not in club.grades:
        return words.missed_grade(facts.grade)
    if wish not in choice.patterns:
        return words.missed_closed(closed_reason(reading, club))
    pattern = choice.patterns[wish]
    for slot in pattern:
        if slot not in reading.slots_of[pupil]:
            return words.missed_absent(weekday_text(slot.weekday), slot.period)
    for other in (held for held in facts.wishes if held in mine):
        if any(overlap(a, b) for a in pattern for b in choice.patterns[other]):
            return words.missed_clash(other)
    members = len(choice.members[wish])
    if members >= club.maximum:
        return words.missed_full(members, fans)
    return words.missed_balance(members, fans)
