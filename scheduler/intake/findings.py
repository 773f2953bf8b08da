"""Collects every problem of the input while it is read."""

from collections.abc import Sequence

from scheduler.domain.origin import Issue, Origin, Severity
from scheduler.intake.bad import Bad
from scheduler.intake.codes import SEVERITY
from scheduler.intake.grid import Sheet
from scheduler.words.intake import SENTENCES


class Findings:
    """The issues found so far; reading goes on after each of them."""

    def __init__(self) -> None:
        self._issues: list[Issue] = []
        self._absent: set[tuple[str, str]] = set()

    def add(
        self,
        code: str,
        *,
        book: str = "",
        sheet: str = "",
        cell: str = "",
        **facts: object,
    ) -> None:
        """Record a problem; ``facts`` fill the sentence of its code."""
        text, mend = SENTENCES[code]
        words = {"sheet": sheet, "book": book, "cell": cell, **facts}
        self._issues.append(
            Issue(
                code=code,
                severity=SEVERITY[code],
                book=book,
                sheet=sheet,
                cell=cell,
                text=text.format(**words),
                mend=mend.format(**words),
            )
        )

    def of(self, sheet: Sheet, code: str, cell: str = "", **facts: object) -> None:
        """Record a problem of a sheet, at a cell if it has one."""
        self.add(code, book=sheet.book, sheet=sheet.name, cell=cell, **facts)

    def at(self, code: str, origin: Origin, column: str, **facts: object) -> None:
        """Record a problem of one cell of a row."""
        self.add(
            code,
            book=origin.book,
            sheet=origin.sheet,
            cell=origin.cell(column),
            column=column,
            **facts,
        )

    def refuse(self, problem: Bad, origin: Origin, column: str) -> None:
        """Record a cell that cannot be understood.

        A missing sheet is reported once for each column that refers to it.
        """
        if problem.code in ("reference_sheet_missing", "wishes_without_clubs"):
            if (origin.sheet, column) in self._absent:
                return
            self._absent.add((origin.sheet, column))
        self.at(problem.code, origin, column, **dict(problem.facts))

    def issues(self, places: Sequence[tuple[str, str]] = ()) -> tuple[Issue, ...]:
        """All issues once, errors first, then in the order of ``places`` and cells.

        ``places`` are (book, sheet) as the workbooks have them; what stands nowhere
        comes first.
        """
        ranks = {severity: rank for rank, severity in enumerate(Severity)}
        order = {place: rank for rank, place in enumerate(places)}
        return tuple(
            sorted(
                dict.fromkeys(self._issues),
                key=lambda issue: (
                    ranks[issue.severity],
                    order.get((issue.book, issue.sheet), -1),
                    _place(issue.cell),
                ),
            )
        )

    @property
    def failed(self) -> bool:
        """Whether an error was found, so that the input cannot be used."""
        return any(issue.severity is Severity.ERROR for issue in self._issues)


def _place(cell: str) -> tuple[int, int, str]:
    """Sort key of a cell: by row, then ``B`` before ``AA``."""
    letters = cell.rstrip("0123456789")
    return (int(cell[len(letters) :] or 0), len(letters), letters)
