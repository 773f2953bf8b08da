"""What the benchmark says."""

SAMPLES = "示例：s m l junior nine_year yongchang shanghai（默认 s m l）"
SECONDS = "每所学校最长求解秒数"
WORKERS = "求解线程数"
SEED = "抽签种子"


def no_sample(name: str) -> str:
    """No such sample."""
    return f"没有示例 {name}"


def row(name: str, seconds: float, memory: int | None) -> str:
    """One school from workbook to every file."""
    peak = "未知" if memory is None else f"{memory} MB"
    return f"{name}：从工作簿到全部文件 {seconds:.1f} 秒，内存峰值 {peak}"


def stage(name: str, sense: str, value: int, bound: int, seconds: float) -> str:
    """One stage with its gap."""
    gap = abs(value - bound) / max(abs(bound), 1)
    arrow = "↑" if sense == "max" else "↓"
    return f"  {arrow} {name}：{value}，界 {bound}，差 {gap:.2%}，{seconds:.2f} 秒"
