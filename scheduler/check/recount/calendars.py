"""calendar/工号.ics re-read: a person's events are that person's services and hours."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scheduler.check.breach import Breach
from scheduler.check.presence import minute
from scheduler.check.recount.scene import Scene
from scheduler.check.recount.telling import MOST_TOLD, Place
from scheduler.words import calendars
from scheduler.words import check as words

FOLDER = "calendar"
EVENT = re.compile(r"BEGIN:VEVENT\n(.*?)END:VEVENT\n", re.DOTALL)
FIELD = re.compile(r"^([A-Z]+)(?:;[^:\n]*)?:(.*)$", re.MULTILINE)
ESCAPED = re.compile(r"\\([nN,;\\])")
PARTS = ("SUMMARY", "LOCATION", "DESCRIPTION")
LATE, EARLY = "late_arrival", "early_leave"
Event = tuple[str, ...]  # start, end, then PARTS; empty where an event has none


def check(scene: Scene, folder: Path) -> Iterator[Breach]:
    """One file for everybody who serves, and in it nothing else than their duties."""
    wanted = _wanted(scene)
    written = {path.stem: path for path in folder.glob("*.ics")}
    for name in sorted(set(wanted) - set(written)):
        yield Place(f"{FOLDER}/{name}.ics", "").absent()
    for name, path in sorted(written.items()):
        place = Place(f"{FOLDER}/{path.name}", "")
        events = wanted.get(name)
        if events is None:
            yield place.extra(name)
            continue
        found = Counter(read_events(path.read_text(encoding="utf-8")))
        for event in list((events - found).elements())[:MOST_TOLD]:
            yield place.lacking(_shown(event))
        for event in list((found - events).elements())[:MOST_TOLD]:
            yield place.extra(_shown(event))


def read_events(text: str) -> Iterator[Event]:
    """The events of a calendar, folded lines joined and escapes undone."""
    text = text.replace("\r\n", "\n").replace("\n ", "")
    for body in EVENT.findall(text):
        fields = dict(FIELD.findall(body))
        parts = (fields.get(each, "") for each in PARTS)
        yield (
            fields.get("DTSTART", ""),
            fields.get("DTEND", ""),
            *(ESCAPED.sub(_plain, part) if "\\" in part else part for part in parts),
        )


def _plain(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def _wanted(scene: Scene) -> dict[str, Counter[Event]]:
    school = scene.school.settings
    on, off = minute(school.staff_on), minute(school.staff_off)
    people: dict[str, Counter[Event]] = {}
    fixed = {
        group.id: (
            calendars.event_summary(
                words.ACTIVITY.get(group.activity, ""),
                "" if group.activity == "duty" else scene.whom(group),
            ),
            group.room or "",
            f"T{words.clock(group.start).replace(':', '')}00",
            f"T{words.clock(group.end).replace(':', '')}00",
        )
        for group in scene.paper.groups
    }
    for row in scene.paper.roster:
        group = scene.groups.get(row.session)
        if group is None:
            continue
        summary, room, start, end = fixed[row.session]
        day = f"{row.day:%Y%m%d}"
        text = calendars.event_description(
            school.name,
            group.period,
            len(group.pupils),
            scene.reasons.get((row.day, row.session), ""),
        )
        event = (day + start, day + end, summary, room, text)
        for name in row.staff:
            people.setdefault(name, Counter())[event] += 1
    for entry in scene.paper.flex:
        late = entry.kind == LATE
        first = on if late else off - entry.minutes
        last = on + entry.minutes if late else off
        if entry.kind not in (LATE, EARLY):
            first, last = on, off
        times = (_moment(entry.day, first), _moment(entry.day, last))
        text = calendars.flex_description(school.name, entry.earned_on)
        summary = calendars.flex_summary(entry.kind, entry.minutes)
        event = (*times, summary, "", text)
        people.setdefault(entry.staff, Counter())[event] += 1
    return people


def _moment(day: date, at: int) -> str:
    return f"{day:%Y%m%d}T{words.clock(at).replace(':', '')}00"


def _shown(event: Event) -> str:
    return "｜".join(part.replace("\n", " ") for part in event if part)
