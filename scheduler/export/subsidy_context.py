"""What every sheet of the money workbook needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.domain.ids import StaffId
from scheduler.domain.people import Staff
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month
from scheduler.words import subsidy as sentences
from scheduler.words import subsidy_book as words


@dataclass(frozen=True, slots=True)
class Context:
    """The settlement, and numbers for people, institutions and service lines.

    Live sums select by these numbers, never by 工号 or names: Excel compares text
    criteria loosely (``001`` equals ``1``, ``*`` matches all) and would mix people.
    """

    school: School
    settlement: Settlement
    staff: Mapping[StaffId, Staff]
    person_number: Mapping[StaffId, int]
    institution_number: Mapping[str, int]
    line_number: Mapping[str, int]

    @property
    def subtitle(self) -> str:
        """School, term, and the month or the whole term."""
        settings, month = self.school.settings, self.settlement.month
        when = words.WHOLE_TERM if month is None else sentences.month(*month)
        return words.period(settings.name, settings.term_name, when)

    @property
    def basis(self) -> str:
        """Whether the figures rest on the plan or on attendance."""
        return words.basis(
            [sentences.month(*month) for month in self.settlement.worked_months]
        )


def context_of(school: School, settlement: Settlement) -> Context:
    """Number the people and institutions that are paid."""
    paid = {line.staff for line in settlement.lines}
    people = [person for person in school.staff if person.id in paid]
    names = sorted({line.institution for line in settlement.lines} - {""})
    return Context(
        school=school,
        settlement=settlement,
        staff={person.id: person for person in school.staff},
        person_number={person.id: place for place, person in enumerate(people, 1)},
        institution_number={name: place for place, name in enumerate(names, 1)},
        line_number={
            each.name: place for place, each in enumerate(settlement.service_lines, 1)
        },
    )


def month_number(month: Month) -> int:
    """``202609`` for September 2026: a number, so that criteria match exactly."""
    return month[0] * 100 + month[1]
