"""district.json: a row per school, shared staff's week, totals."""

import json
from collections import Counter
from typing import Any

from scheduler.domain.district import (
    District,
    PlannedFacts,
    SchoolRow,
    SharedLoad,
)
from scheduler.domain.origin import Issue
from scheduler.domain.verdict import Verdict
from scheduler.export.district_week import district_totals, week_rows
from scheduler.money import Fen, yuan

FORMAT = "after-school-district/1"


def district_text(district: District) -> str:
    """The file's text."""
    document = district_document(district)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def district_document(district: District) -> dict[str, Any]:
    """The JSON-ready form; money in yuan as exact text, units in 课时."""
    totals = district_totals(district)
    return {
        "format": FORMAT,
        "status": int(district.exit),
        "schools": [_school(row) for row in district.schools],
        "shared": [_load(load) for load in district.loads],
        "totals": {
            "schools": totals.schools,
            "planned": totals.planned,
            "failed": totals.schools - totals.planned,
            "students": totals.pupils,
            "students_planned": totals.pupils_planned,
            "posts": totals.posts,
            "services": totals.services,
            "money": _money(totals.own, totals.labour, totals.institution),
            "certificates": dict(totals.certificates),
            "audits_passed": totals.planned,
            "verdicts": _verdicts(totals.verdicts),
        },
        "violations": [
            {"rule": row.rule, "facts": dict(row.facts), "text": row.text}
            for row in district.violations
        ],
        "issues": [_issue(row) for row in district.issues],
    }


def _school(row: SchoolRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "name": row.name,
        "folder": row.key,
        "files": list(row.files),
        "status": row.state.value,
        "exit": int(row.exit),
        "students": row.pupils,
        "shared_staff": list(row.shared),
        **_facts(row.facts),
        "reason": row.reason or None,
        "issues": [_issue(issue) for issue in row.issues],
    }


def _facts(facts: PlannedFacts | None) -> dict[str, Any]:
    if facts is None:
        return dict.fromkeys(
            ("posts", "services", "money", "certificate", "audit", "verdicts")
        )
    return {
        "posts": facts.posts,
        "services": facts.services,
        "money": _money(facts.own, facts.labour, facts.institution),
        "certificate": facts.certificate.value,
        "audit": "passed",
        "verdicts": _verdicts(Counter(facts.verdicts)),
    }


def _money(own: Fen, labour: Fen, institution: Fen) -> dict[str, str]:
    total = Fen(own + labour + institution)
    named = {"own": own, "labour": labour, "institution": institution, "paid": total}
    return {name: str(yuan(amount)) for name, amount in named.items()}


def _verdicts(counts: Counter[Verdict]) -> dict[str, int]:
    return {verdict.value: counts[verdict] for verdict in Verdict}


def _load(load: SharedLoad) -> dict[str, Any]:
    person = load.person
    limit = person.staff.weekly_max
    return {
        "staff": person.id,
        "name": person.staff.name,
        "schools": list(person.schools),
        "visits_limit": person.visits,
        "most_visits": load.most_visits,
        "units_limit": None if limit is None else limit / 100,
        "most_units": load.most_units / 100,
        "travel_minutes": person.travel,
        "services": len(load.services),
        "week": [
            {
                "weekday": row.weekday,
                "school": row.school,
                "start": f"{row.start:%H:%M}",
                "end": f"{row.end:%H:%M}",
                "period": row.period,
                "activity": row.activity.value,
                "group": row.group,
                "weeks": None if row.weeks is None else list(row.weeks),
                "dates": count,
            }
            for row, count in week_rows(load)
        ],
        "dates": [
            {
                "date": row.day.isoformat(),
                "school": row.school,
                "start": f"{row.start:%H:%M}",
                "end": f"{row.end:%H:%M}",
                "period": row.period,
                "activity": row.activity.value,
                "group": row.group,
            }
            for row in load.services
        ],
    }


def _issue(issue: Issue) -> dict[str, str]:
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "file": issue.book,
        "sheet": issue.sheet,
        "cell": issue.cell,
        "text": issue.text,
        "mend": issue.mend,
    }
