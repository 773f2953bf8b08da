"""What ``python -m scheduler start`` says."""

PORT_HELP = "网页端口，默认从 8501 起找第一个空闲的"
NO_BROWSER_HELP = "不自动打开浏览器"

LAN_HELP = "让校园网里的其他电脑也能打开，每人用自己的账号登录"
NEEDS_ADMINISTRATOR = (
    "在校园网上使用，要先有一个管理员账号。请先运行："
    "python -m scheduler user add 账号名 --role 管理员"
)

PLANNING_SAMPLE = "正在为示例学校排课（约一分钟）……"
SAMPLE_READY = "示例学校已排好。"
SAMPLE_FAILED = "示例学校未能排出，原因见上面几行；网页仍会打开。"
OPENING = "正在打开网页……"
NO_PORT = (
    "端口 {first} 至 {last} 都被占用。请关闭占用的程序，或用 --port 指定其他端口。"
)
PORT_UNUSABLE = (
    "端口 {port} 不能使用（已被占用，或不在 1 至 65535 之间），请用 --port 另选。"
)
FAILED = "网页未能启动，原因见上面几行。"
STOPPED = "网页已关闭。"


def serving(address: str) -> str:
    """The pages are there."""
    return f"请在浏览器中打开 {address}（按 Ctrl+C 关闭）"


def serving_network(addresses: list[str]) -> str:
    """Where other machines find the pages."""
    if not addresses:
        return "其他电脑请用本机在校园网里的地址打开。"
    return f"其他电脑请打开 {' 或 '.join(addresses)}，用自己的账号登录"
