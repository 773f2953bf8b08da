"""Small schools in many shapes: what a real school could hand in."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, time
from random import Random
from typing import Any

from tests.samples import build_book, school_spec
from tests.samples.book import Book, Cell, Sheet
from tests.samples.spec import SchoolSpec

SMALL = replace(
    school_spec("s"),
    key="small",
    classes_per_grade={1: 1, 2: 1, 3: 1, 4: 1},
    class_size=(24, 28),
    club_bands=((1, 4), (3, 4), (1, 2)),
    clubs=6,
    teaching_staff=14,
    term=(date(2026, 9, 1), date(2026, 10, 23)),
)
TINY = replace(
    SMALL,
    key="tiny",
    classes_per_grade={1: 1, 3: 1},
    class_size=(14, 16),
    club_bands=((1, 3), (1, 3)),
    clubs=3,
    teaching_staff=9,
    leaders=2,
    term=(date(2026, 9, 1), date(2026, 9, 30)),
)


@dataclass(frozen=True)
class Variant:
    """A workbook and the exit status it should give."""

    name: str
    make: Callable[[], Book]
    exit: int = 0
    note: str = ""


def book_of(spec: SchoolSpec) -> Book:
    return deepcopy(build_book(spec))


def put(book: Book, item: str, value: Cell) -> None:
    """Set an item of sheet 学校."""
    for row in book["学校"].rows:
        if row[0] == item:
            row[1] = value
            return
    book["学校"].rows.append([item, value])


def column(book: Book, sheet: str, header: str) -> int:
    return book[sheet].headers.index(header)


def each(book: Book, sheet: str) -> list[dict[str, Any]]:
    """Rows as dictionaries (copies)."""
    heads = book[sheet].headers
    return [dict(zip(heads, r, strict=True)) for r in book[sheet].rows]


def write(book: Book, sheet: str, rows: list[dict[str, Any]]) -> None:
    """Replace the rows of a sheet."""
    heads = book[sheet].headers if sheet in book else tuple(rows[0])
    book[sheet] = Sheet(headers=heads, rows=[[r.get(h) for h in heads] for r in rows])


def change(book: Book, sheet: str, edit: Callable[[int, dict[str, Any]], None]) -> None:
    """Edit every row of a sheet."""
    rows = each(book, sheet)
    for n, row in enumerate(rows):
        edit(n, row)
    write(book, sheet, rows)


def items_(**items: Cell) -> Callable[[], Book]:
    """SMALL with some items of 学校 changed."""

    def make() -> Book:
        book = book_of(SMALL)
        for item, value in items.items():
            put(book, item, value)
        return book

    return make


def no_pins(book: Book) -> Book:
    book.pop("固定安排", None)
    return book


def spec_(
    base: SchoolSpec = SMALL, term: tuple[date, date] | None = None
) -> Callable[[], Book]:
    return lambda: book_of(replace(base, term=term or base.term))


def bare() -> Book:
    book = book_of(SMALL)
    for sheet in ("社团", "场地", "机构名单", "常规课表", "校历", "请假"):
        book.pop(sheet, None)
    for sheet in ("固定安排", "补助标准"):
        book.pop(sheet, None)
    return book


def bare_no_wishes() -> Book:
    book = bare()

    def edit(_: int, row: dict[str, Any]) -> None:
        for n in range(1, 6):
            row[f"志愿{n}"] = None

    change(book, "学生", edit)
    return book


def big_classes() -> Book:
    return book_of(
        replace(
            SMALL,
            classes_per_grade={1: 1, 3: 1, 4: 1},
            class_size=(52, 55),
            teaching_staff=18,
        )
    )


def often() -> Book:
    """Clubs that meet two and three times a week."""
    book = no_pins(book_of(SMALL))

    def edit(n: int, row: dict[str, Any]) -> None:
        row["每周次数"] = 2 + n % 2
        row["可开时段"] = None

    change(book, "社团", edit)
    return book


def blank_windows() -> Book:
    book = no_pins(book_of(SMALL))
    change(book, "社团", lambda _, r: r.update(可开时段=None))
    return book


def club_teachers(book: Book) -> list[str]:
    return [r["工号"] for r in each(book, "教师") if "社团" in r["岗位"]]


def two_leaders() -> Book:
    book = no_pins(book_of(SMALL))
    able = club_teachers(book)

    def edit(n: int, row: dict[str, Any]) -> None:
        row["指导教师数"] = 2 if n < 3 else 1
        row["指导教师"] = "、".join(able[(n + k) % len(able)] for k in range(4))
        row["可开时段"] = None

    change(book, "社团", edit)
    return book


def leaders_away() -> Book:
    """All candidates of every club on leave in one week."""
    book = no_pins(book_of(SMALL))
    clubs = each(book, "社团")
    star = clubs[0]
    away = star["指导教师"].split("、")[:1]
    clubs[0]["指导教师"] = away[0]
    write(book, "社团", clubs)
    spare = [
        r
        for r in each(book, "教师")
        if r["人员类别"] == "本校教师" and "作业辅导" in r["岗位"]
    ]
    ids = {r["工号"] for r in spare[-3:]}

    def edit(_: int, row: dict[str, Any]) -> None:
        if row["工号"] in ids:
            row["岗位"] = "作业辅导、社团、延时托管"

    change(book, "教师", edit)
    write(
        book,
        "请假",
        [
            {
                "工号": p,
                "开始": date(2026, 9, 14),
                "结束": date(2026, 9, 18),
                "原因": "病",
            }
            for p in away
        ],
    )
    return book


def one_playground() -> Book:
    """All sport clubs on one playground for 4 groups, tight in heads."""
    book = no_pins(book_of(SMALL))

    def edit(_: int, row: dict[str, Any]) -> None:
        row["场地类型"] = "操场"
        row["可开时段"] = "周三"
        row["每周次数"] = 1
        row["最少人数"] = 5
        row["最多人数"] = 20

    change(book, "社团", edit)
    able = club_teachers(book)

    def staff(n: int, row: dict[str, Any]) -> None:
        row["指导教师"] = "、".join(able[(n + k) % len(able)] for k in range(3))

    change(book, "社团", staff)

    def room(_: int, row: dict[str, Any]) -> None:
        if row["类型"] == "操场":
            row["容量"], row["可同时组数"] = 55, 4

    change(book, "场地", room)
    return book


def misfit_wishes() -> Book:
    """Half the pupils leave before clubs; they wish all the same."""
    book = book_of(SMALL)

    def edit(n: int, row: dict[str, Any]) -> None:
        if n % 2:
            for d in "一二三四五":
                row[f"周{d}"] = time(17, 0)

    change(book, "学生", edit)
    return book


def one_wish() -> Book:
    """Every pupil wishes one and the same club."""
    book = no_pins(book_of(SMALL))
    clubs = each(book, "社团")
    clubs[0].update(年级="1-4", 最少人数=5, 最多人数=20, 可开时段=None, 每周次数=1)
    write(book, "社团", clubs)
    name = clubs[0]["社团"]

    def edit(_: int, row: dict[str, Any]) -> None:
        for n in range(1, 6):
            row[f"志愿{n}"] = name if n == 1 else None

    change(book, "学生", edit)
    return book


def all_first() -> Book:
    """Everybody's first wish can be met; second wishes tempt elsewhere."""
    book = no_pins(book_of(SMALL))
    clubs = each(book, "社团")[:4]
    able = club_teachers(book)
    days = ("周一", "周二", "周三", "周四")
    for n, c in enumerate(clubs):
        c.update(年级="1-4", 最少人数=5, 最多人数=35, 可开时段=days[n], 每周次数=1)
        c.update(指导教师="、".join(able[n : n + 3]), 场地类型="操场")
    write(book, "社团", clubs)
    names = [c["社团"] for c in clubs]

    def edit(n: int, row: dict[str, Any]) -> None:
        for d in "一二三四五":
            row[f"周{d}"] = "是"
        for k in range(1, 6):
            row[f"志愿{k}"] = names[(n + k - 1) % 4] if k <= 4 else None

    change(book, "学生", edit)
    return book


def pins() -> Book:
    """Pins of every kind."""
    book = book_of(SMALL)
    clubs, rooms = each(book, "社团"), each(book, "场地")
    first = clubs[0]
    leader = first["指导教师"].split("、")[0]
    first.update(可开时段=None, 年级="1-4", 最少人数=3, 每周次数=1)
    write(book, "社团", clubs)
    classes = each(book, "班级")
    teacher = next(
        r["工号"]
        for r in each(book, "教师")
        if "作业辅导" in r["岗位"]
        and not r["不可用"]
        and r["人员类别"] == "本校教师"
        and r["工号"] != leader
    )
    change(
        book,
        "教师",
        lambda _, r: r.update(不可用=None) if r["工号"] == leader else None,
    )
    spare = next(r["场地"] for r in rooms if r["场地"].startswith("备用"))
    write(
        book,
        "固定安排",
        [
            {
                "星期": "周一",
                "时段": "第一时段",
                "班级或社团": classes[0]["班级"],
                "教师": teacher,
            },
            {
                "星期": "周二",
                "时段": "第一时段",
                "班级或社团": classes[1]["班级"],
                "场地": spare,
            },
            {"星期": "周三", "时段": "第二时段", "班级或社团": first["社团"]},
            {
                "星期": "周三",
                "时段": "第二时段",
                "班级或社团": first["社团"],
                "教师": leader,
            },
        ],
    )
    return book


def three_days() -> Book:
    """Grades 1 and 2 have service on Monday, Wednesday and Friday only."""
    book = book_of(SMALL)
    rows = each(book, "时段")
    low = [{**r, "年级": "1-2", "星期": "周一、周三、周五"} for r in rows]
    high = [{**r, "年级": "3-4"} for r in rows]
    write(book, "时段", low + high)
    no_pins(book)
    return book


def two_grids() -> Book:
    """The same period names at other times for grades 3-4."""
    book = no_pins(book_of(SMALL))
    rows = each(book, "时段")
    times = ((16, 0, 16, 40), (16, 45, 17, 25), (17, 25, 18, 0))
    low = [
        {**r, "年级": "1-2", "开始": time(a, b), "结束": time(c, d)}
        for r, (a, b, c, d) in zip(rows, times, strict=True)
    ]
    high = [{**r, "年级": "3-4"} for r in rows]
    write(book, "时段", low + high)

    def edit(_: int, row: dict[str, Any]) -> None:
        low_only = int(row["年级"][-1]) <= 2
        row["年级"] = "1-2" if low_only else "3-4"

    change(book, "社团", edit)
    return book


def mixed_grid_clubs() -> Book:
    """As two_grids, but clubs span both grids (they cannot meet together)."""
    book = two_grids()
    change(book, "社团", lambda _, r: r.update(年级="1-4", 可开时段=None))
    return book


def makeup_tight() -> Book:
    """A make-up Saturday in a week whose maxima are tight."""
    book = book_of(replace(SMALL, weekly_max=(5, 6), teaching_staff=16))
    write(
        book,
        "校历",
        [
            {
                "日期": date(2026, 9, 20),
                "安排": "上课",
                "按星期": "周二",
                "说明": "调休",
            },
            {
                "日期": date(2026, 10, 10),
                "安排": "上课",
                "按星期": "周三",
                "说明": "调休",
            },
        ],
    )
    return book


def tutoring_often(times: int) -> Callable[[], Book]:
    def make() -> Book:
        book = book_of(SMALL)
        put(book, "每周补习次数", times)
        return book

    return make


def third_party() -> Book:
    return book_of(
        replace(
            SMALL,
            key="third",
            policy="shanghai-2021",
            outsiders={"第三方机构": 2, "社会专业人员": 1, "志愿者": 1},
            institutions=("浦江创客工作室",),
        )
    )


def kinds(policy: str) -> Callable[[], Book]:
    return lambda: book_of(
        replace(
            SMALL,
            key="kinds",
            policy=policy,
            outsiders={"师范生": 2, "志愿者": 2, "退休教师": 1, "外校教师": 1},
        )
    )


def evening() -> Book:
    return book_of(
        replace(
            school_spec("junior"),
            classes_per_grade={7: 1, 8: 1, 9: 1},
            class_size=(26, 30),
            crowded_class=None,
            clubs=5,
            unpopular_clubs=0,
            teaching_staff=16,
            leaders=2,
            term=(date(2026, 9, 1), date(2026, 10, 16)),
            service=None,
        )
    )


def units() -> Book:
    book = book_of(replace(SMALL, teaching_staff=18))
    rows = each(book, "时段")
    for r, u in zip(rows, (1.5, 1.5, 0.5), strict=True):
        r["课时"] = u
    write(book, "时段", rows)
    return book


def leading_zeros() -> Book:
    return book_of(replace(SMALL, id_prefix="00"))


def odd_leaving() -> Book:
    book = book_of(SMALL)
    odd: tuple[Any, ...] = (
        time(16, 59),
        time(17, 4),
        "17：30",
        "18:05",
        time(18, 20),
        "18:40",
        "16:00",
    )

    def edit(n: int, row: dict[str, Any]) -> None:
        for k, d in enumerate("一二三四五"):
            if (n + k) % 4 == 0:
                row[f"周{d}"] = odd[(n + k) // 4 % len(odd)]

    change(book, "学生", edit)
    return book


def unicode_oddities() -> Book:
    """Rare characters, blanks, one-letter and long names, quotes, formulas."""
    book = book_of(SMALL)
    names = (
        "𠮷田",
        "欧阳·娜 娜",
        "A'B\"C",
        "=1+1",
        "𱁬",
        "Zoë",
        "王\u200b小明",
        "@SUM",
    )

    def edit(n: int, row: dict[str, Any]) -> None:
        if n < len(names):
            row["姓名"] = names[n]

    change(book, "学生", edit)
    change(book, "教师", edit)
    clubs = each(book, "社团")
    old, new = clubs[0]["社团"], "*?~“𠮷”社[1]"
    clubs[0]["社团"] = new
    write(book, "社团", clubs)

    def rename(_: int, row: dict[str, Any]) -> None:
        for k in range(1, 6):
            if row[f"志愿{k}"] == old:
                row[f"志愿{k}"] = new

    change(book, "学生", rename)
    return no_pins(book)


def no_unavailable() -> Book:
    book = book_of(SMALL)
    book["教师"] = Sheet(
        headers=book["教师"].headers[:-1], rows=[r[:-1] for r in book["教师"].rows]
    )
    return book


def new_year() -> Book:
    book = book_of(replace(SMALL, term=(date(2026, 12, 14), date(2027, 1, 22))))
    for sheet in ("校历", "请假"):
        book.pop(sheet, None)
    return book


def random_leave() -> Book:
    book = no_pins(book_of(SMALL))
    random = Random(5)
    own = [r["工号"] for r in each(book, "教师") if r["人员类别"] == "本校教师"]
    rows = []
    for n in range(10):
        d = date(2026, 9, 1 + random.randrange(28))
        rows.append({"工号": own[2 + n % 12], "开始": d, "结束": d, "原因": "事"})
    write(book, "请假", rows)
    return book


def seats_of_two() -> Book:
    """Two clubs per pupil, where both may be wished at the same hour."""
    book = no_pins(book_of(SMALL))
    put(book, "每生社团上限", 2)
    change(book, "社团", lambda _, r: r.update(可开时段=None))
    return book


def points() -> Book:
    book = book_of(SMALL)
    put(book, "补助方式", "工分")
    return book


def poor_pool() -> Book:
    """Little money, so that the pay must be cut."""
    book = book_of(SMALL)
    put(book, "收费标准", 20)
    put(book, "财政补助", 0)
    return book


def caps() -> Book:
    """Monthly ceilings that bind, fractional rates and waivers."""
    book = book_of(SMALL)
    rows = each(book, "补助标准")
    for r in rows:
        r["标准"] = 33.33
        r["月上限"] = 150.01
    write(book, "补助标准", rows)
    put(book, "收费标准", 299.99)
    return book


# -- a second batch -----------------------------------------------------------
def large_club() -> Book:
    """A club larger than a group: it needs two supervisors."""
    book = no_pins(book_of(SMALL))
    put(book, "每组学生上限", 30)
    clubs = each(book, "社团")
    able = "、".join(club_teachers(book))
    clubs[0].update(年级="1-4", 最少人数=35, 最多人数=70, 可开时段=None, 每周次数=1)
    clubs[0].update(指导教师=able, 场地类型="操场")
    write(book, "社团", clubs)
    name = clubs[0]["社团"]
    change(book, "学生", lambda n, r: r.update(志愿1=name) if n % 2 else None)

    def once(_: int, row: dict[str, Any]) -> None:
        seen: list[str] = []
        for k in range(1, 6):
            wish = row[f"志愿{k}"]
            if wish and wish not in seen:
                seen.append(wish)
        for k in range(1, 6):
            row[f"志愿{k}"] = seen[k - 1] if k <= len(seen) else None

    change(book, "学生", once)
    return book


def many_needy() -> Book:
    """Four in ten pupils are marked 学习困难."""
    book = book_of(SMALL)
    put(book, "每周补习次数", 2)
    put(book, "辅导组学生上限", 5)
    change(book, "学生", lambda n, r: r.update(学习困难="是" if n % 5 < 2 else None))
    return book


def merging() -> Book:
    """Two small classes per grade and five teachers for study groups."""
    classes = {1: 2, 2: 2, 3: 2}
    book = no_pins(
        book_of(replace(SMALL, classes_per_grade=classes, class_size=(18, 20)))
    )
    able = 0

    def edit(_: int, row: dict[str, Any]) -> None:
        nonlocal able
        if row["人员类别"] != "本校教师" or "带班" in row["岗位"]:
            row["岗位"] = row["岗位"].replace("作业辅导、", "")
            return
        able += 1
        row["不可用"], row["每周最少课时"], row["每周最多课时"] = None, None, 10
        row["岗位"] = "作业辅导、社团" if able <= 5 else "社团、延时托管"

    change(book, "教师", edit)
    return book


def odd_calendar() -> Book:
    """A weekday that follows another, a working day off, a holiday worked."""
    book = book_of(SMALL)
    write(
        book,
        "校历",
        [
            {"日期": date(2026, 9, 9), "安排": "上课", "按星期": "周五"},
            {"日期": date(2026, 9, 16), "安排": "停课", "说明": "运动会"},
            {"日期": date(2026, 10, 10), "安排": "上课", "按星期": "三"},
            {"日期": date(2026, 9, 19), "安排": "上课", "按星期": "1"},
            {"日期": date(2026, 9, 23), "安排": "放假"},
        ],
    )
    return book


def late_start() -> Book:
    book = book_of(replace(SMALL, service=(date(2026, 9, 9), date(2026, 10, 21))))
    put(book, "轮值周期", 2)
    return book


def long_leave() -> Book:
    """A club's leader is away for four weeks; an other candidate is there."""
    book = no_pins(book_of(SMALL))
    put(book, "轮值周期", 4)
    clubs = each(book, "社团")
    able = club_teachers(book)
    for n, c in enumerate(clubs):
        c["指导教师"] = "、".join(able[n : n + 2] or able[:2])
    write(book, "社团", clubs)
    days = {"开始": date(2026, 9, 14), "结束": date(2026, 10, 10)}
    write(book, "请假", [{"工号": able[n], **days} for n in (0, 3)])
    return book


def afternoon_lessons() -> Book:
    """Some teach until 16:50 on Tuesday, in the middle of the first period."""
    book = no_pins(book_of(SMALL))
    rows = each(book, "常规课表")
    people = sorted({r["工号"] for r in rows})[3:9]
    rows += [
        {"工号": p, "星期": "周二", "节次": "第七节", "开始": time(16, 10)}
        | {"结束": time(16, 50)}
        for p in people
    ]
    write(book, "常规课表", rows)
    return book


def wide_pins() -> Book:
    """One teacher pinned to a class every day; a room in a club period."""
    book = book_of(SMALL)
    classes = each(book, "班级")
    teacher = next(
        r["工号"]
        for r in each(book, "教师")
        if "作业辅导" in r["岗位"]
        and not r["不可用"]
        and int(r["每周最多课时"]) >= 6
        and r["人员类别"] == "本校教师"
    )
    write(
        book,
        "固定安排",
        [
            {
                "星期": "周一至周五",
                "时段": "第一时段",
                "班级或社团": classes[0]["班级"],
                "教师": teacher,
            },
            {
                "星期": "周五",
                "时段": "第二时段",
                "班级或社团": classes[1]["班级"],
                "场地": classes[1]["教室"],
            },
        ],
    )
    return book


def numeric_ids() -> Book:
    """Staff numbers typed as numbers here and as text there."""
    book = book_of(replace(SMALL, id_prefix=""))

    def typed(_: int, row: dict[str, Any]) -> None:
        row["工号"] = int(row["工号"])

    change(book, "教师", typed)
    for sheet in ("常规课表", "请假"):
        change(book, sheet, lambda _, r: r.update(工号=str(int(r["工号"]))))
    for sheet, heads in (
        ("班级", ("班主任", "任课教师")),
        ("社团", ("指导教师",)),
        ("固定安排", ("教师",)),
    ):

        def plain(_: int, row: dict[str, Any], heads: tuple[str, ...] = heads) -> None:
            for h in heads:
                ids = [str(int(x)) for x in str(row[h] or "").split("、") if x]
                row[h] = "、".join(ids)

        change(book, sheet, plain)
    return book


def dead_clubs() -> Book:
    """Clubs without candidates, without wishes, and with a minimum too high."""
    book = no_pins(book_of(SMALL))
    clubs = each(book, "社团")
    clubs[0]["指导教师"] = None
    clubs[1].update(最少人数=90, 最多人数=95)
    clubs[2]["年级"] = "1"
    write(book, "社团", clubs)
    return book


def waivers() -> Book:
    book = book_of(SMALL)
    kinds = ("全免", "半免", 500, 0.5, 299.99, None)
    put(book, "收费标准", 299.95)
    change(book, "学生", lambda n, r: r.update(减免=kinds[n % len(kinds)]))
    return book


def two_club_periods() -> Book:
    """A second club period every day, and Wednesday without study."""
    book = no_pins(book_of(replace(SMALL, teaching_staff=20)))
    rows = each(book, "时段")
    rows[0]["星期"] = "周一、周二、周四、周五"
    rows[1].update(开始=time(17, 5), 结束=time(17, 35))
    third = {**rows[1], "时段": "第三时段", "开始": time(17, 35), "结束": time(18, 5)}
    write(book, "时段", [*rows[:2], third, rows[2]])
    put(book, "每生社团上限", 3)
    change(book, "社团", lambda _, r: r.update(可开时段=None))
    return book


def few_attend() -> Book:
    """Nobody stays on Wednesday, one pupil on Friday."""
    book = no_pins(book_of(SMALL))

    def edit(n: int, row: dict[str, Any]) -> None:
        row["周三"] = None
        row["周五"] = "延时" if n == 0 else None

    change(book, "学生", edit)
    change(book, "社团", lambda _, r: r.update(可开时段=None, 每周次数=1))
    return book


def fair_two() -> Book:
    book = seats_of_two()
    put(book, "志愿原则", "公平优先")
    return book


# -- no plan can exist ------------------------------------------------------
def short_monday() -> Book:
    book = book_of(SMALL)

    def edit(n: int, row: dict[str, Any]) -> None:
        if n > 3:
            row["不可用"] = "周一"

    change(book, "教师", edit)
    return no_pins(book)


def no_duty_friday() -> Book:
    book = book_of(SMALL)

    def edit(_: int, row: dict[str, Any]) -> None:
        if "带班" in row["岗位"]:
            row["不可用"] = "周五"

    change(book, "教师", edit)
    return no_pins(book)


def class_too_big() -> Book:
    book = no_pins(book_of(SMALL))
    change(book, "场地", lambda _, r: r.update(容量=12, 可同时组数=1))
    return book


def all_on_leave() -> Book:
    book = no_pins(book_of(SMALL))
    rows = [
        {
            "工号": r["工号"],
            "开始": date(2026, 9, 16),
            "结束": date(2026, 9, 16),
            "原因": "集体",
        }
        for r in each(book, "教师")
    ]
    write(book, "请假", rows)
    return book


def pin_away() -> Book:
    book = pins()
    rows = each(book, "固定安排")
    who = rows[0]["教师"]

    def edit(_: int, row: dict[str, Any]) -> None:
        if row["工号"] == who:
            row["不可用"] = "周一"

    change(book, "教师", edit)
    return book


def week_too_small() -> Book:
    book = no_pins(book_of(SMALL))
    change(book, "教师", lambda _, r: r.update(每周最少课时=None, 每周最多课时=1))
    return book


# -- cannot be used ---------------------------------------------------------
def unknown_class() -> Book:
    book = book_of(SMALL)
    change(book, "学生", lambda n, r: r.update(班级="九年级9班") if n == 3 else None)
    return book


def no_teachers() -> Book:
    book = book_of(SMALL)
    book.pop("教师")
    return book


def twice_id() -> Book:
    book = book_of(SMALL)
    rows = each(book, "教师")
    rows[3]["工号"] = rows[2]["工号"]
    write(book, "教师", rows)
    return book


def bad_time() -> Book:
    book = book_of(SMALL)
    rows = each(book, "时段")
    rows[0]["开始"] = "下午四点"
    write(book, "时段", rows)
    return book


def bad_wish() -> Book:
    book = book_of(SMALL)
    change(book, "学生", lambda n, r: r.update(志愿1="没有的社") if n == 5 else None)
    return book


def bad_policy() -> Book:
    return items_(政策方案="火星市")()


def bad_term() -> Book:
    return items_(学期结束=date(2026, 8, 1))()


def bad_numbers() -> Book:
    book = book_of(SMALL)
    put(book, "每组学生上限", "四十五")
    put(book, "轮值周期", 3)
    put(book, "人员经费占比", 1.7)
    clubs = each(book, "社团")
    clubs[0]["最少人数"] = 50
    clubs[1]["指导教师"] = "X999"
    write(book, "社团", clubs)
    return book


VARIANTS = (
    Variant("plain", spec_()),
    Variant("two_clubs", seats_of_two),
    Variant("fair", items_(志愿原则="公平优先")),
    Variant("cycle2", items_(轮值周期=2)),
    Variant("cycle4", items_(轮值周期=4)),
    Variant("cap30", items_(每组学生上限=30)),
    Variant("cap20", items_(每组学生上限=20)),
    Variant("big_classes", big_classes),
    Variant("two_on_duty", items_(每日带班人数=2)),
    Variant("flex_half", items_(弹性折算=0.5)),
    Variant("bare", bare, note="wishes without clubs"),
    Variant("bare_no_wishes", bare_no_wishes),
    Variant("often", often),
    Variant("blank_windows", blank_windows),
    Variant("two_leaders", two_leaders),
    Variant("leaders_away", leaders_away),
    Variant("one_playground", one_playground),
    Variant("misfit_wishes", misfit_wishes),
    Variant("one_wish", one_wish),
    Variant("all_first", all_first),
    Variant("pins", pins),
    Variant("three_days", three_days),
    Variant("two_grids", two_grids),
    Variant("mixed_grid_clubs", mixed_grid_clubs),
    Variant("makeup_tight", makeup_tight),
    Variant("tutor2", tutoring_often(2)),
    Variant("tutor3", tutoring_often(3)),
    Variant("four_weeks", spec_(term=(date(2026, 9, 1), date(2026, 9, 28)))),
    Variant("new_year", new_year),
    Variant("third_party", third_party),
    Variant("kinds_jilin", kinds("jilin-2021")),
    Variant("kinds_songshan", kinds("songshan-2021")),
    Variant("kinds_panyu", kinds("panyu-2021")),
    Variant("evening", evening),
    Variant("units", units),
    Variant("leading_zeros", leading_zeros),
    Variant("odd_leaving", odd_leaving),
    Variant("unicode", unicode_oddities),
    Variant("no_unavailable", no_unavailable),
    Variant("random_leave", random_leave),
    Variant("points", points),
    Variant("poor_pool", poor_pool),
    Variant("caps", caps),
    Variant("tiny", spec_(TINY)),
    Variant("large_club", large_club),
    Variant("many_needy", many_needy),
    Variant("merging", merging),
    Variant("odd_calendar", odd_calendar),
    Variant("late_start", late_start),
    Variant("long_leave", long_leave),
    Variant("afternoon_lessons", afternoon_lessons),
    Variant("wide_pins", wide_pins),
    Variant("numeric_ids", numeric_ids),
    Variant("dead_clubs", dead_clubs),
    Variant("waivers", waivers),
    Variant("two_club_periods", two_club_periods),
    Variant("few_attend", few_attend),
    Variant("fair_two", fair_two),
    Variant("short_monday", short_monday, 3),
    Variant("no_duty_friday", no_duty_friday, 3),
    Variant("class_too_big", class_too_big, 3),
    Variant("all_on_leave", all_on_leave, 3),
    Variant("pin_away", pin_away, 3),
    Variant("week_too_small", week_too_small, 3),
    Variant("unknown_class", unknown_class, 2),
    Variant("no_teachers", no_teachers, 2),
    Variant("twice_id", twice_id, 2),
    Variant("bad_time", bad_time, 2),
    Variant("bad_wish", bad_wish, 2),
    Variant("bad_policy", bad_policy, 2),
    Variant("bad_term", bad_term, 2),
    Variant("bad_numbers", bad_numbers, 2),
)
