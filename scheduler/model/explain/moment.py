"""Too few people at one moment: the posts that compete and who is kept from coming.

People to posts is a bipartite assignment; when it cannot be complete, a minimum cut
names posts that together need more people than can come (Hall). A deletion filter
over the posts, the cells that keep people away and the group size leaves a conflict
of which every requirement is needed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.graph.python import max_flow

from scheduler.domain.ids import StaffId
from scheduler.domain.kinds import Post, weekday_text
from scheduler.domain.outcome import Conflict, Requirement
from scheduler.model.demand import class_sizes
from scheduler.model.explain.cells import setting, slot_requirement, unable
from scheduler.model.explain.irreducible import irreducible
from scheduler.model.reading import Reading
from scheduler.model.works import Work
from scheduler.words import conflicts as words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One requirement: a post, an absence, or the group size."""

    requirement: Requirement
    work: Work | None = None
    away: StaffId | None = None
    off: frozenset[Work] = frozenset()  # the posts that ``away`` is kept from
    size: str = ""


@dataclass(frozen=True)
class Moment:
    """The works of one moment and who is absent then beyond the weekly windows."""

    reading: Reading
    works: tuple[Work, ...]
    absent: Mapping[StaffId, Requirement]

    def candidates(self, work: Work) -> frozenset[StaffId]:
        """Who could serve if nothing kept them away."""
        if work.club is not None:
            club = self.reading.clubs[work.club]
            return frozenset(
                row for row in self.reading.staff if self.reading.may_lead(row, club)
            )
        return frozenset(
            row for row in self.reading.staff if self.reading.may(row, work.post)
        )

    def kept_away(self, work: Work) -> frozenset[StaffId]:
        """Candidates who cannot come."""
        return self.candidates(work) - work.able | (
            self.candidates(work) & self.absent.keys()
        )

    def fewest(self, work: Work) -> int:
        """People a post needs however large its groups may be."""
        slot = work.groups[0].slot
        if slot is None or work.club is not None:
            return work.need
        if work.post is Post.CARE:
            return 1
        return min(
            work.need, len(class_sizes(self.reading, self.reading.present[slot]))
        )

    def is_short(self) -> bool:
        """Whether the posts cannot all be filled."""
        return self._short(self._parts())

    def conflict(self) -> Conflict | None:
        """An irreducible conflict of this moment, if counting finds one."""
        parts = self._parts()
        if not self._short(parts):
            return None
        kept = irreducible(parts, self._short)
        kept.sort(key=lambda part: (part.work is None, not part.size, part.away or ""))
        return Conflict(
            requirements=tuple(part.requirement for part in kept), minimal=True
        )

    def _parts(self) -> list[_Part]:
        """All requirements of the moment; the posts come last, so they stay longest."""
        works = [_Part(work=work, requirement=self._need(work)) for work in self.works]
        sizes = {
            item: _Part(
                size=item,
                requirement=setting(self.reading, item, words.size_is(item)),
            )
            for item in sorted({_size(work) for work in self.works} - {""})
        }
        reasons: dict[tuple[StaffId, str, str], Requirement] = {}
        off: dict[tuple[StaffId, str, str], set[Work]] = defaultdict(set)
        for work in self.works:
            for person in sorted(self.kept_away(work)):
                reason = self._reason(person, work)
                cell = (person, reason.sheet, reason.cell)
                reasons.setdefault(cell, reason)
                off[cell].add(work)
        away = [
            _Part(away=cell[0], off=frozenset(off[cell]), requirement=reason)
            for cell, reason in reasons.items()
        ]
        return [*away, *sizes.values(), *works]

    def _need(self, work: Work) -> Requirement:
        where = f"{weekday_text(work.weekday)}{work.groups[0].period}"
        able = len(work.able - self.absent.keys())
        slot = work.groups[0].slot
        if slot is None:
            text = words.duty_needs(where, work.need, able)
            return setting(self.reading, "每日带班人数", text)
        present = len(self.reading.present[slot])
        text = words.needs(where, work.post, present, work.need, able)
        return slot_requirement(slot, text)

    def _reason(self, person: StaffId, work: Work) -> Requirement:
        if person in self.absent:
            return self.absent[person]
        where = f"{weekday_text(work.weekday)}{work.groups[0].period}"
        return unable(self.reading, (person,), work, where)[0]

    def _short(self, parts: Sequence[_Part]) -> bool:
        """Whether the posts among the parts cannot all be filled."""
        works = [part.work for part in parts if part.work is not None]
        away = {(part.away, work) for part in parts for work in part.off}
        sizes = {part.size for part in parts}
        flow = max_flow.SimpleMaxFlow()
        people = {row: index + 2 for index, row in enumerate(self.reading.staff)}
        for node in people.values():
            flow.add_arc_with_capacity(0, node, 1)
        needed = 0
        for index, work in enumerate(works):
            node = len(people) + 2 + index
            need = work.need if _size(work) in sizes | {""} else self.fewest(work)
            needed += need
            flow.add_arc_with_capacity(node, 1, need)
            for person in self.candidates(work):
                if (person, work) not in away:
                    flow.add_arc_with_capacity(people[person], node, 1)
        if flow.solve(0, 1) != flow.OPTIMAL:
            raise RuntimeError("a flow over unit arcs has an optimum")
        return bool(flow.optimal_flow() < needed)


def _size(work: Work) -> str:
    """The setting that decides how many people a post needs."""
    if work.groups[0].slot is None or work.club is not None:
        return ""
    return "照护组学生上限" if work.post is Post.CARE else "每组学生上限"
