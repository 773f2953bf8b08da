"""Lists every breach of CONTRACT.md sections 1 and 3 in a result folder.

Stand-alone: `python -m tests.outside.judge BOOK.xlsx DIR`. Imports nothing of
the program. Lines that begin with `?` are questionable, the rest are breaches.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.outside.files import judge_files
from tests.outside.reading import (
    CARE,
    CLUB,
    DAYS,
    EVENING,
    POST_OF,
    STUDY,
    Books,
    Period,
    day,
    grades,
    items,
    minute,
    read_books,
    text,
    weekdays,
)
from tests.outside.wishes import best_profile

WISHES = 5
KEYS = {
    "plan": "format school policy term certificate clubs sessions roster flex",
    "clubs": "club opened meets members staff reason",
    "sessions": "id weekday period start end activity classes club room students posts",
    "roster": "date session staff",
    "flex": "staff date kind minutes earned_on",
}
Json = dict[str, Any]


class Judge:
    """One plan against one workbook."""

    def __init__(self, books: Books, plan: Json) -> None:
        self.b = books
        self.plan = plan
        self.sessions = {s["id"]: s for s in plan["sessions"]}
        self.days = books.service_days()
        self.grade_of = books.class_grade()
        self.pupils = {text(r["学号"]): r for r in books.rows("学生")}
        self.staff = {text(r["工号"]): r for r in books.rows("教师")}
        self.club_rows = {text(r["社团"]): r for r in books.rows("社团")}
        self.clubs = {c["club"]: c for c in plan["clubs"]}
        self.seats = books.seats()
        self.cap = books.whole("每组学生上限", 45)
        self.leaves = [
            (text(r["工号"]), day(r["开始"]), day(r["结束"]) or day(r["开始"]))
            for r in books.rows("请假")
        ]
        self.busy: dict[tuple[str, date], list[Json]] = defaultdict(list)
        for entry in plan["roster"]:
            for person in entry["staff"]:
                at = date.fromisoformat(entry["date"])
                if entry["session"] in self.sessions:
                    self.busy[person, at].append(self.sessions[entry["session"]])

    def all(self) -> Iterator[str]:
        yield from self.shape()
        yield from self.seating()
        yield from self.clubs_held()
        yield from self.wishes()
        yield from self.unopened()
        yield from self.groups()
        yield from self.rooms()
        yield from self.roster()
        yield from self.people()
        yield from self.weeks()
        yield from self.leaders()
        yield from self.cycle()
        yield from self.balance()
        yield from self.flex()
        yield from self.pins()

    # -- shape ---------------------------------------------------------------
    def shape(self) -> Iterator[str]:
        if self.plan.get("format") != "after-school-plan/1":
            yield "format is not after-school-plan/1"
        for part, keys in KEYS.items():
            for thing in [self.plan] if part == "plan" else self.plan[part]:
                missing = set(keys.split()) - set(thing)
                if missing:
                    yield f"{part}: keys missing {sorted(missing)}"
                    break
        if len(self.sessions) != len(self.plan["sessions"]):
            yield "session ids repeat"
        certificate = self.plan["certificate"]
        for stage in certificate["stages"]:
            better = 1 if stage["sense"] == "max" else -1
            gap = (stage["bound"] - stage["value"]) * better
            if gap < -1e-6:
                yield f"certificate {stage['name']}: bound on the wrong side"
            if certificate["status"] == "optimal" and gap > 1e-6:
                yield f"certificate optimal but {stage['name']} has a gap {gap}"
        term = (self.plan["term"]["start"], self.plan["term"]["end"])
        own = (day(self.b.school["学期开始"]), day(self.b.school["学期结束"]))
        if term != tuple(str(d) for d in own):
            yield f"term {term} is not {own}"

    # -- students ------------------------------------------------------------
    def seating(self) -> Iterator[str]:
        placed: dict[tuple[str, int], list[Json]] = defaultdict(list)
        for s in self.sessions.values():
            if len(set(s["students"])) != len(s["students"]):
                yield f"{s['id']}: a student twice in one session"
            for student in s["students"]:
                placed[student, s["weekday"]].append(s)
        for key in set(placed) | set(self.seats):
            want = Counter((p.start, p.end, p.name) for p in self.seats.get(key, []))
            have = Counter(
                (minute(s["start"]), minute(s["end"]), s["period"])
                for s in placed.get(key, [])
            )
            extra = have - want
            if want - have:
                yield f"seat missing: {key} {list(want - have)}"
            if extra and not self._asked_by_time(key, extra):
                yield f"seat not asked for: {key} {list(extra)}"
            for one, two in combinations(placed.get(key, []), 2):
                if overlap(one, two):
                    yield f"student {key} twice at once: {one['id']} {two['id']}"
            for s in placed.get(key, []):
                yield from self._right_activity(key, s)

    def _asked_by_time(self, key: tuple[str, int], extra: Counter[Any]) -> bool:
        row = self.pupils[key[0]]
        cell = row.get(f"周{DAYS[key[1] - 1]}")
        own = self.b.periods(self.grade_of[text(row["班级"])], key[1])
        if ":" not in text(cell):
            return False
        care = {
            (p.start, p.end, p.name)
            for p in own
            if p.kind == CARE and p.end <= minute(cell)
        }
        return set(extra) <= care

    def _right_activity(self, key: tuple[str, int], s: Json) -> Iterator[str]:
        kind = next(
            (
                p.kind
                for p in self.seats.get(key, [])
                if p.start == minute(s["start"]) and p.name == s["period"]
            ),
            "",
        )
        allowed = {
            STUDY: {"study", "tutoring"},
            CLUB: {"club", "study"},
            CARE: {"care"},
            EVENING: {"evening"},
        }
        if kind and s["activity"] not in allowed[kind]:
            yield f"{s['id']}: {s['activity']} in a {kind} period for {key}"
        if s["activity"] == "tutoring" and not yes(self.pupils[key[0]]["学习困难"]):
            yield f"{s['id']}: {key[0]} is tutored but not 学习困难"
        if kind == CLUB and s["activity"] == "study":
            for name, club in self.clubs.items():
                if key[0] in club["members"] and meets(club, key[1], s["period"]):
                    yield f"{key}: sits in {s['id']} while {name} meets"

    def clubs_held(self) -> Iterator[str]:
        limit = self.b.whole("每生社团上限", 1)
        held: Counter[str] = Counter()
        if set(self.clubs) != set(self.club_rows):
            yield f"clubs listed differ: {set(self.clubs) ^ set(self.club_rows)}"
        for name, club in self.clubs.items():
            row = self.club_rows.get(name)
            if row is None:
                continue
            held.update(club["members"])
            yield from self._club(name, club, row)
        for student, count in held.items():
            if count > limit:
                yield f"{student} holds {count} clubs, limit {limit}"

    def _club(self, name: str, club: Json, row: Json) -> Iterator[str]:
        size = len(club["members"])
        if len(set(club["members"])) != size:
            yield f"{name}: member twice"
        if not club["opened"]:
            if club["members"] or club["meets"] or not club["reason"]:
                yield f"{name}: not opened, yet members/meets or no reason"
            if any(s["club"] == name for s in self.sessions.values()):
                yield f"{name}: not opened but has sessions"
            return
        low, high = int(text(row["最少人数"])), int(text(row["最多人数"]))
        if not low <= size <= high:
            yield f"{name}: {size} members outside {low}-{high}"
        days = [m["weekday"] for m in club["meets"]]
        times = int(text(row.get("每周次数")) or 1)
        if len(days) != times or len(set(days)) != times:
            yield f"{name}: meets {days}, wanted {times} different days"
        own = [s for s in self.sessions.values() if s["club"] == name]
        slots = {(s["weekday"], s["period"]) for s in own}
        if slots != {(m["weekday"], m["period"]) for m in club["meets"]}:
            yield f"{name}: sessions {slots} are not its meets"
        for s in own:
            if set(s["students"]) != set(club["members"]):
                yield f"{name}: session {s['id']} has not exactly the members"
            windows = row.get("可开时段")
            if text(windows) and not self.b.window_hits(
                windows, s["weekday"], s["period"]
            ):
                yield f"{name}: meets outside 可开时段 ({s['id']})"
        for student in club["members"]:
            pupil = self.pupils[student]
            if name not in listed(pupil):
                yield f"{name}: {student} never listed it"
            if self.grade_of[text(pupil["班级"])] not in grades(row.get("年级")):
                yield f"{name}: {student} is of another grade"

    # -- wishes --------------------------------------------------------------
    def can_hold(self, student: str, name: str) -> bool:
        """Whether a student could hold a club where it meets in the plan."""
        row, club = self.club_rows[name], self.clubs[name]
        grade = self.grade_of[text(self.pupils[student]["班级"])]
        return (
            club["opened"]
            and grade in grades(row.get("年级"))
            and all(
                any(
                    (p.name, p.start) == (s["period"], minute(s["start"]))
                    and p.kind == CLUB
                    for p in self.seats.get((student, s["weekday"]), [])
                )
                for s in self.meetings(name)
            )
        )

    def meetings(self, name: str) -> list[Json]:
        """The sessions of a club."""
        return [s for s in self.sessions.values() if s["club"] == name]

    def most(self, name: str) -> int | None:
        """How many a club can take; nothing when it shares a full room."""
        high = int(text(self.club_rows[name]["最多人数"]))
        sizes = {text(r["场地"]): text(r["容量"]) for r in self.b.rows("场地")}
        for s in self.meetings(name):
            capacity = sizes.get(s["room"] or "")
            if not capacity:
                continue
            others = [
                len(o["students"])
                for o in self.sessions.values()
                if o["room"] == s["room"] and o["id"] != s["id"] and overlap(o, s)
            ]
            if others and sum(others) + high > int(capacity):
                return None
            high = min(high, int(capacity))
        return high

    def wishes(self) -> Iterator[str]:
        fair = text(self.b.school.get("志愿原则")) == "公平优先"
        wishers = [s for s in self.pupils if listed(self.pupils[s])]
        options = {
            s: {
                c: rank
                for rank, c in enumerate(listed(self.pupils[s]))
                if c in self.clubs and self.can_hold(s, c)
            }
            for s in wishers
        }
        if self.b.whole("每生社团上限", 1) == 1:
            yield from self._one_club(options, fair)
        sizes = {n: len(c["members"]) for n, c in self.clubs.items()}
        room = {n: self.most(n) or 0 for n in self.clubs}
        limit = self.b.whole("每生社团上限", 1)
        for s, open_to in options.items():
            mine = [n for n, c in self.clubs.items() if s in c["members"]]
            slots = {
                (m["weekday"], m["period"])
                for n in mine
                for m in self.clubs[n]["meets"]
            }
            for c in open_to:
                theirs = {(m["weekday"], m["period"]) for m in self.clubs[c]["meets"]}
                spare = sizes[c] < room[c] and len(mine) < limit
                if c not in mine and spare and not slots & theirs:
                    mark = "" if not mine else "? "
                    yield f"{mark}{s} holds {mine}, yet {c} (listed) has a free place"

    def unopened(self) -> Iterator[str]:
        """Clubs left shut that pupils without a club would fill."""
        held = {m for c in self.clubs.values() for m in c["members"]}
        for name, club in self.clubs.items():
            row = self.club_rows.get(name)
            if club["opened"] or row is None or not items(row.get("指导教师")):
                continue
            low, times = int(text(row["最少人数"])), int(text(row.get("每周次数")) or 1)
            waiting = [
                s
                for s in self.pupils
                if s not in held
                and name in listed(self.pupils[s])
                and self.grade_of[text(self.pupils[s]["班级"])]
                in grades(row.get("年级"))
            ]
            slots: Counter[tuple[int, str, int]] = Counter(
                (w, p.name, p.start)
                for s in waiting
                for w in range(1, 6)
                for p in self.seats.get((s, w), [])
                if p.kind == CLUB
                and (
                    not text(row.get("可开时段"))
                    or self.b.window_hits(row["可开时段"], w, p.name)
                )
            )
            full = {w for (w, _, _), n in slots.items() if n >= low}
            if len(full) >= times:
                yield f"? {name} is shut; {len(waiting)} pupils without a club wish it"

    def _one_club(
        self, options: dict[str, dict[str, int]], fair: bool
    ) -> Iterator[str]:
        have = [0] * WISHES
        for s, open_to in options.items():
            for c, rank in open_to.items():
                have[rank] += s in self.clubs[c]["members"]
        highs = {n: self.most(n) for n, c in self.clubs.items() if c["opened"]}
        if None in highs.values():
            return
        bounds = {
            n: (int(text(self.club_rows[n]["最少人数"])), high or 0)
            for n, high in highs.items()
        }
        best = best_profile(options, bounds, fair=fair)
        if score(best, fair) > score(have, fair):
            proven = self.plan["certificate"]["status"] == "optimal"
            mark = "" if proven else "? "
            yield f"{mark}wishes {have}: with the same clubs open, {best} was possible"

    # -- groups and rooms ----------------------------------------------------
    def groups(self) -> Iterator[str]:
        tutor = self.b.whole("辅导组学生上限", 15)
        caps = {"care": self.b.whole("照护组学生上限", 45), "tutoring": tutor}
        duty_posts = self.b.whole("每日带班人数", 1)
        covered: dict[int, list[Json]] = defaultdict(list)
        for s in self.sessions.values():
            size = len(s["students"])
            if s["activity"] == "duty":
                covered[s["weekday"]].append(s)
                if size:
                    yield f"{s['id']}: duty with students"
                continue
            if not size:
                yield f"{s['id']}: nobody in it"
                continue
            need = math.ceil(size / caps.get(s["activity"], self.cap))
            if s["activity"] == "club":
                row = self.club_rows[s["club"]]
                need = max(need, int(text(row.get("指导教师数")) or 1))
            if s["posts"] < need:
                yield f"{s['id']}: {size} students, {s['posts']} posts, {need} needed"
            if s["posts"] > need:
                yield f"? {s['id']}: {size} students, {s['posts']} posts, {need} do"
            if s["activity"] == "tutoring" and size > tutor:
                yield f"{s['id']}: {size} in a tutoring group of {tutor}"
            own = {text(self.pupils[x]["班级"]) for x in s["students"]}
            if own != set(s["classes"]) and s["activity"] != "club":
                yield f"{s['id']}: classes {s['classes']} but students of {own}"
            if s["activity"] == "study":
                yield from self._study(s, own, size)
        for w in set(self.days.values()):
            if not any(k[1] == w for k in self.seats):
                continue
            today = [s for s in self.sessions.values() if s["weekday"] == w]
            taught = [s for s in today if s["activity"] not in ("duty", "evening")]
            if not taught:
                continue
            if sum(s["posts"] for s in covered[w]) != duty_posts:
                yield f"weekday {w}: duty posts are not {duty_posts}"
            first = min(minute(s["start"]) for s in taught)
            last = max(minute(s["end"]) for s in taught)
            for s in covered[w]:
                if minute(s["start"]) > first or minute(s["end"]) < last:
                    yield f"{s['id']}: duty does not cover the whole afternoon"
        yield from self.tutored()

    def _study(self, s: Json, own: set[str], size: int) -> Iterator[str]:
        if len({self.grade_of[c] for c in own}) > 1:
            yield f"{s['id']}: classes of different grades in one study group"
        if len(own) > 1 and size > self.cap:
            yield f"{s['id']}: merged {own} has {size} > {self.cap}"
        for other in self.sessions.values():
            if (
                other["activity"] == "study"
                and other["id"] > s["id"]
                and (other["weekday"], other["period"]) == (s["weekday"], s["period"])
                and set(other["classes"]) & set(s["classes"])
            ):
                yield f"{s['id']} and {other['id']} split a class"

    def tutored(self) -> Iterator[str]:
        """Nobody beyond 每周补习次数."""
        times = self.b.whole("每周补习次数", 1)
        count: Counter[str] = Counter()
        for s in self.sessions.values():
            if s["activity"] == "tutoring":
                count.update(s["students"])
        for student, n in count.items():
            if n > times:
                yield f"{student} is tutored {n} times a week, wanted {times}"
        needy = [
            s
            for s, r in self.pupils.items()
            if yes(r.get("学习困难"))
            and any(
                p.kind == STUDY for w in range(1, 6) for p in self.seats.get((s, w), [])
            )
        ]
        short = [s for s in needy if count[s] < times]
        if short:
            yield f"? {len(short)} of {len(needy)} pupils tutored less than {times}"

    def rooms(self) -> Iterator[str]:
        rows = {text(r["场地"]): r for r in self.b.rows("场地")}
        homes = {text(r["教室"]) for r in self.b.rows("班级")}
        taken = [s for s in self.sessions.values() if s["room"]]
        for s in self.sessions.values():
            if s["activity"] == "duty":
                continue
            if not s["room"]:
                if rows:
                    yield f"{s['id']}: no room"
                continue
            row = rows.get(s["room"])
            if row is None:
                if s["room"] not in homes:
                    yield f"{s['id']}: room {s['room']} is nowhere in the workbook"
                row = {}
            if self.b.window_hits(row.get("不可用"), s["weekday"], s["period"]):
                yield f"{s['id']}: room {s['room']} is 不可用 then"
            if s["activity"] == "club" and row:
                wanted = text(self.club_rows[s["club"]].get("场地类型"))
                if wanted and wanted != text(row["类型"]):
                    yield f"{s['id']}: room type {row['类型']}, wanted {wanted}"
            at_once = [
                o
                for o in taken
                if o["room"] == s["room"]
                and o["weekday"] == s["weekday"]
                and minute(o["start"]) <= minute(s["start"]) < minute(o["end"])
            ]
            groups = int(text(row.get("可同时组数")) or 1)
            if len(at_once) > groups:
                yield f"{s['room']}: {[o['id'] for o in at_once]} > {groups} groups"
            heads = sum(len(o["students"]) for o in at_once)
            if text(row.get("容量")) and heads > int(text(row["容量"])):
                yield f"{s['room']}: {heads} students > {row['容量']} ({s['id']})"

    # -- roster --------------------------------------------------------------
    def roster(self) -> Iterator[str]:
        have = Counter((e["date"], e["session"]) for e in self.plan["roster"])
        want = Counter(
            (str(d), s["id"])
            for d, w in self.days.items()
            for s in self.sessions.values()
            if s["weekday"] == w
        )
        for key in want - have:
            yield f"roster lacks {key}"
        for key in have - want:
            yield f"roster has {key} which is no service date or is twice"
        for e in self.plan["roster"]:
            s = self.sessions.get(e["session"])
            if s and len(set(e["staff"])) != s["posts"]:
                yield f"{e['date']} {s['id']}: {e['staff']} for {s['posts']} posts"

    def units(self, s: Json) -> float:
        """Pay units of a session."""
        if s["activity"] == "duty":
            return 0.0
        found = [
            p.units
            for c in s["classes"] or [text(self.pupils[s["students"][0]]["班级"])]
            for p in self.b.periods(self.grade_of[c], s["weekday"])
            if p.name == s["period"] and p.start == minute(s["start"])
        ]
        return max(found, default=1.0)

    def covered_periods(self, s: Json) -> list[str]:
        """Names of the periods that a session touches."""
        names = {
            p.name
            for g in set(self.grade_of.values())
            for p in self.b.periods(g, s["weekday"])
            if p.start < minute(s["end"])
            and minute(s["start"]) < p.end
            and p.kind != EVENING
        }
        return sorted(names) if s["activity"] == "duty" else [s["period"]]

    def away(self, person: str, at: date) -> bool:
        return any(
            who == person and first and last and first <= at <= last
            for who, first, last in self.leaves
        )

    def closed(self, person: str, s: Json) -> bool:
        """Unavailable, or in a lesson, during a session's weekday."""
        cell = self.staff[person].get("不可用")
        if any(
            self.b.window_hits(cell, s["weekday"], name)
            for name in self.covered_periods(s)
        ):
            return True
        return any(
            start < minute(s["end"]) and minute(s["start"]) < end
            for start, end in self.lessons(person, s["weekday"])
        )

    def lessons(self, person: str, weekday: int) -> list[tuple[int, int]]:
        return [
            (minute(r["开始"]), minute(r["结束"]))
            for r in self.b.rows("常规课表")
            if text(r["工号"]) == person and weekday in weekdays(r["星期"])
        ]

    def people(self) -> Iterator[str]:
        told: set[str] = set()
        for (person, at), taken in self.busy.items():
            if person not in self.staff:
                yield f"{person} is not in 教师"
                continue
            row = self.staff[person]
            posts = items(row.get("岗位"))
            if self.away(person, at):
                yield f"{person} works on {at} while on leave"
            for one, two in combinations(taken, 2):
                if overlap(one, two):
                    yield f"{person} {at} in two places: {one['id']} {two['id']}"
            for s in taken:
                key = f"{person} {s['id']}"
                if key in told:
                    continue
                told.add(key)
                if POST_OF[s["activity"]] not in posts:
                    yield f"{key}: does not hold {POST_OF[s['activity']]}"
                if self.closed(person, s):
                    yield f"{key}: 不可用 or in a lesson"
                yield from self._qualified(key, row, s)

    def _qualified(self, key: str, row: Json, s: Json) -> Iterator[str]:
        kind = text(row["人员类别"])
        if kind == "社会专业人员" and not yes(row.get("资质")):
            yield f"{key}: {kind} without 资质"
        if kind == "第三方机构":
            firm = next(
                (
                    r
                    for r in self.b.rows("机构名单")
                    if text(r["机构名称"]) == text(row.get("机构名称"))
                ),
                None,
            )
            if firm is None or not yes(firm.get("审核通过")):
                yield f"{key}: institution not on the approved list"
            if s["activity"] in ("study", "tutoring", "evening"):
                yield f"? {key}: third party in {s['activity']}"
            if s["club"] and yes(self.club_rows[s["club"]].get("学科类")):
                yield f"{key}: third party in a 学科类 club"

    def weeks(self) -> Iterator[str]:
        worked: dict[tuple[str, date], float] = defaultdict(float)
        for (person, at), taken in self.busy.items():
            monday = at - timedelta(days=at.weekday())
            worked[person, monday] += sum(self.units(s) for s in taken)
        for (person, monday), units in worked.items():
            cell = text(self.staff.get(person, {}).get("每周最多课时"))
            if cell and units > float(cell) + 1e-9:
                yield f"{person}: {units} units in the week of {monday} > {cell}"

    # -- clubs' leaders and the cycle ---------------------------------------
    def free(self, person: str, at: date, s: Json) -> bool:
        """Whether somebody could still come to a session on a date."""
        row = self.staff.get(person)
        if row is None or self.away(person, at) or self.closed(person, s):
            return False
        if POST_OF[s["activity"]] not in items(row.get("岗位")):
            return False
        if any(overlap(s, o) for o in self.busy.get((person, at), [])):
            return False
        monday = at - timedelta(days=at.weekday())
        done = sum(
            self.units(o)
            for n in range(7)
            for o in self.busy.get((person, monday + timedelta(days=n)), [])
        )
        cell = text(row.get("每周最多课时"))
        return not cell or done + self.units(s) <= float(cell) + 1e-9

    def leaders(self) -> Iterator[str]:
        for e in self.plan["roster"]:
            s = self.sessions.get(e["session"])
            if not s or s["activity"] != "club":
                continue
            at = date.fromisoformat(e["date"])
            chosen = items(self.club_rows[s["club"]].get("指导教师"))
            strangers = [p for p in e["staff"] if p not in chosen]
            could = [p for p in chosen if self.free(p, at, s)]
            if strangers and could:
                yield f"{at} {s['id']}: {strangers} stands in, {could} could come"
            lead = self.clubs[s["club"]]["staff"]
            gone = [p for p in lead if p not in e["staff"] and self.free(p, at, s)]
            if gone and not set(e["staff"]) <= set(lead):
                yield f"{at} {s['id']}: led by {e['staff']}, leader {gone} is free"
        for name, club in self.clubs.items():
            chosen = items(self.club_rows[name].get("指导教师"))
            if club["opened"] and not set(club["staff"]) <= set(chosen):
                yield f"{name}: leader {club['staff']} not among {chosen}"

    def cycle(self) -> Iterator[str]:
        """The roster repeats; every departure is listed and has a cause."""
        length = self.b.whole("轮值周期", 2)
        first = min(self.days, default=None)
        if first is None:
            return
        monday = first - timedelta(days=first.weekday())
        weeks = sorted({d - timedelta(days=d.weekday()) for d in self.days})
        gone = {
            (x.get("date"), x.get("session")) for x in self.plan.get("departures", [])
        }
        best: list[tuple[Json, list[str]]] | None = None
        for index in (
            {w: (w - monday).days // 7 for w in weeks},
            {w: n for n, w in enumerate(weeks)},
        ):
            votes: dict[tuple[int, str], Counter[tuple[str, ...]]] = defaultdict(
                Counter
            )
            for e in self.plan["roster"]:
                d = date.fromisoformat(e["date"])
                k = index[d - timedelta(days=d.weekday())] % length
                if (e["date"], e["session"]) not in gone:
                    votes[k, e["session"]][tuple(sorted(e["staff"]))] += 1
            odd = [
                ({"date": "", "session": sid}, [str(v)])
                for (k, sid), v in votes.items()
                if len(v) > 1
            ]
            if best is None or len(odd) < len(best):
                best = odd
        for thing, why in best or []:
            yield f"cycle: unlisted departures of {thing['session']}: {why}"
        for x in self.plan.get("departures", []):
            planned = x.get("planned") or x.get("usual") or x.get("from")
            s = self.sessions.get(x.get("session"))
            if planned is None or s is None:
                continue
            d = date.fromisoformat(x["date"])
            if d.isoweekday() != self.days.get(d):
                continue
            if not any(self.away(p, d) for p in planned):
                yield f"? departure {x} though nobody planned is on leave"

    def balance(self) -> Iterator[str]:
        """No single move of a repeated session evens the term's loads."""
        load: dict[str, float] = defaultdict(float)
        slots: dict[tuple[str, str], list[date]] = defaultdict(list)
        for e in self.plan["roster"]:
            s = self.sessions.get(e["session"])
            if s is None:
                continue
            for p in e["staff"]:
                load[p] += self.units(s)
                slots[p, e["session"]].append(date.fromisoformat(e["date"]))
        own = [
            p
            for p, r in self.staff.items()
            if text(r["人员类别"]) == "本校教师"
            and not any(x[0] == p for x in self.leaves)
        ]
        pinned = {p for r in self.b.rows("固定安排") for p in items(r.get("教师"))}
        for (a, sid), dates in slots.items():
            s = self.sessions[sid]
            if s["activity"] in ("club", "duty") or a not in own or a in pinned:
                continue
            total = self.units(s) * len(dates)
            low = float(text(self.staff[a].get("每周最少课时")) or 0)
            if self.b.whole("轮值周期", 2) == 1 and self._week(a) - self.units(s) < low:
                continue
            for b in own:
                if load[a] - load[b] > total + 1e-9 and all(
                    self.free(b, d, s) for d in dates
                ):
                    yield (
                        f"? loads not even: {a} {load[a]} units, {b} {load[b]}; "
                        f"{b} could take {sid} ({total})"
                    )
                    return

    def _week(self, person: str) -> float:
        found: dict[date, float] = defaultdict(float)
        for (p, at), taken in self.busy.items():
            if p == person:
                found[at - timedelta(days=at.weekday())] += sum(map(self.units, taken))
        return max(found.values(), default=0.0)

    # -- flex ----------------------------------------------------------------
    def flex(self) -> Iterator[str]:
        opens = self.b.clock("教师上班时间", "08:00")
        closes = self.b.clock("教师下班时间", "17:00")
        rate = self.b.number("弹性折算", 1)
        earned: dict[str, dict[date, float]] = defaultdict(dict)
        for (p, at), taken in self.busy.items():
            served = {
                m
                for s in taken
                for m in range(max(closes, minute(s["start"])), minute(s["end"]))
            }
            if served:
                earned[p][at] = len(served) * rate
        used: dict[tuple[str, date, str], int] = {}
        spent: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
        for x in self.plan["flex"]:
            p, at, m = x["staff"], date.fromisoformat(x["date"]), x["minutes"]
            key = (p, at, x["kind"])
            if key in used:
                yield f"flex twice: {key}"
            used[key] = m
            spent[p][at] += m
            if at not in self.days:
                yield f"flex {x}: no service date"
                continue
            limit = self._legal(p, at, x["kind"], opens, closes)
            if m <= 0 or m > limit:
                yield f"flex {p} {at} {x['kind']} {m} min, legal {limit}"
            if self.away(p, at):
                yield f"flex {x}: on leave that day"
            for e in x["earned_on"]:
                e_at = date.fromisoformat(e)
                if e_at not in earned[p] or e_at >= at:
                    yield f"flex {x}: earned_on {e} earned nothing before"
                if (at - e_at).days > 28:
                    yield f"flex {x}: credit of {e} older than four weeks"
            room = sum(earned[p].get(date.fromisoformat(e), 0) for e in x["earned_on"])
            if m > room + 1e-9:
                yield f"flex {x}: {m} minutes from {room} earned"
        for p, by_day in spent.items():
            for at in by_day:
                before = sum(v for d, v in earned[p].items() if d < at)
                taken_ = sum(v for d, v in by_day.items() if d <= at)
                if taken_ > before + 1e-9:
                    yield f"flex {p}: {taken_} taken by {at}, {before} earned"
        yield from self._placed(earned, spent, opens, closes)

    def _legal(self, p: str, at: date, kind: str, opens: int, closes: int) -> int:
        held = self.lessons(p, self.days[at])
        held += [
            (minute(s["start"]), minute(s["end"])) for s in self.busy.get((p, at), [])
        ]
        if kind == "late_arrival":
            starts = [a for a, b in held if b > opens]
            return max(0, min([*starts, closes]) - opens)
        ends = [b for a, b in held if a < closes]
        return max(0, closes - max([*ends, opens]))

    def _placed(
        self,
        earned: dict[str, dict[date, float]],
        spent: dict[str, dict[date, float]],
        opens: int,
        closes: int,
    ) -> Iterator[str]:
        """Compare with an earliest-deadline placement, which is the most there is."""
        for p, mine in earned.items():
            row = self.staff.get(p)
            if row is None or text(row["人员类别"]) != "本校教师":
                continue
            if not self.lessons_known(p):
                continue
            left = dict(mine)
            most = 0.0
            for at in sorted(self.days):
                if self.away(p, at):
                    continue
                room: float = self._legal(p, at, "late_arrival", opens, closes)
                room += self._legal(p, at, "early_leave", opens, closes)
                room = min(room, closes - opens)
                for d in sorted(left):
                    if d < at and (at - d).days <= 28 and room > 0:
                        take = min(room, left[d])
                        left[d] -= take
                        room -= take
                        most += take
            have = sum(spent.get(p, {}).values())
            if have < most - 1:
                # Whole minutes a day: a fraction may be lost on each earning day.
                fraction = self.b.number("弹性折算", 1) % 1
                rounded = fraction and have >= most - len(mine)
                mark = "? " if rounded else ""
                yield f"{mark}flex {p}: {have} minutes placed, {most} could be"

    def lessons_known(self, person: str) -> bool:
        return any(text(r["工号"]) == person for r in self.b.rows("常规课表"))

    # -- pins ----------------------------------------------------------------
    def pins(self) -> Iterator[str]:
        for row in self.b.rows("固定安排"):
            name, period = text(row["班级或社团"]), text(row["时段"])
            for w in weekdays(row["星期"]):
                found = [
                    s
                    for s in self.sessions.values()
                    if s["weekday"] == w
                    and s["period"] == period
                    and (
                        s["club"] == name
                        or (
                            name in s["classes"]
                            and s["activity"] in ("study", "evening")
                        )
                    )
                ]
                club = self.clubs.get(name)
                if club and not club["opened"]:
                    yield f"? pinned club {name} did not open"
                    continue
                if not found:
                    yield f"pin {w}/{period}/{name}: no such session"
                for s in found:
                    yield from self._pin(row, s)

    def _pin(self, row: Json, s: Json) -> Iterator[str]:
        room = text(row.get("场地"))
        if room and s["room"] != room:
            yield f"pin {s['id']}: in {s['room']}, pinned to {room}"
        for e in self.plan["roster"]:
            if e["session"] != s["id"]:
                continue
            at = date.fromisoformat(e["date"])
            for p in items(row.get("教师")):
                if p not in e["staff"] and not self.away(p, at):
                    yield f"pin {s['id']} {at}: {e['staff']} instead of {p}"
                    return


def yes(cell: object) -> bool:
    """Whether a cell says yes."""
    return text(cell) in {"√", "✓", "是", "有", "1", "Y"}


def listed(pupil: Json) -> list[str]:
    """Wishes, best first."""
    found = [text(pupil.get(f"志愿{n}")) for n in range(1, WISHES + 1)]
    return [f for f in found if f]


def meets(club: Json, weekday: int, period: str) -> bool:
    """Whether a club meets then."""
    return any(m["weekday"] == weekday and m["period"] == period for m in club["meets"])


def overlap(one: Json, two: Json) -> bool:
    """Whether two sessions share a minute."""
    return bool(
        one["weekday"] == two["weekday"]
        and minute(one["start"]) < minute(two["end"])
        and minute(two["start"]) < minute(one["end"])
    )


def score(profile: list[int], fair: bool) -> tuple[int, ...]:
    """How good a profile of wishes is, bigger is better."""
    rest = [-n for n in reversed(profile)] if fair else profile
    return (sum(profile), *rest)


def judge(book: Path, folder: Path) -> list[str]:
    """Everything that is wrong with a result folder."""
    books = read_books(book)
    plan: Json = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    found = list(Judge(books, plan).all())
    found += judge_files(books, plan, folder)
    return found


def main() -> int:
    """Print the breaches; 1 when there is any."""
    found = judge(Path(sys.argv[1]), Path(sys.argv[2]))
    print("\n".join(found) or "nothing found")
    return int(any(not line.startswith("?") for line in found))


_ = Period
if __name__ == "__main__":
    sys.exit(main())
