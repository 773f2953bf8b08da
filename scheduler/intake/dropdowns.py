"""What the template offers to choose from, and how its columns are formatted."""

from scheduler.domain.kinds import (
    WEEKDAYS,
    DayArrangement,
    PayMethod,
    PayWay,
    PeriodKind,
    Post,
    StaffKind,
    Stage,
    WishPrinciple,
    weekday_text,
)
from scheduler.domain.offering import ContractTerms
from scheduler.domain.pay import RateMethod
from scheduler.domain.refund import RefundRule
from scheduler.domain.surplus import SurplusRule
from scheduler.intake.layout import DAY_COLUMNS, WISH_COLUMNS
from scheduler.policy import list_profiles

CLUB_CATEGORIES = ("科普", "文艺", "体育", "劳动", "阅读", "心理", "民族团结", "其他")
_YES_NO = ("是", "否")
_DAYS = tuple(map(weekday_text, WEEKDAYS))
_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("学校", "学段"): tuple(Stage),
    ("学校", "轮值周期"): ("1", "2", "4"),
    ("学校", "补助方式"): tuple(PayMethod),
    ("学校", "志愿原则"): tuple(WishPrinciple),
    ("学校", "退费办法"): tuple(RefundRule),
    ("学校", "量入为出"): _YES_NO,
    ("学校", "结余处理"): tuple(SurplusRule),
    ("时段", "类别"): tuple(PeriodKind),
    ("时段", "星期"): ("周一至周五", *_DAYS),
    **{("学生", day): ("是", "延时") for day in DAY_COLUMNS},
    ("学生", "学习困难"): _YES_NO,
    ("学生", "减免"): ("全免", "半免"),
    ("学生", "延时协议"): _YES_NO,
    ("教师", "人员类别"): tuple(StaffKind),
    ("教师", "资质"): _YES_NO,
    ("社团", "类别"): CLUB_CATEGORIES,
    ("社团", "学科类"): _YES_NO,
    ("机构名单", "学科类"): _YES_NO,
    ("机构名单", "审核通过"): _YES_NO,
    ("机构名单", "合同方式"): tuple(ContractTerms),
    ("教师", "支付方式"): tuple(PayWay),
    ("单列项目", "范围"): (Post.EVENING, Post.CARE),
    ("单列项目", "适用减免"): _YES_NO,
    ("常规课表", "星期"): _DAYS,
    ("校历", "安排"): tuple(DayArrangement),
    ("校历", "按星期"): _DAYS,
    ("固定安排", "星期"): _DAYS,
    ("补助标准", "岗位"): tuple(Post),
    ("补助标准", "人员类别"): tuple(StaffKind),
    ("补助标准", "计酬方式"): tuple(RateMethod),
    ("学生缺勤", "原因"): ("病假", "事假", "退出", "转学"),
    ("合规确认", "已确认"): _YES_NO,
}
# Cells filled on another sheet; row 2 there holds the example.
_RANGES = {
    ("学生", "班级"): "=班级!$A$3:$A$200",
    **{("学生", wish): "=社团!$A$3:$A$200" for wish in WISH_COLUMNS},
    ("班级", "班主任"): "=教师!$A$3:$A$600",
    ("常规课表", "工号"): "=教师!$A$3:$A$600",
    ("请假", "工号"): "=教师!$A$3:$A$600",
    ("固定安排", "时段"): "=时段!$A$3:$A$100",
    ("补助标准", "时段"): "=时段!$A$3:$A$100",
    ("固定安排", "场地"): "=场地!$A$3:$A$300",
}
# Choosing is a help only: other spellings, times and amounts may be typed.
FREE_CHOICE = frozenset(
    [
        *_RANGES,
        *(("学生", day) for day in DAY_COLUMNS),
        *(("学生缺勤", "原因"), ("单列项目", "范围")),
        *(("学生", "减免"), ("时段", "星期"), ("社团", "类别")),
    ]
)
FORMATS: dict[tuple[str, str], str] = {
    **{(sheet, "工号"): "@" for sheet in ("教师", "常规课表", "请假")},
    ("学生", "学号"): "@",
    ("学生缺勤", "学号"): "@",
    ("补助标准", "分档"): "@",
    ("补助标准", "班主任比例"): "@",
    **{("学生缺勤", column): "yyyy-mm-dd" for column in ("开始", "结束")},
    **{("班级", column): "@" for column in ("班级", "班主任", "任课教师")},
    ("学生", "班级"): "@",
    ("时段", "年级"): "@",
    ("时段", "星期"): "@",
    ("社团", "年级"): "@",
    ("社团", "指导教师"): "@",
    ("固定安排", "教师"): "@",
    **{(sheet, "开始"): "hh:mm" for sheet in ("时段", "常规课表")},
    **{(sheet, "结束"): "hh:mm" for sheet in ("时段", "常规课表")},
    **{("请假", column): "yyyy-mm-dd" for column in ("开始", "结束")},
    ("校历", "日期"): "yyyy-mm-dd",
    ("合规确认", "日期"): "yyyy-mm-dd",
    **{
        ("学校", item): "yyyy-mm-dd"
        for item in ("学期开始", "学期结束", "服务开始", "服务结束")
    },
    **{
        ("学校", item): "hh:mm"
        for item in ("正常下班时间", "教师上班时间", "教师下班时间")
    },
}


def choices_of(sheet: str, column: str) -> list[str] | str:
    """The words of a drop-down, or the range that holds them; empty for none."""
    if (sheet, column) == ("学校", "政策方案"):
        return [
            header.region for header in list_profiles() if header.kind == "regional"
        ]
    if (sheet, column) in _RANGES:
        return _RANGES[sheet, column]
    return [str(word) for word in _WORDS.get((sheet, column), ())]
