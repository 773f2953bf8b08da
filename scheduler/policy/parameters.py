"""The closed list of parameters a policy file may set.

A new number in a known place is data; a new *kind* of number has no effect until a
rule reads it, so it is added here by hand. What each means in Chinese stands in
``scheduler.words.policy.PARAMETER_LABELS``.
"""

from dataclasses import dataclass

from scheduler.domain.kinds import StaffKind
from scheduler.policy.values import KIND_OF_UNIT, Kind

_HELPERS = (
    StaffKind.OTHER_SCHOOL,
    StaffKind.RETIRED,
    StaffKind.PROFESSIONAL,
    StaffKind.VOLUNTEER,
    StaffKind.STUDENT_TEACHER,
)
_CATEGORIES = ("科普", "文艺", "体育", "劳动", "阅读", "心理", "民族团结", "其他")


@dataclass(frozen=True, slots=True)
class Spec:
    """One parameter: its id, its unit, and the words it may hold if it holds words."""

    id: str
    unit: str
    choices: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """The type behind the unit."""
        return KIND_OF_UNIT[self.unit]


SPECS: tuple[Spec, ...] = (
    Spec("service.days_per_week", "day/week"),
    Spec("service.min_minutes_per_day", "minute/day"),
    Spec("service.min_periods_per_day", "period/day"),
    # The length a slot needs to count as one 学时.
    Spec("service.period_minutes", "minute by grade"),
    Spec("service.end_tie", "word", ("tied", "in_principle")),
    Spec("service.school_decides", "yes/no"),
    Spec("service.teaching_days_only", "yes/no"),
    Spec("leaving.flexible", "yes/no"),
    Spec("care.offered", "yes/no"),
    Spec("care.threshold_time", "time of day"),
    Spec("care.needs_agreement", "yes/no"),
    Spec("evening.allowed", "yes/no"),
    Spec("evening.first_grade", "grade"),
    Spec("evening.weekdays_only", "yes/no"),
    # Whether 晚自习 may lie inside the service and its fee at all.
    Spec("evening.inside_service", "yes/no"),
    Spec("evening.inside_fee", "yes/no"),
    Spec("school.last_primary_grade", "grade"),
    Spec("flex.allowed", "yes/no"),
    Spec("flex.compensatory_leave", "yes/no"),
    Spec("flex.protects_rest", "yes/no"),
    # Service days of a week on which each own teacher has no service.
    Spec("flex.free_afternoons_per_week", "day/week"),
    Spec("study.minutes_per_day", "minute/day"),
    Spec("study.tolerance_minutes", "minute"),
    Spec("tutoring.flagged_only", "yes/no"),
    Spec("teaching.banned", "words", ("新课", "集体补课", "刷题备考")),
    Spec("homework.cap_minutes", "minute/day by grade"),
    Spec("homework.practice_at_school", "yes/no"),
    Spec("homework.primary_at_school", "word", ("基本完成",)),
    Spec("homework.junior_at_school", "word", ("大部分",)),
    # Study minutes against the homework cap: primary at least, junior more than.
    Spec("homework.primary_percent", "percent"),
    Spec("homework.junior_percent", "percent"),
    Spec("homework.phones_banned", "yes/no"),
    Spec("staff.own_first", "yes/no"),
    Spec("outsiders.kinds", "words", _HELPERS),
    Spec("outsiders.other_schools", "yes/no"),
    Spec("outsiders.student_teachers", "yes/no"),
    Spec("outsiders.need_qualification", "yes/no"),
    Spec("outsiders.only_when_short", "yes/no"),
    Spec("third_party.allowed", "yes/no"),
    Spec("third_party.non_academic_only", "yes/no"),
    Spec("third_party.must_be_listed", "yes/no"),
    Spec("third_party.must_be_approved", "yes/no"),
    Spec("third_party.only_when_short", "yes/no"),
    Spec("supply.in_house_main", "yes/no"),
    Spec("choice.menu", "yes/no"),
    Spec("activities.named", "words", _CATEGORIES),
    Spec("activities.ethnic_unity", "yes/no"),
    Spec("activities.ethnic_unity_every_weeks", "week"),
    Spec("activities.arts", "yes/no"),
    Spec("activities.arts_per_week", "time/week"),
    Spec("activities.more_sport", "yes/no"),
    Spec("fee.cap_per_term", "CNY/pupil/term"),
    Spec("fee.guide_price", "yes/no"),
    Spec("fee.cost_compensation", "yes/no"),
    Spec("fee.forbidden_collectors", "words", ("家长委员会", "第三方机构")),
    Spec("fund.sources", "words", ("财政补贴", "服务性收费", "代收费", "收费")),
    Spec("staff_share.word", "word", ("主要",)),
    Spec("staff_share.more_than_percent", "percent"),
    Spec("pay.own_staff", "word", ("绩效工资增量",)),
    Spec("pay.outsiders", "word", ("劳务费",)),
    Spec("start.earliest_primary", "time of day"),
    Spec("start.earliest_junior", "time of day"),
    Spec("bed.latest_primary", "time of day"),
    Spec("bed.latest_junior", "time of day"),
)

SPEC_OF: dict[str, Spec] = {spec.id: spec for spec in SPECS}
