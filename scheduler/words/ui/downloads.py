"""The page 下载: result files."""

DOWNLOAD_ALL = "全部打包下载"
DOWNLOAD = "下载"
WITH_CONFIRMATIONS = "合规对照表按“合规”页现在的人工确认写出，写明确认人和日期。"
FILE_WORDS = {
    "timetable.xlsx": ("课表", "班级、教师、场地、社团各一份，带名单"),
    "changes.xlsx": ("变动表", "与上一方案相比的每处变动及原因，可交教务核对"),
    "timetable.pdf": ("课表海报", "每班一页，可直接打印张贴"),
    "subsidy.xlsx": ("补助表", "收入、逐笔明细、月汇总、发放和公示，带公式"),
    "subsidy-month": (
        "月度补助表",
        "一个月的结算，可打印签字；结账后附更正和发放",
    ),
    "payout": ("月度发放表", "一个月每人实发数（CSV），可导入会计或银行代发"),
    "ledger.csv": ("补助账簿", "已结账各月逐笔入账、冲销、更正（CSV），可导入会计"),
    "ledger.jsonl": ("补助账簿原件", "逐条带校验码，请勿改动；结账时核对"),
    "manifest.json": ("文件清单", "程序写出的文件及校验码，用于辨认改动过的文件"),
    "compliance.xlsx": ("合规对照表", "当地文件逐条对照，附依据"),
    "compliance.pdf": ("合规对照表打印版", "同样的内容，可打印签字上报"),
    "attendance": ("考勤表", "按方案预填，月底改成实际后可据此结算"),
    "calendar": ("个人日历", "每位教师一个日历文件，可导入手机日历"),
    "plan.json": ("方案数据", "程序之间交换用，也用于日后调整"),
    "conflicts.xlsx": ("冲突说明", "互相冲突的要求和改法"),
}
CALENDAR_ZIP = "个人日历.zip"


# Files of a month: beginning of their names, and what they are.
_OF_MONTH = (
    ("attendance-", "attendance"),
    ("subsidy-", "subsidy-month"),
    ("payout-", "payout"),
)


def file_words(name: str) -> tuple[str, str]:
    """Title and purpose of a result file; an unknown one keeps its name."""
    for beginning, kind in _OF_MONTH:
        if name.startswith(beginning):
            title, text = FILE_WORDS[kind]
            month = name.removeprefix(beginning).partition(".")[0]
            return f"{title}（{month}）", text
    return FILE_WORDS.get(name, (name, ""))


def zip_name(school: str) -> str:
    """Name of the package of everything."""
    return f"{school}课后服务结果.zip"


def file_size(size: int) -> str:
    """A file's size."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def number_of_files(number: int) -> str:
    """How many files a package holds."""
    return f"共 {number} 个文件"
