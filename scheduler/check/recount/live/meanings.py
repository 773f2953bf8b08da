"""What each formula of the money workbook has to say, in headings and labels.

Read off CONTRACT.md 3 ("every sum is a live Excel formula over the rows above it") and
DOMAIN.md 2, not off the program that writes them. A cell named here must hold a
formula; one that is not named may, and is then computed like any other.
"""

from collections.abc import Mapping
from decimal import Decimal

from scheduler.check.recount.live.layout import Grid
from scheduler.domain.kinds import Post

LINES = "课时明细"
SUM = "SUM(*)"
# A row has a formula here only where it has a number beside it that explains it.
RESTS_ON = {
    (LINES, "应计金额"): "标准",
    ("劳务费", "应纳税所得额"): "应纳税所得额",  # blank: finance withholds otherwise
    ("劳务费", "预扣个税"): "应纳税所得额",
}


def _lines(column: str, *pairs: tuple[str, str]) -> str:
    asked = ",".join(f"{LINES}!{heading},{wanted}" for heading, wanted in pairs)
    return f"SUMIFS({LINES}!{column},{asked})"


def _times(*pairs: tuple[str, str]) -> str:
    asked = ",".join(f"{LINES}!{heading},{wanted}" for heading, wanted in pairs)
    return f"COUNTIFS({asked})"


PERSON, MONTH = ("人员号", "人员号"), ("月份", "月份")
PLACE, LINE = ("机构号", "机构号"), ("项目号", "项目号")
CHANNEL = ("发放渠道", "发放渠道")
APART = ("单列", '"是"')


def _via(channel: str) -> tuple[str, str]:
    return ("发放渠道", f'"{channel}"')


OWN, LABOUR, INSTITUTION = map(_via, ("绩效工资增量", "劳务费", "机构支付"))

TABLES: Mapping[str, Mapping[str, str]] = {
    "收入": {
        "应收": "ROUND(参加学生*收费标准,2)",
        "减免金额": (
            "ROUND(全免人数*收费标准+半免人数*(收费标准-ROUND(收费标准/2,2))"
            "+定额减免金额,2)"
        ),
        "实收": "ROUND(应收-减免金额,2)",
        "财政补助": "ROUND(参加学生*财政补助标准,2)",
        "班级合计": "ROUND(实收+财政补助,2)",
    },
    LINES: {
        "应计金额": "ROUND(课时*标准,2)",
        "金额": "ROUND(应计金额+调整,2)",
    },
    "月汇总": {
        "课时": _lines("课时", PERSON, MONTH, CHANNEL, ("单位", '"课时"')),
        "带班天数": _lines("课时", PERSON, MONTH, CHANNEL, ("单位", '"日"')),
        **{
            post: _lines("金额", PERSON, MONTH, CHANNEL, ("岗位", f'"{post}"'))
            for post in Post
        },
    },
    "绩效工资增量": {
        "应发金额": _lines("金额", PERSON, MONTH, OWN),
        "其中单列项目": _lines("金额", PERSON, MONTH, OWN, APART),
    },
    "劳务费": {
        "应发金额": _lines("金额", PERSON, MONTH, LABOUR),
        "实发金额": "ROUND(应发金额-预扣个税,2)",
    },
    "机构支付": {
        "场次": _times(PLACE, MONTH, INSTITUTION, ("课时", '">0"')),
        "课时": _lines("课时", PLACE, MONTH, INSTITUTION),
        "金额": _lines("金额", PLACE, MONTH, INSTITUTION),
    },
    "单列项目": {
        "应收": "ROUND(参加学生*收费标准,2)",
        "收入合计": "ROUND(应收-减免金额+财政补助+其他收入,2)",
        "绩效工资增量": _lines("金额", LINE, OWN),
        "劳务费": _lines("金额", LINE, LABOUR),
        "机构支付": _lines("金额", LINE, INSTITUTION),
        "支出合计": "SUM(绩效工资增量:机构支付)",
        "结余": "ROUND(本期可用-支出合计,2)",
    },
    "参与记录": {
        **{f"{post}次数": _times(PERSON, ("岗位", f'"{post}"')) for post in Post},
        "课时合计": _lines("课时", PERSON, ("单位", '"课时"')),
        "代课次数": _times(PERSON, ("核算", '"代课"')),
    },
    "结账发放": {
        "应发合计": "ROUND(本月应发+更正,2)",
        "实发合计": "ROUND(应发合计-预扣个税,2)",
    },
}
WITHHELD = {
    "应纳税所得额": "IF(应发金额<=800,0,IF(应发金额<=4000,应发金额-800,应发金额*0.8))",
    "预扣个税": (
        "ROUND(MAX(应纳税所得额*0.2,应纳税所得额*0.3-2000,应纳税所得额*0.4-7000),2)"
    ),
}
NO_SUM = {"序号", "月份", "收费标准", "财政补助标准", "应纳税所得额", "标准", "人员号"}


def statement(sheet: str, grid: Grid, share: Decimal) -> dict[str, str]:
    """What the amounts of a statement say, by their labels."""
    labels = set(grid.labels.values())
    refund = next((each for each in labels if each.startswith("退费")), "")
    income = ["课后服务费实收", "财政补助", "其他收入", *([refund] if refund else [])]
    pool = next((each for each in MONTH_FIRST if each in labels), "")
    percent = f"{share:f}"
    if "." in percent:
        percent = percent.rstrip("0").rstrip(".")
    common = {
        **dict.fromkeys(DECIDED, "ROUND(结余（负数为缺口）,2)"),
        "收入合计": f"ROUND({'+'.join(income)},2)",
        "人员经费额度": f"ROUND(收入合计*{percent},2)",
        refund: "-退费!退费金额合计",
    }
    if sheet == "公示":
        posts = [each for each in grid.labels.values() if each in set(Post)]
        apart = next((each for each in labels if each.startswith("其中")), "")
        return {
            **common,
            "参加学生（人）": "收入!参加学生合计",
            "减免学生（人）": (
                "收入!全免人数合计+收入!半免人数合计+收入!定额减免人数合计"
            ),
            "课后服务费实收": "收入!实收合计",
            "财政补助": "收入!财政补助合计",
            **{each: _lines("金额", ("岗位", f'"{each}"')) for each in posts},
            "人员支出合计": f"ROUND({'+'.join(posts)},2)",
            "公用经费额度（水电、耗材、设备维护等）": "ROUND(收入合计-人员经费额度,2)",
            "结余（负数为缺口）": f"ROUND({pool}-(人员支出合计-{apart}),2)",
        }
    spent = ("绩效工资增量", "劳务费", "机构支付")
    again = [f"{each}（第2处）" for each in spent]
    inside = ("单列", '"否"')
    return {
        **common,
        "课后服务费应收": "收入!应收合计",
        "减免金额（减免缺口）": "收入!减免金额合计",
        "课后服务费实收": "ROUND(课后服务费应收-减免金额（减免缺口）,2)",
        "财政补助": "收入!财政补助合计",
        "财政补助减去减免缺口": "ROUND(财政补助-减免金额（减免缺口）,2)",
        "公用经费额度": "ROUND(收入合计-人员经费额度,2)",
        **{each: _lines("金额", _via(each), inside) for each in spent},
        **{f"{each}（第2处）": _lines("金额", _via(each), APART) for each in spent},
        "人员支出合计": f"ROUND({'+'.join(spent)},2)",
        "单列项目支出合计": f"ROUND({'+'.join(again)},2)",
        "结余（负数为缺口）": f"ROUND({pool}-人员支出合计,2)",
        "课时明细合计": f"{LINES}!金额合计",
        "差额（应为0）": "ROUND(课时明细合计-发放渠道合计,2)",
    }


DECIDED = ("结余结转下期", "结余按比例增发（待发放）", "结余上交")
MONTH_FIRST = ("本月人员经费额度", "人员经费额度")
STATEMENTS = ("收支平衡", "公示")
