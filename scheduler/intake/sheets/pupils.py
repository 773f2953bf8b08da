"""学生: who stays when, what they need, what they wish."""

from dataclasses import replace

from scheduler.domain.ids import ClassName, ClubName, PupilId
from scheduler.domain.people import Attendance, Pupil, Stay, Waiver, WaiverKind
from scheduler.intake.bad import Bad, bad
from scheduler.intake.fields import Fields
from scheduler.intake.findings import Findings
from scheduler.intake.layout import DAY_COLUMNS, WISH_COLUMNS
from scheduler.intake.moments import clock
from scheduler.intake.numbers import money, yes_no
from scheduler.intake.references import References
from scheduler.intake.spans import weekdays
from scheduler.intake.tables import Table
from scheduler.intake.text import Raw, clean, key

_ABSENT = Attendance(stay=Stay.ABSENT)
_NORMAL = Attendance(stay=Stay.NORMAL)
_EXTENDED = Attendance(stay=Stay.EXTENDED)
_EXTENDED_WORDS = frozenset(["延时", "延时托管", "延时服务", "延", "托管"])
_WAIVERS = {
    "全免": Waiver(kind=WaiverKind.FULL),
    "全额": Waiver(kind=WaiverKind.FULL),
    "全额减免": Waiver(kind=WaiverKind.FULL),
    "免": Waiver(kind=WaiverKind.FULL),
    "半免": Waiver(kind=WaiverKind.HALF),
    "减半": Waiver(kind=WaiverKind.HALF),
    "半额": Waiver(kind=WaiverKind.HALF),
    "否": Waiver(),
    "无": Waiver(),
    "不减免": Waiver(),
}


def read_pupils(
    table: Table,
    grade_of: dict[ClassName, int],
    references: References,
    findings: Findings,
) -> tuple[Pupil, ...]:
    """The pupils whose class is known, sorted by 学号."""
    found = [
        record
        for row in table.rows
        if (record := _pupil(Fields(row, findings), grade_of, references)) is not None
    ]
    return tuple(sorted(found, key=lambda record: record.id))


def _pupil(
    fields: Fields, grade_of: dict[ClassName, int], references: References
) -> Pupil | None:
    identity = fields.identifier("学号")
    name = fields.text("姓名", needed=True)
    class_name = fields.read("班级", references.known.classes.find, None, needed=True)
    week = tuple(fields.read(day, attendance, _ABSENT) for day in DAY_COLUMNS)
    evenings = fields.span("晚自习", _evenings, frozenset[int]())
    struggling = fields.read("学习困难", yes_no, False)
    waived = fields.read("减免", waiver, Waiver())
    waived = replace(waived, category=fields.text("减免类别"))
    agreement = fields.read("延时协议", yes_no, False)
    wishes = _wishes(fields, references)
    if not identity or class_name is None or class_name not in grade_of:
        return None
    return Pupil(
        id=PupilId(identity),
        name=name,
        class_name=class_name,
        grade=grade_of[class_name],
        week=week,
        evenings=evenings,
        struggling=struggling,
        waiver=waived,
        care_agreement=agreement,
        wishes=wishes,
        origin=fields.origin,
    )


def attendance(raw: Raw) -> Attendance | Bad:
    """A weekday cell: blank, yes, a time, or 延时."""
    if isinstance(raw, str) or raw in (0, 1):
        if key(raw) in _EXTENDED_WORDS:
            return _EXTENDED
        stays = yes_no(raw)
        if not isinstance(stays, Bad):
            return _NORMAL if stays else _ABSENT
    leaves = clock(raw)
    if isinstance(leaves, Bad):
        return bad("day_cell", value=clean(raw))
    return Attendance(stay=Stay.UNTIL, until=leaves)


def waiver(raw: Raw) -> Waiver | Bad:
    """减免: 全免, 半免, an amount in yuan, or nothing."""
    known = _WAIVERS.get(key(raw))
    if known is not None:
        return known
    amount = money(raw)
    if isinstance(amount, Bad):
        return bad("waiver", value=clean(raw))
    return Waiver(kind=WaiverKind.AMOUNT, amount=amount) if amount else Waiver()


def _evenings(raw: Raw) -> frozenset[int] | Bad:
    if key(raw) in ("否", "无", "0", "不参加", "N", "n"):
        return frozenset()
    return weekdays(raw)


def _no_clubs(raw: Raw) -> ClubName | Bad:
    """A wish where the school offers no clubs at all: it has no effect."""
    return bad("wishes_without_clubs", value=clean(raw))


def _wishes(fields: Fields, references: References) -> tuple[ClubName, ...]:
    wishes: list[ClubName] = []
    for column in WISH_COLUMNS:
        known = references.known
        find = known.club if known.clubs is not None else _no_clubs
        club = fields.read(column, find, None)
        if club is None:
            continue
        if club in wishes:
            fields.tell("wish_twice", column, value=club)
        else:
            wishes.append(club)
    return tuple(wishes)
