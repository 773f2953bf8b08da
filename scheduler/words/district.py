"""Words of a district: shared staff, the run, its report."""

SHEET = "共享教师"
GUEST_BOOK = "共享教师.xlsx"

SENTENCES = {
    "shared_school_unknown": (
        "“可到学校”中的“{value}”在文件夹里没有对应的工作簿，按没有这所学校处理。",
        "请核对学校名称（与工作簿“学校名称”或文件名一致）；如该校工作簿有误，改好后重新运行。",
    ),
    "shared_id_taken": (
        "共享教师工号“{value}”（{name}）与{school}“教师”表中的“{other}”重号。",
        "请在共享教师表或该校“教师”表中换一个工号；同一个人请用同一姓名。",
    ),
    "shared_window_unknown": (
        "{school}没有名为“{value}”的时段，共享教师{name}在该校{day}全天按不可用处理。",
        "如该校有对应的时段，请在“不可用”中按该校的时段名称填写。",
    ),
}

NO_SCHOOLS = "文件夹里没有工作簿（.xlsx），每校一个文件，或每校一个子文件夹"
NO_DASK = (
    "使用 --cluster 需要 dask 和 distributed，本机没有安装。"
    "请运行：python -m pip install -r requirements-district.txt"
)
PARALLEL = "不用集群时，同时排几所学校（默认 1；共享教师的学校总是先后进行）"
AWAY = "共享教师，当天在其他学校"
LOST_WORKER = "求解进程多次异常退出（可能内存不足），其他学校不受影响"
STAFF_HEADS = (
    *("工号", "姓名", "人员类别", "机构名称", "资质", "学科", "岗位"),
    *("每周最少课时", "每周最多课时", "不可用"),
)
LEAVE_HEADS = ("工号", "开始", "结束", "原因")

STOPPED = "运行被停止，该校尚未排完"

STATES = {
    "planned": "已完成",
    "unusable": "工作簿不能用",
    "impossible": "无解",
    "refused": "审核未通过",
    "out_of_time": "超时无方案",
    "fault": "程序故障",
}
CERTIFICATES = {"optimal": "已证明最优", "feasible": "可行"}
PASSED = "通过"
FAILED = "未通过"
NOT_JUDGED = "—"


def no_cluster(address: str) -> str:
    """The cluster cannot be reached."""
    return f"连接不上集群 {address}：请检查 Dask 调度器地址和网络"


def bad_issues(count: int, first: str) -> str:
    """Why a workbook cannot be used."""
    return f"{count} 个错误，第一个：{first}"


def conflicts(count: int, first: str) -> str:
    """Why no plan can exist."""
    more = f"，第一处：{first}" if first else ""
    return f"有 {count} 处要求不能同时满足{more}（详见 conflicts.xlsx）"


def refused(count: int, first: str) -> str:
    """Why a plan was not published."""
    return f"方案违反 {count} 处规则，没有发布；第一处：{first}"


def out_of_time(stage: str) -> str:
    """Why there is no plan yet."""
    return f"在“{stage}”阶段停止，请增加 --seconds 后重试"


def fault(kind: str, place: str) -> str:
    """A fault of the program, and where."""
    return f"程序内部错误（{kind} {place}），其他学校不受影响；请交给维护人员"


def unwritable(path: str) -> str:
    """The results could not be written."""
    return f"无法写入 {path}，请检查磁盘空间和权限"


def reading(count: int) -> str:
    """Begin of a run."""
    return f"读入 {count} 所学校的工作簿"


def begun(name: str) -> str:
    """A school is being planned."""
    return f"开始：{name}"


def ended(name: str, state: str, reason: str) -> str:
    """A school ended."""
    return f"{STATES[state]}：{name}" + (f"｜{reason}" if reason else "")


def summary(planned: int, schools: int, out: str) -> str:
    """The end of the run."""
    return f"共 {schools} 所学校，完成 {planned} 所，汇总在 {out} 的 district.xlsx"


def clash(person: str, day: str, first: str, second: str, travel: int) -> str:
    """Double-booked across schools."""
    return f"{person} {day} 在两校的服务冲突（往返 {travel} 分钟）：{first}；{second}"


def too_many_units(person: str, week: str, units: str, limit: str) -> str:
    """The weekly maximum over all schools is broken."""
    return f"{person} {week} 当周各校合计 {units} 课时，超过每周最多 {limit} 课时"


def too_many_visits(person: str, week: str, visits: int, limit: int) -> str:
    """More visits in a week than allowed."""
    return f"{person} {week} 当周到校 {visits} 次，超过每周最多 {limit} 次"


def not_listed(person: str, school: str) -> str:
    """A shared person serves where they may not."""
    return f"{person} 被安排到未列入“可到学校”的 {school}"


def service(school: str, span: str, period: str, group: str) -> str:
    """A service, in a sentence."""
    return f"{school} {span} {period} {group}".strip()
