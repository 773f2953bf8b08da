"""The form of a policy file: what may stand in ``inputs/policies/*.toml``."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from scheduler.domain.ids import ClauseId, RuleId

Strength = Literal["must", "in_principle", "may", "delegated"]
"""How binding the words are, strongest first."""

STRENGTHS: tuple[Strength, ...] = ("must", "in_principle", "may", "delegated")

AnswerKind = Literal["rule", "parameter", "attest", "not_modelled"]

Topic = Literal[
    "days",
    "length",
    "end",
    "voluntary",
    "coverage",
    "care",
    "evening",
    "flex",
    "study",
    "activities",
    "teaching_ban",
    "choice",
    "staff",
    "third_party",
    "fee",
    "money",
    "pay",
    "record",
    "homework",
    "phones",
    "boarding",
    "plan",
    "sleep",
    "holidays",
]

Text = Annotated[str, Field(min_length=1)]
Rule = Annotated[RuleId, Field(pattern=r"^[HS]\d{2}$")]
RawValue = bool | int | Decimal | time | str | tuple[str, ...] | dict[str, int]


class _Table(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Header(_Table):
    """``[profile]``: which regime this is and from when it holds.

    ``region`` and ``also_called`` are the names a school may type for it. An
    ``overlay`` cannot be chosen; it lies over every profile that lists it.
    ``dates_note`` tells where ``applies_from`` comes from when the text is silent.
    ``reviewed_on`` is the day somebody last looked at every source.
    """

    id: Text
    kind: Literal["regional", "overlay"]
    title: Text
    region: Text
    also_called: tuple[Text, ...] = ()
    currency: Literal["CNY"]
    applies_from: date
    applies_to: date | None = None  # inclusive
    dates_note: str = ""
    reviewed_on: date
    overlays: tuple[Text, ...] = ()


class Source(_Table):
    """``[[source]]``: a text, kept beside the profile and sealed by its hash."""

    id: Text
    title: Text
    issuer: Text
    number: str = ""  # as the text prints it; empty when it prints none
    issued_on: date | None = None  # publication is not effect
    url: str = ""
    retrieved_on: date | None = None
    provenance: Text
    file: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Clause(_Table):
    """``[[clause]]``: operative words, where they stand, how they are answered.

    Exactly one of ``rule``, ``parameter``, ``attest`` and ``not_modelled`` is given;
    ``also`` names further rules resting on the same words. ``context`` is more of
    the same passage when a parameter needs it. ``strength`` is that of the words;
    ``enforced_as`` is weaker where the program sees only a stand-in for what the
    words demand, and ``remark`` then says why.
    """

    id: ClauseId
    source: Text
    locator: Text  # headings as printed, outermost first, joined by " / "
    operative: Text
    context: str = ""
    chinese: Text
    english: Text
    strength: Strength
    enforced_as: Strength | None = None
    topic: Topic
    rule: Rule | None = None
    also: tuple[Rule, ...] = ()
    parameter: Text | None = None
    attest: Text | None = None
    not_modelled: Text | None = None
    remark: str = ""
    applies_from: date | None = None  # None: as the profile
    applies_to: date | None = None

    @property
    def answer(self) -> AnswerKind:
        """Which of the four answers this clause has."""
        if self.rule is not None:
            return "rule"
        if self.parameter is not None:
            return "parameter"
        return "attest" if self.attest is not None else "not_modelled"

    @property
    def rules(self) -> tuple[RuleId, ...]:
        """Every rule that rests on this clause, the main one first."""
        return () if self.rule is None else (self.rule, *self.also)

    @property
    def binding(self) -> Strength:
        """How the program treats the clause."""
        return self.enforced_as or self.strength

    def in_force(self, on: date) -> bool:
        """Whether the clause's own dates, if any, include the day."""
        began = self.applies_from is None or self.applies_from <= on
        return began and (self.applies_to is None or on <= self.applies_to)


class DatedValue(_Table):
    """A value from a day on, or the word that the parameter is repealed."""

    since: Annotated[date, Field(alias="from")]
    value: RawValue | None = None
    repealed: Literal[True] | None = None
    stated_as: Text | tuple[Text, ...] | None = None


class Parameter(_Table):
    """``[[parameter]]``: one number or word of the law, or a declared judgement."""

    id: Text
    unit: Text
    clause: ClauseId | None = None
    judgement: Text | None = None
    stated_as: Text | tuple[Text, ...] | None = None
    values: Annotated[tuple[DatedValue, ...], Field(min_length=1)]

    def at(self, on: date) -> DatedValue | None:
        """The entry in force on a day; None before the first or after repeal."""
        entry = None
        for candidate in self.values:
            if candidate.since <= on:
                entry = candidate
        return None if entry is None or entry.repealed else entry

    def words_of(self, entry: DatedValue) -> tuple[str, ...]:
        """The words of the clause that state this entry."""
        words = entry.stated_as or self.stated_as
        if words is None:
            return ()
        return (words,) if isinstance(words, str) else words


class ProfileFile(_Table):
    """One whole file, as read."""

    profile: Header
    source: tuple[Source, ...]
    clause: tuple[Clause, ...]
    parameter: tuple[Parameter, ...] = ()
