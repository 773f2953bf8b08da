"""The words on a card of a week grid, for each kind of reader."""

from enum import Enum, auto

from scheduler.domain.kinds import Activity, weekday_text
from scheduler.export.views import Card, ClubRoll
from scheduler.words import export as words


class Subject(Enum):
    """Whose week a grid shows."""

    CLASS = auto()
    TEACHER = auto()
    ROOM = auto()


def brief(card: Card) -> str:
    """A card in one short line, for the matrix of the whole school."""
    if card.moves:
        return f"{card.title} {words.count_text(card.pupils)}"
    return f"{words.SHORT_NAMES[card.activity]} {card.staff_short}"


def card_lines(card: Card, subject: Subject, *, timed: bool) -> tuple[str, str]:
    """A card's bold line and the lines under it, as this subject wants to read it."""
    week = f"{words.weeks_text(card.weeks)} " if card.weeks else ""
    place = f" · {card.place}" if card.place and subject is not Subject.ROOM else ""
    head = f"{week}{card.title}{place}"
    lines = []
    if timed:
        lines.append(card.time)
    if card.moves:
        lines.append(words.move_list(tuple((m.club, m.pupils) for m in card.moves)))
        return f"{card.title} {words.count_text(card.pupils)}", "\n".join(lines)
    if subject is Subject.CLASS:
        lines += [card.note] if card.note else []
        lines.append(card.staff_text)
    elif card.activity is not Activity.DUTY:
        who = "" if card.group == card.title else f"{card.group} "
        lines.append(f"{who}{words.count_text(card.pupils)}")
        if subject is Subject.ROOM:
            lines.append(card.staff_text)
    return head, "\n".join(lines)


def meeting_times(roll: ClubRoll) -> str:
    """When a club meets: weekdays of the same hours together."""
    days: dict[str, list[int]] = {}
    for each in roll.meetings:
        days.setdefault(words.span_text(each.start, each.end), []).append(each.weekday)
    return "\n".join(
        words.meeting_text(tuple(weekday_text(day) for day in weekdays), span)
        for span, weekdays in days.items()
    )


def meeting_rooms(roll: ClubRoll) -> str:
    """Where a club meets."""
    rooms = dict.fromkeys(each.room or "" for each in roll.meetings)
    return words.LIST_SEPARATOR.join(rooms)
