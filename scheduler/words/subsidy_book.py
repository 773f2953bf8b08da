"""Sheet names, headings and notes of subsidy.xlsx and of the attendance sheet."""

INCOME = "收入"
LINES = "课时明细"
MONTHS = "月汇总"
OWN = "绩效工资增量"
LABOUR = "劳务费"
INSTITUTIONS = "机构支付"
BALANCE = "收支平衡"
NOTICE = "公示"
DIFFERENCES = "考勤差异"
RECORD = "参与记录"
REFUNDS = "退费"
CORRECTIONS = "冲销更正"
PAYOUTS = "结账发放"
SERVICE_LINES = "单列项目"

UNIT = "单位：元"
TOTAL = "合计"
NOTHING = "本期无"
YES, NO = "是", "否"
IN_UNITS, IN_DAYS = "课时", "日"
SIGNATURES = "制表：" + 24 * " " + "审核：" + 24 * " " + "校长：" + 24 * " " + "日期："
WHOLE_TERM = "全学期"


def title(sheet: str) -> str:
    """The heading of a sheet."""
    return f"课后服务经费{sheet}表"


TITLES = {
    INCOME: title("收入"),
    LINES: "课后服务课时明细表",
    MONTHS: "课后服务补助月汇总表",
    OWN: "课后服务补助发放表（绩效工资增量）",
    LABOUR: "课后服务劳务费发放表",
    INSTITUTIONS: "课后服务购买服务支付表",
    BALANCE: "课后服务经费收支平衡表",
    NOTICE: "课后服务经费收支公示",
    DIFFERENCES: "课后服务排班与考勤差异表",
    RECORD: "教师参与课后服务记录表",
    REFUNDS: "课后服务费退费表",
    CORRECTIONS: "已结账月份冲销更正表",
    PAYOUTS: "课后服务补助结账发放表",
    SERVICE_LINES: "课后服务以外单列项目收支表",
}


def period(school: str, term: str, when: str) -> str:
    """The line under a heading: school, term, month."""
    return f"{school}    {term}    {when}    {UNIT}"


def basis(months_worked: list[str]) -> str:
    """What the figures rest on."""
    if not months_worked:
        return "本表按排班方案预计，实际发放以考勤为准。"
    return f"{'、'.join(months_worked)}按交回的考勤表结算。"


LOWERED, FULL_FEE = "每课时上限", "收费标准"
INCOME_NOTE = (
    "收入为全学期数。参加学生指每周至少参加一天课后服务的学生；只上晚自习的学生不收课后服务费。"
    "减免金额为应收而不收的部分（减免缺口）。"
)
LINES_NOTE = (
    "每人每日每场一行。应计金额＝课时×标准，四舍五入到分；带班按日计。"
    "金额＝应计金额＋调整。“依据”是表格中写明标准的单元格。"
)
POINTS_NOTE = "按工分分配的金额＝本人工分÷总工分×可分配额度，尾差按最大余数法分到分。"
MONTHS_NOTE = "各列由课时明细按人、按月、按岗位汇总；带班计天数，不计课时。"
LABOUR_NOTE = (
    "按劳务报酬所得预扣：每人每月收入合并为一次，800元以下不扣；不超过4000元减除800元，"
    "4000元以上减除20%；预扣率20%、30%、40%，速算扣除数0、2000、7000。"
)
INSTITUTION_NOTE = (
    "按机构名单的课时费或合同金额、按实际交付的场次支付给机构，凭发票和合同入账，不向个人支付；"
    "合同按月、按学期、按学生的，按已交付课时占计划课时的比例结算，全部交付即为合同金额。"
    "选择“原单位发放”的外校教师、退休教师，付给其所在单位。"
)
SERVICE_LINES_NOTE = (
    "单列项目（晚自习、午间托管等）有自己的收费、补助和支出，不占课后服务收费和人员经费额度，"
    "结余、缺口不与课后服务相抵。收入为全学期数；“本期可用”按该项目的服务日分摊到月。"
    "收费标准由学校按当地规定填写；没有填写的项目收入按0元列示。"
)
UNLISTED = "未在“单列项目”填写收入"

DIFFERENCES_NOTE = "本表列出与排班不一致的每一行；未列出的均按排班出勤计酬。"
RECORD_NOTE = (
    "本表按本期计酬记录汇总，可作为职称评聘、表彰奖励和绩效工资分配的参考；"
    "含不计酬的志愿服务。"
)
REFUNDS_NOTE = (
    "退费＝本人实收×未享受÷应享受，按学校选定的退费办法计算，四舍五入到分；"
    "后付费的为少收。半月：当月出勤不足一半的收一半；学期阶梯：三个月内退出的退一半。"
)
CORRECTIONS_NOTE = (
    "已结账月份不再改变：与账簿不符的行先按原数冲销，再按更正后的数入账，记入本月。"
)
PAYOUTS_NOTE = (
    "应发合计＝本月应发＋更正；劳务费按本月应发和更正合并为一次预扣个人所得税。"
    "合计为负的为应扣回。"
)
ROW_DELETED = "考勤表无此行"
ROW_ADDED = "排班外增加"


def doubled(person: str) -> str:
    """A substitute who was working elsewhere at that time."""
    return f"{person}同一时间已在岗计酬，不重复计酬"


# 收支平衡
FEES_DUE = "课后服务费应收"
WAIVED = "减免金额（减免缺口）"
FEES_PAID = "课后服务费实收"
REFUNDED = "退费（或后付费少收）"
REFUND_REMARK = "逐人见“退费”表"
FISCAL = "财政补助"
FISCAL_OVER_GAP = "财政补助减去减免缺口"
FISCAL_OVER_GAP_REMARK = "负数为尚未落实资金来源的减免"
OTHER = "其他收入"
INCOME_TOTAL = "收入合计"
STAFF_POOL = "人员经费额度"
MONTH_POOL = "本月人员经费额度"
RUNNING = "公用经费额度"
SPENT = "人员支出合计"
LEFT = "结余（负数为缺口）"
SURPLUS = {
    "结转下期": "结余结转下期",
    "按比例增发": "结余按比例增发（待发放）",
    "上交": "结余上交",
}
SURPLUS_REASON = {
    "结转下期": "学校选定“结转下期”：留作下一学期课后服务经费，专款专用",
    "按比例增发": "学校选定“按比例增发”：按参与教师本学期应发比例增发，发放前须经公示",
    "上交": "学校选定“上交”：按当地规定上交主管部门或财政",
}
NEEDED_FEE = "覆盖成本的最低收费标准"
APART_TOTAL = "单列项目支出合计"
ALL_LINES = "课时明细合计"
ALL_CHANNELS = "发放渠道合计"
DIFFERENCE = "差额（应为0）"
SECTIONS = (
    "一、收入",
    "二、额度",
    "三、人员支出",
    "四、结余",
    "五、单列项目（晚自习等）",
    "六、核对",
)
NOTES_HEADING = "说明和待办"
GAP_REMARK = "未收部分由学校与主管部门落实资金来源"
APART_NONE = "本期无"
APART_SHOWN = "自有收入，不占课后服务收费和人员经费额度；逐项见下"
APART_REMARK = "自有收入，不纳入课后服务收费和人员经费额度；逐项见“单列项目”表"


def pool_remark(share: str) -> str:
    """How the staff pool comes from the income."""
    return f"收入合计×人员经费占比{share}"


def month_pool_remark(days: int, term_days: int) -> str:
    """How a month's pool comes from the term's."""
    return f"按服务日分摊：本月{days}天，全学期{term_days}天"


def cap_remark(cap: str, source: str) -> str:
    """The cap and the words that state it."""
    return f"上限{cap}元/生·学期（{source}）"


def waived(category: str, kind: str, pupils: int, amount: str) -> str:
    """What is waived for pupils of a category."""
    return f"减免：{category or '未注明类别'}（{kind}）{pupils}人，{amount}元"


def any_cap(unit: str, amount: str, source: str) -> str:
    """One of several ceilings in force at once."""
    return f"收费上限：{unit}{amount}元/生（{source}）"


def needed_remark(fee: str) -> str:
    """The lowest fee beside the fee set."""
    return f"元/生·学期；现行{fee}元。按标准应发数和现有减免、补助测算"


# 公示
PUBLIC_NOTE = (
    "根据收费公示和经费管理要求，现将课后服务经费收支情况公示如下，接受家长和社会监督。"
)
PUBLIC_PERIOD = "公示期：      年   月   日至      年   月   日"
PUBLIC_PHONE = "监督电话：____________________"
PUBLIC_SEAL = "（学校盖章）"
PUPILS = "参加学生（人）"
WAIVED_PUPILS = "减免学生（人）"
FEE = "收费标准（元/生·学期）"
RUNNING_PUBLIC = "公用经费额度（水电、耗材、设备维护等）"
PUBLIC_SECTIONS = (
    "一、收入（全学期）",
    "二、人员支出（按岗位）",
    "三、结余",
    "四、单列项目",
)
APART_PUBLIC = "其中单列项目（晚自习等）"
APART_OWN = "其中单列项目"


def replaces(person: str) -> str:
    """A substitute's line."""
    return f"代{person}"


def line_income(line: str) -> str:
    """Income of a line outside the fund."""
    return f"{line}：收入合计"


def line_spent(line: str) -> str:
    """What people of a line outside the fund are paid."""
    return f"{line}：支出合计"


def line_left(line: str) -> str:
    """What is left of a line's money."""
    return f"{line}：结余（负数为缺口）"


def line_fee(fee: str, pupils: int) -> str:
    """What a line charges."""
    return f"{fee}元/生·学期，{pupils}人"


def people_and_times(people: int, times: int) -> str:
    """How many people served a post how often."""
    return f"{people}人，{times}人次"
