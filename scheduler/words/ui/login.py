"""The login page."""

NAME, PASSWORD, LOG_IN = "账号", "密码", "登录"
HELP = "忘记密码请找学校的管理员重设。"
WRONG = (
    "账号或密码不对，或者账号暂时锁定。"
    "连续输错 5 次要等 15 分钟，也可请管理员重设密码。"
)
FROM_ELSEWHERE = "这个请求不是从本系统的页面发出的，已拒绝。"
