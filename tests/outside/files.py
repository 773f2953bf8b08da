"""The files beside plan.json: money, attendance, calendars, posters, clauses."""

import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl

from tests.outside.formulas import stale
from tests.outside.reading import (
    CARE,
    CLUB,
    DAYS,
    DUTY,
    EVENING,
    POST_OF,
    STUDY,
    TUTOR,
    Books,
    day,
    minute,
    text,
)

MONEY_SHEETS = [
    "收入",
    "课时明细",
    "月汇总",
    "绩效工资增量",
    "劳务费",
    "收支平衡",
    "公示",
]
VERDICTS = {"符合", "不符合", "提示", "本地规则未规定", "需人工确认"}
Json = dict[str, Any]
Table = list[Json]


def judge_files(books: Books, plan: Json, folder: Path) -> list[str]:
    """Everything wrong beside plan.json."""
    found = [
        f"{name} is missing"
        for name in (
            *("timetable.xlsx", "subsidy.xlsx", "compliance.xlsx", "timetable.pdf"),
            *(f"attendance-{m}.xlsx" for m in months(plan)),
        )
        if not (folder / name).is_file()
    ]
    if found:
        return found
    found += stale(folder / "subsidy.xlsx")
    found += Money(books, plan, folder / "subsidy.xlsx").all()
    found += attendance(plan, folder)
    found += calendars(plan, folder)
    found += poster(folder / "timetable.pdf")
    found += clauses(folder / "compliance.xlsx")
    return found


def months(plan: Json) -> list[str]:
    """Months with service."""
    return sorted({e["date"][:7] for e in plan["roster"]})


def table(path: Path, sheet: str, key: str) -> Table:
    """Rows under the header row that holds a key, up to the sum or a blank."""
    book = openpyxl.load_workbook(path, data_only=True)
    if sheet not in book.sheetnames:
        return []
    lines = [list(r) for r in book[sheet].iter_rows(values_only=True)]
    start = next((n for n, r in enumerate(lines) if key in map(text, r)), None)
    if start is None:
        return []
    heads = [text(h) for h in lines[start]]
    found: Table = []
    for line in lines[start + 1 :]:
        if not any(text(c) for c in line) or "合计" in text(line[0]):
            break
        found.append(dict(zip(heads, line, strict=True)))
    return [r for r in found if text(r.get(key))]


def amount(value: object) -> Decimal:
    """A cell of money."""
    return Decimal(str(value or 0)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def withheld(gross: Decimal) -> Decimal:
    """Tax withheld from one month's labour fee."""
    base = gross - 800 if gross <= 4000 else gross * Decimal("0.8")
    base = max(base, Decimal(0)) if gross > 800 else Decimal(0)
    tax = max(
        base * Decimal("0.2"),
        base * Decimal("0.3") - 2000,
        base * Decimal("0.4") - 7000,
    )
    return tax.quantize(Decimal("0.01"), ROUND_HALF_UP)


class Money:
    """subsidy.xlsx against the roster and the rates."""

    def __init__(self, books: Books, plan: Json, path: Path) -> None:
        self.b, self.plan, self.path = books, plan, path
        self.staff = {text(r["工号"]): r for r in books.rows("教师")}
        self.lines = table(path, "课时明细", "工号")
        self.own = table(path, "绩效工资增量", "工号")
        self.fees = table(path, "劳务费", "工号")

    def all(self) -> Iterator[str]:
        book = openpyxl.load_workbook(self.path)
        for name in MONEY_SHEETS:
            if name not in book.sheetnames:
                yield f"subsidy.xlsx has no sheet {name}"
                return
            formulas = [
                c for row in book[name].iter_rows() for c in row if c.data_type == "f"
            ]
            if not formulas and self.lines:
                yield f"subsidy {name}: no live formula"
        yield from self.worked()
        yield from self.rates()
        yield from self.sums()
        yield from self.tax()
        yield from self.income()

    def worked(self) -> Iterator[str]:
        """One row per person, date and session that the roster has."""
        sessions = {s["id"]: s for s in self.plan["sessions"]}
        want: Counter[tuple[str, str, str, str]] = Counter()
        for e in self.plan["roster"]:
            s = sessions.get(e["session"])
            for p in e["staff"] if s else []:
                if s:
                    want[p, e["date"], s["period"], POST_OF[s["activity"]]] += 1
        have: Counter[tuple[str, str, str, str]] = Counter()
        for r in self.lines:
            period = text(r["时段"]) or DUTY
            key = (text(r["工号"]), str(day(r["日期"])), period, text(r["岗位"]))
            have[key] += 1
        for key in have - want:
            yield f"课时明细 pays {key}, the roster does not have it (or twice)"
        unpaid = [k for k in (want - have) if self.rate(k[0], k[3]) > 0]
        for key in unpaid[:5]:
            yield f"课时明细 lacks {key} ({len(unpaid)} in all)"

    def rate(self, person: str, post: str) -> Decimal:
        """The rate by post and kind of staff."""
        row = self.staff.get(person, {})
        kind = text(row.get("人员类别"))
        if kind == "第三方机构":
            for firm in self.b.rows("机构名单"):
                if text(firm["机构名称"]) == text(row.get("机构名称")):
                    return amount(firm.get("课时费"))
        found = Decimal(0)
        for r in self.b.rows("补助标准"):
            if text(r["岗位"]) == post and text(r.get("人员类别")) in ("", kind):
                found = amount(r["标准"])
                if text(r.get("人员类别")) == kind:
                    return found
        return found

    def units(self, row: Json) -> set[float]:
        """What one row may count, by the workbook's own periods."""
        if text(row["岗位"]) == DUTY:
            return {1.0}
        return {
            float(text(p["课时"]) or 1)
            for p in self.b.rows("时段")
            if text(p["时段"]) == text(row["时段"])
        }

    def rates(self) -> Iterator[str]:
        points = text(self.b.school.get("补助方式")) == "工分"
        capped = any(text(r.get("月上限")) for r in self.b.rows("补助标准"))
        for r in self.lines:
            where = f"课时明细 {r['工号']} {day(r['日期'])} {r['时段']} {r['岗位']}"
            if float(r["课时"] or 0) not in self.units(r):
                yield f"{where}: {r['课时']} units, the grid has {self.units(r)}"
            if points:
                continue
            rate = self.rate(text(r["工号"]), text(r["岗位"]))
            if amount(r["标准"]) != rate:
                yield f"{where}: rate {r['标准']}, workbook says {rate}"
            due = amount(Decimal(str(r["课时"] or 0)) * rate)
            if amount(r["金额"]) > due or (not capped and amount(r["金额"]) != due):
                yield f"{where}: {r['金额']} for {due}"
        if not points:
            yield from self.ceilings()

    def ceilings(self) -> Iterator[str]:
        """No person gets more for a post in a month than 月上限, nor less."""
        got: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
        due: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
        for r in self.lines:
            person, post = text(r["工号"]), text(r["岗位"])
            key = (person, str(day(r["日期"]))[:7], post)
            got[key] += amount(r["金额"])
            due[key] += amount(Decimal(str(r["课时"] or 0)) * self.rate(person, post))
        pools = [amount(r["金额"]) != amount(r["应计金额"]) for r in self.lines]
        for key, sum_ in got.items():
            cap = self.cap(key[0], key[2])
            limit = min(due[key], cap) if cap is not None else due[key]
            if sum_ > limit:
                yield f"{key}: paid {sum_}, at most {limit}"
            elif sum_ < limit:
                yield f"? {key}: paid {sum_}, due {limit} ({sum(pools)} rows adjusted)"

    def cap(self, person: str, post: str) -> Decimal | None:
        kind = text(self.staff.get(person, {}).get("人员类别"))
        if kind == "第三方机构":
            return None
        found: Decimal | None = None
        exact = False
        for r in self.b.rows("补助标准"):
            own = text(r.get("人员类别"))
            if text(r["岗位"]) == post and own in ("", kind) and not exact:
                found = amount(r["月上限"]) if text(r.get("月上限")) else None
                exact = own == kind
        return found

    def sums(self) -> Iterator[str]:
        by_person: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        firms = Decimal(0)
        total = sum((amount(r["金额"]) for r in self.lines), Decimal(0))
        for r in self.lines:
            person = text(r["工号"])
            kind = text(self.staff.get(person, {}).get("人员类别"))
            if kind == "第三方机构":
                firms += amount(r["金额"])
            by_person[person, str(day(r["日期"]))[:7]] += amount(r["金额"])
        paid: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for sheet, rows in (("绩效工资增量", self.own), ("劳务费", self.fees)):
            for r in rows:
                person, month = text(r["工号"]), text(r["月份"])
                month = f"{month[:4]}-{month[-2:]}"
                if (person, month) in paid:
                    yield f"{sheet}: {person} {month} paid twice"
                paid[person, month] += amount(r["应发金额"])
                kind = text(self.staff.get(person, {}).get("人员类别"))
                if (kind == "本校教师") != (sheet == "绩效工资增量"):
                    yield f"{sheet}: {person} is {kind}"
                if kind == "第三方机构":
                    yield f"{sheet}: {person} belongs to an institution"
        out = sum(paid.values(), Decimal(0))
        if total != out + firms:
            yield f"课时明细 {total} != 绩效+劳务 {out} + institutions {firms}"
        for key, sum_ in by_person.items():
            kind = text(self.staff.get(key[0], {}).get("人员类别"))
            if kind != "第三方机构" and sum_ != paid.get(key, Decimal(0)):
                yield f"{key}: 课时明细 {sum_}, paid {paid.get(key)}"
        monthly = table(self.path, "月汇总", "工号")
        if sum((amount(r["合计"]) for r in monthly), Decimal(0)) != total:
            yield "月汇总 does not add up to 课时明细"

    def tax(self) -> Iterator[str]:
        for r in self.fees:
            gross, tax = amount(r["应发金额"]), amount(r["预扣个税"])
            kind = text(self.staff.get(text(r["工号"]), {}).get("人员类别"))
            mark = "? " if kind == "师范生" else ""
            if tax != withheld(gross):
                yield f"{mark}劳务费 {r['工号']} {r['月份']}: tax {tax} on {gross}"
            if amount(r["实发金额"]) != gross - tax:
                yield f"劳务费 {r['工号']} {r['月份']}: net is not gross less tax"

    def income(self) -> Iterator[str]:
        rows = table(self.path, "收入", "班级")
        fee = Decimal(str(self.b.number("收费标准", 0)))
        fiscal = Decimal(str(self.b.number("财政补助", 0)))
        seats = {key[0] for key in self.b.seats()}
        for r in rows:
            own = [
                p
                for p in self.b.rows("学生")
                if text(p["班级"]) == text(r["班级"])
                and any(
                    text(p.get(f"周{DAYS[n]}")) not in ("", "否", "无", "0", "N")
                    for n in range(5)
                )
            ]
            heads = int(r["参加学生"] or 0)
            if heads != len(own):
                mark = (
                    "? "
                    if heads == len([p for p in own if text(p["学号"]) in seats])
                    else ""
                )
                yield f"{mark}收入 {r['班级']}: {heads} students, {len(own)} attend"
                continue
            waived = sum((waiver(p.get("减免"), fee) for p in own), Decimal(0))
            if amount(r["实收"]) != amount(fee * heads - waived):
                yield f"收入 {r['班级']}: {r['实收']}, not {fee * heads - waived}"
            if amount(r["财政补助"]) != amount(fiscal * heads):
                yield f"收入 {r['班级']}: fiscal {r['财政补助']}"


def waiver(cell: object, fee: Decimal) -> Decimal:
    """Yuan that one pupil does not pay."""
    shown = text(cell)
    if not shown:
        return Decimal(0)
    if shown in ("全免", "半免"):
        half = (fee / 2).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return fee if shown == "全免" else fee - half
    return min(fee, Decimal(shown))


def attendance(plan: Json, folder: Path) -> Iterator[str]:
    """Each month's sheet has every person, date and session of the plan."""
    for m in months(plan):
        rows = table(folder / f"attendance-{m}.xlsx", m, "日期")
        have = Counter(
            (str(day(r["日期"])), text(r["场次"]), text(r["计划教师工号"]))
            for r in rows
        )
        want = Counter(
            (e["date"], e["session"], p)
            for e in plan["roster"]
            if e["date"].startswith(m)
            for p in e["staff"]
        )
        if have != want:
            yield (
                f"attendance-{m}: {list(want - have)[:2]} missing, "
                f"{list(have - want)[:2]} too many"
            )


def calendars(plan: Json, folder: Path) -> Iterator[str]:
    """An .ics for everybody on the roster, an event for every session."""
    sessions = {s["id"]: s for s in plan["sessions"]}
    want: dict[str, Counter[str]] = defaultdict(Counter)
    for e in plan["roster"]:
        for p in e["staff"]:
            start = minute(sessions[e["session"]]["start"])
            stamp = f"{e['date'].replace('-', '')}T{start // 60:02}{start % 60:02}00"
            want[p][stamp] += 1
    for person, starts in want.items():
        path = folder / "calendar" / f"{person}.ics"
        if not path.is_file():
            yield f"calendar/{person}.ics is missing"
            continue
        raw = path.read_bytes().decode("utf-8")
        have = Counter(re.findall(r"\nDTSTART;TZID=Asia/Shanghai:(\d+T\d+)", raw))
        if starts - have:
            yield f"calendar/{person}.ics lacks {list(starts - have)[:3]}"
        if any(len(line.encode()) > 75 for line in raw.split("\r\n")):
            yield f"calendar/{person}.ics: a line longer than 75 octets"
    for path in (folder / "calendar").glob("*.ics"):
        if path.stem not in want:
            yield f"? calendar/{path.name}: nobody on the roster"


def poster(path: Path) -> Iterator[str]:
    """The posters exist and hold Chinese text."""
    if not path.read_bytes().startswith(b"%PDF"):
        yield "timetable.pdf is no PDF"
        return
    try:
        done = subprocess.run(
            ["pdftotext", str(path), "-"], capture_output=True, check=True, timeout=60
        )
    except FileNotFoundError:
        return
    if not re.search("[一-龥]{2}", done.stdout.decode("utf-8", "replace")):
        yield "timetable.pdf has no Chinese text"


def clauses(path: Path) -> Iterator[str]:
    """Verdicts are among those that there are, no clause is twice."""
    book = openpyxl.load_workbook(path, data_only=True)
    rows: Table = []
    for sheet in book.sheetnames:
        rows += table(path, sheet, "结论")
    if not rows:
        yield "compliance.xlsx has no clauses"
    ids = Counter(text(r.get("id")) for r in rows)
    for r in rows:
        if text(r["结论"]) not in VERDICTS:
            yield f"compliance {r.get('id')}: verdict {r['结论']}"
        if text(r["结论"]) == "不符合":
            yield f"? compliance {r.get('id')}: 不符合 {text(r.get('依据与数据'))[:80]}"
    for name, n in ids.items():
        if n > 1:
            yield f"compliance: {name} {n} times"


__all__ = ["CARE", "CLUB", "EVENING", "STUDY", "TUTOR", "judge_files"]
