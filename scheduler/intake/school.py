"""Tables to a School: reads the sheets in the order of their references."""

from dataclasses import dataclass

from scheduler.domain.school import School, Source
from scheduler.intake.bad import Bad
from scheduler.intake.findings import Findings
from scheduler.intake.known import known_names
from scheduler.intake.periods import Periods
from scheduler.intake.policies import policy_id
from scheduler.intake.references import References
from scheduler.intake.sheets.absences import read_absences
from scheduler.intake.sheets.attestations import read_attestations
from scheduler.intake.sheets.classes import read_classes
from scheduler.intake.sheets.clubs import read_clubs
from scheduler.intake.sheets.days import read_calendar, read_leaves, read_lessons
from scheduler.intake.sheets.pins import read_pins
from scheduler.intake.sheets.places import implied_rooms, read_institutions, read_rooms
from scheduler.intake.sheets.pupils import read_pupils
from scheduler.intake.sheets.rates import read_rates
from scheduler.intake.sheets.service_lines import read_service_lines
from scheduler.intake.sheets.settings import read_settings
from scheduler.intake.sheets.slots import read_slots
from scheduler.intake.sheets.staff import read_staff
from scheduler.intake.spans import grade
from scheduler.intake.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A school as far as it could be read; only to be used when no error was found.

    Without ``grid_complete`` nothing can be said of times against the grid.
    """

    school: School
    grid_complete: bool


def build_school(
    tables: dict[str, Table], sources: tuple[Source, ...], findings: Findings
) -> Reading | None:
    """The school as far as it can be read; every problem goes into ``findings``.

    ``None`` when the sheet 学校 is missing.
    """
    settings = read_settings(tables["学校"], policy_id, findings)
    all_grades = _grades(tables["班级"])
    grid = read_slots(tables["时段"], all_grades, findings)
    periods = Periods(grid.slots, complete=grid.complete)
    references = References(known_names(tables), periods, findings)
    staff = read_staff(tables["教师"], references, findings)
    classes = read_classes(tables["班级"], references, findings)
    grade_of = {record.name: record.grade for record in classes}
    clubs = read_clubs(tables["社团"], all_grades, references, findings)
    pupils = read_pupils(tables["学生"], grade_of, references, findings)
    rooms = read_rooms(tables["场地"], references, findings)
    institutions = read_institutions(tables["机构名单"], findings)
    lessons = read_lessons(tables["常规课表"], references, findings)
    calendar = read_calendar(tables["校历"], findings)
    leaves = read_leaves(tables["请假"], references, findings)
    pins = read_pins(tables["固定安排"], references, findings)
    if settings is None:
        return None
    rates = read_rates(
        tables["补助标准"],
        settings.pay_method,
        sorted({slot.period for slot in grid.slots}),
        findings,
    )
    absences = read_absences(
        tables["学生缺勤"], tables["学生"], settings.service_end, findings
    )
    implied = implied_rooms(settings, rooms, classes, pupils)
    school = School(
        settings=settings,
        slots=grid.slots,
        classes=classes,
        pupils=pupils,
        staff=staff,
        clubs=clubs,
        rooms=tuple(sorted((*rooms, *implied), key=lambda room: room.name)),
        institutions=institutions,
        lessons=lessons,
        calendar=calendar,
        leaves=leaves,
        pins=pins,
        rates=rates,
        sources=sources,
        absences=absences,
        attestations=read_attestations(tables["合规确认"], findings),
        service_lines=read_service_lines(
            tables["单列项目"], grid.slots, clubs, findings
        ),
    )
    return Reading(school=school, grid_complete=grid.complete)


def _grades(table: Table) -> frozenset[int]:
    """The grades the school teaches, as far as they can be read."""
    found = [grade(row.cells.get("年级")) for row in table.rows]
    return frozenset(level for level in found if not isinstance(level, Bad))
