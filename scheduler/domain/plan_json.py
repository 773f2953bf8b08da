"""plan.json, both ways: the format of CONTRACT.md section 3 plus our own keys."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from scheduler.domain import plan as p
from scheduler.domain.ids import (
    ClassName,
    ClubName,
    PupilId,
    RoomName,
    SessionId,
    StaffId,
)
from scheduler.domain.kinds import Activity, Status
from scheduler.domain.school import Source

FORMAT = "after-school-plan/1"


class PlanFormatError(ValueError):
    """The document is not a plan of this format."""


def to_document(plan: p.Plan) -> dict[str, Any]:
    """The plan as JSON-ready data, keys in the contract's order."""
    certificate = plan.certificate
    return {
        "format": FORMAT,
        "school": plan.school,
        "policy": plan.policy,
        "term": {
            "start": plan.term_start.isoformat(),
            "end": plan.term_end.isoformat(),
        },
        "certificate": {
            "status": certificate.status.value,
            "stages": [
                {
                    "name": stage.name,
                    "sense": stage.sense,
                    "value": stage.value,
                    "bound": stage.bound,
                    "seconds": stage.seconds,
                }
                for stage in certificate.stages
            ],
            "seed": certificate.seed,
            "workers": certificate.workers,
        },
        "clubs": [
            {
                "club": club.club,
                "opened": club.opened,
                "meets": [
                    {"weekday": meeting.weekday, "period": meeting.period}
                    for meeting in club.meets
                ],
                "members": list(club.members),
                "staff": list(club.staff),
                "reason": club.reason,
            }
            for club in plan.clubs
        ],
        "sessions": [_session_document(session) for session in plan.sessions],
        "roster": [
            {
                "date": entry.day.isoformat(),
                "session": entry.session,
                "staff": list(entry.staff),
            }
            for entry in plan.roster
        ],
        "flex": [
            {
                "staff": entry.staff,
                "date": entry.day.isoformat(),
                "kind": entry.kind,
                "minutes": entry.minutes,
                "earned_on": [day.isoformat() for day in entry.earned_on],
            }
            for entry in plan.flex
        ],
        "departures": [
            {
                "date": entry.day.isoformat(),
                "session": entry.session,
                "planned": list(entry.planned),
                "actual": list(entry.actual),
                "reason": entry.reason,
            }
            for entry in plan.departures
        ],
        "cycle": [
            {"week": entry.week, "session": entry.session, "staff": list(entry.staff)}
            for entry in plan.cycle
        ],
        "notices": list(plan.notices),
        "reasons": [
            {
                "student": entry.pupil,
                "club": entry.club,
                "rank": entry.rank,
                "text": entry.text,
            }
            for entry in plan.reasons
        ],
        "inputs": [
            {"name": source.name, "sha256": source.sha256} for source in plan.inputs
        ],
        "version": plan.version,
        "absences": [
            {
                "staff": entry.staff,
                "from": entry.first.isoformat(),
                "to": entry.last.isoformat(),
            }
            for entry in plan.absences
        ],
        "decided": [
            {
                "date": entry.day.isoformat(),
                "session": entry.session,
                "staff": list(entry.staff),
            }
            for entry in plan.decided
        ],
        "changes": [
            {
                "what": entry.what,
                "where": entry.where,
                "date": None if entry.day is None else entry.day.isoformat(),
                "from": entry.before,
                "to": entry.after,
                "reason": entry.reason,
            }
            for entry in plan.changes
        ],
    }


def _session_document(session: p.Session) -> dict[str, Any]:
    return {
        "id": session.id,
        "weekday": session.weekday,
        "period": session.period,
        "start": session.start.strftime("%H:%M"),
        "end": session.end.strftime("%H:%M"),
        "activity": session.activity.value,
        "classes": list(session.classes),
        "club": session.club,
        "room": session.room,
        "students": list(session.pupils),
        "posts": session.posts,
    }


def from_document(document: Mapping[str, Any]) -> p.Plan:
    """Read a plan back.

    Raises:
        PlanFormatError: a key is missing or has the wrong shape.
    """
    if document.get("format") != FORMAT:
        raise PlanFormatError(f"format is not {FORMAT}")
    try:
        return _read(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PlanFormatError(f"{type(error).__name__}: {error}") from error


def read_absences(document: Mapping[str, Any]) -> tuple[p.Absence, ...]:
    """The absences a plan was repaired for.

    Raises:
        PlanFormatError: the key has the wrong shape.
    """
    try:
        return _absences(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PlanFormatError(f"{type(error).__name__}: {error}") from error


def _absences(document: Mapping[str, Any]) -> tuple[p.Absence, ...]:
    return tuple(
        p.Absence(
            staff=StaffId(entry["staff"]),
            first=date.fromisoformat(entry["from"]),
            last=date.fromisoformat(entry["to"]),
        )
        for entry in document.get("absences", ())
    )


def _read(document: Mapping[str, Any]) -> p.Plan:
    certificate = document["certificate"]
    return p.Plan(
        school=document["school"],
        policy=document["policy"],
        term_start=date.fromisoformat(document["term"]["start"]),
        term_end=date.fromisoformat(document["term"]["end"]),
        certificate=p.Certificate(
            status=Status(certificate["status"]),
            stages=tuple(p.StageResult(**stage) for stage in certificate["stages"]),
            seed=certificate["seed"],
            workers=certificate["workers"],
        ),
        clubs=tuple(
            p.ClubPlan(
                club=ClubName(club["club"]),
                opened=club["opened"],
                meets=tuple(p.Meeting(**meeting) for meeting in club["meets"]),
                members=tuple(PupilId(pupil) for pupil in club["members"]),
                staff=_staff(club["staff"]),
                reason=club["reason"],
            )
            for club in document["clubs"]
        ),
        sessions=tuple(_read_session(session) for session in document["sessions"]),
        roster=tuple(
            p.RosterEntry(
                day=date.fromisoformat(entry["date"]),
                session=SessionId(entry["session"]),
                staff=_staff(entry["staff"]),
            )
            for entry in document["roster"]
        ),
        flex=tuple(
            p.FlexEntry(
                staff=StaffId(entry["staff"]),
                day=date.fromisoformat(entry["date"]),
                kind=entry["kind"],
                minutes=entry["minutes"],
                earned_on=tuple(date.fromisoformat(day) for day in entry["earned_on"]),
            )
            for entry in document["flex"]
        ),
        departures=tuple(
            p.Departure(
                day=date.fromisoformat(entry["date"]),
                session=SessionId(entry["session"]),
                planned=_staff(entry["planned"]),
                actual=_staff(entry["actual"]),
                reason=entry["reason"],
            )
            for entry in document.get("departures", ())
        ),
        cycle=tuple(
            p.CycleEntry(
                week=entry["week"],
                session=SessionId(entry["session"]),
                staff=_staff(entry["staff"]),
            )
            for entry in document.get("cycle", ())
        ),
        notices=tuple(document.get("notices", ())),
        reasons=tuple(
            p.WishReason(
                pupil=PupilId(entry["student"]),
                club=ClubName(entry["club"]),
                rank=entry["rank"],
                text=entry["text"],
            )
            for entry in document.get("reasons", ())
        ),
        inputs=tuple(
            Source(name=source["name"], sha256=source["sha256"])
            for source in document.get("inputs", ())
        ),
        version=document.get("version", ""),
        absences=_absences(document),
        changes=tuple(
            p.PlanChange(
                what=entry["what"],
                where=entry["where"],
                day=None
                if entry["date"] is None
                else date.fromisoformat(entry["date"]),
                before=entry["from"],
                after=entry["to"],
                reason=entry["reason"],
            )
            for entry in document.get("changes", ())
        ),
        decided=tuple(
            p.Decided(
                day=date.fromisoformat(entry["date"]),
                session=SessionId(entry["session"]),
                staff=_staff(entry["staff"]),
            )
            for entry in document.get("decided", ())
        ),
    )


def _staff(ids: list[str]) -> tuple[StaffId, ...]:
    return tuple(StaffId(person) for person in ids)


def _read_session(session: Mapping[str, Any]) -> p.Session:
    return p.Session(
        id=SessionId(session["id"]),
        weekday=session["weekday"],
        period=session["period"],
        start=time.fromisoformat(session["start"]),
        end=time.fromisoformat(session["end"]),
        activity=Activity(session["activity"]),
        classes=tuple(ClassName(name) for name in session["classes"]),
        club=None if session["club"] is None else ClubName(session["club"]),
        room=None if session["room"] is None else RoomName(session["room"]),
        pupils=tuple(PupilId(pupil) for pupil in session["students"]),
        posts=session["posts"],
    )
