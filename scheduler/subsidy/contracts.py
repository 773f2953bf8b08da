"""机构合同: lump sums settled on what was delivered.

A sum per month or term (or pupil and term) is split over the services the plan gives
the institution, by units and with the largest remainder. A service that took place
earns its part, one that did not earns nothing, so all of them together are exactly
the contract. Services beyond the plan are inside the sum already.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from scheduler.domain.ids import SessionId
from scheduler.domain.kinds import StaffKind
from scheduler.domain.ledger import Channel, PayLine
from scheduler.domain.offering import ContractTerms, Institution
from scheduler.domain.plan import Plan, Session
from scheduler.domain.school import School
from scheduler.domain.worked import Month, month_of
from scheduler.money import ZERO, Fen, share
from scheduler.subsidy.units import Units
from scheduler.words import subsidy as words

Service = tuple[date, SessionId]


class Contracts:
    """What each planned service of an institution earns under its contract."""

    def __init__(self, school: School, plan: Plan) -> None:
        self._institutions = {
            each.name: each
            for each in school.institutions
            if each.terms is not ContractTerms.PERIOD and each.amount is not None
        }
        self._people = {
            person.id: person.institution
            for person in school.staff
            if person.kind is StaffKind.INSTITUTION
        }
        self._parts: dict[str, Mapping[Service, Fen]] = {}
        if self._institutions:
            self._split(plan, Units(school))

    def settled(self, lines: Sequence[PayLine]) -> list[PayLine]:
        """The lines with what their contracts give them; the others stay.

        An institution has one line with a quantity per session and date, whoever it
        sends; the rest of its lines are 0 already.
        """
        return [self._line(line) for line in lines]

    def _line(self, line: PayLine) -> PayLine:
        institution = self._institutions.get(line.institution)
        theirs = self._people.get(line.staff) == line.institution
        if institution is None or not theirs or line.channel is not Channel.INSTITUTION:
            return line
        amount, note = ZERO, line.note
        if line.quantity:
            amount, said = self._worth(institution, line)
            note = "；".join(part for part in (note, said) if part)
        return replace(line, rate=None, earned=amount, amount=amount, note=note)

    def _worth(self, institution: Institution, line: PayLine) -> tuple[Fen, str]:
        if institution.terms is ContractTerms.SESSION:
            return institution.amount or ZERO, words.contract(institution.terms)
        parts = self._parts.get(institution.name, {})
        part = parts.get((line.day, line.session))
        if part is None:
            return ZERO, words.BEYOND_CONTRACT
        return part, words.contract(institution.terms)

    def _split(self, plan: Plan, units: Units) -> None:
        sessions = {session.id: session for session in plan.sessions}
        planned: defaultdict[str, dict[Service, int]] = defaultdict(dict)
        for entry in plan.roster:
            session = sessions[entry.session]
            for person in entry.staff:
                name = self._people.get(person, "")
                if name in self._institutions:
                    weight = units.quantity(session)
                    planned[name][entry.day, session.id] = weight
        for name, weights in planned.items():
            institution = self._institutions[name]
            if institution.terms is ContractTerms.MONTH:
                months: defaultdict[Month, dict[Service, int]] = defaultdict(dict)
                for service, weight in weights.items():
                    months[month_of(service[0])][service] = weight
                self._parts[name] = {
                    service: part
                    for own in months.values()
                    for service, part in _parts(institution.amount, own).items()
                }
            elif institution.terms is ContractTerms.TERM:
                self._parts[name] = _parts(institution.amount, weights)
            elif institution.terms is ContractTerms.PUPIL:
                number = _pupils(sessions[id] for _, id in weights)
                whole = Fen((institution.amount or ZERO) * number)
                self._parts[name] = _parts(whole, weights)


def _parts(amount: Fen | None, weights: Mapping[Service, int]) -> Mapping[Service, Fen]:
    """The amount over services in order of date; equally where none has units."""
    order = sorted(weights)
    values = [weights[service] for service in order]
    if not any(values):
        values = [1] * len(order)
    return dict(zip(order, share(amount or ZERO, values), strict=True))


def _pupils(sessions: Iterable[Session]) -> int:
    """Pupils served: who is in two clubs of the institution counts for each."""
    return len(
        {
            (session.club or "", pupil)
            for session in sessions
            for pupil in session.pupils
        }
    )
