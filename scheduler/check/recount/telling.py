"""F02 and F03: how a difference between an exported file and the plan is told."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.check.breach import Breach, breach
from scheduler.check.recount.sheets import Line

MOST_TOLD = 20  # differences of one sheet that are told one by one


@dataclass(frozen=True, slots=True)
class Place:
    """A sheet of an exported file."""

    file: str
    sheet: str

    def cell(self, address: str, found: object, wanted: object) -> Breach:
        """A cell says something else."""
        return breach(
            "cell",
            file=self.file,
            sheet=self.sheet,
            cell=address,
            found=found,
            wanted=wanted,
        )

    def formula(self, address: str, found: object, wanted: object) -> Breach:
        """A formula is another one, cannot be read, or is not there."""
        return breach(
            "formula",
            file=self.file,
            sheet=self.sheet,
            cell=address,
            found=found,
            wanted=wanted,
        )

    def lacking(self, row: object) -> Breach:
        """A row is not there."""
        return breach("lacking", file=self.file, sheet=self.sheet, row=row)

    def extra(self, row: object) -> Breach:
        """A row should not be there."""
        return breach("extra", file=self.file, sheet=self.sheet, row=row)

    def absent(self) -> Breach:
        """The sheet, one of its columns or the file cannot be read."""
        return breach("absent", file=self.file, sheet=self.sheet)


def compared(
    place: Place,
    columns: Sequence[str],
    keys: Sequence[str],
    wanted: Sequence[tuple[str, ...]],
    found: Sequence[tuple[Line, tuple[str, ...]]],
) -> Iterator[Breach]:
    """Rows as they should be against rows as they are, whatever their order.

    Args:
        place: which sheet.
        columns: headings of the compared columns, in the order of the tuples.
        keys: the headings that tell which row should be which.
        wanted: the rows as they should be.
        found: the rows of the sheet with their place in it.
    """
    surplus = Counter(text for _, text in found)
    surplus.subtract(wanted)
    if not any(surplus.values()):
        return
    at = [columns.index(key) for key in keys]
    lacking: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for text, count in surplus.items():
        for _ in range(max(0, -count)):
            lacking[tuple(text[place] for place in at)].append(text)
    told = 0
    for line, text in found:
        if surplus[text] <= 0:
            continue
        surplus[text] -= 1
        told += 1
        twins = lacking[tuple(text[place] for place in at)]
        twin = twins.pop() if twins else None
        if told > MOST_TOLD:
            continue
        if twin is None:
            yield place.extra("｜".join(text))
            continue
        for heading, is_, should in zip(columns, text, twin, strict=True):
            if is_ != should:
                yield place.cell(line.address(heading), is_ or "空", should or "空")
    rest = [text for twins in lacking.values() for text in twins]
    for text in rest[:MOST_TOLD]:
        yield place.lacking("｜".join(text))
