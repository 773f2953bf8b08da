"""What the command line says."""

LEVELS = {"error": "错误", "warning": "提醒", "note": "说明"}

HELP = {
    "template": "生成空白工作簿（含下拉选项、说明和示例行）",
    "check": "检查工作簿，一次列出全部问题",
    "solve": "排课：生成方案、独立审核并写出全部结果文件",
    "audit": "对已有方案重新独立审核",
    "repair": "教师临时缺勤后重新排班，其余不变",
    "settle": "结算补助（按方案，或按实际出勤）",
    "tradeoff": "志愿与费用的取舍：从志愿最好到费用最低的几份方案",
    "whatif": "如果改几个单元格：另排一份方案，与现有方案并排比较",
    "prices": "哪些要求卡住了志愿和经费，各放宽一点能换来什么",
    "district": "一次为多所学校排课，共享教师",
    "policy": "列出政策方案，或某一方案的条款",
    "explain": "说明一条规则：含义、依据条款",
    "bench": "对示例学校计时：各阶段用时、数值与界、内存峰值",
    "start": "准备环境、排好示例学校并打开网页",
    "backup": "把全部表格、方案、审批和账号备份成一个文件（网页开着也可以）",
    "restore": "用备份文件恢复（先关闭网页）",
    "retain": "清理到期的学生数据：先列出会删什么，加 --delete 才删",
    "user": "管理登录账号（新增、改密码、停用、启用、列出）",
}
PROGRAM = "python -m scheduler"
ABOUT = "课后服务排课与补助结算"
VERB = "命令"
JSON = "只输出一个 JSON 对象"
BOOKS = "学校工作簿（可多个文件，合成一所学校）"
OUT = "结果文件夹"
OUT_FILE = "输出文件"
FOLDER = "已有结果文件夹"
ANNOTATE = "另存一份标注了问题单元格的工作簿"
SECONDS = "最长求解秒数"
WORKERS = "求解线程数"
SEED = "抽签种子"
PREVIOUS = "上一版方案的文件夹，尽量少改动"
SINCE = "与 --previous 同用：这一天以前的安排已经发生，保持不动"
PREFER = "先后：wishes 志愿优先；thrift 志愿不减、尽量省；cheapest 费用最低"
BUDGET = "本学期课时费预算（元，按标准）：预算内志愿尽量好"
SERVED = "与 cheapest 同用：至少这么多学生有社团"
CHANGE = "要改的单元格，如 学校!B20=280（可多个）"
ABSENT = "缺勤，写作 工号:开始日期..结束日期"
ATTENDANCE = "填好的考勤表"
MONTH = "结算月份 YYYY-MM"
SCHOOLS = "文件夹，每校一个工作簿"
SHARED = "共享教师工作簿"
CLUSTER = "Dask 调度器地址"
POLICY = "政策方案编号或地区，如 songshan-2021 或 松山区"
RULE = "规则编号，如 H04"
SAMPLES = "只测这些示例（s m l junior nine_year）"

CLEAN = "没有发现问题。"
INTERRUPTED = "已停止，没有写出任何结果。"


def checked(errors: int, warnings: int) -> str:
    """Counts of a check."""
    return f"共 {errors} 个错误、{warnings} 个提醒。"


def progress(elapsed: float, stage: str) -> str:
    """A stage begins."""
    return f"[{elapsed:6.1f} 秒] {stage}"


def issue(level: str, book: str, sheet: str, cell: str, text: str) -> str:
    """An issue with its place."""
    place = " ".join(part for part in (book, sheet, cell) if part)
    return f"{LEVELS[level]}｜{place}｜{text}"


def mend(text: str) -> str:
    """How to mend."""
    return f"｜{text}"


def conflict(number: int) -> str:
    """Heading of a conflict."""
    return f"冲突 {number}：以下要求不能同时满足"


def requirement(sheet: str, cell: str, text: str) -> str:
    """A requirement."""
    return f"  · {sheet} {cell}：{text}"


def repair(text: str) -> str:
    """A repair."""
    return f"可行的修改（已重新求解验证）：{text}"


def change(sheet: str, cell: str, before: str, after: str) -> str:
    """A change."""
    return f"  · {sheet} {cell}：“{before}” 改为 “{after}”"


def planned(out: str, proven: bool) -> str:
    """A plan was published."""
    quality = "各阶段均已证明最优" if proven else "可行方案，部分阶段未证明最优"
    return f"排课完成，已通过独立审核（{quality}），结果在 {out}"


def stage(name: str, value: int, bound: int, seconds: float) -> str:
    """A stage of the certificate."""
    proof = "已证明" if value == bound else f"界 {bound}"
    return f"  {name}：{value}（{proof}，{seconds:.1f} 秒）"


def impossible(out: str) -> str:
    """No plan can exist."""
    return f"按现有要求排不出方案，原因和修改建议在 {out} 的 conflicts.xlsx"


def refused(count: int) -> str:
    """A plan failed its audit."""
    return f"方案未通过独立审核（{count} 处），没有发布"


def out_of_time(stage: str) -> str:
    """No plan in time."""
    return f"在“{stage}”阶段停止，尚未得到方案；请增加 --seconds 后重试"


def audited(violations: int) -> str:
    """The end of an audit."""
    return (
        "审核通过，没有发现违反规则之处。"
        if not violations
        else (f"审核发现 {violations} 处违反规则：")
    )


def settled(out: str, book: str) -> str:
    """Settlement written."""
    return f"结算完成，见 {out} 的 {book}"


def total(name: str, amount: str) -> str:
    """A total."""
    return f"  {name}：{amount} 元"


def written(path: str) -> str:
    """A file was written."""
    return f"已写出 {path}"


def bad_argument(text: str) -> str:
    """An argument cannot be read."""
    return f"无法识别的参数：{text}"


def fault(kind: str) -> str:
    """A fault of the program."""
    return f"程序内部错误（{kind}），请把运行日志交给维护人员；您的文件没有被改动"


def cannot_write(path: str) -> str:
    """A path cannot be written."""
    return f"无法写入 {path}：请检查文件夹是否存在、是否被占用"


def missing_file(path: str) -> str:
    """A path does not exist."""
    return f"找不到 {path}"
