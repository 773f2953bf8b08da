"""Names of the totals of a settlement."""

OWN = "绩效工资增量"
LABOUR = "劳务费"
INSTITUTION = "机构支付"
PAID = "合计"
CLOSE = "结账：把本月记入账簿，此后不再改变（需要考勤表）"


def bound(least: str, pool: str) -> str:
    """What any plan costs at least, against the staff pool."""
    return (
        f"按参加人数和最低标准测算，任何方案的人员支出不低于{least}元"
        f"（人员经费额度{pool}元）。"
    )


def refused(count: int) -> str:
    """A written workbook did not pass the recount."""
    return f"写出的补助表没有通过独立复算（{count} 处），没有替换原文件"
