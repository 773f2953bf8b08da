"""班级: administrative classes."""

from scheduler.domain.ids import ClassName, RoomName
from scheduler.domain.people import SchoolClass
from scheduler.intake.bad import Bad
from scheduler.intake.classnames import class_key
from scheduler.intake.fields import Fields
from scheduler.intake.findings import Findings
from scheduler.intake.references import References
from scheduler.intake.spans import grade
from scheduler.intake.tables import Table


def read_classes(
    table: Table, references: References, findings: Findings
) -> tuple[SchoolClass, ...]:
    """The classes, named as this sheet types them."""
    found = [
        record
        for row in table.rows
        if (record := _class(Fields(row, findings), references)) is not None
    ]
    return tuple(sorted(found, key=lambda record: (record.grade, record.name)))


def _class(fields: Fields, references: References) -> SchoolClass | None:
    name = fields.text("班级", needed=True)
    level = fields.read("年级", grade, None, needed=True)
    head = fields.raw("班主任")
    head_teacher = None
    if head is not None:
        head_teacher = references.person(head, fields, "班主任")
    teachers = references.staff(fields, "任课教师")
    if not name or level is None:
        return None
    spelled = class_key(fields.raw("班级"))
    if spelled is not None and spelled[0] != level:
        fields.tell(
            "class_grade_differs", "年级", value=name, grade=spelled[0], other=level
        )
    typed_room = fields.raw("教室")
    room = references.known.room(f"{name}教室" if typed_room is None else typed_room)
    if isinstance(room, Bad):
        room = RoomName(f"{name}教室")
    return SchoolClass(
        name=ClassName(name),
        grade=level,
        head_teacher=head_teacher,
        room=room,
        teachers=teachers,
        origin=fields.origin,
    )
