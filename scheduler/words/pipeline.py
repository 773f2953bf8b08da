"""Sentences of the journeys and the command line."""

NO_PLAN = "结果文件夹里没有 plan.json"
BROKEN_PLAN = "plan.json 不完整或不是本程序的方案文件"
MEND_NO_PLAN = "请先运行排课（solve），并指向它的输出文件夹"
KEPT_FOLDER = "旧文件"  # result files that somebody had changed before a new run
STAGE_AUDIT = "独立审核"
STAGE_WRITE = "生成结果文件"
STAGE_REREAD = "核对结果文件"
ABSENT = "临时缺勤"
MEND_ABSENT = "请核对工号，应与“教师”表一致"


MEND_MONTH = "请用 YYYY-MM 写学期内有课后服务的月份"


def no_service_in(year: int, month: int) -> str:
    """A month to settle in which the plan has no service."""
    return f"方案在 {year} 年 {month} 月没有课后服务，没有可结算的内容"


def unknown_absent(staff: str) -> str:
    """An absent person who is not in the workbook."""
    return f"教师表中没有工号 {staff}"


NO_ROOM = "磁盘已满，结果写不下，原来的方案不受影响。请清出一些空间，再排一次。"
