"""Days and rooms of the clubs by FET (``fet-cl``), where it is installed.

FET places activities whose teachers are given, and knows no wishes. So it gets the
clubs that open in our plan with the leaders they have there; each meeting is an
activity of one period, of a students' year of its own. A place that takes several
groups is as many rooms.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from scheduler.domain.grid import Slot, Window
from scheduler.domain.ids import ClubName
from scheduler.domain.kinds import PeriodKind
from scheduler.domain.offering import Club, Room
from scheduler.domain.plan import Plan
from scheduler.domain.school import School

NAME = "FET"
PROGRAM = "fet-cl"
Days = dict[ClubName, frozenset[Window]]


def installed() -> bool:
    """Whether the program is here."""
    return shutil.which(PROGRAM) is not None


@dataclass(frozen=True)
class ClubWeek:
    """The clubs of a plan as FET sees them; FET numbers days and hours by name."""

    school: School
    plan: Plan

    def slots(self, club: Club) -> list[Slot]:
        """Club slots in which a club may meet."""
        return [
            slot
            for slot in self.school.slots
            if slot.kind is PeriodKind.CLUB
            and slot.grades & club.grades
            and (not club.windows or _within(slot, club.windows))
        ]

    def rooms(self, club: Club, members: int) -> list[str]:
        """Rooms of the club's kind that hold its members."""
        return [
            name
            for room in self.school.rooms
            if club.venue in {"", room.kind} and room.capacity >= members
            for name in _places(room)
        ]


def _within(slot: Slot, windows: frozenset[Window]) -> bool:
    return bool({Window(slot.weekday), Window(slot.weekday, slot.period)} & windows)


def _places(room: Room) -> list[str]:
    return [f"{room.name}#{place}" for place in range(1, room.groups + 1)]


def place(school: School, plan: Plan, seconds: int) -> Days | None:
    """Windows FET found for each open club; None when its time ended first."""
    week = ClubWeek(school, plan)
    root, owner = _document(week)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clubs.fet"
        path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
        subprocess.run(
            [
                PROGRAM,
                f"--inputfile={path}",
                f"--outputdir={folder}",
                f"--timelimitseconds={seconds}",
            ],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        answer = Path(folder) / "timetables" / "clubs" / "clubs_activities.xml"
        if not answer.is_file():
            return None
        found: dict[ClubName, set[Window]] = {}
        for row in ET.parse(answer).getroot().iter("Activity"):
            day, hour = row.findtext("Day", ""), row.findtext("Hour", "")
            if not day:
                return None
            club = owner[int(row.findtext("Id", ""))]
            found.setdefault(club, set()).add(Window(int(day), hour))
        return {club: frozenset(windows) for club, windows in found.items()}


def _document(week: ClubWeek) -> tuple[ET.Element, dict[int, ClubName]]:
    """The .fet file, and which club each activity is of."""
    school = week.school
    clubs = {club.name: club for club in school.clubs}
    open_ = [row for row in week.plan.clubs if row.opened]
    hours = sorted(
        {slot.period for slot in school.slots if slot.kind is PeriodKind.CLUB}
    )
    root = ET.Element("fet", version="6.8.5")
    _put(root, Institution_Name="school", Comments="")
    _names(root, "Days", "Day", [str(day) for day in range(1, 6)], counted=True)
    _names(root, "Hours", "Hour", hours, counted=True)
    _names(root, "Subjects", "Subject", [row.club for row in open_])
    ET.SubElement(root, "Activity_Tags_List")
    leaders = sorted({person for row in open_ for person in row.staff})
    _names(root, "Teachers", "Teacher", leaders)
    students = ET.SubElement(root, "Students_List")
    for row in open_:
        year = ET.SubElement(students, "Year")
        _put(year, Name=row.club, Number_of_Students=len(row.members))
    activities = ET.SubElement(root, "Activities_List")
    ET.SubElement(root, "Buildings_List")
    rooms = ET.SubElement(root, "Rooms_List")
    for room in school.rooms:
        for name in _places(room):
            one = ET.SubElement(rooms, "Room")
            _put(one, Name=name, Building="", Capacity=room.capacity, Virtual="false")
    times = ET.SubElement(root, "Time_Constraints_List")
    _put(ET.SubElement(times, "ConstraintBasicCompulsoryTime"), Weight_Percentage=100)
    spaces = ET.SubElement(root, "Space_Constraints_List")
    _put(ET.SubElement(spaces, "ConstraintBasicCompulsorySpace"), Weight_Percentage=100)
    owner: dict[int, ClubName] = {}
    for row in open_:
        club = clubs[row.club]
        first = len(owner) + 1
        ids = range(first, first + club.meetings)
        owner |= dict.fromkeys(ids, row.club)
        for number in ids:
            one = ET.SubElement(activities, "Activity")
            for person in row.staff:
                _put(one, Teacher=person)
            _put(
                one,
                Subject=row.club,
                Students=row.club,
                Duration=1,
                Total_Duration=club.meetings,
                Id=number,
                Activity_Group_Id=first if club.meetings > 1 else 0,
                Active="true",
                Comments="",
            )
            _prefer_times(times, number, week.slots(club))
            _prefer_rooms(spaces, number, week.rooms(club, len(row.members)))
        if club.meetings > 1:
            _apart(times, ids)
    _leaders_away(times, school, set(leaders), hours)
    return root, owner


def _prefer_times(times: ET.Element, number: int, slots: list[Slot]) -> None:
    rule = ET.SubElement(times, "ConstraintActivityPreferredTimeSlots")
    _put(rule, Weight_Percentage=100, Activity_Id=number)
    _put(rule, Number_of_Preferred_Time_Slots=len(slots))
    for slot in slots:
        one = ET.SubElement(rule, "Preferred_Time_Slot")
        _put(one, Preferred_Day=slot.weekday, Preferred_Hour=slot.period)


def _prefer_rooms(spaces: ET.Element, number: int, rooms: list[str]) -> None:
    rule = ET.SubElement(spaces, "ConstraintActivityPreferredRooms")
    _put(rule, Weight_Percentage=100, Activity_Id=number)
    _put(rule, Number_of_Preferred_Rooms=len(rooms))
    for room in rooms:
        _put(rule, Preferred_Room=room)


def _apart(times: ET.Element, ids: range) -> None:
    rule = ET.SubElement(times, "ConstraintMinDaysBetweenActivities")
    _put(rule, Weight_Percentage=100, Consecutive_If_Same_Day="false")
    _put(rule, Number_of_Activities=len(ids))
    for number in ids:
        _put(rule, Activity_Id=number)
    _put(rule, MinDays=1)


def _leaders_away(
    times: ET.Element, school: School, leaders: set[str], hours: list[str]
) -> None:
    """不可用 of the leaders; a lesson in a club period is left out, in its favour."""
    for person in school.staff:
        if person.id not in leaders:
            continue
        away = [
            (day, hour)
            for day in range(1, 6)
            for hour in hours
            if {Window(day), Window(day, hour)} & person.unavailable
        ]
        if away:
            rule = ET.SubElement(times, "ConstraintTeacherNotAvailableTimes")
            _put(rule, Weight_Percentage=100, Teacher=person.id)
            _put(rule, Number_of_Not_Available_Times=len(away))
            for day, hour in away:
                _put(ET.SubElement(rule, "Not_Available_Time"), Day=day, Hour=hour)


def _names(
    root: ET.Element,
    many: str,
    one: str,
    names: Iterable[str],
    *,
    counted: bool = False,
) -> None:
    rows = ET.SubElement(root, f"{many}_List")
    listed = list(names)
    if counted:
        _put(rows, **{f"Number_of_{many}": len(listed)})
    for name in listed:
        _put(ET.SubElement(rows, one), Name=name)


def _put(parent: ET.Element, **texts: object) -> None:
    for tag, text in texts.items():
        ET.SubElement(parent, tag).text = str(text)
