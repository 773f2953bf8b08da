"""Sentences about money: rates, fund, channels, and problems of a settlement."""

from collections.abc import Sequence
from datetime import date

STUDENT_TEACHER_TAX = "全日制学生按累计预扣法预扣个人所得税，由财务计算；本表不代扣"
RETIRED_NOTE = "按劳务报酬预扣；如按返聘工资薪金申报，请在教师表“支付方式”选择"
OTHER_SCHOOL_NOTE = "外校在职教师，按劳务报酬预扣；可在教师表“支付方式”改选"
CHOSEN_LABOUR = "财务选定：劳务报酬"
CHOSEN_SALARY = "财务选定：工资薪金，由财务并入当月工资累计预扣；本表不代扣"
OWN_STAFF_NOTE = (
    "本表为税前应发数，作为绩效工资增量单列项目发放，不计入次年正常核定绩效工资总量的"
    "基数；个人所得税由工资系统并入当月工资薪金，按累计预扣法代扣。"
)
INSTITUTION_ONCE = "机构同场次已计"
DUTY_ONCE = "当日带班已计"
DAY_ONCE = "当日已按日计酬"
CAPPED = "达到月上限"
FLOORED = "按每课时下限补足"
CEILED = "超过每课时上限"
BY_RATIO = "按班主任比例"
CLASS_INCOME = "按班级收入分成"
SCALED = "按人员经费额度折算"
TERM = "本学期"
WHOLE_SCHOOL = "全校"
UNNAMED_INSTITUTION = "（未填机构名称）"
BEYOND_CONTRACT = "合同包干，方案外场次不另计"


BY_DEFAULT = "学校未填，按默认值"
EACH_LINE = "“课时明细”逐行所列单元格"
NO_CLAUSE = "当地办法没有写明，由学校确定"


def ground(item: str, cell: str, clause: str) -> str:
    """Where an amount of the statement is stated, and the clause it rests on."""
    return f"依据 · {item}：{cell}（{clause}）"


def capped(cell: str) -> str:
    """A line cut to a monthly ceiling, and the cell that states it."""
    return f"{CAPPED}（{cell}）"


def contract(terms: str) -> str:
    """A line paid by an institution's contract."""
    return f"机构合同{terms}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def month(year: int, number: int) -> str:
    """``2026年9月``."""
    return f"{year}年{number}月"


def no_rate(post: str, kind: str, lines: int) -> str:
    """A post was worked that 补助标准 does not price."""
    return (
        f"补助标准没有“{post}”（{kind}）的标准，{lines}条课时按0元计；"
        "请在补助标准中加一行后重新结算。"
    )


def no_points(post: str, kind: str, lines: int) -> str:
    """A post was worked that 补助标准 gives no coefficient."""
    return (
        f"补助标准没有“{post}”（{kind}）的工分系数，{lines}条课时不计工分；"
        "请在补助标准中加一行后重新结算。"
    )


def no_institution_rate(institution: str, lines: int) -> str:
    """An institution served whose 课时费 is blank, or that is not listed."""
    return (
        f"机构名单没有“{institution}”的课时费或合同金额，{lines}条课时按0元计；"
        "请在机构名单中填写后重新结算。"
    )


def volunteers_paid() -> str:
    """Volunteers fall under a rate row for all kinds."""
    return (
        "志愿者按人员类别为空（全部人员）的标准计酬；如不计酬，"
        "请在补助标准中加一行：人员类别写“志愿者”，标准写0。"
    )


def fee_over_cap(fee: str, cap: str) -> str:
    """The fee set is above the cap of the regime."""
    return f"收费标准{fee}元高于当地上限{cap}元（每生每学期），收入按{cap}元计算。"


def shortfall(period: str, cost: str, pool: str, missing: str) -> str:
    """Pay at the standard rates is more than the staff pool."""
    return (
        f"{period}按标准应发{cost}元，人员经费额度{pool}元，差{missing}元；"
        "量入为出，请学校调整标准、开班规模或落实财政补助后再发放。"
    )


def scaled(period: str, cost: str, pool: str) -> str:
    """Pay was scaled down to the pool."""
    return f"{period}按标准应发{cost}元，超过人员经费额度，已折算为{pool}元。"


def no_pool(pool: str) -> str:
    """Points cannot be worth anything."""
    return f"可分配的人员经费为{pool}元，工分没有可分配的金额。"


def surplus(fee: str, needed: str) -> str:
    """A fee lower than the one set would cover the plan."""
    return (
        f"收费标准{fee}元高于覆盖本方案成本所需的{needed}元（每生每学期）；"
        "课后服务坚持成本补偿和非营利原则，结余请按当地规定处理。"
    )


def needs_more(needed: str, cap: str) -> str:
    """Even the highest fee allowed does not cover the plan."""
    return (
        f"按标准应发数覆盖成本需要收费{needed}元，高于上限{cap}元（每生每学期）；"
        "差额需要财政补助、其他收入，或调整标准和开班规模。"
    )


def lowered(cap: str, pupils: int) -> str:
    """A ceiling per 课时 lowers what some pupils are charged."""
    return (
        f"每课时收费上限{cap}元：{pupils}名学生按本人课时数计算低于收费标准，"
        "按较低数收取（课时×上限，不足一分舍去）。"
    )


def waiver_gap(waived: str, fiscal: str, left: str) -> str:
    """Fiscal money does not fill what waivers leave open."""
    return (
        f"减免缺口{waived}元，财政补助{fiscal}元，尚有{left}元没有资金来源；"
        "请与主管部门落实。"
    )


def no_refund_rule(rows: int) -> str:
    """学生缺勤 is filled in, 退费办法 is not."""
    return f"学生缺勤有{rows}行，但学校没有填写退费办法，本次不计退费。"


def refunded(pupils: int, amount: str, rule: str) -> str:
    """Fees given back."""
    return f"按“{rule}”应退（或少收）{pupils}名学生共{amount}元，已从收入中扣除。"


def forecast(months: Sequence[str]) -> str:
    """Months settled on the plan because no attendance was handed in."""
    return f"{'、'.join(months)}没有交回考勤表，按计划预计。"


def nothing_to_settle(period: str) -> str:
    """No line in the period asked for."""
    return f"{period}没有课后服务安排，没有可结算的课时。"


def line_unlisted(line: str, amount: str) -> str:
    """Evening study is outside the fund and its income is not stated."""
    return (
        f"{line}补助{amount}元单列，不占课后服务收费和人员经费额度，"
        f"请另行落实经费来源，并在工作表“单列项目”中填写“{line}”的收费和补助。"
    )


def line_short(line: str, period: str, spent: str, money: str, missing: str) -> str:
    """A line outside the fund costs more than its own money."""
    return (
        f"单列项目“{line}”{period}应发{spent}元，该项目可用于人员{money}元，"
        f"差{missing}元；不得挪用课后服务经费，请另行落实。"
    )


def low_share(paid: str, income: str) -> str:
    """An auditor's alarm (DOMAIN.md 2.8)."""
    return (
        f"人员支出{paid}元不到收入{income}元的一半；审计会核对补助发放与收费收入，"
        "请核对收费标准、补助标准和未列入的支出。"
    )


def salaried(count: int) -> str:
    """Some outsiders are employees by contract."""
    return (
        f"劳务费中有{count}人由财务选定按工资薪金申报，本表只列应发数，由财务累计预扣。"
    )


def pay_way_open(count: int) -> str:
    """The law leaves finance a choice that nobody has made."""
    return (
        f"外校教师、退休教师中有{count}人没有填写“支付方式”，按劳务报酬预扣；"
        "如按工资薪金或由原单位发放，请在教师表中选择。"
    )


def student_teachers(count: int) -> str:
    """Some outsiders are full-time students."""
    return f"劳务费中有{count}人为师范生，{STUDENT_TEACHER_TAX}。"


def unknown_staff(person: str) -> str:
    """The plan names a person the workbook does not have."""
    return f"方案中的工号“{person}”不在教师表中。"


def unknown_slot(session: str, weekday: str, period: str) -> str:
    """The plan has a session at a time the workbook does not have."""
    return f"方案中的场次“{session}”（{weekday}{period}）在时段表中没有对应的时段。"


def unknown_session(day: date, session: str) -> str:
    """A roster entry names a session the plan does not have."""
    return f"{_day(day)}的排班指向不存在的场次“{session}”。"


def twice(day: date, person: str, session: str) -> str:
    """A person stands twice on one session and date."""
    return f"{_day(day)}工号“{person}”在场次“{session}”中出现两次，会重复计酬。"


def overlapping(day: date, person: str, first: str, second: str) -> str:
    """A person stands at two places at once."""
    return (
        f"{_day(day)}工号“{person}”同时在“{first}”和“{second}”，同一时间只能计酬一次。"
    )


MEND_REPLAN = "请用生成该方案的表格结算，或用当前表格重新编排。"
MEND_ROSTER = "请用原方案文件结算，或重新编排。"
