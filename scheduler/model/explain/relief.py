"""What the elastic model would give up, as cells of the workbook."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import PayMethod, Post, StaffKind, weekday_text
from scheduler.domain.outcome import Change, Repair
from scheduler.domain.pay import PayRate
from scheduler.domain.people import Leave, Staff
from scheduler.domain.school import School
from scheduler.model.explain.elastic import (
    COST,
    DUTY,
    HIRE,
    KINDS,
    LATE,
    UNITS,
    Relief,
    cheapest,
)
from scheduler.model.explain.proposals import Proposal, cells, new_row
from scheduler.model.explain.tasks import LEAVE, POST, WINDOW, Task, Tasks
from scheduler.model.reading import Reading
from scheduler.model.run import Run
from scheduler.money import ZERO, Fen, yuan_text
from scheduler.words import conflicts as words

ONE_MORE = Relief(cost=COST[HIRE], keys=(), units=(), duty=0, late=0, hired=1, seats=())


def relief_proposals(tasks: Tasks, run: Run) -> Iterator[Proposal]:
    """The cheapest set of changes, then the cheapest of each kind alone.

    Where these posts alone could be filled (other dates of the week take the people),
    one more teacher is proposed.

    Raises:
        StageOutOfTime
    """
    found = False
    for kinds in (KINDS, *((kind,) for kind in KINDS)):
        relief = cheapest(tasks, run, kinds)
        if relief is not None and relief.cost:
            found = True
            yield _proposal(tasks.reading, relief)
    if not found:
        yield _proposal(tasks.reading, ONE_MORE)


def _proposal(reading: Reading, relief: Relief) -> Proposal:
    staff = _changed_staff(reading, relief)
    texts: list[str] = []
    changes: list[Change] = []
    if staff:
        changes += _staff_changes(reading, staff)
        texts += _staff_texts(reading, relief)
    school = _with_staff(reading.school, staff)
    gone = {key[1:] for key in relief.keys if key[0] == LEAVE}
    asked = [row for row in school.leaves if _named(row) in gone]
    if asked:
        people = sorted({row.staff for row in asked})
        texts.append(words.repair_leave("、".join(people)))
        changes += [
            change
            for row in asked
            for change in cells(
                row.origin,
                {
                    "工号": (row.staff, ""),
                    "开始": (row.first.isoformat(), ""),
                    "结束": (row.last.isoformat(), ""),
                    "原因": (row.reason, ""),
                },
            )
        ]
        kept = tuple(row for row in school.leaves if row not in asked)
        school = replace(school, leaves=kept)
    if relief.duty:
        after = school.settings.duty_posts - relief.duty
        school, more = _setting(school, "每日带班人数", "duty_posts", after)
        changes += more
        texts.append(words.repair_duty(relief.duty))
    if relief.late:
        after = (school.settings.late_days or 0) + relief.late
        school, more = _setting(school, "每周最多晚走天数", "late_days", after)
        changes += more
        texts.append(words.repair_late(after))
    if relief.hired:
        school, more = _hired(school, relief.hired)
        changes += more
        texts.append(words.repair_teachers(relief.hired))
    touched = len(staff.keys() | {row.staff for row in asked}) + relief.hired
    fen = weekly_fen(reading, relief.seats)
    money = yuan_text(fen) if fen else ""
    return Proposal(
        repair=Repair(
            text="；".join(texts) + words.price(touched, 0, money),
            cost=relief.cost,
            changes=tuple(changes),
            people=touched,
            weekly_fen=fen,
        ),
        school=school,
        lesser=lambda: (_proposal(reading, row) for row in _lesser(relief)),
    )


def _lesser(relief: Relief) -> Iterator[Relief]:
    """Without one key, one person's units, one on duty, one late day, or one hired."""
    for key in relief.keys:
        left = tuple(row for row in relief.keys if row != key)
        cost = relief.cost - COST[key[0]]
        seats = tuple(row for row in relief.seats if row[0] != key[1])
        yield replace(relief, keys=left, cost=cost, seats=seats)
    for person, more in relief.units:
        units = tuple(row for row in relief.units if row[0] != person)
        cost = relief.cost - COST[UNITS] * (1 + -(-more // 100))
        seats = tuple(row for row in relief.seats if row[0] != person)
        yield replace(relief, units=units, cost=cost, seats=seats)
    if relief.duty:
        yield replace(relief, duty=relief.duty - 1, cost=relief.cost - COST[DUTY])
    if relief.late:
        yield replace(relief, late=relief.late - 1, cost=relief.cost - COST[LATE])
    if relief.hired:
        yield replace(relief, hired=relief.hired - 1, cost=relief.cost - COST[HIRE])


def _named(leave: Leave) -> tuple[StaffId, str]:
    return (leave.staff, leave.first.isoformat())


def _with_staff(school: School, changed: Mapping[StaffId, Staff]) -> School:
    staff = tuple(changed.get(person.id, person) for person in school.staff)
    return replace(school, staff=staff)


def _changed_staff(reading: Reading, relief: Relief) -> dict[StaffId, Staff]:
    changed: dict[StaffId, Staff] = {}
    for kind, person, detail in relief.keys:
        facts = changed.get(person, reading.staff[person])
        if kind == WINDOW:
            kept = frozenset(
                row for row in facts.unavailable if row.weekday != int(detail)
            )
            changed[person] = replace(facts, unavailable=kept)
        elif kind == POST:
            changed[person] = replace(facts, posts=facts.posts | {Post(detail)})
    for person, more in relief.units:
        facts = changed.get(person, reading.staff[person])
        changed[person] = replace(facts, weekly_max=(facts.weekly_max or 0) + more)
    return changed


def _staff_changes(
    reading: Reading, changed: Mapping[StaffId, Staff]
) -> Iterator[Change]:
    for person, after in sorted(changed.items()):
        before = reading.staff[person]
        yield from cells(
            before.origin,
            {
                "岗位": (posts_text(before.posts), posts_text(after.posts)),
                "不可用": (windows_text(before), windows_text(after)),
                "每周最多课时": (_limit(before), _limit(after)),
            },
        )


def _staff_texts(reading: Reading, relief: Relief) -> Iterator[str]:
    days: dict[str, list[str]] = defaultdict(list)
    posts: dict[str, list[str]] = defaultdict(list)
    for kind, person, detail in relief.keys:
        if kind == WINDOW:
            days[detail].append(person)
        elif kind == POST:
            posts[detail].append(person)
    for day, people in sorted(days.items()):
        yield words.repair_windows("、".join(people), weekday_text(int(day)))
    for post, people in sorted(posts.items()):
        yield words.repair_post("、".join(people), post)
    if relief.units:
        yield words.repair_units(
            tuple(
                (
                    person,
                    units_text(reading.staff[person].weekly_max or 0),
                    units_text((reading.staff[person].weekly_max or 0) + more),
                )
                for person, more in relief.units
            )
        )


def posts_text(posts: Iterable[Post]) -> str:
    """岗位 as the school would type it."""
    return "、".join(post.value for post in Post if post in set(posts))


def windows_text(person: Staff) -> str:
    """不可用 as the school would type it."""
    return "、".join(
        weekday_text(window.weekday) + (f"/{window.period}" if window.period else "")
        for window in sorted(person.unavailable, key=str)
    )


def _limit(person: Staff) -> str:
    return "" if person.weekly_max is None else units_text(person.weekly_max)


def units_text(units: int) -> str:
    """Units as the school types them: 450 is 4.5."""
    return f"{units / 100:g}"


def _setting(
    school: School, item: str, name: str, after: int
) -> tuple[School, list[Change]]:
    """A number of the sheet 学校 changed; no cell when the school typed none."""
    settings = school.settings
    origin = settings.origin(item)
    values: dict[str, Any] = {name: after}
    changes: list[Change] = []
    if origin is not None:
        changes += cells(origin, {"值": (str(getattr(settings, name)), str(after))})
    return replace(school, settings=replace(settings, **values)), changes


def _hired(school: School, count: int) -> tuple[School, list[Change]]:
    """More teachers of the school's own with every post, below the last row."""
    model = max(school.staff, key=lambda person: person.origin.row)
    start = sum(person.name == words.NEW_TEACHER for person in school.staff)
    added: list[Staff] = []
    changes: list[Change] = []
    for number in range(1, count + 1):
        person = StaffId(f"新增{start + number}")
        origin = replace(model.origin, row=model.origin.row + number)
        added.append(
            Staff(
                id=person,
                name=words.NEW_TEACHER,
                kind=StaffKind.OWN,
                institution="",
                qualified=True,
                subjects=(),
                posts=frozenset(Post),
                weekly_min=0,
                weekly_max=None,
                unavailable=frozenset(),
                origin=origin,
            )
        )
        changes += new_row(
            origin,
            {
                "工号": person,
                "姓名": words.NEW_TEACHER,
                "人员类别": StaffKind.OWN.value,
                "岗位": posts_text(Post),
            },
        )
    return replace(school, staff=(*school.staff, *added)), changes


def weekly_fen(reading: Reading, seats: Sequence[tuple[StaffId | None, Task]]) -> Fen:
    """Fen a week (or on the dates) for posts that are filled because of a change.

    By the rates per 课时 of 补助标准; zero where the school pays by points.
    """
    if reading.school.settings.pay_method is PayMethod.POINTS:
        return ZERO
    sum_of = 0
    for person, task in seats:
        kind = StaffKind.OWN if person is None else reading.staff[person].kind
        rate = _rate(reading.school.rates, task.work.post, kind)
        if rate is not None:
            units = 100 if task.work.post is Post.DUTY else task.work.units
            sum_of += rate.rate * units // 100
    return Fen(sum_of)


def _rate(rates: Iterable[PayRate], post: Post, kind: StaffKind) -> PayRate | None:
    mine = [row for row in rates if row.post is post and row.kind in (kind, None)]
    return min(mine, key=lambda row: row.kind is None, default=None)
