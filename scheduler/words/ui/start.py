"""The start page."""

START_STEPS = (
    ("填表", "下载空白表格，按示例行填写；已有名单可以直接用，常见表头都认得。"),
    ("上传核对", "一次放入一个或多个文件，所有问题一次列全，写明在哪一格、怎么改。"),
    ("开始排课", "后台自动排好并独立复核，通过后给出课表、补助表和公示材料。"),
)
START_MAIN = "上传本校表格"
START_PEOPLE = "管理账号"
START_TEMPLATE = "下载空白表格"
TEMPLATE_FILE = "课后服务数据表.xlsx"
START_SAMPLE = "示例学校"
START_SAMPLE_TEXT = "下面是一所虚构学校已经排好的一个学期，各页都可以打开看。"
START_OWN = "当前方案"
START_SAMPLE_MISSING = (
    "示例学校还没有排好。可以直接上传本校表格；示例排好后刷新本页即可看到。"
)
START_OPEN = "看课表"
START_WISHES = "看志愿与公平"
START_COMPLIANCE = "看合规对照"
START_MONEY = "看经费"
