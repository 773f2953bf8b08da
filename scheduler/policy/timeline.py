"""A region's regime through time: which files and values hold on which day."""

from dataclasses import dataclass
from datetime import date

from scheduler.policy.parameters import SPEC_OF
from scheduler.policy.profile import Header, Parameter, ProfileFile
from scheduler.policy.regime import Regime, Setting
from scheduler.policy.values import Unstated, Value, typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A region's own file and the overlays upon it."""

    file: ProfileFile
    overlays: tuple[ProfileFile, ...]

    @property
    def header(self) -> Header:
        """Who and when."""
        return self.file.profile

    @property
    def id(self) -> str:
        """The profile's id, e.g. ``songshan-2021``."""
        return self.header.id

    def in_force(self, on: date) -> Regime:
        """What holds on a day; an overlay's values replace the region's own.

        Before the profile begins or after it ends nothing is stated.
        """
        files = [each for each in (self.file, *self.overlays) if _holds(each, on)]
        settings: dict[str, Setting] = {}
        for each in files:
            for parameter in each.parameter:
                setting = _setting(each, parameter, on)
                if setting is not None:
                    settings[parameter.id] = setting
        return Regime(
            on=on,
            header=self.header,
            sources=tuple(source for each in files for source in each.source),
            clauses=tuple(
                clause
                for each in files
                for clause in each.clause
                if clause.in_force(on)
            ),
            settings=settings,
        )

    def get(self, parameter: str, on: date) -> Value | Unstated:
        """One value on one day; hold on to :meth:`in_force` for more."""
        return self.in_force(on).get(parameter)

    def history(self, parameter: str) -> tuple[tuple[str, Parameter], ...]:
        """Every statement of a parameter: profile or overlay id, and its entry."""
        return tuple(
            (each.profile.id, entry)
            for each in (self.file, *self.overlays)
            for entry in each.parameter
            if entry.id == parameter
        )


def _holds(file: ProfileFile, on: date) -> bool:
    header = file.profile
    return header.applies_from <= on and (
        header.applies_to is None or on <= header.applies_to
    )


def _setting(file: ProfileFile, parameter: Parameter, on: date) -> Setting | None:
    entry = parameter.at(on)
    if entry is None or entry.value is None:
        return None
    clause = next((each for each in file.clause if each.id == parameter.clause), None)
    if clause is not None and not clause.in_force(on):
        return None
    return Setting(
        parameter=parameter.id,
        unit=parameter.unit,
        value=typed(SPEC_OF[parameter.id].kind, entry.value),
        since=entry.since,
        clause=clause,
        stated_as=parameter.words_of(entry),
        judgement=parameter.judgement,
    )
