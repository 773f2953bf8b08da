"""Edits as JSON-ready data, both ways; what a run is asked for and a draft keeps."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from scheduler.domain.edits import Edit, Keep, Rehouse, Rejoin, Remeet, Restaff, Step
from scheduler.domain.ids import ClubName, PupilId, RoomName, SessionId, StaffId
from scheduler.domain.plan import Meeting


class EditFormatError(ValueError):
    """The data are no edits of ours."""


def steps_document(steps: Sequence[Step]) -> list[list[dict[str, Any]]]:
    """Steps as lists of objects; ``kind`` tells them apart."""
    return [[_document(edit) for edit in step] for step in steps]


def read_steps(document: Sequence[Sequence[Mapping[str, Any]]]) -> tuple[Step, ...]:
    """Steps again.

    Raises:
        EditFormatError: a key is missing or has the wrong shape.
    """
    try:
        return tuple(tuple(_edit(row) for row in step) for step in document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EditFormatError(f"{type(error).__name__}: {error}") from error


def _document(edit: Edit) -> dict[str, Any]:
    match edit:
        case Restaff():
            return {
                "kind": "restaff",
                "session": edit.session,
                "out": edit.out,
                "into": edit.into,
                "date": None if edit.day is None else edit.day.isoformat(),
                "week": edit.week,
            }
        case Keep():
            return {"kind": "keep", "session": edit.session}
        case Rehouse():
            return {"kind": "rehouse", "session": edit.session, "room": edit.room}
        case Remeet():
            return {
                "kind": "remeet",
                "club": edit.club,
                "old": _meeting(edit.old),
                "new": _meeting(edit.new),
            }
        case Rejoin():
            return {
                "kind": "rejoin",
                "student": edit.pupil,
                "leaves": edit.leaves,
                "joins": edit.joins,
            }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {"weekday": meeting.weekday, "period": meeting.period}


def _edit(row: Mapping[str, Any]) -> Edit:
    match row["kind"]:
        case "restaff":
            return Restaff(
                session=SessionId(row["session"]),
                out=StaffId(row["out"]),
                into=StaffId(row["into"]),
                day=None if row["date"] is None else date.fromisoformat(row["date"]),
                week=row["week"],
            )
        case "keep":
            return Keep(session=SessionId(row["session"]))
        case "rehouse":
            return Rehouse(
                session=SessionId(row["session"]), room=RoomName(row["room"])
            )
        case "remeet":
            return Remeet(
                club=ClubName(row["club"]),
                old=Meeting(**row["old"]),
                new=Meeting(**row["new"]),
            )
        case "rejoin":
            return Rejoin(
                pupil=PupilId(row["student"]),
                leaves=None if row["leaves"] is None else ClubName(row["leaves"]),
                joins=None if row["joins"] is None else ClubName(row["joins"]),
            )
        case kind:
            raise EditFormatError(f"kind {kind!r}")
