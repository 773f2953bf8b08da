"""The page 合规: clause by clause."""

VERDICT_FILTER = "结论"
EXPLAIN = "查看一条规则：说明、依据的条款和参数沿革"
VERDICT_TONE = {
    "符合": "good",
    "不符合": "bad",
    "提示": "care",
    "本地规则未规定": "calm",
    "需人工确认": "care",
}
CLAUSE_HEADS = ("结论", "原文与出处", "依据")


def verdict_sentence(title: str, counts: dict[str, int]) -> str:
    """The clause count in one sentence."""
    total = sum(counts.values())
    parts = "，".join(f"{word} {number} 条" for word, number in counts.items())
    return f"对照{title}，共 {total} 条：{parts}。"
