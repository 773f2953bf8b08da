"""What a change by hand would break: the rules themselves, on the rows it touches.

The auditor judges a whole plan in a second or more; a person who looks for a place
waits for a hundred answers. So the rules are run on a slice of the plan: the rows of
the changed sessions and of everybody concerned, in the weeks concerned. What the slice
breaks before the change is subtracted, so a slice never accuses the change of what it
merely cut off. The whole plan is audited before it becomes a version.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from scheduler.check.breach import Breach, violation
from scheduler.check.calendar import monday
from scheduler.check.facts import Facts
from scheduler.check.leaders import candidates
from scheduler.check.paper import (
    ClubRow,
    CycleRow,
    DepartureRow,
    Group,
    Paper,
    Serving,
)
from scheduler.check.presence import minute
from scheduler.check.reading import read
from scheduler.check.rules import CHECKS
from scheduler.domain.edits import Patch
from scheduler.domain.kinds import Activity
from scheduler.domain.plan import ClubPlan, RosterEntry, Session
from scheduler.domain.school import School
from scheduler.domain.verdict import Violation
from scheduler.policy import Profile

# H15 is dealt anew for everybody touched when the change is saved, H16 holds by the
# making of a patch, H20 and H24 are about money: the audit of the version has them.
_STAFF = ("H04", "H06", "H07", "H08", "H09", "H10", "H11", "H14", "H19", "H23", "H25")
_GROUPS = ("H01", "H02", "H03", "H04", "H05", "H12", "H13", "H17", "H18", "H22", "H23")
_ROOMS = ("H05", "H23")
AWAY = ("H08", "leave")  # mended by a stand-in on that date

Found = tuple[str, Breach]
Key = tuple[date, str]


class Trial:
    """A plan on the table."""

    def __init__(
        self, school: School, document: Mapping[str, Any], profile: Profile
    ) -> None:
        paper, _ = read(document)
        law = profile.in_force(school.settings.service_start)
        self._facts = Facts(school, law, paper)
        self._roster: dict[Key, Serving] = {
            (row.day, row.session): row for row in paper.roster
        }
        self._of_person: dict[tuple[str, date], list[Serving]] = {}
        self._of_club: dict[tuple[str, date], list[Serving]] = {}
        for row, group in self._facts.servings():
            week = monday(row.day)
            for person in row.staff:
                self._of_person.setdefault((person, week), []).append(row)
            if group.club is not None:
                self._of_club.setdefault((group.club, week), []).append(row)
        self._candidates = {
            name: frozenset(candidates(self._facts, club))
            for name, club in self._facts.clubs.items()
        }

    def breaks(
        self, patch: Patch, *, forgive_leave: bool = True
    ) -> tuple[Violation, ...]:
        """What the plan would break with the patch and does not break without.

        With ``forgive_leave`` a person who would serve while on leave is no breach:
        saving the change finds a stand-in for that date, or says that it cannot.
        """
        found: list[Found] = []
        for rules, before, after in self._slices(patch):
            new = _run(rules, after)
            if new:
                new -= _run(rules, before)
            found += new.elements()
        return tuple(
            violation(rule, breach)
            for rule, breach in found
            if not (forgive_leave and (rule, breach.case) == AWAY)
        )

    def _slices(self, patch: Patch) -> Iterable[tuple[tuple[str, ...], Facts, Facts]]:
        old = self._facts.paper
        new_groups = {str(row.id): _group(row) for row in patch.sessions}
        restaffed = self._other_posts(new_groups)
        if patch.roster or patch.cycle or patch.gone or restaffed:
            before = self._slice(patch, restaffed)
            ids = {row.session for row in before.roster} | set(new_groups)
            ids |= {row.session for row in before.cycle or ()}
            groups = tuple(g for g in old.groups if g.id in ids or g.activity == "duty")
            yield (
                _STAFF,
                self._facts.over(_with_groups(before, groups)),
                self._facts.over(_patched(before, groups, patch, new_groups)),
            )
        if not patch.sessions and all(self._same_but_staff(c) for c in patch.clubs):
            return
        bare = _bare(old)
        rules: tuple[str, ...] = _GROUPS
        groups = old.groups
        if not patch.clubs and all(
            _same_but_room(self._facts.groups.get(name), group)
            for name, group in new_groups.items()
        ):
            days = {group.weekday for group in new_groups.values()}
            rooms = {group.room for group in new_groups.values()}
            rules = _ROOMS
            groups = tuple(
                group
                for group in groups
                if group.id in new_groups
                or (group.weekday in days and group.room in rooms)
            )
        yield (
            rules,
            self._facts.over(_with_groups(bare, groups)),
            self._facts.over(_patched(bare, groups, patch, new_groups, staff=False)),
        )

    def _other_posts(self, groups: Mapping[str, Group]) -> frozenset[str]:
        """Sessions that need another number of people than before."""
        known = self._facts.groups
        return frozenset(
            name
            for name, group in groups.items()
            if name in known and known[name].posts != group.posts
        )

    def _same_but_staff(self, row: ClubPlan) -> bool:
        old, new = self._facts.opened.get(row.club), _club(row)
        return old is not None and new == replace(old, staff=new.staff)

    def _slice(self, patch: Patch, restaffed: frozenset[str]) -> Paper:
        """The roster rows that matter: of everybody concerned, in weeks concerned."""
        keys = {(row.day, str(row.session)) for row in patch.roster}
        all_dates = restaffed | patch.gone
        if all_dates:
            keys |= {key for key in self._roster if key[1] in all_dates}
        people: set[str] = set()
        for row in patch.roster:
            people.update(row.staff)
        for key in keys & self._roster.keys():
            people.update(self._roster[key].staff)
        for cycle in patch.cycle:
            people.update(cycle.staff)
        weeks = {monday(day) for day, _ in keys}
        rows = {key: self._roster[key] for key in keys & self._roster.keys()}
        concerned = {name for name, own in self._candidates.items() if own & people}
        for club in concerned:
            for week in weeks:
                for serving in self._of_club.get((club, week), ()):
                    rows[serving.day, serving.session] = serving
                    if not set(serving.staff) <= self._candidates[club]:
                        people |= self._candidates[club]
        for key in keys:
            group = self._facts.groups.get(key[1])
            if group is not None and group.club is not None:
                people |= self._candidates.get(group.club, frozenset())
        for person in people:
            for week in weeks:
                for serving in self._of_person.get((person, week), ()):
                    rows[serving.day, serving.session] = serving
        paper = self._facts.paper
        sessions = {str(row.session) for row in patch.cycle} | {key[1] for key in keys}
        roster = [row for row in rows.values() if row.session in self._facts.groups]
        return _bare(
            paper,
            roster=tuple(sorted(roster, key=lambda r: _when(r, self._facts.groups))),
            cycle=tuple(row for row in paper.cycle or () if row.session in sessions),
            departures=tuple(r for r in paper.departures if (r.day, r.session) in rows),
        )


def _run(rules: tuple[str, ...], facts: Facts) -> Counter[Found]:
    return Counter(
        (name, breach)
        for name, check in CHECKS
        if name in rules
        for breach in check(facts)
    )


def _bare(
    paper: Paper,
    *,
    roster: tuple[Serving, ...] = (),
    cycle: tuple[CycleRow, ...] | None = None,
    departures: tuple[DepartureRow, ...] = (),
) -> Paper:
    return Paper(
        school=paper.school,
        policy=paper.policy,
        term=paper.term,
        status=paper.status,
        stages=(),
        clubs=paper.clubs,
        groups=paper.groups,
        roster=roster,
        flex=(),
        cycle=cycle,
        departures=departures,
        notices=None,
        decided=paper.decided,
    )


def _with_groups(paper: Paper, groups: tuple[Group, ...]) -> Paper:
    return replace(paper, groups=groups)


def _patched(
    paper: Paper,
    groups: tuple[Group, ...],
    patch: Patch,
    new_groups: Mapping[str, Group],
    *,
    staff: bool = True,
) -> Paper:
    """A slice with the patch's rows in place of its own."""
    clubs = {row.club: row for row in paper.clubs}
    clubs |= {str(row.club): _club(row) for row in patch.clubs}
    laid = {group.id: group for group in groups if group.id not in patch.gone}
    laid |= new_groups
    changes: dict[str, Any] = {
        "clubs": tuple(clubs.values()),
        "groups": tuple(laid.values()),
    }
    if staff:
        changed = {(row.day, str(row.session)) for row in patch.roster}
        roster = {(row.day, row.session): row for row in paper.roster}
        roster |= {(row.day, str(row.session)): _serving(row) for row in patch.roster}
        cycle = {(row.week, row.session): row for row in paper.cycle or ()}
        cycle |= {
            (row.week, str(row.session)): CycleRow(
                week=row.week, session=row.session, staff=tuple(row.staff)
            )
            for row in patch.cycle
        }
        gone = patch.gone
        kept = (r for r in paper.departures if (r.day, r.session) not in changed)
        told = (
            DepartureRow(
                day=row.day,
                session=row.session,
                planned=tuple(row.planned),
                actual=tuple(row.actual),
                reason=row.reason,
            )
            for row in patch.departures
        )
        decided = [r for r in paper.decided if (r.day, r.session) not in changed]
        decided += [
            Serving(day=row.day, session=row.session, staff=tuple(row.staff))
            for row in patch.decided
        ]
        served = [row for row in roster.values() if row.session in laid]
        changes |= {
            "roster": tuple(sorted(served, key=lambda row: _when(row, laid))),
            "cycle": tuple(r for r in cycle.values() if r.session not in gone),
            "departures": tuple(r for r in (*kept, *told) if r.session not in gone),
            "decided": tuple(decided),
        }
    return replace(paper, **changes)


def _when(row: Serving, groups: Mapping[str, Group]) -> tuple[date, int, int, int, str]:
    """Roster rows in the order of plan.json, which sentences follow."""
    group = groups[row.session]
    return (row.day, group.weekday, group.start, group.end, group.id)


def _same_but_room(old: Group | None, new: Group) -> bool:
    return old is not None and (
        (old.weekday, old.period, old.start, old.end, old.pupils, old.posts)
        == (new.weekday, new.period, new.start, new.end, new.pupils, new.posts)
    )


def _group(row: Session) -> Group:
    start, end = minute(row.start), minute(row.end)
    return Group(
        id=row.id,
        weekday=row.weekday,
        period=row.period,
        start=start,
        end=end,
        minutes=frozenset(range(start, end)),
        activity=Activity(row.activity).value,
        classes=tuple(row.classes),
        club=row.club,
        room=row.room,
        pupils=tuple(row.pupils),
        posts=row.posts,
    )


def _club(row: ClubPlan) -> ClubRow:
    return ClubRow(
        club=row.club,
        opened=row.opened,
        meets=tuple((meet.weekday, meet.period) for meet in row.meets),
        members=tuple(row.members),
        staff=tuple(row.staff),
        reason=row.reason or "",
    )


def _serving(row: RosterEntry) -> Serving:
    return Serving(day=row.day, session=row.session, staff=tuple(row.staff))
