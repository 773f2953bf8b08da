"""A district counted: totals over its schools, and a shared person's week."""

from collections import Counter
from dataclasses import dataclass

from scheduler.domain.district import District, SharedLoad, SharedService
from scheduler.domain.verdict import Verdict
from scheduler.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over the schools; everything but pupils over the planned ones only."""

    schools: int
    planned: int
    pupils: int
    pupils_planned: int
    posts: int
    services: int
    own: Fen
    labour: Fen
    institution: Fen
    certificates: Counter[str]
    verdicts: Counter[Verdict]

    @property
    def paid(self) -> Fen:
        """All channels together."""
        return Fen(self.own + self.labour + self.institution)


def district_totals(district: District) -> Totals:
    """The last line of the report."""
    rows = district.schools
    facts = [row.facts for row in rows if row.facts is not None]
    verdicts: Counter[Verdict] = Counter()
    for each in facts:
        verdicts.update(each.verdicts)
    return Totals(
        schools=len(rows),
        planned=len(facts),
        pupils=sum(row.pupils for row in rows),
        pupils_planned=sum(row.pupils for row in rows if row.facts is not None),
        posts=sum(each.posts for each in facts),
        services=sum(each.services for each in facts),
        own=Fen(sum(each.own for each in facts)),
        labour=Fen(sum(each.labour for each in facts)),
        institution=Fen(sum(each.institution for each in facts)),
        certificates=Counter(each.certificate.value for each in facts),
        verdicts=verdicts,
    )


def week_rows(load: SharedLoad) -> list[tuple[SharedService, int]]:
    """A person's week: one service standing for its dates, and how many."""
    first: dict[tuple[object, ...], SharedService] = {}
    counts: Counter[tuple[object, ...]] = Counter()
    for row in load.services:
        place = (
            *(row.weekday, row.start, row.school, row.end, row.period),
            *(row.activity, row.group, row.weeks is None, row.weeks or ()),
        )
        first.setdefault(place, row)
        counts[place] += 1
    return [(first[place], counts[place]) for place in sorted(counts)]
