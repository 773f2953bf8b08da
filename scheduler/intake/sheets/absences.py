"""学生缺勤: which pupils were away, or gave the service up."""

from datetime import date

from scheduler.domain.ids import PupilId
from scheduler.domain.refund import PupilAbsence
from scheduler.intake.fields import Fields
from scheduler.intake.findings import Findings
from scheduler.intake.known import absent, typed_names
from scheduler.intake.moments import day
from scheduler.intake.tables import Table
from scheduler.intake.text import identifier, key, name_key

_LEAVING = ("退出", "转学", "退学", "离校", "退班", "休学")


def read_absences(
    table: Table, pupils: Table, service_end: date, findings: Findings
) -> tuple[PupilAbsence, ...]:
    """The absences by pupil and date; an open end lasts until the end of service."""
    known = {name_key(typed): identifier(typed) for typed in typed_names(pupils)}
    found = []
    for row in table.rows:
        fields = Fields(row, findings)
        typed = fields.identifier("学号")
        pupil = known.get(name_key(typed))
        if typed and not pupils.present:
            findings.refuse(absent("学生", typed), fields.origin, "学号")
        elif typed and pupil is None and pupils.rows:
            fields.tell("pupil_unknown", "学号", value=typed)
        first = fields.read("开始", day, None, needed=True)
        last = fields.read("结束", day, service_end)
        reason = fields.text("原因", needed=True)
        leaves = any(word in key(reason) for word in _LEAVING)
        if first is not None and last < first:
            fields.tell("date_order", "结束", value=last, other=first)
        if pupil is None or first is None:
            continue
        found.append(
            PupilAbsence(
                pupil=PupilId(pupil),
                first=first,
                last=max(last, service_end) if leaves else last,
                reason=reason,
                leaves=leaves,
                origin=fields.origin,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.pupil, each.first, each.last)))
