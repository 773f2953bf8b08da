"""Nothing too much in a repair: steps and parts are left out while it is enough.

A later step can make an earlier one needless, and the models that propose see less than
planning does; so what is left out is always planned again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import Field, dataclass, fields, replace
from typing import Any, ClassVar, Protocol, TypeVar

from scheduler.domain.outcome import Repair
from scheduler.domain.school import School
from scheduler.model.explain.proposals import Proposal, joined


class _Facts(Protocol):
    """Any dataclass: the type checker has a name for it, Python has none."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


Row = TypeVar("Row", bound=_Facts)
Enough = Callable[[School], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A proposal and the school it was made for."""

    base: School
    proposal: Proposal


def repair_of(steps: Sequence[Step]) -> Repair:
    """All steps as one repair."""
    repair = steps[0].proposal.repair
    for step in steps[1:]:
        repair = joined(repair, step.proposal.repair)
    return repair


def least(
    school: School, steps: Sequence[Step], enough: Enough, go_on: Callable[[], bool]
) -> tuple[Step, ...]:
    """The steps without what is not needed; as they are where two change one cell.

    Args:
        school: as it was before the first step.
        go_on: whether there is time for one more try.
    """
    cells = [
        (change.sheet, change.cell)
        for step in steps
        for change in step.proposal.repair.changes
    ]
    if len(set(cells)) < len(cells):
        return tuple(steps)
    kept = tuple(steps)
    smaller = True
    while smaller:
        smaller = False
        for fewer in _fewer(kept):
            if not go_on():
                return kept
            if enough(_after(school, fewer)):
                kept, smaller = fewer, True
                break
    return kept


def _fewer(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """Without one step, then with one part of a step left out."""
    for index in range(len(steps)):
        if len(steps) > 1:
            yield (*steps[:index], *steps[index + 1 :])
    for index, step in enumerate(steps):
        for part in step.proposal.lesser():
            if part.repair.changes:
                changed = replace(step, proposal=part)
                yield (*steps[:index], changed, *steps[index + 1 :])


def _after(school: School, steps: Sequence[Step]) -> School:
    for step in steps:
        school = _merged(school, step.base, step.proposal.school)
    return school


def _merged(school: School, before: School, after: School) -> School:
    """A school with what differs between two others done to it as well."""
    values: dict[str, Any] = {}
    for field in fields(School):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        now = getattr(school, field.name)
        values[field.name] = (
            _rows(now, old, new) if isinstance(new, tuple) else _row(now, old, new)
        )
    return replace(school, **values)


def _rows(
    now: tuple[Row, ...], old: tuple[Row, ...], new: tuple[Row, ...]
) -> tuple[Row, ...]:
    """Rows by where they stand: changed, gone and added ones."""
    before, after = {_key(row): row for row in old}, {_key(row): row for row in new}
    result = []
    for row in now:
        key = _key(row)
        if key in before and key not in after:
            continue
        changed = key in before and before[key] != after[key]
        result.append(_row(row, before[key], after[key]) if changed else row)
    present = {_key(row) for row in now}
    added = [row for row in new if _key(row) not in before and _key(row) not in present]
    return (*result, *added)


def _key(row: object) -> object:
    named = getattr(row, "id", None) or getattr(row, "name", None)
    return named or getattr(row, "origin", row)


def _row(now: Row, old: Row, new: Row) -> Row:
    """One record: each field that differs, sets by their members."""
    values: dict[str, Any] = {}
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after:
            continue
        if isinstance(after, frozenset):
            mine = getattr(now, field.name)
            after = (mine - (before - after)) | (after - before)
        values[field.name] = after
    return replace(now, **values)
