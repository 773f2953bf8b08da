"""The page 账号: who may log in."""

HEADS = ("账号", "身份", "状态")
ADD_HEAD = "新增账号"
CHANGE_HEAD = "管理已有账号"
NAME, ROLE, PASSWORD = "账号", "身份", "密码"
ROLE_HELP = "每个账号一种身份；排课的人不能审批自己的方案。"
PASSWORD_HELP = "至少 8 位；请当面告诉本人，不要写在纸上。"
NEW_PASSWORD = "新密码"
ADD, SET_PASSWORD = "新增", "换成新密码"
SWITCH_OFF, SWITCH_ON = "停用", "重新启用"


def standing(*, active: bool, locked: bool) -> str:
    """Whether an account can log in."""
    if not active:
        return "已停用"
    return "密码多次输错，暂时锁定" if locked else "可以登录"


def added(name: str) -> str:
    """An account is there."""
    return f"已新增账号 {name}。"


def switched(name: str, *, active: bool) -> str:
    """An account is switched."""
    return f"账号 {name} 已重新启用。" if active else f"账号 {name} 已停用并退出登录。"


def password_set(name: str) -> str:
    """A password is new."""
    return f"账号 {name} 已换成新密码，需重新登录。"


RETAIN_HEAD = "清理到期的学生数据"
RETAIN_TEXT = (
    "学期结束满几个月后，删除当时的表格、方案和结果文件。"
    "审批、结账、账簿和操作记录保留。先看再删，删除后不能恢复。"
)
RETAIN_MONTHS = "学期结束满几个月"
RETAIN_LOOK = "看看会删什么"
RETAIN_DELETE = "删除这些数据"
RETAIN_LEFT = "有文件正被别的程序打开，没有删完。请关掉它，再清理一次。"
