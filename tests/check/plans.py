"""Legal plan documents for tiny schools, by plain code that knows no solver.

Clubs take every pupil who ranks them first, meet on their first possible days and
keep their first candidates. Everybody else studies by class. People are taken in the
order of a list that starts elsewhere in each week of the cycle. It only works for
schools with people and rooms enough; a test that needs more writes its own rows.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from scheduler.domain.grid import Slot
from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import PeriodKind, Post, StaffKind
from scheduler.domain.people import Pupil, Stay
from scheduler.domain.school import School

Row = dict[str, Any]

POSTS = {
    "study": Post.STUDY,
    "club": Post.CLUB,
    "tutoring": Post.TUTORING,
    "care": Post.CARE,
    "evening": Post.EVENING,
    "duty": Post.DUTY,
}


def minute(text: str) -> int:
    hour, rest = text.split(":")
    return int(hour) * 60 + int(rest)


def wants(pupil: Pupil, slot: Slot) -> bool:
    if pupil.grade not in slot.grades:
        return False
    cell = pupil.week[slot.weekday - 1]
    if slot.kind is PeriodKind.EVENING:
        return slot.weekday in pupil.evenings
    if slot.kind is PeriodKind.CARE:
        return cell.stay is Stay.EXTENDED
    if cell.stay is Stay.UNTIL:
        return cell.until is not None and slot.end <= cell.until
    return cell.stay is not Stay.ABSENT


def clubs(school: School) -> list[Row]:
    rows = []
    for club in school.clubs:
        members = [p.id for p in school.pupils if p.wishes[:1] == (club.name,)]
        meets: list[Row] = []
        for slot in school.slots:
            if slot.kind is not PeriodKind.CLUB or len(meets) == club.meetings:
                continue
            windows = {(w.weekday, w.period) for w in club.windows}
            fits = not windows or windows & {
                (slot.weekday, None),
                (slot.weekday, slot.period),
            }
            if fits and slot.weekday not in {meet["weekday"] for meet in meets}:
                meets.append({"weekday": slot.weekday, "period": slot.period})
        opened = bool(members)
        rows.append(
            {
                "club": club.name,
                "opened": opened,
                "meets": meets if opened else [],
                "members": members,
                "staff": list(club.candidates[: club.leaders]) if opened else [],
                "reason": None if opened else "没有学生填报",
            }
        )
    return rows


def sessions(school: School, club_rows: list[Row]) -> list[Row]:
    rows: list[Row] = []
    tutored: dict[str, int] = {}
    for slot in school.slots:
        here = [pupil for pupil in school.pupils if wants(pupil, slot)]
        taken: set[str] = set()
        if slot.kind is PeriodKind.CLUB:
            for club in club_rows:
                if {"weekday": slot.weekday, "period": slot.period} in club["meets"]:
                    taken.update(club["members"])
                    group = [p for p in here if p.id in club["members"]]
                    rows.append(_session(school, slot, "club", group, club["club"]))
        if slot.kind is PeriodKind.STUDY:
            for grade in sorted({p.grade for p in here}):
                group = [
                    p
                    for p in here
                    if p.grade == grade
                    and p.struggling
                    and tutored.get(p.id, 0) < school.settings.tutoring_per_week
                ]
                for pupil in group:
                    tutored[pupil.id] = tutored.get(pupil.id, 0) + 1
                    taken.add(pupil.id)
                if group:
                    rows.append(_session(school, slot, "tutoring", group))
        rest = [pupil for pupil in here if pupil.id not in taken]
        if slot.kind is PeriodKind.CARE:
            if rest:
                rows.append(_session(school, slot, "care", rest))
            continue
        activity = "evening" if slot.kind is PeriodKind.EVENING else "study"
        for each in school.classes:
            group = [pupil for pupil in rest if pupil.class_name == each.name]
            if group:
                rows.append(_session(school, slot, activity, group))
    for weekday in sorted({slot.weekday for slot in school.slots}):
        day = [
            slot
            for slot in school.slots
            if slot.weekday == weekday and slot.kind is not PeriodKind.EVENING
        ]
        rows.append(
            {
                "id": f"W{weekday}-duty",
                "weekday": weekday,
                "period": "带班",
                "start": min(slot.start for slot in day).strftime("%H:%M"),
                "end": max(slot.end for slot in day).strftime("%H:%M"),
                "activity": "duty",
                "classes": [],
                "club": None,
                "room": None,
                "students": [],
                "posts": school.settings.duty_posts,
            }
        )
    _give_rooms(school, rows)
    return rows


def _session(
    school: School,
    slot: Slot,
    activity: str,
    group: list[Pupil],
    club: str | None = None,
) -> Row:
    classes = sorted({str(pupil.class_name) for pupil in group})
    size = school.settings.group_size
    if activity == "care":
        size = school.settings.care_size
    posts = -(-len(group) // size)
    for each in school.clubs:
        if each.name == club:
            posts = max(posts, each.leaders)
    start = slot.start.strftime("%H:%M")
    return {
        "id": f"W{slot.weekday}-{start}-{activity}-{club or classes[0]}",
        "weekday": slot.weekday,
        "period": slot.period,
        "start": start,
        "end": slot.end.strftime("%H:%M"),
        "activity": activity,
        "classes": classes,
        "club": club,
        "room": None,
        "students": [pupil.id for pupil in group],
        "posts": posts,
    }


def _give_rooms(school: School, rows: list[Row]) -> None:
    home = {str(each.name): each.room for each in school.classes}
    venue = {each.name: each.venue for each in school.clubs}
    for row in rows:
        if row["activity"] in ("study", "evening"):
            row["room"] = home[row["classes"][0]]
    for row in rows:
        if row["activity"] == "duty" or row["room"] is not None:
            continue
        wanted = venue.get(row["club"], "")
        for room in school.rooms:
            busy = [o for o in rows if o["room"] == room.name and overlap(o, row)]
            if (not wanted or room.kind == wanted) and not busy:
                row["room"] = room.name
                break


def overlap(one: Row, other: Row) -> bool:
    return (
        one["weekday"] == other["weekday"]
        and minute(one["start"]) < minute(other["end"])
        and minute(other["start"]) < minute(one["end"])
    )


def service_days(school: School) -> dict[date, int]:
    """Weekdays of the service dates, changed by 校历; no statutory holidays known."""
    found = {}
    day = school.settings.service_start
    while day <= school.settings.service_end:
        if day.isoweekday() <= 5:
            found[day] = day.isoweekday()
        day += timedelta(days=1)
    for row in school.calendar:
        found.pop(row.day, None)
        if row.arrangement == "上课":
            found[row.day] = row.follows or row.day.isoweekday()
    return dict(sorted(found.items()))


def may(school: School, person_id: str, row: Row) -> bool:
    person = next(each for each in school.staff if each.id == person_id)
    if POSTS[row["activity"]] not in person.posts:
        return False
    if person.kind is StaffKind.INSTITUTION:
        return False
    for window in person.unavailable:
        slots = [s for s in school.slots if s.period == window.period]
        if window.weekday == row["weekday"] and (
            window.period in (None, row["period"])
            or any(
                overlap(
                    row,
                    {
                        "weekday": slot.weekday,
                        "start": slot.start.strftime("%H:%M"),
                        "end": slot.end.strftime("%H:%M"),
                    },
                )
                for slot in slots
            )
        ):
            return False
    return True


def cycle(school: School, club_rows: list[Row], rows: list[Row]) -> list[Row]:
    leaders = {club["club"]: club["staff"] for club in club_rows}
    people = [str(person.id) for person in school.staff]
    pinned: dict[tuple[int, str, str], list[str]] = {}
    for pin in school.pins:
        name = str(pin.class_name or pin.club)
        pinned[pin.weekday, pin.period, name] = [str(who) for who in pin.staff]
    found = []
    for week in range(school.settings.cycle_weeks):
        given: list[tuple[Row, str]] = []
        order = people[week:] + people[:week]
        first = {"club": 0, "duty": 1}
        for row in sorted(rows, key=lambda row: first.get(row["activity"], 2)):
            fixed = list(leaders.get(row["club"], ()))
            for name in row["classes"]:
                if row["activity"] == "study":
                    key = (row["weekday"], row["period"], name)
                    fixed += pinned.get(key, [])
            chosen = fixed[: row["posts"]]
            for person in order:
                if len(chosen) == row["posts"]:
                    break
                free = not any(p == person and overlap(o, row) for o, p in given)
                if free and person not in chosen and may(school, person, row):
                    chosen.append(person)
            given += [(row, person) for person in chosen]
            found.append({"week": week, "session": row["id"], "staff": chosen})
    return found


def roster(school: School, rows: list[Row], turns: list[Row]) -> tuple[list[Row], ...]:
    served, departures = [], []
    start = school.settings.service_start
    first = start - timedelta(days=start.isoweekday() - 1)
    for day, follows in service_days(school).items():
        week = (day - first).days // 7 % school.settings.cycle_weeks
        today = [row for row in rows if row["weekday"] == follows]
        planned = {
            turn["session"]: list(turn["staff"])
            for turn in turns
            if turn["week"] == week and turn["session"] in {r["id"] for r in today}
        }
        actual = {name: list(staff) for name, staff in planned.items()}
        away = {
            leave.staff for leave in school.leaves if leave.first <= day <= leave.last
        }
        for row in today:
            for index, person in enumerate(actual[row["id"]]):
                if person in away:
                    actual[row["id"]][index] = _stand_in(
                        school, row, today, actual, away
                    )
        for row in today:
            name = row["id"]
            served.append(
                {"date": day.isoformat(), "session": name, "staff": actual[name]}
            )
            if actual[name] != planned[name]:
                departures.append(
                    {
                        "date": day.isoformat(),
                        "session": name,
                        "planned": planned[name],
                        "actual": actual[name],
                        "reason": "请假",
                    }
                )
    return served, departures


def _stand_in(
    school: School,
    row: Row,
    today: list[Row],
    actual: dict[str, list[str]],
    away: set[StaffId],
) -> str:
    people = [str(person.id) for person in school.staff]
    for club in school.clubs:
        if club.name == row["club"]:
            people = [*club.candidates, *people]
    for person in people:
        busy = any(person in actual[o["id"]] and overlap(o, row) for o in today)
        if person not in away and not busy and may(school, person, row):
            return person
    raise AssertionError(f"nobody can stand in for {row['id']}")


def document(school: School) -> Row:
    """A whole legal plan for a tiny school, without flexible hours."""
    club_rows = clubs(school)
    rows = sessions(school, club_rows)
    turns = cycle(school, club_rows, rows)
    served, departures = roster(school, rows, turns)
    settings = school.settings
    return {
        "format": "after-school-plan/1",
        "school": settings.name,
        "policy": settings.policy,
        "term": {
            "start": settings.term_start.isoformat(),
            "end": settings.term_end.isoformat(),
        },
        "certificate": {"status": "feasible", "stages": [], "seed": 0, "workers": 1},
        "clubs": club_rows,
        "sessions": rows,
        "roster": served,
        "flex": [],
        "departures": departures,
        "cycle": turns,
        "notices": [],
        "reasons": [],
        "inputs": [],
        "version": "",
    }
