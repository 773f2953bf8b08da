"""A folder of schools to a folder of results, with staff shared between them."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.district import (
    District,
    SchoolRow,
    SharedLoad,
    SharedPerson,
    SharedService,
)
from scheduler.domain.origin import Issue, Severity
from scheduler.export.district_book import write_district
from scheduler.export.district_document import district_text
from scheduler.intake.member import read_member
from scheduler.intake.shared import SharedIntake, read_shared
from scheduler.pipeline.district_fanout import Work, Workers, fan_out
from scheduler.pipeline.district_folder import (
    REPORT_BOOK,
    REPORT_JSON,
    find_schools,
)
from scheduler.pipeline.district_lane import SchoolLane
from scheduler.pipeline.district_order import make_lanes
from scheduler.pipeline.district_seats import seated, strangers
from scheduler.pipeline.district_task import plan_task
from scheduler.pipeline.district_times import week_of
from scheduler.pipeline.ends import ExitStatus, PlanOptions
from scheduler.words import district as words

WORST_FIRST = (
    ExitStatus.FAULT,
    ExitStatus.REFUSED,
    ExitStatus.UNUSABLE,
    ExitStatus.IMPOSSIBLE,
    ExitStatus.NO_PLAN_IN_TIME,
    ExitStatus.DONE,
)
Tell = Callable[[str], None]
_NOBODY = SharedIntake(people=(), rows=(), sources=(), issues=())


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictEnd:
    """The end of a district's run; no district when nothing could be planned at all."""

    status: ExitStatus
    issues: tuple[Issue, ...] = ()
    district: District | None = None


def plan_district(
    folder: Path,
    out: Path,
    shared: Path | None,
    options: PlanOptions,
    workers: Workers,
    *,
    tell: Tell = lambda _: None,
    work: Work = plan_task,
) -> DistrictEnd:
    """Plan every school of a folder, publish each as it ends, then the report.

    The status is 0 when every school is planned, else the gravest of the schools' own:
    fault 1, refused 4, unusable 2, impossible 3, out of time 5, in this order. A
    shared workbook with errors, or a folder without schools, stops the run (2).

    Raises:
        OSError: ``folder`` cannot be read or the report cannot be written.
    """
    ignored = [out] if shared is None else [out, shared]
    schools = find_schools(folder, ignored)
    pool = _NOBODY if shared is None else read_shared(shared)
    if pool.people is None:
        return DistrictEnd(status=ExitStatus.UNUSABLE, issues=pool.issues)
    if not schools:
        return DistrictEnd(
            status=ExitStatus.UNUSABLE, issues=(*pool.issues, _no_schools(folder))
        )
    tell(words.reading(len(schools)))
    read = [(files, read_member(files.books, files.stem, pool)) for files in schools]
    people = {person.id: person for person in pool.people}
    rows, seats = seated(read, people)
    for row in rows:
        tell(words.ended(row.name, row.state, row.reason))
    lanes = [SchoolLane(lane, people, out, options, tell) for lane in make_lanes(seats)]
    names = {seat.files.key: seat.name for seat in seats}
    try:
        fan_out(
            lanes, workers, work, begun=lambda task: tell(words.begun(names[task.key]))
        )
    except KeyboardInterrupt:  # what is published stays, and the report says so
        for lane in lanes:
            lane.stopped()
    for lane in lanes:
        rows += lane.rows.values()
    district = District(
        exit=_worst(rows),
        schools=tuple(sorted(rows, key=lambda row: row.key)),
        loads=_loads(pool.people, lanes),
        issues=(*pool.issues, *strangers(read, pool.people)),
        violations=tuple(breach for lane in lanes for breach in lane.violations),
    )
    _write(out, district)
    return DistrictEnd(
        status=ExitStatus(district.exit), issues=district.issues, district=district
    )


def _loads(
    people: Sequence[SharedPerson], lanes: Sequence[SchoolLane]
) -> tuple[SharedLoad, ...]:
    every = [row for lane in lanes for rows in lane.served.values() for row in rows]
    loads = []
    for person in people:
        own = [row for row in every if row.staff == person.id]
        units: dict[object, int] = defaultdict(int)
        visits: dict[object, set[tuple[object, str]]] = defaultdict(set)
        for row in own:
            units[week_of(row.day)] += row.units
            visits[week_of(row.day)].add((row.day, row.school))
        loads.append(
            SharedLoad(
                person=person,
                services=tuple(sorted(own, key=_when)),
                most_units=max(units.values(), default=0),
                most_visits=max(map(len, visits.values()), default=0),
            )
        )
    return tuple(loads)


def _when(row: SharedService) -> tuple[object, ...]:
    return (row.day, row.start, row.school)


def _worst(rows: Sequence[SchoolRow]) -> ExitStatus:
    found = {row.exit for row in rows}
    return next(status for status in WORST_FIRST if status in found)


def _no_schools(folder: Path) -> Issue:
    return Issue(
        code="district_empty",
        severity=Severity.ERROR,
        book=folder.name,
        sheet="",
        cell="",
        text=words.NO_SCHOOLS,
        mend="",
    )


def _write(out: Path, district: District) -> None:
    """Both reports, each replaced whole."""
    out.mkdir(parents=True, exist_ok=True)
    token = uuid.uuid4().hex[:8]
    document, book = out / f".{token}.json", out / f".{token}.xlsx"
    try:
        document.write_text(district_text(district), encoding="utf-8")
        write_district(book, district)
        book.replace(out / REPORT_BOOK)
        document.replace(out / REPORT_JSON)
    finally:
        document.unlink(missing_ok=True)
        book.unlink(missing_ok=True)
