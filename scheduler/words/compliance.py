"""Evidence sentences of the compliance report."""

from collections.abc import Iterable

NO_MONEY = "经费尚未结算，请在结算后查看。"
NO_HOMEWORK = "本校各年级不布置家庭书面作业。"
NO_HOMEWORK_CAP = "文件没有规定书面作业时间。"
NO_CLUBS = "本校没有开设社团，没有指定任何学生参加任何社团。"
NO_EVENING = "本校没有安排晚自习。"


def both(parts: Iterable[str]) -> str:
    """Several sentences as one text."""
    return "".join(parts)


def enforced_as(strength: str, remark: str) -> str:
    """Why a miss under a clause this strong is told as a hint only."""
    return f"文本是“{strength}”，程序查到不足只作提示：{remark.rstrip('。')}。"


def broken(count: int, first: Iterable[str]) -> str:
    """How often a hard rule is broken, and the first sentences."""
    return f"违反{count}处：" + "".join(first)


def seats(count: int) -> str:
    """Evidence: seats."""
    return f"每周应留校{count}人次，逐一核对均有看管的位置。"


def rolls(count: int) -> str:
    """Evidence: rolls."""
    return f"每周名单共{count}人次，逐一核对均为学生本人报名。"


def staff_kinds(counts: Iterable[tuple[str, int]]) -> str:
    """Evidence: staff kinds."""
    return "参加人员：" + "、".join(f"{kind}{count}人" for kind, count in counts) + "。"


def tutoring(groups: int, pupils: int, flagged: int) -> str:
    """Evidence: tutoring."""
    return f"每周补习辅导{groups}组，{flagged}名学习困难学生中安排了{pupils}名。"


def flex(entries: int, earned: int, given: int) -> str:
    """Evidence: flex."""
    return f"弹性上下班{entries}次，挣得{earned}分钟，已兑现{given}分钟。"


def roster(days: int, rows: int) -> str:
    """Evidence: roster."""
    return f"服务日{days}天，值班{rows}场次，逐日核对齐全。"


def care(pupils: int, groups: int) -> str:
    """Evidence: care."""
    return f"申请延时托管的学生{pupils}名，每周托管{groups}组，全部安排。"


def evening(groups: int, pupils: int) -> str:
    """Evidence: evening."""
    return f"每周晚自习{groups}组、{pupils}名学生，均为允许的年级。"


def third_party(people: int, clubs: int) -> str:
    """Evidence: third party."""
    if not people and not clubs:
        return "没有引进第三方机构。"
    return f"第三方机构人员{people}名、引进社团{clubs}个，机构均在名单上并已审核。"


def fee(fee_text: str, cap: str | None) -> str:
    """Evidence: fee."""
    bound = f"上限{cap}元" if cap else "本地规则未规定上限"
    return f"收费标准{fee_text}元/生·学期，{bound}。"


def activities(counts: Iterable[tuple[str, int]]) -> str:
    """Evidence: activities."""
    text = "、".join(f"{name}{count}组" for name, count in counts)
    return f"每周活动：{text}；没有讲授新课或集体补课的场次。"


def channels(own: str, labour: str, institution: str) -> str:
    """Evidence: channels."""
    return f"绩效工资增量{own}元，劳务费{labour}元，机构支付{institution}元。"


def sums(lines: int, total: str) -> str:
    """Evidence: sums."""
    return f"课时明细{lines}行逐项相加，共{total}元，与各渠道合计一致。"


def passed(title: str) -> str:
    """Evidence: passed."""
    return f"{title}：逐项核对，没有发现问题。"


def minutes_a_day(low: int, high: int, bound: str) -> str:
    """Evidence: minutes a day."""
    return f"各年级每天服务{low}–{high}分钟{bound}。"


def periods_a_day(low: int, high: int, wanted: int) -> str:
    """Evidence: periods a day."""
    return f"各年级每天服务{low}–{high}学时，要求{wanted}学时。"


def against(wanted: int) -> str:
    """Evidence: against."""
    return f"，要求{wanted}分钟"


def minutes(count: int) -> str:
    """Evidence: minutes."""
    return f"{count}分钟"


def periods(count: int) -> str:
    """Evidence: periods."""
    return f"{count}学时"


def ends(first: str, last: str, off_work: str) -> str:
    """Evidence: ends."""
    return f"服务每天{first}–{last}结束，当地正常下班时间{off_work}。"


def study(low: int, high: int) -> str:
    """Evidence: study."""
    return f"各年级每天自主学习{low}–{high}分钟。"


def own_share(own: int, outside: int) -> str:
    """Evidence: own share."""
    return f"本校教师承担{own}人次，外聘人员{outside}人次。"


def staff_share(percent: str) -> str:
    """Evidence: staff share."""
    return f"计划人员经费占{percent}%。"


def variety(names: Iterable[str]) -> str:
    """Evidence: variety."""
    return "开设的社团类别：" + ("、".join(names) or "无") + "。"


def sport(meetings: int) -> str:
    """Evidence: sport."""
    return f"每周体育类社团活动{meetings}次。"


def category(name: str, meetings: int) -> str:
    """Evidence: category."""
    return f"每周{name}类社团活动{meetings}次。"


def rotation(longest: int, wanted: int) -> str:
    """Evidence: how long an activity is waited for, in weeks with service."""
    return f"有课后服务的周里，最长每{longest}周一次（约定至少每{wanted}周一次）。"


def homework(grade: int, study_minutes: int, cap: int) -> str:
    """Evidence: homework."""
    return f"{grade}年级每天作业辅导{study_minutes}分钟（书面作业上限{cap}分钟）。"


def evening_end(end: str, bed: str) -> str:
    """Evidence: evening end."""
    return f"晚自习最晚{end}结束，最晚就寝时间{bed}。"


def pool(available: str, spent: str) -> str:
    """Evidence: the staff pool and what is paid from it."""
    return f"人员经费{available}元，计划支出{spent}元。"


def supply(own: int, bought: int) -> str:
    """Evidence: supply."""
    return f"校内{own}场次，引进{bought}场次。"


def menu(clubs: int, pupils: int) -> str:
    """Evidence: menu."""
    return f"菜单上有{clubs}个社团，{pupils}名学生填报了志愿。"


def start(first: str, bound: str) -> str:
    """Evidence: start."""
    return f"常规课表第一节最早{first}开始，规定不早于{bound}。"


NO_LESSONS = "没有提供常规课表，无法核对上课时间。"


def late_care(count: int, bound: str) -> str:
    """Evidence: late care."""
    return f"{count}名学生申请延时托管，{bound}以后有托管时段。"


def ask_late_care() -> str:
    """Evidence: ask late care."""
    return "如有学生确有困难、此后仍需留校，请补充时段。"


def nobody_asks(bound: str) -> str:
    """Evidence: nobody asks."""
    return f"没有学生申请延时托管，未出现{bound}以后的需求。"


def rest(people: int, weeks: int, least: int) -> str:
    """Evidence: rest."""
    return (
        f"核对本校教师{people}人、完整服务周{weeks}周，"
        f"每人每周至少有{least}个服务日的下午没有课后服务。"
    )


def parameter(label: str, value: str) -> str:
    """Evidence: parameter."""
    return f"作为参数执行：{label}＝{value}。"


def school_value(label: str) -> str:
    """Evidence: school value."""
    return f"文件把“{label}”交由其他文件规定，按学校设定执行。"


def evening_apart(lines: int) -> str:
    """Evidence: evening apart."""
    return f"晚自习{lines}条明细单列，不在课后服务经费内。"


def evening_inside(lines: int) -> str:
    """Evidence: evening inside."""
    return f"晚自习有{lines}条明细计入课后服务经费，应当单列。"


def kind_used(kind: str, count: int) -> str:
    """Evidence: kind used."""
    return f"本校使用{kind}{count}人。"


def attest(text: str) -> str:
    """Evidence: attest."""
    return f"{text}。"


def attested(by: str, day: str, note: str) -> str:
    """Evidence: attested."""
    when = f"于{day}" if day else ""
    return f"{by}{when}确认属实" + (f"（{note}）" if note else "") + "。"


def denied(note: str) -> str:
    """Evidence: the school says that it is not yet so."""
    return "学校填写：尚未确认" + (f"（{note}）" if note else "") + "。"


def not_modelled(text: str) -> str:
    """Evidence: not modelled."""
    return f"不在本程序判断范围内：{text}。"


YES = "是"
NO = "否"


def band(first: int, last: int, number: int) -> str:
    """Evidence: a number for a band of grades."""
    return f"{first}–{last}年级 {number}" if last > first else f"{first}年级 {number}"
