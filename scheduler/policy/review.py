"""Whether a regime is still fresh, and whether it covers the school's term."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from scheduler.policy.profile import Clause, Header, ProfileFile
from scheduler.policy.timeline import Profile
from scheduler.words import policy as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to know before trusting a regime; never an error by itself."""

    kind: Literal["overdue", "not_begun", "ended", "changes"]
    text: str


def review(
    profile: Profile, *, today: date, term: tuple[date, date], max_age_days: int = 365
) -> tuple[Finding, ...]:
    """What is stale, out of range, or changing within the term (both ends in).

    ``today`` is the caller's: this package has no clock.
    """
    first, last = term
    findings: list[Finding] = []
    for file in (profile.file, *profile.overlays):
        header = file.profile
        age = (today - header.reviewed_on).days
        if age > max_age_days:
            text = words.review_overdue(header.region, age)
            findings.append(Finding(kind="overdue", text=text))
    header = profile.header
    if first < header.applies_from:
        text = words.regime_not_begun(header.region, header.applies_from.isoformat())
        findings.append(Finding(kind="not_begun", text=text))
    if header.applies_to is not None and header.applies_to < last:
        text = words.regime_ended(header.region, header.applies_to.isoformat())
        findings.append(Finding(kind="ended", text=text))
    findings.extend(
        Finding(kind="changes", text=words.changes_in_term(parameter, day.isoformat()))
        for day, parameter in _changes(profile, first, last)
    )
    return tuple(findings)


def _changes(profile: Profile, first: date, last: date) -> list[tuple[date, str]]:
    """Days after the first on which a parameter's value differs from the day before."""
    starts = {
        start
        for file in (profile.file, *profile.overlays)
        for start in _boundaries(file)
        if first < start <= last
    }
    changes: list[tuple[date, str]] = []
    for day in sorted(starts):
        before = profile.in_force(day - timedelta(days=1)).settings
        after = profile.in_force(day).settings
        for parameter in sorted(before.keys() | after.keys()):
            old, new = before.get(parameter), after.get(parameter)
            if old is None or new is None or old.value != new.value:
                changes.append((day, parameter))
    return changes


def _boundaries(file: ProfileFile) -> Iterator[date]:
    """Every day on which something in a file begins or has just ended."""
    entries: tuple[Header | Clause, ...] = (file.profile, *file.clause)
    for entry in entries:
        if entry.applies_from is not None:
            yield entry.applies_from
        if entry.applies_to is not None:
            yield entry.applies_to + timedelta(days=1)
    for parameter in file.parameter:
        for value in parameter.values:
            yield value.since
