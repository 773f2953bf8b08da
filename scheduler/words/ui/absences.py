"""The page 请假代班."""

WHO, FROM, TO = "谁请假", "从", "到"
ADD = "加上"
ADD_HELP = "可以加多位，再一起安排"
BACKWARDS = "结束日期早于开始日期，请重新选。"
KNOWN = "已登记的请假"
KNOWN_HEADS = ("教师", "开始", "结束", "来源")
FROM_BOOK, FROM_PLAN = "请假表", "本页登记"
NO_KNOWN = "没有登记的请假。"
TODAY, NEXT = "今天的代班", "下一个服务日的代班"
TODAY_HEADS = ("时段", "岗位", "原来", "代班", "原因")
NOBODY_AWAY = "当天都按轮值安排，没有代班。"
NEW = "这次要安排的请假"
REMOVE = "去掉"
NO_GAPS = "请假的日子里没有轮到值班，课表不用改；登记后会记在方案里。"
GAPS = "受影响的值班和代班人选"
DECIDE = "由程序决定（改动最少）"
NO_STAND_IN = "没有可以直接代班的人，交给程序调整"
ARRANGE = "一键安排代班"
ARRANGE_HELP = "只改受影响的日期，独立审核后生成新版本；原版本保留"
FAMILIAR = "任本班课或本社团指导"
FREE = "当时空闲，有岗位"
LIGHT = "课时最少的三分之一"


def gap(day: str, when: str, what: str, who: str) -> str:
    """A service left open."""
    return "　".join(part for part in (day, when, what, f"原为{who}") if part)


def new_absence(who: str, first: str, last: str) -> str:
    """An absence to be arranged."""
    return f"{who}　{first}" if first == last else f"{who}　{first}至{last}"


def candidate(name: str, load: str, reasons: list[str]) -> str:
    """A stand-in with reasons."""
    return f"{name}（{'；'.join([*reasons, load])}）"


def affected(number: int, days: int) -> str:
    """How much is affected."""
    return f"涉及 {days} 天、{number} 次值班。"


def more(number: int) -> str:
    """Gaps not listed one by one."""
    return f"还有 {number} 次没有逐条列出，由程序决定代班人。"
