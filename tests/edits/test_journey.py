"""Changes by hand become a version that passes its audit, files and all."""

from pathlib import Path

import pytest

from scheduler.domain.edits import Keep, Rehouse, Restaff, Step
from scheduler.domain.edits_json import EditFormatError, read_steps, steps_document
from scheduler.domain.ids import RoomName, SessionId, StaffId
from scheduler.domain.kinds import Activity, Status
from scheduler.domain.plan import Plan, RosterEntry
from scheduler.pipeline.absences import parse_absence
from scheduler.pipeline.edits.desk import open_desk
from scheduler.pipeline.edits.differences import Matter, differences
from scheduler.pipeline.edits.journey import amend_plan, plan_around
from scheduler.pipeline.edits.pins import pin_rows
from scheduler.pipeline.edits.places import Span, staff_places
from scheduler.pipeline.ends import ExitStatus, RunEnd
from scheduler.pipeline.judge import audit_plan
from scheduler.pipeline.load import load_books, load_plan
from scheduler.words import edits as words
from tests.pipeline.book import SEARCH, never, planned, written


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Plan]:
    folder = tmp_path_factory.mktemp("made")
    book, out = written(folder / "in"), folder / "out"
    plan = planned(book, out).plan
    assert plan is not None
    return book, out, plan


def amended(
    book: Path, folder: Path, out: Path, steps: list[Step], *absent: str
) -> RunEnd:
    return amend_plan(
        [book],
        folder,
        steps,
        [parse_absence(text) for text in absent],
        out,
        SEARCH,
        report=lambda _: None,
        cancelled=never,
    )


def study(plan: Plan) -> RosterEntry:
    kinds = {row.id: row.activity for row in plan.sessions}
    return next(r for r in plan.roster if kinds[r.session] is Activity.STUDY)


def other_of(row: RosterEntry) -> StaffId:
    return StaffId("T2" if "T1" in row.staff else "T1")


def dated(plan: Plan) -> tuple[RosterEntry, Restaff]:
    row = study(plan)
    edit = Restaff(
        session=row.session, out=row.staff[0], into=other_of(row), day=row.day
    )
    return row, edit


def test_one_date_is_a_departure_by_hand_and_passes_its_audit(
    made: tuple[Path, Path, Plan], tmp_path: Path
) -> None:
    book, folder, plan = made
    row, edit = dated(plan)
    end = amended(book, folder, tmp_path / "two", [(edit,)])
    assert end.status is ExitStatus.DONE, end
    assert end.plan is not None
    (difference,) = differences(plan, end.plan)
    assert (difference.matter, difference.day) == (Matter.DATE, row.day)
    assert difference.after == (edit.into,)
    told = {(r.day, r.session): r.reason for r in end.plan.departures}
    assert told[row.day, row.session] == words.HAND
    assert end.plan.certificate.status is Status.FEASIBLE
    judged = audit_plan([book], tmp_path / "two")
    assert judged.status is ExitStatus.DONE, judged.report


def test_an_illegal_change_is_refused_and_nothing_is_written(
    made: tuple[Path, Path, Plan], tmp_path: Path
) -> None:
    book, folder, plan = made
    row = study(plan)
    edit = Restaff(session=row.session, out=row.staff[0], into=StaffId("T3"))
    end = amended(book, folder, tmp_path / "two", [(edit,)])
    assert end.status is ExitStatus.REFUSED
    assert any(violation.rule == "H07" for violation in end.violations)
    assert not (tmp_path / "two" / "plan.json").exists()


def test_a_step_that_does_not_fit_the_plan_says_so(
    made: tuple[Path, Path, Plan], tmp_path: Path
) -> None:
    book, folder, _ = made
    edit = Rehouse(session=SessionId("没有"), room=RoomName("没有"))
    end = amended(book, folder, tmp_path / "two", [(edit,)])
    assert end.status is ExitStatus.UNUSABLE
    assert end.issues[-1].mend == words.MEND_EDIT


def test_a_chosen_stand_in_serves_and_the_rest_is_mended(
    made: tuple[Path, Path, Plan], tmp_path: Path
) -> None:
    book, folder, plan = made
    row, edit = dated(plan)
    absent = f"{edit.out}:{row.day}"
    end = amended(book, folder, tmp_path / "two", [(edit,)], absent)
    assert end.status is ExitStatus.DONE, end
    assert end.plan is not None
    now = {(r.day, r.session): r.staff for r in end.plan.roster}
    assert now[row.day, row.session] == (edit.into,)
    assert all(edit.out not in r.staff for r in end.plan.roster if r.day == row.day)
    assert audit_plan([book], tmp_path / "two").status is ExitStatus.DONE


def test_the_rest_is_planned_around_what_was_changed(
    made: tuple[Path, Path, Plan], tmp_path: Path
) -> None:
    book, folder, plan = made
    row, edit = dated(plan)
    steps: list[Step] = [(edit,), (Keep(session=row.session),)]
    end = plan_around(
        [book],
        folder,
        steps,
        tmp_path / "two",
        SEARCH,
        report=lambda _: None,
        cancelled=never,
    )
    assert end.status is ExitStatus.DONE, end
    assert end.plan is not None
    now = {(r.day, r.session): r.staff for r in end.plan.roster}
    assert now[row.day, row.session] == (edit.into,)


def test_what_is_kept_becomes_a_row_of_pins(made: tuple[Path, Path, Plan]) -> None:
    book, _, plan = made
    loaded = load_books([book])
    assert loaded.school is not None
    assert loaded.profile is not None
    session = next(row for row in plan.sessions if row.activity is Activity.STUDY)
    step: Step = (Keep(session=session.id),)
    table = open_desk(loaded.school, plan, loaded.profile, (step,)).table
    (pin,) = pin_rows(table, [step])
    assert (pin.weekday, pin.target) == (session.weekday, session.classes[0])
    assert pin.room == session.room


def test_edits_survive_as_json(made: tuple[Path, Path, Plan]) -> None:
    book, folder, plan = made
    loaded = load_books([book])
    assert loaded.school is not None
    assert loaded.profile is not None
    desk = open_desk(loaded.school, plan, loaded.profile)
    row = study(plan)
    session = desk.table.sessions[row.session]
    places = staff_places(desk, session, row.staff[0], Span(day=row.day))
    steps = tuple(place.step for place in places)
    assert read_steps(steps_document(steps)) == steps
    with pytest.raises(EditFormatError):
        read_steps([[{"kind": "别的"}]])
    again, _ = load_plan(folder)
    assert again is not None
    assert differences(plan, again) == ()
