"""Words of district.xlsx."""

TITLE = "区域课后服务汇总"
SCHOOLS, WEEK, DATES, PROBLEMS = "学校汇总", "共享教师一周", "共享教师逐日", "问题清单"
TOTAL = "合计"
SCHOOL_HEADS = (
    *("学校", "结果", "学生数", "每周岗位数", "学期岗次"),
    *("绩效工资增量（元）", "劳务费（元）", "机构支付（元）", "合计（元）"),
    *("方案质量", "独立审核", "条款核对", "说明", "结果文件夹"),
)
SCHOOL_WIDTHS = (24, 14, 9, 13, 12, 21, 15, 17, 15, 12, 10, 14, 40, 18)
PERSON_HEADS = ("工号", "姓名")
LOAD_HEADS = ("周到校 最多/上限", "周课时 最多/上限", "往返分钟", "可到学校")
WEEK_WIDTHS = (10, 10, 28, 28, 28, 28, 28, 18, 18, 10, 26)
DATE_HEADS = (
    *("日期", "星期", "工号", "姓名", "学校"),
    *("时间", "时段", "岗位", "对象", "课时"),
)
DATE_WIDTHS = (13, 8, 10, 10, 26, 15, 14, 12, 30, 8)
PROBLEM_HEADS = ("学校", "级别", "文件", "工作表", "单元格", "问题", "如何修改")
PROBLEM_WIDTHS = (22, 10, 24, 12, 10, 52, 46)
LEVELS = {"error": "错误", "warning": "提醒", "note": "说明"}
ACROSS = "跨校冲突"
WEEK_NOTE = (
    "每位共享教师各星期在哪所学校、什么时间、做什么；括号内为轮值周和学期次数。"
    "“临时”是个别日期顶替。到校数按“星期×学校”计。"
)
DATES_NOTE = "与各校方案的逐日排班一致；已核对同一天两校之间的间隔不少于往返分钟。"
PROBLEMS_NOTE = "错误须改正后该校才能排课；提醒不影响排课，请核对。"
STANDS_IN = "临时"


def schools_note(planned: int, schools: int) -> str:
    """What stands above the schools."""
    if planned == schools:
        return f"{schools} 所学校全部完成。金额为税前，来自各校 subsidy.xlsx。"
    return (
        f"{schools} 所学校完成 {planned} 所，"
        f"{schools - planned} 所没有方案（红底，见“说明”）。"
        "岗位和金额只含已完成的学校；金额为税前，来自各校 subsidy.xlsx。"
    )


def planned(planned: int, schools: int) -> str:
    """How many of the schools are planned."""
    return f"完成 {planned}/{schools}"


def of_limit(value: object, limit: object) -> str:
    """A number beside its limit."""
    return f"{value} / {'不限' if limit is None else limit}"


def service(span: str, activity: str, group: str, weeks: str, count: int) -> str:
    """A service within a week, on two lines."""
    return f"{span} {activity}\n{group or activity}（{weeks}，{count}次）"
