"""A regime on one day: the clauses and values that hold, local and national."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import cast

from scheduler.domain.ids import ClauseId, RuleId
from scheduler.domain.kinds import StaffKind
from scheduler.money import Fen
from scheduler.policy.parameters import SPEC_OF
from scheduler.policy.profile import (
    STRENGTHS,
    Clause,
    Header,
    Source,
    Strength,
)
from scheduler.policy.values import Bands, Kind, Unstated, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value in force: what it is, since when, and by which words or judgement."""

    parameter: str
    unit: str
    value: Value
    since: date
    clause: Clause | None
    stated_as: tuple[str, ...]
    judgement: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """What holds for a school of a region on ``on``; look-ups are cheap.

    Asking for a parameter id that does not exist is a programmer's mistake
    (``KeyError``), as is asking with the accessor of another type (``TypeError``);
    asking for one the texts do not state gives :class:`Unstated`.
    """

    on: date
    header: Header
    sources: tuple[Source, ...]
    clauses: tuple[Clause, ...]  # local first, then national
    settings: Mapping[str, Setting]

    def get(self, parameter: str) -> Value | Unstated:
        """The value of a parameter, or Unstated."""
        setting = self.setting(parameter)
        return setting if isinstance(setting, Unstated) else setting.value

    def setting(self, parameter: str) -> Setting | Unstated:
        """The value with its clause and words, or Unstated."""
        if parameter not in SPEC_OF:
            raise KeyError(parameter)
        found = self.settings.get(parameter)
        if found is None:
            return Unstated(parameter=parameter, region=self.header.region)
        return found

    def fen(self, parameter: str) -> Fen | Unstated:
        """A money parameter, in fen."""
        return cast("Fen | Unstated", self._of(parameter, Kind.MONEY))

    def whole(self, parameter: str) -> int | Unstated:
        """A count, a grade, a percentage, or minutes."""
        return cast("int | Unstated", self._of(parameter, Kind.WHOLE))

    def flag(self, parameter: str) -> bool | Unstated:
        """A yes/no parameter."""
        return cast("bool | Unstated", self._of(parameter, Kind.FLAG))

    def clock(self, parameter: str) -> time | Unstated:
        """A time of day."""
        return cast("time | Unstated", self._of(parameter, Kind.CLOCK))

    def word(self, parameter: str) -> str | Unstated:
        """One word of the spec's choices."""
        return cast("str | Unstated", self._of(parameter, Kind.WORD))

    def words(self, parameter: str) -> tuple[str, ...] | Unstated:
        """Several words of the spec's choices."""
        return cast("tuple[str, ...] | Unstated", self._of(parameter, Kind.WORDS))

    def for_grade(self, parameter: str, grade: int) -> int | Unstated:
        """The number for one grade; Unstated for a grade in no band."""
        bands = cast("Bands | Unstated", self._of(parameter, Kind.BANDS))
        number = bands.at(grade) if isinstance(bands, Bands) else None
        if number is None:
            return Unstated(parameter=parameter, region=self.header.region)
        return number

    def staff_kinds(self) -> tuple[StaffKind, ...] | Unstated:
        """Every 人员类别 the texts admit; Unstated when they name none.

        Three parameters together: the listed kinds, teachers of other schools,
        normal-college students; third parties when they are allowed.
        """
        listed = self.words("outsiders.kinds")
        if isinstance(listed, Unstated):
            return listed
        admitted = {StaffKind.OWN, *(StaffKind(word) for word in listed)}
        for parameter, kind in (
            ("outsiders.other_schools", StaffKind.OTHER_SCHOOL),
            ("outsiders.student_teachers", StaffKind.STUDENT_TEACHER),
            ("third_party.allowed", StaffKind.INSTITUTION),
        ):
            if self.flag(parameter) is True:
                admitted.add(kind)
        return tuple(kind for kind in StaffKind if kind in admitted)

    def clause(self, clause: ClauseId) -> Clause:
        """A clause in force by its id.

        Raises:
            KeyError: no such clause holds on this day.
        """
        for candidate in self.clauses:
            if candidate.id == clause:
                return candidate
        raise KeyError(clause)

    def source(self, source: str) -> Source:
        """A source of this regime by its id.

        Raises:
            KeyError: no such source.
        """
        for candidate in self.sources:
            if candidate.id == source:
                return candidate
        raise KeyError(source)

    def clauses_of(self, rule: RuleId) -> tuple[Clause, ...]:
        """The clauses a rule rests on, in the order of the texts."""
        return tuple(clause for clause in self.clauses if rule in clause.rules)

    def strength_of(self, rule: RuleId) -> Strength | None:
        """The strongest binding among a rule's clauses; None when it has none."""
        bindings = {clause.binding for clause in self.clauses_of(rule)}
        return next((word for word in STRENGTHS if word in bindings), None)

    def _of(self, parameter: str, kind: Kind) -> Value | Unstated:
        if SPEC_OF[parameter].kind is not kind:
            raise TypeError(f"{parameter} is {SPEC_OF[parameter].kind.name}")
        return self.get(parameter)
