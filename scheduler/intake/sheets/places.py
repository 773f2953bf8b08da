"""场地 and 机构名单: where, and with whose help."""

from scheduler.domain.grid import Window
from scheduler.domain.ids import RoomName
from scheduler.domain.offering import ContractTerms, Institution, Room
from scheduler.domain.people import Pupil, SchoolClass
from scheduler.domain.settings import Settings
from scheduler.intake.fields import Fields, choice
from scheduler.intake.findings import Findings
from scheduler.intake.numbers import money, positive, yes_no
from scheduler.intake.references import References
from scheduler.intake.tables import Table

CLASSROOM = "普通教室"
_TERMS = {
    **{terms.value: terms for terms in ContractTerms},
    "课时": ContractTerms.PERIOD,
    "按次": ContractTerms.SESSION,
    "按场": ContractTerms.SESSION,
    "包月": ContractTerms.MONTH,
    "按期": ContractTerms.TERM,
    "包学期": ContractTerms.TERM,
    "学期": ContractTerms.TERM,
    "按人": ContractTerms.PUPIL,
    "按生": ContractTerms.PUPIL,
}


def read_rooms(
    table: Table, references: References, findings: Findings
) -> tuple[Room, ...]:
    """The listed rooms, sorted by name."""
    found = [
        record
        for row in table.rows
        if (record := _room(Fields(row, findings), references)) is not None
    ]
    return tuple(sorted(found, key=lambda record: record.name))


def _room(fields: Fields, references: References) -> Room | None:
    name = fields.text("场地", needed=True)
    kind = fields.text("类型")
    capacity = fields.read("容量", positive, None, needed=True)
    groups = fields.read("可同时组数", positive, 1)
    unavailable = references.windows(fields, "不可用")
    if not name or capacity is None:
        return None
    return Room(
        name=RoomName(name),
        kind=kind,
        capacity=capacity,
        groups=groups,
        unavailable=unavailable,
        implied=False,
        origin=fields.origin,
    )


def implied_rooms(
    settings: Settings,
    listed: tuple[Room, ...],
    classes: tuple[SchoolClass, ...],
    pupils: tuple[Pupil, ...],
) -> tuple[Room, ...]:
    """Classrooms that only the sheet 班级 names: a whole class fits, one group."""
    sizes: dict[str, int] = {}
    for pupil in pupils:
        sizes[pupil.class_name] = sizes.get(pupil.class_name, 0) + 1
    taken = {room.name for room in listed}
    rooms: dict[RoomName, Room] = {}
    for record in classes:
        if record.room in taken:
            continue
        earlier = rooms.get(record.room)
        rooms[record.room] = Room(
            name=record.room,
            kind=CLASSROOM,
            capacity=max(
                sizes.get(record.name, 0),
                settings.group_size,
                earlier.capacity if earlier else 0,
            ),
            groups=1,
            unavailable=frozenset[Window](),
            implied=True,
            origin=earlier.origin if earlier else record.origin,
        )
    return tuple(rooms.values())


def read_institutions(table: Table, findings: Findings) -> tuple[Institution, ...]:
    """The institutions, sorted by name."""
    found = []
    for row in table.rows:
        fields = Fields(row, findings)
        name = fields.text("机构名称", needed=True)
        academic = fields.read("学科类", yes_no, False)
        approved = fields.read("审核通过", yes_no, False)
        rate = fields.read("课时费", money, None)
        terms = fields.read("合同方式", choice(_TERMS), ContractTerms.PERIOD)
        amount = fields.read("合同金额", money, None)
        if terms is not ContractTerms.PERIOD and amount is None:
            fields.miss("合同金额")
        if name:
            found.append(
                Institution(
                    name=name,
                    academic=academic,
                    approved=approved,
                    rate=rate,
                    terms=terms,
                    amount=amount,
                    origin=fields.origin,
                )
            )
    return tuple(sorted(found, key=lambda record: record.name))
