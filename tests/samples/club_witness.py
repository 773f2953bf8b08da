"""Finds days, rooms and leaders for all clubs of a workbook at once."""

from ortools.sat.python import cp_model

from tests.samples.counting import Count
from tests.samples.demand import Period
from tests.samples.grid import CLUB, DAY_NAMES
from tests.samples.read_back import Row, grades, parts, window_open


def all_clubs_can_meet(count: Count, *, spare_groups: int = 0) -> bool:
    """Tell whether every club can meet as often as it wants, pins included."""
    model = cp_model.CpModel()
    slots = [p for p in count.periods if p.kind == CLUB]
    staff = {p["工号"]: p for p in count.rows["教师"]}
    meets: dict[tuple[str, int], cp_model.IntVar] = {}
    leads: dict[tuple[str, str, int], cp_model.IntVar] = {}
    for club in count.rows["社团"]:
        name = club["社团"]
        candidates = parts(club["指导教师"])
        chosen = {c: model.new_bool_var("") for c in candidates}
        model.add(sum(chosen.values()) == club["指导教师数"])
        for number, slot in enumerate(slots):
            if not _fits(club, slot):
                continue
            meets[name, number] = model.new_bool_var("")
            for person in candidates:
                lead = model.new_bool_var("")
                leads[name, person, number] = lead
                model.add(lead >= meets[name, number] + chosen[person] - 1)
                if not _free(staff[person], slot):
                    model.add(lead == 0)
        _meet_often_enough(model, club, slots, meets)
    _nobody_twice(model, slots, leads)
    _weekly_maxima_hold(model, slots, leads, staff)
    _rooms_hold(model, count, slots, meets, spare_groups)
    _pins_hold(model, count, slots, meets)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 20
    return solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)


Meets = dict[tuple[str, int], cp_model.IntVar]
Leads = dict[tuple[str, str, int], cp_model.IntVar]


def _fits(club: Row, slot: Period) -> bool:
    windows = parts(club["可开时段"])
    wanted = grades(club["年级"])
    return (
        wanted[0] in slot.grades
        and wanted[-1] in slot.grades
        and (not windows or window_open(windows, slot.span.weekday, slot.name))
    )


def _free(person: Row, slot: Period) -> bool:
    closed = window_open(parts(person["不可用"]), slot.span.weekday, slot.name)
    return CLUB in parts(person["岗位"]) and not closed


def _meet_often_enough(
    model: cp_model.CpModel, club: Row, slots: list[Period], meets: Meets
) -> None:
    mine = {n: var for (name, n), var in meets.items() if name == club["社团"]}
    model.add(sum(mine.values()) == club["每周次数"])
    for day in DAY_NAMES:
        model.add_at_most_one(
            var for n, var in mine.items() if slots[n].span.weekday == day
        )


def _nobody_twice(model: cp_model.CpModel, slots: list[Period], leads: Leads) -> None:
    for slot in slots:
        for person in {p for _, p, _ in leads}:
            same = [
                var
                for (_, p, n), var in leads.items()
                if p == person
                and slots[n].span.overlaps(slot.span)
                and slots[n].span.start <= slot.span.start
            ]
            if len(same) > 1:
                model.add(sum(same) <= 1)


def _weekly_maxima_hold(
    model: cp_model.CpModel, slots: list[Period], leads: Leads, staff: dict[str, Row]
) -> None:
    for person in {p for _, p, _ in leads}:
        hundredths = sum(
            var * round(slots[n].units * 100)
            for (_, p, n), var in leads.items()
            if p == person
        )
        model.add(hundredths <= 100 * staff[person]["每周最多课时"])


def _rooms_hold(
    model: cp_model.CpModel,
    count: Count,
    slots: list[Period],
    meets: Meets,
    spare_groups: int,
) -> None:
    venue = {club["社团"]: club["场地类型"] for club in count.rows["社团"]}
    homes = {row["教室"] for row in count.rows["班级"]}
    for slot in slots:
        for kind in set(venue.values()):
            capacity = sum(
                room["可同时组数"]
                for room in count.rows["场地"]
                if room["类型"] == kind
                and room["场地"] not in homes
                and not window_open(parts(room["不可用"]), slot.span.weekday, slot.name)
            )
            used = [
                var
                for (name, n), var in meets.items()
                if venue[name] == kind
                and slots[n].span.overlaps(slot.span)
                and slots[n].span.start <= slot.span.start
            ]
            model.add(sum(used) <= max(1, capacity - spare_groups))


def _pins_hold(
    model: cp_model.CpModel, count: Count, slots: list[Period], meets: Meets
) -> None:
    for pin in count.rows["固定安排"]:
        pinned = [
            var
            for (name, n), var in meets.items()
            if name == pin["班级或社团"]
            and slots[n].name == pin["时段"]
            and DAY_NAMES[slots[n].span.weekday] == pin["星期"]
        ]
        if pinned:
            model.add(sum(pinned) == 1)
