"""What users read about regimes, clauses and policy files."""

STRENGTHS: dict[str, str] = {
    "must": "必须",
    "in_principle": "原则上",
    "may": "可以",
    "delegated": "由其他文件规定",
}

ANSWERS: dict[str, str] = {
    "rule": "由规则检查",
    "parameter": "设定参数",
    "attest": "需人工确认",
    "not_modelled": "不在程序范围内",
}

TOPICS: dict[str, str] = {
    "days": "服务日",
    "length": "服务时长",
    "end": "结束时间",
    "voluntary": "自愿参加",
    "coverage": "全覆盖",
    "care": "延时托管",
    "evening": "晚自习",
    "flex": "弹性上下班",
    "study": "作业与辅导",
    "activities": "活动内容",
    "teaching_ban": "不得讲新课",
    "choice": "自主选择",
    "staff": "服务人员",
    "third_party": "第三方机构",
    "fee": "收费",
    "money": "经费使用",
    "pay": "教师报酬",
    "record": "教师评价",
    "homework": "作业管理",
    "phones": "手机",
    "boarding": "寄宿制学校",
    "plan": "实施方案",
    "sleep": "作息与睡眠",
    "holidays": "假期托管",
}

PARAMETER_LABELS: dict[str, str] = {
    "service.days_per_week": "每周服务天数",
    "service.min_minutes_per_day": "每天服务时长下限（分钟）",
    "service.min_periods_per_day": "每天服务学时下限",
    "service.period_minutes": "一个学时的分钟数",
    "service.end_tie": "结束时间与当地正常下班时间的关系",
    "service.school_decides": "学校可自定具体时间",
    "service.teaching_days_only": "只在上课日开展",
    "leaving.flexible": "弹性离校",
    "care.offered": "应提供延时托管",
    "care.threshold_time": "基本托管的起始时间",
    "care.needs_agreement": "延时托管须双方协商一致",
    "evening.allowed": "可开设晚自习",
    "evening.first_grade": "晚自习最低年级",
    "evening.weekdays_only": "晚自习限工作日",
    "evening.inside_service": "晚自习属于课后服务",
    "evening.inside_fee": "晚自习可纳入课后服务收费",
    "school.last_primary_grade": "小学最高年级",
    "flex.allowed": "可实行弹性上下班",
    "flex.compensatory_leave": "可调休",
    "flex.protects_rest": "保障教师休息、研修时间",
    "flex.free_afternoons_per_week": "教师每周没有课后服务的下午数",
    "study.minutes_per_day": "每天自主学习时间（分钟）",
    "study.tolerance_minutes": "“一小时左右”的允许偏差（分钟）",
    "tutoring.flagged_only": "补习辅导只面向学习有困难的学生",
    "teaching.banned": "禁止的教学活动",
    "homework.cap_minutes": "书面作业平均时间上限（分钟/天）",
    "homework.practice_at_school": "低年级可在校内安排巩固练习",
    "homework.primary_at_school": "小学生在校内完成书面作业的程度",
    "homework.junior_at_school": "初中生在校内完成书面作业的程度",
    "homework.primary_percent": "“基本完成”的折算（%，不低于）",
    "homework.junior_percent": "“大部分”的折算（%，高于）",
    "homework.phones_banned": "不得用手机布置或完成作业",
    "staff.own_first": "一般由本校教师承担",
    "outsiders.kinds": "可聘请的校外人员类别",
    "outsiders.other_schools": "可由外校教师支援",
    "outsiders.student_teachers": "可由师范生参与",
    "outsiders.need_qualification": "社会专业人员须具备资质",
    "outsiders.only_when_short": "本校教师不足时才可聘请校外人员",
    "third_party.allowed": "可引进第三方机构",
    "third_party.non_academic_only": "第三方机构限非学科类",
    "third_party.must_be_listed": "第三方机构须在名单上",
    "third_party.must_be_approved": "第三方机构须审核通过",
    "third_party.only_when_short": "校内服务不能满足时才引进第三方机构",
    "supply.in_house_main": "以学校供给为主",
    "choice.menu": "提供菜单式项目",
    "activities.named": "文本列举的活动类别",
    "activities.ethnic_unity": "常态化开展民族团结教育活动",
    "activities.ethnic_unity_every_weeks": "民族团结活动的最长间隔（周）",
    "activities.arts": "以美育实践活动为重要载体",
    "activities.arts_per_week": "每周美育活动次数下限",
    "activities.more_sport": "适当增加体育锻炼时间",
    "fee.cap_per_term": "收费上限（元/生·学期）",
    "fee.guide_price": "实行政府指导价",
    "fee.cost_compensation": "成本补偿、非盈利",
    "fee.forbidden_collectors": "不得代收课后服务费的单位",
    "fund.sources": "经费来源",
    "staff_share.word": "经费用于人员补助的程度",
    "staff_share.more_than_percent": "“主要”的折算（%，高于）",
    "pay.own_staff": "本校教师补助的发放渠道",
    "pay.outsiders": "校外人员补助的发放渠道",
    "start.earliest_primary": "小学最早上课时间",
    "start.earliest_junior": "中学最早上课时间",
    "bed.latest_primary": "小学生最晚就寝时间",
    "bed.latest_junior": "初中生最晚就寝时间",
}

VALUE_FORMS: dict[str, str] = {
    "MONEY": "金额写成带小数的元，最多两位小数，如 300.00",
    "WHOLE": "写成整数，不加引号",
    "FLAG": "写成 true 或 false",
    "CLOCK": "时间写成 18:30:00，不加引号",
    "WORD": "写成一个带引号的词",
    "WORDS": '写成词的列表，如 ["退休教师", "志愿者"]，至少一个',
    "BANDS": '写成年级段到整数的表，年级段由低到高、互不重叠，如 { "3-6" = 60 }',
}

FORM_MISTAKES: dict[str, str] = {
    "literal_error": "只能填 {expected}",
    "string_pattern_mismatch": "应写成 {pattern} 的样子",
    "string_too_short": "不能为空",
    "string_type": "应是带引号的文字",
    "date_type": "应是不加引号的日期，如 2021-09-01",
    "date_from_datetime_inexact": "只写日期，不写时刻",
    "tuple_type": "应是列表",
    "too_short": "至少要有一项",
    "model_type": "应是一张表",
}
"""By the form checker's own name of the mistake; its details are filled in."""

Refusal = tuple[str, str]
"""What is wrong, and how to mend it."""


WORD_VALUES: dict[str, str] = {
    "tied": "应当衔接",
    "in_principle": "原则上不早于",
}
"""Values that a file names by a word of its own."""


def regime(region: str, identity: str, title: str) -> str:
    """The first line of a regime."""
    return f"【{region}】{identity}　{title}"


def source(title: str, issuer: str, number: str) -> str:
    """A text of a regime."""
    return f"    文本：《{title}》，{issuer}{'，' + number if number else ''}"


def in_force(since: str, until: str, reviewed: str) -> str:
    """From when a regime holds, and who last looked."""
    end = f"至 {until}" if until else "起"
    return f"    {since} {end}施行；{reviewed} 核对"


def clause(identity: str, strength: str, operative: str) -> str:
    """A clause's own words."""
    return f"{identity}｜{strength}｜{operative}"


def place(title: str, locator: str) -> str:
    """Where a clause stands; no title where a regime has one text only."""
    return f"出处：{f'《{title}》' if title else ''}{locator}"


def answered(how: str, what: str) -> str:
    """What answers a clause."""
    return f"{how}：{what}"


def remark(text: str) -> str:
    """What to know about how a clause is treated."""
    return f"说明：{text}"


def indented(text: str) -> str:
    """A line under another."""
    return f"    {text}"


def how_to_explain(identity: str) -> str:
    """Where to read on."""
    return f"看一条规则：python -m scheduler explain H20 --policy {identity}"


def refusal(file: str, where: str, problem: str, mend: str) -> str:
    """The whole message of a refused policy file."""
    return f"政策文件 {file}，{where}：{problem}。改法：{mend}。"


def unstated(parameter: str, region: str) -> str:
    """What stands beside the school's own value where the texts are silent."""
    return f"本地规则未规定（{region}：{PARAMETER_LABELS[parameter]}），按学校设定"


def entry(table: str, position: int, name: str | None) -> str:
    """How a message calls an entry of a file."""
    if name:
        return f"[{table}] {name}"
    return f"第 {position} 个 [[{table}]]" if position else f"[{table}]"


def no_file(folder: str) -> Refusal:
    """No profile of that name."""
    return ("没有这个政策方案", f"在 {folder} 里放入该文件，或改用已有的方案编号")


def unknown_region(name: str, known: tuple[str, ...]) -> Refusal:
    """The school typed a name no profile answers to."""
    return (f"没有名为“{name}”的政策方案", "请填其中之一：" + "、".join(known))


def ambiguous_region(name: str, ids: tuple[str, ...]) -> Refusal:
    """Two profiles answer to the name."""
    return (f"“{name}”对应多个方案：{'、'.join(ids)}", "请改填方案编号")


def is_overlay(name: str) -> Refusal:
    """The school chose a national overlay."""
    return (f"“{name}”是叠加规则，不能单独选用", "请选所在地区的方案，它会自动叠加")


def not_overlay(name: str) -> Refusal:
    """A header lists something that is not an overlay."""
    return (f"overlays 里的“{name}”不是叠加规则", '该文件应写 kind = "overlay"')


def bad_toml(detail: str) -> Refusal:
    """The file is not TOML."""
    return (f"不是合法的 TOML（{detail}）", "按提示的行列改正；同一个键只能写一次")


def not_utf8() -> Refusal:
    """The file is not UTF-8."""
    return ("不是 UTF-8 编码", "用 UTF-8 另存后再试")


def unknown_key(key: str) -> Refusal:
    """A key the form does not have."""
    return (f"不认识的键 {key}", "检查拼写，或删去这个键")


def missing_key(key: str) -> Refusal:
    """A key the form needs."""
    return (f"缺少 {key}", f"补上 {key}")


def bad_value(key: str, detail: str) -> Refusal:
    """A key holds the wrong kind of value."""
    return (f"{key} 的写法不对（{detail}）", "对照 songshan-2021.toml 里同名的键改正")


def wrong_name(identity: str) -> Refusal:
    """File name and id differ."""
    return (
        f"编号 {identity} 与文件名不一致",
        f"把文件改名为 {identity}.toml，或改编号",
    )


def duplicate(identity: str) -> Refusal:
    """One id twice."""
    return (f"编号 {identity} 出现了两次", "每个编号只用一次")


def unknown_source(source: str) -> Refusal:
    """A clause names a source the file does not have."""
    return (f"引用的文本 {source} 不存在", "在 [[source]] 里登记它，或改正 source")


def no_source_file(file: str) -> Refusal:
    """The text itself is not there."""
    return (f"找不到文本文件 {file}", "把文本放到 sources 文件夹，或改正 file")


def source_not_utf8(file: str) -> Refusal:
    """The text is in another encoding."""
    return (f"文本文件 {file} 不是 UTF-8 编码", "转成 UTF-8 后重新登记 sha256")


def changed_source(file: str, found: str) -> Refusal:
    """The text is not the one that was read."""
    return (
        f"文本文件 {file} 与登记的 sha256 不符",
        f"换回原文件；确认是新版本时，核对全部引文后登记 {found}",
    )


def quote_not_found(words: str) -> Refusal:
    """The operative words are not in the text."""
    return (f"原文里找不到“{words}”", "照原文一字不差地抄录（空白和全半角标点不计）")


def heading_not_found(heading: str) -> Refusal:
    """A heading of the locator is not in the text, or comes after the quotation."""
    return (
        f"原文里、引文之前找不到标题“{heading}”",
        "locator 按原文的标题逐级填写，用“ / ”隔开",
    )


def answers(found: int) -> Refusal:
    """A clause is answered twice or not at all."""
    return (
        f"应当恰有一种处理方式，现有 {found} 种",
        "rule、parameter、attest、not_modelled 四个键只写一个",
    )


def also_without_rule() -> Refusal:
    """Further rules without a main one."""
    return ("写了 also 却没有 rule，或 also 重复", "also 只放 rule 之外的其他规则")


def weaker_without_remark() -> Refusal:
    """A clause is treated as weaker than its words without saying why."""
    return (
        "enforced_as 应当弱于 strength，并在 remark 里说明理由",
        "补上 remark，或删去 enforced_as",
    )


def unknown_parameter(identity: str, near: tuple[str, ...]) -> Refusal:
    """A parameter id nobody reads."""
    hint = (
        f"是不是 {near[0]}" if near else "可用的编号见 scheduler/policy/parameters.py"
    )
    return (f"不认识的参数 {identity}", hint)


def wrong_unit(unit: str, right: str) -> Refusal:
    """A parameter in another unit."""
    return (f"单位 {unit} 不对", f"改为 {right}")


def clause_or_judgement() -> Refusal:
    """A parameter rests on nothing or on two things."""
    return (
        "clause 和 judgement 应当恰有一个",
        "来自条款的写 clause，自行判断的写 judgement 并说明理由",
    )


def unknown_clause(clause: str) -> Refusal:
    """A parameter names a clause the file does not have."""
    return (f"引用的条款 {clause} 不存在", "改正 clause，或补上该条款")


def parameter_elsewhere(parameter: str) -> Refusal:
    """A clause claims to set a parameter that does not rest on it."""
    return (
        f"声称设定的参数 {parameter} 不在本文件，或引用的不是本条款",
        "让该 [[parameter]] 的 clause 指回本条款",
    )


def not_stated(words: str) -> Refusal:
    """The stating words are not in the clause."""
    return (
        f"条款的原文里没有“{words}”",
        "stated_as 必须一字不差地出现在该条款的 operative 或 context 里",
    )


def nothing_stated() -> Refusal:
    """A parameter from a clause without stating words."""
    return ("没有写 stated_as", "写出条款里说明这个值的原话")


def judgement_stated() -> Refusal:
    """A judgement that pretends to be quoted."""
    return ("自行判断的参数不能写 stated_as", "删去 stated_as，或改写 clause")


def value_or_repealed() -> Refusal:
    """A dated entry with both or neither."""
    return ("value 和 repealed = true 应当恰有一个", "只留一个")


def wrong_form(form: str) -> Refusal:
    """A value of another type than the unit asks for."""
    return ("值的写法与单位不符", form)


def not_a_choice(words: str, choices: tuple[str, ...]) -> Refusal:
    """A word outside the list."""
    return (f"不能填“{words}”", "可填：" + "、".join(choices))


def dates_not_ascending() -> Refusal:
    """Dated entries out of order."""
    return ("values 的 from 日期没有由早到晚排列", "按日期由早到晚排列，每个日期一次")


def dates_reversed() -> Refusal:
    """An end before the beginning."""
    return ("applies_to 早于 applies_from", "改正日期")


def review_overdue(region: str, days: int) -> str:
    """Nobody has looked at the sources for long."""
    return f"{region}的政策文本已有 {days} 天没有人核对，请核对后更新 reviewed_on"


def regime_ended(region: str, day: str) -> str:
    """The term reaches beyond the regime."""
    return f"{region}的政策方案到 {day} 为止，学期超出部分没有依据"


def regime_not_begun(region: str, day: str) -> str:
    """The term begins before the regime."""
    return f"{region}的政策方案自 {day} 起施行，学期此前部分没有依据"


def changes_in_term(parameter: str, day: str) -> str:
    """A value changes within the term."""
    return f"{PARAMETER_LABELS[parameter]}自 {day} 起变化，学期前后按不同的值执行"


REPEALED = "废止"


def parameter_line(name: str, label: str) -> str:
    """A parameter by its id and what it is."""
    return f"参数 {name}　{label}"


def value_line(since: str, value: str, basis: str, said: str) -> str:
    """A value, since when, by which clause or file, in which words."""
    return f"    自{since}：{value}　依据 {basis}" + (f"　{said}" if said else "")
