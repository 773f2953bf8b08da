"""The page 合规: clause by clause."""

VERDICT_FILTER, STRENGTH = "结论", "约束力"
CLICK = "点图上的色块，下表只列那几条；再点一次恢复。"
EXPLAIN_CHOICE = "选一条规则"
EXPLAIN = "查看一条规则：说明、依据的条款和参数沿革"
VERDICT_TONE = {
    "符合": "good",
    "不符合": "bad",
    "提示": "care",
    "本地规则未规定": "calm",
    "需人工确认": "care",
}
CLAUSE_HEADS = ("结论", "原文与出处", "依据")
CONFIRM_HEAD = "人工确认"
CONFIRM_WHY = (
    "下面的条款程序无法自己判断（如协议是否签订、方案是否备案）。"
    "核实后逐条确认；确认人和日期会写进依据和合规对照表，可以随时撤回。"
)
CONFIRM_BY_PRINCIPAL = "由校长登录（或在左侧选“校长”）后在本页确认。"
CONFIRM_SAMPLE = "这是示例学校，不能确认条款。排好本校的方案后，在左侧选它再来确认。"
CONFIRM_CHOICE = "条款"
CONFIRM_NOTE = "说明"
CONFIRM_NOTE_HELP = "如文件编号、日期；撤回时必须写明原因。不要写学生姓名。"
CONFIRM = "确认属实"
TAKE_BACK = "撤回确认"
CONFIRM_DONE = "已确认，依据里已写明确认人和日期；下载的合规对照表同样写明。"
TAKEN_BACK_DONE = "已撤回，这一条恢复为需人工确认。"
ALL_CONFIRMED = "需要人工确认的条款都已确认。"
RECORD = "确认记录"
RECORD_HEADS = ("时间", "条款", "事项", "版本", "办理人", "说明")
CONFIRMED, TAKEN_BACK = "确认", "撤回"


def verdict_sentence(title: str, counts: dict[str, int]) -> str:
    """The clause count in one sentence."""
    total = sum(counts.values())
    parts = "，".join(f"{word} {number} 条" for word, number in counts.items())
    return f"对照{title}，共 {total} 条：{parts}。"


def confirm_option(clause: str, verdict: str, text: str) -> str:
    """A clause to choose."""
    return f"{clause}（{verdict}）{text}"


def pending(number: int) -> str:
    """How many clauses still wait for a person."""
    return f"还有 {number} 条需要人工确认。"
