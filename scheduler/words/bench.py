"""What the benchmark says."""

from scheduler.words import plan

SAMPLES = "示例：s m l junior nine_year yongchang shanghai（默认 s m l）"
SECONDS = "每所学校最长求解秒数"
WORKERS = "求解线程数"
SEED = "抽签种子"

PEERS = "再与手工做法和已安装的公开程序（fairpyx、FET、Timefold）在同样的工作上比较"
PEER_SECONDS = "每个公开程序最长用时（秒，默认 30）"

OURS = "本程序"
ARRIVAL = "手工：先到先得"
FET_DAYS = "FET 排的日子，名额仍由本程序求最优"
IN_TURN = "手工：按名单轮流"
TIMEFOLD = "Timefold"
SEATS_HEAD = "  社团名额（有社团 · 第一至第五志愿人数）"
ROSTER_HEAD = "  排班均衡（本校教师，全学期）"
# Names of the stages whose bounds are the referee's; the plan's own words.
WISH_STAGES = (plan.STAGE_SERVED, *(plan.stage_rank(rank) for rank in range(1, 6)))


def fairpyx(algorithm: str) -> str:
    """One of its algorithms."""
    return f"fairpyx {algorithm}"


def seats(method: str, granted: tuple[int, ...], seconds: float) -> str:
    """A row of seats."""
    counts = " · ".join(map(str, granted))
    return f"    {method}：{counts}（{seconds:.2f} 秒）"


def seats_bound(bounds: tuple[int, ...]) -> str:
    """What nobody can do better than, goal after goal."""
    return f"    逐级证明的上限：{' · '.join(map(str, bounds))}"


def roster(
    method: str,
    more: float,
    units: tuple[float, float],
    late: tuple[int, int],
    unfilled: int,
    seconds: float,
) -> str:
    """A row of rosters; ``more`` is its sum of squares over that of our plan."""
    most, least = units
    return (
        f"    {method}：课时最多 {most:g}、最少 {least:g}，晚走最多 {late[0]}、"
        f"最少 {late[1]} 次，平方和 {more:+.2%}，无人 {unfilled}（{seconds:.2f} 秒）"
    )


def missing(names: tuple[str, ...]) -> str:
    """Peers that are not installed."""
    return f"    未安装，未比较：{'、'.join(names)}"


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
