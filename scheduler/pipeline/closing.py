"""Closing a month: the ledger of a results folder, and why a month cannot be closed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.booking import Entry, EntryKind, Payout
from scheduler.domain.origin import Issue, Severity
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month, Worked, month_of
from scheduler.export.ledger_csv import write_ledger, write_payouts
from scheduler.policy import Profile
from scheduler.subsidy import ledger_chain, settle
from scheduler.subsidy.closing import booked, closed_months, payouts
from scheduler.words import subsidy_closing as words

LEDGER_FILE = "ledger.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What a closing added to the ledger, and what everybody gets."""

    month: Month
    added: tuple[Entry, ...]
    payouts: tuple[Payout, ...]

    @property
    def corrected(self) -> tuple[Entry, ...]:
        """The entries that correct earlier months."""
        return tuple(
            entry for entry in self.added if entry.kind is not EntryKind.BOOKED
        )

    @property
    def corrections(self) -> int:
        """How many entries correct earlier months."""
        return len(self.corrected)


def load_ledger(folder: Path) -> tuple[str, tuple[Entry, ...], tuple[Issue, ...]]:
    """The ledger's text and entries; an issue when somebody changed it."""
    path = folder / LEDGER_FILE
    if not path.exists():
        return "", (), ()
    text = path.read_text(encoding="utf-8")
    try:
        return text, ledger_chain.read(text), ()
    except ledger_chain.BrokenLedger as broken:
        sentence = words.broken(broken.line)
        return text, (), (_issue("ledger-broken", sentence, words.MEND_BROKEN),)


def obstacles(
    plan: Plan, entries: Sequence[Entry], month: Month | None, worked: Worked | None
) -> Iterator[Issue]:
    """Every reason why a month cannot be closed now."""
    if month is None:
        yield _issue("close-month", words.NEEDS_MONTH, words.MEND_MONTH)
        return
    closed = closed_months(entries)
    served = sorted({month_of(entry.day) for entry in plan.roster})
    if month in closed:
        yield _issue("closed", words.already_closed(month), words.MEND_CLOSED)
        return
    if closed and month < closed[-1]:
        text = words.later_closed(month, closed[-1])
        yield _issue("closed-later", text, words.MEND_CLOSED)
        return
    accounted = worked.months if worked else frozenset[Month]()
    if month not in served and month not in accounted:
        yield _issue("close-nothing", words.nothing(month), words.MEND_NOTHING)
        return
    earlier = [each for each in served if each < month and each not in closed]
    if earlier:
        text = words.earlier_open(earlier)
        yield _issue("close-order", text, words.MEND_EARLIER)
    if month not in accounted:
        text = words.no_attendance(month)
        yield _issue("close-attendance", text, words.MEND_NO_SHEET)


def close_month(
    school: School,
    plan: Plan,
    profile: Profile,
    entries: tuple[Entry, ...],
    settled: Settlement,
    worked: Worked,
) -> Closing:
    """Book the month, and corrections of closed months handed in again."""
    month = settled.month
    if month is None:
        raise ValueError("only a month can be closed")
    again = [
        settle(school, plan, profile, worked=worked, month=each)
        for each in closed_months(entries)
        if each in worked.months
    ]
    added = booked(entries, settled, again)
    staff = {person.id: person for person in school.staff}
    return Closing(month=month, added=added, payouts=payouts(added, month, staff))


def write_closing(
    folder: Path,
    school: School,
    text: str,
    entries: tuple[Entry, ...],
    closing: Closing,
) -> None:
    """ledger.jsonl with the new lines below the old ones, its CSV, and the payout."""
    whole = text + ledger_chain.written(closing.added, text)
    (folder / LEDGER_FILE).write_text(whole, encoding="utf-8")
    staff = {person.id: person for person in school.staff}
    every = (*entries, *closing.added)
    write_ledger(folder / "ledger.csv", every, ledger_chain.hashes(every), staff)
    year, month = closing.month
    name = f"payout-{year}-{month:02d}.csv"
    write_payouts(folder / name, closing.month, closing.payouts, staff)


def _issue(code: str, text: str, mend: str) -> Issue:
    return Issue(
        code=code,
        severity=Severity.ERROR,
        book=LEDGER_FILE,
        sheet="",
        cell="",
        text=text,
        mend=mend,
    )
