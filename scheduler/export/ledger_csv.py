"""ledger.csv and payout-YYYY-MM.csv: for the school's accounting program.

UTF-8 with a byte order mark, as Excel and Chinese accounting programs expect it. A
text that a spreadsheet would run as a formula gets an apostrophe in front.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scheduler.domain.booking import Entry, Payout
from scheduler.domain.ids import StaffId
from scheduler.domain.people import Staff
from scheduler.domain.worked import Month
from scheduler.money import Fen, yuan
from scheduler.words import subsidy_closing as words

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(text: str) -> str:
    """The text as a spreadsheet shows it and never runs it."""
    return f"'{text}" if text.startswith(_RISKY) else text


def write_ledger(
    path: Path,
    entries: Sequence[Entry],
    hashes: Sequence[str],
    staff: Mapping[StaffId, Staff],
) -> None:
    """Write every entry; amounts taken back are negative."""
    rows = []
    for number, (entry, code) in enumerate(zip(entries, hashes, strict=True), 1):
        service, person = entry.service, staff.get(entry.service.staff)
        rate = "" if service.rate is None else _amount(service.rate)
        rows.append(
            (
                str(number),
                _month(entry.booked),
                entry.kind.value,
                service.day.isoformat(),
                safe(service.staff),
                safe(person.name) if person else "",
                person.kind.value if person else "",
                safe(service.period),
                service.post.value,
                safe(service.group),
                _amount(Fen(entry.sign * service.quantity)),
                rate,
                _amount(entry.amount),
                service.channel.value,
                safe(service.institution),
                service.basis.value,
                safe(service.source),
                safe(service.note),
                safe(service.service_line),
                words.ECONOMY_CLASS[service.channel.value],
                code,
            )
        )
    _write(path, words.HEADINGS, rows)


def write_payouts(
    path: Path, month: Month, rows: Iterable[Payout], staff: Mapping[StaffId, Staff]
) -> None:
    """Write what everybody gets in a closed month, corrections and tax included."""
    lines = []
    for row in rows:
        person = staff.get(row.staff) if row.staff else None
        lines.append(
            (
                _month(month),
                safe(row.staff or row.institution),
                safe(person.name) if person else "",
                person.kind.value if person else "",
                row.channel.value,
                _amount(row.current),
                _amount(row.corrections),
                _amount(row.gross),
                _amount(row.tax),
                _amount(row.net),
                words.TAKE_BACK if row.gross < 0 else "",
            )
        )
    _write(path, words.PAYOUT_HEADINGS, lines)


def _write(path: Path, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        writer.writerows(rows)


def _amount(value: Fen) -> str:
    return str(yuan(value))


def _month(month: Month) -> str:
    return f"{month[0]}-{month[1]:02d}"
