"""社团: the clubs on offer."""

from scheduler.domain.ids import ClubName
from scheduler.domain.offering import Club
from scheduler.intake.fields import Fields
from scheduler.intake.findings import Findings
from scheduler.intake.numbers import positive, yes_no
from scheduler.intake.references import References
from scheduler.intake.spans import grades
from scheduler.intake.tables import Table
from scheduler.intake.text import optional_name


def read_clubs(
    table: Table,
    all_grades: frozenset[int],
    references: References,
    findings: Findings,
) -> tuple[Club, ...]:
    """The clubs, sorted by name."""
    found = [
        record
        for row in table.rows
        if (record := _club(Fields(row, findings), all_grades, references)) is not None
    ]
    return tuple(sorted(found, key=lambda record: record.name))


def _club(
    fields: Fields, all_grades: frozenset[int], references: References
) -> Club | None:
    name = fields.text("社团", needed=True)
    open_to = fields.span("年级", grades, frozenset[int]())
    if fields.raw("年级") is None:
        fields.tell("grades_missing", "年级")
    minimum = fields.read("最少人数", positive, None, needed=True)
    maximum = fields.read("最多人数", positive, None, needed=True)
    meetings = fields.read("每周次数", positive, 1)
    if fields.raw("每周次数") is None:
        fields.tell("meetings_missing", "每周次数")
    windows = references.windows(fields, "可开时段")
    candidates = references.staff(fields, "指导教师")
    leaders = fields.read("指导教师数", positive, 1)
    academic = fields.read("学科类", yes_no, False)
    institution = optional_name(fields.raw("机构名称"))
    if not name or minimum is None or maximum is None:
        return None
    if minimum > maximum:
        fields.tell(
            "min_over_max", "最少人数", value=minimum, other="最多人数", wanted=maximum
        )
    return Club(
        name=ClubName(name),
        category=fields.text("类别"),
        academic=academic,
        grades=open_to or all_grades,
        minimum=minimum,
        maximum=maximum,
        meetings=meetings,
        windows=windows,
        venue=fields.text("场地类型"),
        candidates=candidates,
        leaders=leaders,
        institution=references.known.institutions.find(institution) or institution,
        origin=fields.origin,
    )
