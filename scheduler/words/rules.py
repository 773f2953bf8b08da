"""What the rule cards say: titles, reasons, and one sentence per kind of breach."""

from collections.abc import Iterable

TITLE: dict[str, str] = {
    "H01": "留校学生每个时段都有且只有一个有人看管的位置",
    "H02": "不安排没有报名的学生",
    "H03": "社团：学生自己填报、年级相符、人数在上下限之间、按规定次数在不同日子活动",
    "H04": "每组人数与看护教师人数相称",
    "H05": "场地放得下、类型对、可使用、不撞场",
    "H06": "同一时刻一人只在一处",
    "H07": "只承担本人登记的岗位，且该类人员可以承担",
    "H08": "不占用不可用时段、请假日和日间课程",
    "H09": "每周课时不超过本人上限",
    "H10": "社团由本社团指导教师带，都不能来时才由别人代",
    "H11": "每个服务日都有带班，带班时不兼别的岗位",
    "H12": "补习辅导只收学习困难学生，同年级、小组、在作业辅导时段、不超过每周次数",
    "H13": "作业辅导以行政班为组，只可合并放得下的同年级整班",
    "H14": "值班表按周期轮转，社团固定指导教师，每一处变动都列明原因",
    "H15": "弹性上下班：先服务后使用，时间合法，四周内兑现",
    "H16": "值班表覆盖每个服务日的每一场次，且不多出",
    "H17": "申请延时托管的学生都有托管",
    "H18": "晚自习只面向允许的年级",
    "H19": "第三方机构在名单上、已审核、不承担学科类",
    "H20": "服务性收费不超过上限",
    "H21": "补助按规定渠道发放",
    "H22": "每一场次都在时段表上，活动种类符合该时段",
    "H23": "固定安排保持不变",
    "H24": "经费收支对得上",
    "H25": "本校教师每周服务到下班时间以后的天数不超过学校定的上限",
    "F00": "计划文件格式完整、内容可以辨认",
    "F01": "优化证书与实际计数一致",
    "F02": "导出的课表、考勤表与计划一致",
    "F03": "导出的补助表逐项加得起来，并与计划一致",
    "F04": "读入的名单与上传的表格一致",
    "S01": "每天服务时长",
    "S02": "结束时间与正常下班时间相衔接",
    "S03": "每天一小时左右自主学习",
    "S04": "以本校教师为主承担",
    "S05": "经费主要用于人员补助",
    "S06": "活动种类丰富",
    "S07": "常态化开展铸牢中华民族共同体意识教育",
    "S08": "每周有美育实践活动",
    "S09": "在校作业时间与书面作业时间相称",
    "S10": "晚自习结束不影响按时就寝",
    "S11": "成本补偿、非盈利，不计划结余",
    "S12": "以学校供给为主、引进为补充",
    "S13": "菜单式供学生自愿选择",
    "S14": "上午上课时间不过早",
    "S15": "18:30 以后仍需留校的有托管",
    "S16": "保障教师休息和研修时间",
}

BECAUSE: dict[str, str] = {
    "H03": "学校在“社团”表和“学生”表里的约定：志愿、年级、人数、次数、时段。",
    "H04": "学校在“学校”表里定的每组人数上限，保证学生有人看管。",
    "H05": "学校在“场地”表里登记的容量、类型和可用时间。",
    "H06": "一个人不能同时在两处。",
    "H08": "学校在“教师”“请假”“常规课表”里登记的时间。",
    "H09": "学校在“教师”表里登记的每周最多课时。",
    "H10": "学校在“社团”表里登记的指导教师。",
    "H11": "学校在“学校”表里定的每日带班人数。",
    "H13": "学校的作业辅导以行政班为单位，便于作业指导。",
    "H14": "值班表按“轮值周期”重复，教师能预知自己的安排。",
    "H16": "值班表要能逐日执行，也是发放补助的依据。",
    "H23": "学校在“固定安排”表里已经决定的事。",
    "H24": "学校对每一分钱的来去负责，账目要能对上。",
    "H25": "学校在“学校”表里定的每周最多晚走天数；不填则不限。",
    "F00": "读不懂的计划无法判断，也不能发布。",
    "F01": "证书上的数要经得起重新计数。",
    "F02": "学校贴出去、发下去的是导出的文件，它们要和核对过的计划一字不差。",
    "F03": "财务照着补助表发钱，每个数都要能重新算出来。",
    "F04": "漏读一行名单，就会漏掉一个孩子。",
}

BROKEN: dict[str, dict[str, str]] = {
    "H01": {
        "unseated": "学生{pupil}（{class_name}）{slot}应当留校，但没有安排位置。",
        "twice": "学生{pupil}（{class_name}）{slot}同时被安排在{count}处：{sessions}。",
        "repeated": "场次{session}的名单把学生{pupil}写了{count}次。",
    },
    "H02": {
        "unasked": (
            "学生{pupil}（{class_name}）没有报名{slot}，却在场次{session}的名单里。"
        ),
        "stranger": "场次{session}的名单里有学校没有登记的学生{pupil}。",
    },
    "H03": {
        "unknown": "计划里的社团“{club}”不在学校的“社团”表里。",
        "missing": "社团“{club}”在计划里没有说明开还是不开。",
        "listed_twice": "社团“{club}”在计划里出现了{count}次。",
        "no_reason": "社团“{club}”不开设，但没有说明原因。",
        "closed_busy": "社团“{club}”不开设，却还有{what}。",
        "too_few": "社团“{club}”有{count}人，少于最少人数{limit}。",
        "too_many": "社团“{club}”有{count}人，多于最多人数{limit}。",
        "repeated": "社团“{club}”的名单把学生{pupil}写了{count}次。",
        "stranger": "社团“{club}”的名单里有学校没有登记的学生{pupil}。",
        "unlisted": "学生{pupil}没有填报社团“{club}”，却在其名单里。",
        "grade": "学生{pupil}是{grade}年级，社团“{club}”不面向该年级。",
        "over_limit": (
            "学生{pupil}参加了{count}个社团（{clubs}），每生上限是{limit}个。"
        ),
        "meetings": "社团“{club}”每周应活动{wanted}次，计划是{count}次。",
        "same_day": "社团“{club}”在{day}活动了{count}次，应在不同的日子。",
        "not_club_time": "社团“{club}”的{meeting}不是社团时段。",
        "window": "社团“{club}”的{meeting}不在可开时段内。",
        "cannot_attend": "学生{pupil}{meeting}不在校，不能参加社团“{club}”。",
        "no_session": "社团“{club}”{meeting}应当活动，但没有对应场次。",
        "extra_session": (
            "场次{session}安排社团“{club}”在{meeting}活动，与社团计划不符。"
        ),
        "two_sessions": "社团“{club}”{meeting}有{count}个场次，应当只有一个。",
        "roll": "场次{session}的名单与社团“{club}”成员不同：缺{missing}，多{extra}。",
        "no_club": "场次{session}是社团活动，但没有写明是哪个开设的社团。",
    },
    "H04": {
        "too_few_posts": (
            "场次{session}（{slot}）有{pupils}人，应有{wanted}名教师，只设{posts}名。"
        ),
        "too_many_posts": (
            "场次{session}（{slot}）只需{wanted}名教师，却设了{posts}名。"
        ),
        "empty": "场次{session}（{slot}）没有学生。",
        "staffing": (
            "{day}场次{session}（{slot}）应有{wanted}名教师，值班表是{count}名。"
        ),
        "duty_pupils": "带班场次{session}不应有学生，却写了{count}名。",
        "leaders": "社团“{club}”应有{wanted}名指导教师，计划是{count}名。",
    },
    "H05": {
        "none": "场次{session}（{slot}）没有场地。",
        "unknown": "场次{session}的场地“{room}”没有登记。",
        "kind": "社团“{club}”需要{wanted}，场次{session}安排在“{room}”（{kind}）。",
        "capacity": "{slot}“{room}”有{count}人（{sessions}），容量是{limit}人。",
        "groups": "{slot}“{room}”同时有{count}组（{sessions}），最多{limit}组。",
        "unavailable": "“{room}”{slot}不可用，却安排了场次{session}。",
    },
    "H06": {
        "clash": "{day}教师{staff}同时在场次{session}和场次{other}。",
        "repeated": "{day}场次{session}把教师{staff}写了{count}次。",
    },
    "H07": {
        "stranger": "{day}场次{session}的教师{staff}没有登记。",
        "post": "{day}教师{staff}没有“{post}”岗位，却在场次{session}。",
        "kind": (
            "{day}场次{session}的{staff}是{kind}，"
            "本地规定没有允许这类人员承担课后服务。"
        ),
        "unqualified": "{day}场次{session}的{staff}是{kind}，没有资质。",
    },
    "H08": {
        "unavailable": "{day}教师{staff}{window}不可用，却在场次{session}（{slot}）。",
        "leave": "{day}教师{staff}请假，却在场次{session}（{slot}）。",
        "lesson": "{day}教师{staff}{lesson}有课，却在场次{session}（{slot}）。",
    },
    "H09": {
        "over": "教师{staff}在{week}这一周有{count}课时，上限是{limit}课时。",
    },
    "H10": {
        "not_candidate": "社团“{club}”的指导教师{staff}不在指导教师名单里。",
        "stranger_leader": "社团“{club}”的指导教师{staff}没有登记。",
        "stand_in": "{day}社团“{club}”由{staff}代，但指导教师{candidate}可以来。",
        "repeated": "社团“{club}”把指导教师{staff}写了{count}次。",
    },
    "H11": {
        "count": "{day}应有一个带班场次，计划有{count}个。",
        "posts": "带班场次{session}设{posts}人，学校规定每日带班{wanted}人。",
        "span": "带班场次{session}是{start}–{end}，应当从{first}到{last}。",
        "combined": "{day}教师{staff}在带班（{session}）的同时又在场次{other}。",
        "off_day": "带班场次{session}在{day}，这一天没有课后服务时段。",
    },
    "H12": {
        "unflagged": "学生{pupil}没有标注学习困难，却在补习辅导场次{session}。",
        "grades": "补习辅导场次{session}混了{grades}年级的学生。",
        "size": "补习辅导场次{session}有{count}人，上限是{limit}人。",
        "too_often": "学生{pupil}每周补习{count}次，上限是{limit}次。",
        "slot": "补习辅导场次{session}不在作业辅导时段（{slot}）。",
    },
    "H13": {
        "split": "{slot}{class_name}被分到{count}个{activity}组（{sessions}）。",
        "grades": "场次{session}合并了不同年级的班级（{classes}）。",
        "merged_size": (
            "场次{session}合并了{classes}共{count}人，超过每组上限{limit}人。"
        ),
        "classes": "场次{session}写的班级是{listed}，学生实际来自{actual}。",
    },
    "H14": {
        "no_cycle": "场次{session}在周期第{week}周没有轮值安排。",
        "cycle_stranger": "轮值安排里第{week}周的场次{session}不存在或重复。",
        "leader": (
            "社团“{club}”（场次{session}）第{week}周由{actual}带，"
            "固定指导教师是{planned}。"
        ),
        "unlisted": (
            "{day}场次{session}由{actual}承担，轮值安排是{planned}，但没有列为变动。"
        ),
        "false": (
            "{day}场次{session}的变动记录（{planned}→{actual}）与值班表或轮值安排不符。"
        ),
        "no_reason": "{day}场次{session}的变动没有写明原因。",
        "groundless": (
            "{day}场次{session}由{planned}改为{actual}，但那一周没有请假、"
            "调休可作依据。"
        ),
        "extra": "变动记录提到的{day}场次{session}不在值班表里或重复。",
    },
    "H15": {
        "stranger": "弹性安排里的教师{staff}没有登记。",
        "not_own": "{staff}是{kind}，弹性上下班只面向本校教师。",
        "kind": "教师{staff}{day}的弹性安排种类“{kind}”无法辨认。",
        "time_off": "教师{staff}{day}安排了调休，本地文件只写了弹性上下班。",
        "not_whole": "教师{staff}{day}调休{minutes}分钟，调休应当是全天{wanted}分钟。",
        "minutes": (
            "教师{staff}{day}的弹性时间是{minutes}分钟，应大于0且不超过全天工作时间。"
        ),
        "not_service_day": "教师{staff}的弹性安排在{day}，这一天不是服务日。",
        "leave": "教师{staff}{day}请假，不能安排弹性时间。",
        "lesson": "教师{staff}{day}{kind}{minutes}分钟，但{lesson}有课。",
        "service": "教师{staff}{day}{kind}{minutes}分钟，但当时在场次{session}。",
        "repeated": "教师{staff}{day}有{count}条{kind}安排。",
        "not_later": "教师{staff}{day}使用的时间来自{earned}，应当先服务后使用。",
        "expired": "教师{staff}{day}使用的时间来自{earned}，已超过四周。",
        "nothing_earned": (
            "教师{staff}{day}使用的时间来自{earned}，那天没有挣得弹性时间。"
        ),
        "not_covered": "教师{staff}{day}使用{minutes}分钟，可用的只有{covered}分钟。",
        "unplaced": (
            "教师{staff}还有{minutes}分钟弹性时间（{earned}挣得）没有兑现，"
            "{place}可以安排。"
        ),
        "exchange": (
            "教师{staff}{earned}挣得的弹性时间没有兑现；已兑现的安排换用它，"
            "换下来的可以安排在{place}。"
        ),
    },
    "H16": {
        "missing": "{day}缺场次{session}（{slot}）的值班安排。",
        "not_service_day": "{day}不是服务日，却安排了场次{session}。",
        "wrong_weekday": "{day}按{follows}上课，场次{session}是{weekday}的。",
        "twice": "{day}场次{session}在值班表里出现了{count}次。",
        "unknown": "{day}的值班表提到不存在的场次{session}。",
        "no_period": "{day}没有课后服务时段，规定是每周{wanted}天都开展。",
        "silent": "{day}是法定调休上班日，校历没有写按星期几上课，计划也没有说明。",
    },
    "H17": {
        "unserved": "学生{pupil}（{class_name}）申请了{slot}，但没有安排托管。",
        "no_agreement": (
            "学生{pupil}（{class_name}）没有签延时协议，却在托管场次{session}。"
        ),
    },
    "H18": {
        "grade": (
            "学生{pupil}是{grade}年级，却在晚自习场次{session}；本地只允许{allowed}。"
        ),
        "day": "晚自习场次{session}在{day}，只能在周一至周五开设。",
    },
    "H19": {
        "activity": (
            "{day}第三方机构人员{staff}承担了场次{session}（{activity}），"
            "只可承担非学科类社团和延时托管。"
        ),
        "not_listed": "{who}所属的机构“{institution}”不在机构名单上。",
        "not_approved": "{who}所属的机构“{institution}”没有通过审核。",
        "academic": "{who}所属的机构“{institution}”是学科类机构。",
        "other_institution": (
            "{day}场次{session}的社团属于“{institution}”，{staff}属于“{own}”。"
        ),
        "academic_club": (
            "学科类社团“{club}”由第三方机构人员{staff}承担（{day}，场次{session}）。"
        ),
        "academic_bought": (
            "学科类社团“{club}”由机构“{institution}”提供，"
            "第三方机构不得承担学科类服务。"
        ),
    },
    "H20": {
        "over": "收费标准{fee}元/生·学期，超过上限{limit}元。",
    },
    "H21": {
        "channel": "{who}的补助{amount}元走了“{channel}”，应走“{wanted}”。",
    },
    "H22": {
        "no_period": "场次{session}的{slot}不在“时段”表里。",
        "wrong_kind": "场次{session}（{activity}）不能安排在{slot}，那是{kind}时段。",
        "activity": "场次{session}的活动“{activity}”不是课后服务的活动种类。",
        "grade": (
            "场次{session}（{activity}）有{grade}年级的学生，该年级{slot}是{kind}时段。"
        ),
    },
    "H23": {
        "staff": "{day}固定安排{pin}由{wanted}承担，值班表是{actual}。",
        "room": "固定安排{pin}在“{wanted}”，场次{session}安排在“{actual}”。",
        "club_closed": "固定安排{pin}，但社团没有在这个时段活动。",
        "leaders": "固定安排{pin}由{wanted}指导，计划的指导教师是{actual}。",
    },
    "H24": {
        "sum": "{what}：逐项相加是{parts}元，汇总是{total}元。",
        "twice": "{day}教师{staff}在场次{session}被重复计酬（{amount}元）。",
        "not_served": "{day}教师{staff}没有承担场次{session}，却计酬{amount}元。",
    },
    "H25": {
        "over": (
            "教师{staff}在{week}这一周有{count}天服务到下班时间以后（{days}），"
            "上限是{limit}天。"
        ),
    },
    "F00": {
        "format": "计划文件的{where}：{what}。",
        "other_school": "计划文件的{field}是“{found}”，学校的是“{wanted}”。",
        "same_id": "有{count}个场次共用编号{session}。",
    },
    "F01": {
        "value": "证书“{stage}”写的是{value}，重新计数是{count}。",
        "bound": "证书“{stage}”的值{value}越过了界{bound}。",
        "improvable": "证书称“{stage}”已证明最优，但{moves}之后志愿更好。",
        "not_optimal": "证书称最优，但“{stage}”的值{value}与界{bound}不同。",
    },
    "F02": {
        "formula": "{file}“{sheet}”{cell}的公式是“{found}”，按计划应是“{wanted}”。",
        "cell": "{file}“{sheet}”{cell}写的是“{found}”，按计划应是“{wanted}”。",
        "lacking": "{file}“{sheet}”缺一行：{row}。",
        "extra": "{file}“{sheet}”多一行：{row}。",
        "absent": "{file}“{sheet}”不存在或读不出来。",
    },
    "F03": {
        "formula": "{file}“{sheet}”{cell}的公式是“{found}”，应当是“{wanted}”。",
        "cell": "{file}“{sheet}”{cell}是{found}，重新计算是{wanted}。",
        "lacking": "{file}“{sheet}”应有而没有：{row}。",
        "extra": "{file}“{sheet}”不应有：{row}。",
        "absent": "{file}“{sheet}”找不到，或列名变了，无法核对。",
    },
    "F04": {
        "rows": "上传的“{sheet}”有{found}行，读入的是{wanted}行。",
        "not_there": "读入的“{name}”在上传的“{sheet}”里找不到。",
        "not_read": "上传的“{sheet}”里的“{name}”没有读入。",
        "marks": "上传的“学生”里周一至周五共填了{found}格，读入的是{wanted}格。",
    },
    "S01": {"low": "{day}服务{count}，少于{wanted}。"},
    "S02": {"early": "{day}服务{end}结束，早于正常下班时间{off_work}。"},
    "S03": {"off": "{day}{grade}年级自主学习{minutes}分钟，约定是{low}–{high}分钟。"},
    "S04": {
        "more": "外聘人员承担{outside}人次，本校教师承担{own}人次。",
        "own_free": "有{count}人次由外聘人员承担，而当时有本校教师可以承担。",
    },
    "S05": {"low": "人员经费占{share}，应高于{wanted}。"},
    "S06": {
        "missing": "本学期没有开设{categories}类活动。",
        "no_sport": "本学期没有开设体育类社团。",
    },
    "S07": {
        "missing": "没有安排民族团结类活动。",
        "rare": "民族团结类活动最长{weeks}周才有一次，约定至少每{wanted}周一次。",
    },
    "S08": {"missing": "每周没有安排文艺类活动。"},
    "S09": {"low": "{grade}年级每天作业辅导{minutes}分钟，书面作业约{cap}分钟。"},
    "S10": {"late": "{day}晚自习{end}结束，最晚就寝时间是{bed}。"},
    "S11": {"surplus": "计划结余{amount}元。"},
    "S12": {"more": "引进{outside}场，校内{own}场。"},
    "S13": {
        "none": "{count}名参加社团时段的学生没有可选的社团。",
        "no_clubs": "{count}名参加社团时段的学生都在作业辅导组，没有菜单可选。",
    },
    "S14": {"early": "第一节课{start}开始，早于{bound}。"},
    "S15": {"none": "{count}名学生申请延时托管，没有{bound}以后的托管时段。"},
    "S16": {
        "none": (
            "教师{staff}在{week}起的一周只有{count}个下午没有课后服务，约定是{wanted}个。"
        ),
    },
}

KINDS: dict[str, str] = {"hard": "硬性规则", "soft": "软性规则", "format": "格式规则"}


def heading(rule: str, title: str, kind: str) -> str:
    """``H01 ……（硬性规则）``."""
    return f"{rule} {title}（{KINDS[kind]}）"


def reason(because: str) -> str:
    """Why a rule without a clause is a rule."""
    return f"理由：{because}"


def clause(name: str, strength: str, operative: str) -> str:
    """A clause and its words."""
    return f"依据 {name}（{strength}）：“{operative}”"


def place(source: str, locator: str) -> str:
    """Where the words stand."""
    return f"出处：{source}，{locator}"


def unstated(region: str) -> str:
    """No clause of the regime states the rule."""
    return f"{region}的文件没有这方面的规定，按学校设定执行。"


# Measures that no stage of the solver decides, and whose decision they are.
DECIDED = {
    "S01": "由学校在时段表中决定每天服务多久",
    "S02": "由学校在时段表中决定结束时间",
    "S03": "由学校在时段表中决定作业辅导的长短",
    "S05": "由学校的收费、课时标准和人员经费占比决定，排课不改变标准",
    "S09": "由学校在时段表中决定作业辅导的长短，作业量由任课教师掌握",
    "S10": "由学校在时段表中决定晚自习的结束时间",
    "S11": "由学校的收费和课时标准决定，结余按学校的决定处理",
    "S12": "由学校开设哪些社团、聘请哪些机构决定",
    "S13": "由学校开设哪些社团、面向哪些年级决定",
    "S14": "由学校在常规课表和教师上班时间中决定",
    "S15": "由学校在时段表中决定延时托管的结束时间",
}


def by_solver(stages: Iterable[str]) -> str:
    """The solver minimises what a measure lacks in these stages."""
    return "求解：在“" + "”“".join(stages) + "”中减到最少，数值和证明界见证书。"


def decided(by: str) -> str:
    """A measure the solver has no say in."""
    return f"求解：{by}；程序只作比较和提示。"
