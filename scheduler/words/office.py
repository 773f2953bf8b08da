"""What the office says: roles, states, refusals, the commands around its store."""

from datetime import date

LIST = "、"

ROLE = {
    "admin": "管理员",
    "planner": "教务",
    "principal": "校长",
    "finance": "财务",
}
ACT = {
    "upload": "上传和查看学校表格",
    "run": "排课",
    "submit": "提交方案",
    "judge": "审批方案",
    "publish": "发布方案",
    "confirm": "确认条款",
    "read": "查看方案",
    "read_unfinished": "查看尚未批准的方案",
    "names": "直接查看学生姓名",
    "settle": "提交月度结算",
    "close": "复核结账",
    "manage_people": "管理账号",
    "retain": "清理到期数据",
}
STATE = {
    "draft": "草稿",
    "pending": "待审",
    "approved": "已批准",
    "published": "已发布",
}
STATE_TONE = {
    "draft": "calm",
    "pending": "care",
    "approved": "good",
    "published": "good",
}
DECISION = {
    "submitted": "提交审批",
    "returned": "退回",
    "approved": "批准",
    "published": "发布",
}

CHANGED_MEANWHILE = "该方案已被他人修改，您的操作没有保存。请看过最新情况后再决定。"
EDITS_CHANGED = (
    "这份方案的改动刚刚在另一个窗口有变化，您的这一步没有保存。"
    "下面已是最新情况，请看过再改。"
)
VERSION_CHANGED = (
    "这份方案已有新的版本，您的改动还在，但没有存成版本。"
    "请在左边选最新的方案，看过再改。"
)
VERSION_COMING = (
    "有人正在把这份方案存成新版本，您的改动还在，但没有存成版本。"
    "请稍等片刻，在左边选最新的方案，看过再改。"
)
SAME_PERSON = "排课或提交这份方案的人不能批准它，请由另一位有审批权的人来批准。"
NO_COMMENT = "退回时请写明原因，好让教务知道改哪里。"
UNKNOWN_PLAN = "找不到这份方案。"
CONFIRM_NO_CLAUSE = "没有选条款。请先选一条需要人工确认的条款，再点确认。"
CONFIRM_NOT_YET = "这一条还没有人确认过，不用撤回。"
CONFIRM_TWICE = "这一条已经确认过了。要改说明，请先撤回再重新确认。"
CONFIRM_NO_REASON = "撤回确认时请写明原因。"
CONFIRM_CHANGED = "这一条刚刚有人处理过，您的操作没有保存。请看过最新情况后再决定。"
UNKNOWN_SETTLEMENT = "找不到这次结算。"
SAME_SETTLER = (
    "提交结算的人不能复核结账，请由另一位财务人员或校长来办；"
    "在本机选择身份的，请换一个身份。"
)
SETTLE_APPROVED_ONLY = "方案批准以后才能结算。"
SETTLE_WITHOUT_SHEETS = "请先交回本月考勤表，再提交结算。"
SETTLE_WAITS = "本月结算已经提交，正在等待复核。"
SETTLE_CLOSED = "本月已经结账，不能再提交。"
SETTLE_NOT_WAITING = "这次结算已经退回或结账，不用再复核。"
SETTLE_CHANGED = "这次结算已被他人处理，您的操作没有保存。请看过最新情况后再决定。"
SETTLE_RECOUNT = (
    "写出的补助表没有通过独立复算，没有结账，原文件没有改动；请把表格发给维护人员。"
)
SETTLE_DIFFERS = (
    "按考勤表重新结算的金额与提交时不同（表格或方案有改动），没有结账；"
    "请退回后重新提交。"
)


def not_allowed(act: str, holders: list[str]) -> str:
    """The role may not do it, and who may."""
    return f"您没有“{act}”的权限，请由{LIST.join(holders)}来做。"


def not_now(decision: str, state: str) -> str:
    """The state does not allow the decision."""
    return f"方案现在是“{state}”，不能{decision}。"


def who(name: str, role: str) -> str:
    """Who acted; without a name the role was only chosen on this machine."""
    return f"{name}（{role}）" if name else f"{role}（本机选择，未登录）"


BACKUP_OUT = "备份文件"
BACKUP_KEEP_SAFE = "备份含学生姓名，请放在只有经办人能打开的地方。"
RESTORE_COPY = "备份文件"
RETAIN_MONTHS = "学期结束满几个月后清理，不写为 12 个月"
RETAIN_DELETE = "真正删除；不写只列出会删什么"
RETAIN_NOTHING = "没有到期的数据。"
RETAIN_ADD_DELETE = "以上只是预览，什么都没有删。确定要删，请加 --delete。"
RETAIN_KEPT = "审批、结账、账簿和操作记录照旧保留；以前另存的备份文件请自行销毁。"


def retain_months(shortest: int, longest: int) -> str:
    """The number of months is out of range."""
    return f"月数请填 {shortest} 至 {longest} 之间的整数。"


def retain_found(before: date, runs: int, files: int, size: int, paths: int) -> str:
    """What is due."""
    return (
        f"{before.year}年{before.month}月{before.day}日以前结束的学期："
        f"{runs} 次排课，{files} 个表格和结果文件（{size / 1_000_000:.1f} MB），"
        f"{paths} 个文件夹和草稿。"
    )


def retain_done(before: date, runs: int, files: int, size: int, paths: int) -> str:
    """What was deleted."""
    return f"已删除　{retain_found(before, runs, files, size, paths)}"


OTHER_DATABASE = "现在用的是数据库服务器，请用它自己的备份工具。"
SAME_FILE = "备份文件不能就是正在使用的数据文件，请换一个文件名。"
STILL_SERVING = "网页还开着。请先关闭（在运行它的窗口按 Ctrl+C），再恢复。"


NEWER_STORE = (
    "办公数据是用更新版本的程序写的，这个版本不能打开，没有改动任何东西。"
    "请改用新版本的程序，或用以前的备份恢复。"
)
BROKEN_STORE = (
    "办公数据文件打不开：可能已损坏、磁盘已满，或正被别的程序占用。没有改动任何东西。"
    "请检查磁盘空间后再试；如果仍然这样，请用最近的备份恢复"
    "（python -m scheduler restore 备份文件）。"
)
NO_FOLDER = (
    "数据文件夹不能使用：请检查它是否是一个文件夹、是否有写入权限，磁盘是否已满。"
    "也可以用环境变量 SCHEDULER_OUTPUTS 换一个文件夹。"
)


def not_a_store(path: str) -> str:
    """The file is damaged or something else."""
    return f"{path} 不是完整的备份，没有改动任何东西。请换一份备份文件。"


def restored(runs: int) -> str:
    """The end of a restoration."""
    return f"已恢复，重新写出 {runs} 次排课的文件。"


def kept_before(path: str) -> str:
    """What was there before is still there."""
    return f"恢复之前的数据没有删除，改名为 {path}"


BAD_NAME = "账号用 2 至 32 个汉字、字母或数字，不要空格。"
NAME_TAKEN = "这个账号已经有了，请换一个。"
NO_SUCH_PERSON = "没有这个账号。"
LAST_ADMINISTRATOR = "这是最后一个管理员账号，停用后就没有人能管理账号了。"
PASSWORD_GUESSED = (
    "这个密码太容易猜到（不要含账号名，也不要用 12345678 之类），请换一个。"
)


def password_length(shortest: int, longest: int) -> str:
    """The password is too short or too long."""
    return f"密码要有 {shortest} 至 {longest} 位，请重新设置。"


USER_DOING = "操作"
USER_DOINGS = {
    "add": "新增账号，密码在终端里输入",
    "password": "换新密码，并解除锁定",
    "off": "停用账号，立即退出登录",
    "on": "重新启用账号",
    "list": "列出全部账号",
}
USER_NAME = "账号名"
USER_ROLE = "身份：管理员、教务、校长、财务"
TYPE_PASSWORD, TYPE_AGAIN = "密码：", "再输一次："
PASSWORDS_DIFFER = "两次输入的密码不一样，没有保存。"


def user_done(name: str) -> str:
    """An account was changed."""
    return f"账号 {name} 已保存。"


def user_line(name: str, role: str, *, active: bool) -> str:
    """An account in the list."""
    return f"{name}｜{role}｜{'可以登录' if active else '已停用'}"
