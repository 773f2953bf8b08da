"""The page 下载: result files."""

DOWNLOAD_ALL = "全部打包下载"
DOWNLOAD = "下载"
FILE_WORDS = {
    "timetable.xlsx": ("课表", "班级、教师、场地、社团各一份，带名单"),
    "timetable.pdf": ("课表海报", "每班一页，可直接打印张贴"),
    "subsidy.xlsx": ("补助表", "收入、逐笔明细、月汇总、发放和公示，带公式"),
    "compliance.xlsx": ("合规对照表", "当地文件逐条对照，附依据"),
    "compliance.pdf": ("合规对照表打印版", "同样的内容，可打印签字上报"),
    "attendance": ("考勤表", "按方案预填，月底改成实际后可据此结算"),
    "calendar": ("个人日历", "每位教师一个日历文件，可导入手机日历"),
    "plan.json": ("方案数据", "程序之间交换用，也用于日后调整"),
    "conflicts.xlsx": ("冲突说明", "互相冲突的要求和改法"),
}
CALENDAR_ZIP = "个人日历.zip"


def zip_name(school: str) -> str:
    """Name of the package of everything."""
    return f"{school}课后服务结果.zip"


def attendance_title(month: str) -> str:
    """A month's attendance sheet; ``month`` is ``2026-09``."""
    return f"考勤表（{month}）"


def file_size(size: int) -> str:
    """A file's size."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def number_of_files(number: int) -> str:
    """How many files a package holds."""
    return f"共 {number} 个文件"
