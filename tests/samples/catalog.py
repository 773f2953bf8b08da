"""The clubs that sample schools choose from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubIdea:
    """A club before a school has given it grades, days and leaders."""

    name: str
    category: str
    venue: str
    subjects: tuple[str, ...]
    academic: bool = False


def _idea(text: str) -> ClubIdea:
    name, category, venue, subjects = text.split()
    return ClubIdea(
        name=name,
        category=category,
        venue=venue,
        subjects=tuple(subjects.split("/")),
        academic=name == "数学文化社",
    )


# Order is popularity: the first clubs draw the crowd of first wishes.
IDEAS = tuple(
    _idea(line)
    for line in """
篮球社 体育 操场 体育
创意编程社 科普 计算机室 科学/数学
足球社 体育 操场 体育
创意美术社 文艺 美术室 美术
机器人社 科普 科学实验室 科学
街舞社 文艺 舞蹈室 体育/音乐
羽毛球社 体育 操场 体育
书法社 文艺 普通教室 语文
合唱团 文艺 音乐室 音乐
科学实验社 科普 科学实验室 科学
绘本阅读社 阅读 图书馆 语文/英语
象棋社 其他 普通教室 数学/语文
跳绳社 体育 操场 体育
陶艺社 劳动 美术室 美术
烘焙与家务社 劳动 普通教室 道法/语文
三维设计社 科普 计算机室 科学/数学
民族舞蹈社 民族团结 舞蹈室 音乐/体育
国画社 文艺 美术室 美术
武术社 体育 操场 体育
小主持人社 文艺 普通教室 语文
围棋社 其他 普通教室 数学
竖笛社 文艺 音乐室 音乐
英语戏剧社 文艺 普通教室 英语
航模社 科普 科学实验室 科学
田径队 体育 操场 体育
种植园艺社 劳动 科学实验室 科学/语文
剪纸社 文艺 美术室 美术/语文
名著导读社 阅读 图书馆 语文
葫芦丝社 文艺 音乐室 音乐
无人机社 科普 操场 科学
手工编织社 劳动 普通教室 数学/英语
数学文化社 科普 普通教室 数学
心理成长社 心理 普通教室 道法/语文
中华民族一家亲 民族团结 普通教室 语文/道法
排球社 体育 操场 体育
动漫社 文艺 美术室 美术
诗词诵读社 阅读 图书馆 语文
魔方社 其他 普通教室 数学
健美操社 体育 舞蹈室 体育/音乐
红领巾广播站 其他 普通教室 语文
电子小报社 科普 计算机室 数学/科学
刺绣社 民族团结 普通教室 语文/英语
天文社 科普 科学实验室 科学
小记者社 阅读 图书馆 语文
飞盘社 体育 操场 体育
皮影社 民族团结 普通教室 美术/语文
""".strip().splitlines()
)

# Clubs that hardly anybody asks for, so that they cannot open.
UNPOPULAR = tuple(
    _idea(line)
    for line in """
集邮社 其他 普通教室 英语/语文
速记社 其他 普通教室 语文/数学
算盘社 其他 普通教室 数学
""".strip().splitlines()
)
