"""From a school's specification to its workbook in memory."""

from random import Random

from tests.samples import sheets
from tests.samples.book import Book, Sheet
from tests.samples.classes import make_classes
from tests.samples.club_planner import ClubPlanner
from tests.samples.extras import CALENDAR, make_leave, make_pins, pin_cells
from tests.samples.lessons import LessonTable
from tests.samples.names import NameSource
from tests.samples.people import StaffRoom
from tests.samples.pupils import make_pupils
from tests.samples.rooms import make_rooms
from tests.samples.spec import SchoolSpec


def build_book(spec: SchoolSpec) -> Book:
    """Invent the school and return all its sheets; equal seeds give equal books."""
    random = Random(spec.seed)
    names = NameSource(random)
    staff = StaffRoom(spec, random, names).fill()
    classes = make_classes(spec, random, staff)
    rooms = make_rooms([(c.grade, c.number, c.size) for c in classes], spec.rooms)
    clubs = ClubPlanner(spec, random, staff, rooms).plan()
    pupils = make_pupils(spec, random, names, classes, clubs)
    lessons = LessonTable(random).fill(classes, staff)
    pins = make_pins(spec, classes, clubs, rooms)
    pinned = {person for pin in pins for person in pin.staff}
    leave = make_leave(random, staff, pinned, max(2, len(staff) // 12))
    listed_clubs = sorted(clubs, key=lambda _: random.random())
    book: Book = {
        "学校": sheets.school_sheet(spec),
        "时段": sheets.period_sheet(spec),
        "班级": sheets.class_sheet(classes),
        "学生": sheets.pupil_sheet(pupils),
        "教师": sheets.staff_sheet(staff),
        "社团": sheets.club_sheet(listed_clubs),
        "场地": sheets.room_sheet(rooms),
        "机构名单": sheets.institution_sheet(spec),
        "常规课表": sheets.lesson_sheet(lessons),
        "校历": Sheet(
            headers=("日期", "安排", "按星期", "说明"),
            rows=[list(row) for row in CALENDAR],
        ),
        "请假": Sheet(
            headers=("工号", "开始", "结束", "原因"),
            rows=[[x.staff, x.start, x.end, x.reason] for x in leave],
        ),
        "固定安排": Sheet(
            headers=("星期", "时段", "班级或社团", "教师", "场地"),
            rows=[[*pin_cells(pin)] for pin in pins],
        ),
        "补助标准": sheets.pay_sheet(spec),
    }
    return {name: sheet for name, sheet in book.items() if sheet.rows}
