"""教师: everybody who may be rostered."""

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import (
    OWN_UNIT_KINDS,
    SALARY_KINDS,
    PayWay,
    Post,
    StaffKind,
)
from scheduler.domain.people import Staff
from scheduler.intake.bad import Bad
from scheduler.intake.fields import Fields, choice
from scheduler.intake.findings import Findings
from scheduler.intake.numbers import units, yes_no
from scheduler.intake.references import References
from scheduler.intake.tables import Table
from scheduler.intake.text import Raw, clean, optional_name, pieces

KINDS = {
    **{kind.value: kind for kind in StaffKind},
    "本校": StaffKind.OWN,
    "在编": StaffKind.OWN,
    "在编教师": StaffKind.OWN,
    "外校": StaffKind.OTHER_SCHOOL,
    "退休": StaffKind.RETIRED,
    "社会人员": StaffKind.PROFESSIONAL,
    "社会专业人士": StaffKind.PROFESSIONAL,
    "师范生实习": StaffKind.STUDENT_TEACHER,
    "机构": StaffKind.INSTITUTION,
    "机构教师": StaffKind.INSTITUTION,
    "第三方": StaffKind.INSTITUTION,
    "第三方机构人员": StaffKind.INSTITUTION,
}
POSTS = {
    **{post.value: post for post in Post},
    "作业": Post.STUDY,
    "社团活动": Post.CLUB,
    "补习": Post.TUTORING,
    "辅导": Post.TUTORING,
    "延时": Post.CARE,
    "托管": Post.CARE,
    "晚自修": Post.EVENING,
    "值班": Post.DUTY,
}
PAY_WAYS = {
    **{way.value: way for way in PayWay},
    "劳务费": PayWay.LABOUR,
    "工资": PayWay.SALARY,
    "返聘工资": PayWay.SALARY,
    "原单位": PayWay.OWN_UNIT,
    "原学校发放": PayWay.OWN_UNIT,
}
_post = choice(POSTS)


def read_staff(
    table: Table, references: References, findings: Findings
) -> tuple[Staff, ...]:
    """The staff, sorted by 工号."""
    found = [
        record
        for row in table.rows
        if (record := _person(Fields(row, findings), references)) is not None
    ]
    return tuple(sorted(found, key=lambda record: record.id))


def posts(raw: Raw) -> frozenset[Post] | Bad:
    """The posts of a list cell."""
    found: set[Post] = set()
    for part in pieces(raw):
        post = _post(part)
        if isinstance(post, Bad):
            return post
        found.add(post)
    return frozenset(found)


def _person(fields: Fields, references: References) -> Staff | None:
    identity = fields.identifier("工号")
    name = fields.text("姓名", needed=True)
    kind = fields.read("人员类别", choice(KINDS), None, needed=True)
    typed = optional_name(fields.raw("机构名称"))
    institution = references.known.institutions.find(typed) or typed
    qualified = fields.read("资质", yes_no, False)
    subjects = pieces(fields.raw("学科"))
    held = fields.read("岗位", posts, frozenset[Post]())
    weekly_min = fields.read("每周最少课时", units, 0)
    weekly_max = fields.read("每周最多课时", units, None)
    unavailable = references.windows(fields, "不可用")
    if weekly_max is not None and weekly_min > weekly_max:
        fields.tell(
            "min_over_max",
            "每周最少课时",
            value=clean(fields.raw("每周最少课时")),
            other="每周最多课时",
            wanted=clean(fields.raw("每周最多课时")),
        )
    pay_way = _pay_way(fields, kind, institution)
    if fields.raw("岗位") is None:
        fields.tell("staff_without_post", "岗位")
    if not identity or kind is None:
        return None
    return Staff(
        id=StaffId(identity),
        name=name,
        kind=kind,
        institution=institution,
        qualified=qualified,
        subjects=subjects,
        posts=held,
        weekly_min=weekly_min,
        weekly_max=weekly_max,
        unavailable=unavailable,
        origin=fields.origin,
        pay_way=pay_way,
    )


def _pay_way(fields: Fields, kind: StaffKind | None, unit: str) -> PayWay | None:
    """Finance's choice; only where the law leaves one, and a unit needs its name."""
    way = fields.read("支付方式", choice(PAY_WAYS), None)
    if way is None or kind is None:
        return None
    if kind not in SALARY_KINDS | OWN_UNIT_KINDS:
        if way is not PayWay.LABOUR or kind is not StaffKind.PROFESSIONAL:
            fields.tell("pay_way_settled", "支付方式", value=way, other=kind)
        return None
    if way is PayWay.OWN_UNIT and not unit:
        fields.tell("pay_way_unit", "机构名称")
    return way
