"""Closing a month: what is booked, what is taken back, what is paid out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from scheduler.domain.booking import Entry, EntryKind, Payout, Service
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.ledger import Channel, PayLine
from scheduler.domain.people import Staff
from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month, month_of
from scheduler.money import ZERO, Fen
from scheduler.subsidy.channels import taxed_here
from scheduler.subsidy.withholding import withheld

Key = tuple[StaffId, date, SessionId]


def service_of(line: PayLine) -> Service:
    """A line as the ledger keeps it."""
    source = line.source
    return Service(
        staff=line.staff,
        day=line.day,
        session=line.session,
        period=line.period,
        post=line.post,
        group=line.group,
        quantity=line.quantity,
        rate=line.rate,
        amount=line.amount,
        channel=line.channel,
        institution=line.institution,
        basis=line.basis,
        source=f"{source.sheet}!{source.cell(line.column)}" if source else "",
        note=line.note,
        service_line=line.service_line,
    )


def closed_months(entries: Iterable[Entry]) -> tuple[Month, ...]:
    """The months that have been closed, in order."""
    return tuple(sorted({entry.booked for entry in entries}))


def standing(entries: Iterable[Entry]) -> dict[Key, Service]:
    """The services that are booked and not taken back."""
    found: dict[Key, Service] = {}
    for entry in entries:
        if entry.kind is EntryKind.REVERSED:
            del found[entry.service.key]
        else:
            found[entry.service.key] = entry.service
    return found


def booked(
    entries: Sequence[Entry], settled: Settlement, corrected: Sequence[Settlement]
) -> tuple[Entry, ...]:
    """The new entries that close a month.

    First the corrections: for each closed month settled again, what changed is taken
    back as it stands and booked anew. Then the month's own lines.

    Args:
        entries: the ledger so far.
        settled: the month to close.
        corrected: closed months settled on attendance handed in again.

    Raises:
        ValueError: the month is not one month, or is closed already.
    """
    month = settled.month
    if month is None or month in closed_months(entries):
        raise ValueError(f"{month} cannot be closed")
    now = standing(entries)
    found: list[Entry] = []
    for again in corrected:
        old = {
            key: service
            for key, service in now.items()
            if month_of(service.day) == again.month
        }
        new = {service.key: service for service in map(service_of, again.lines)}
        for key in sorted(old.keys() | new.keys(), key=lambda key: key[1:] + key[:1]):
            before, after = old.get(key), new.get(key)
            if before == after or _same_pay(before, after):
                continue
            if before is not None:
                found.append(_entry(month, EntryKind.REVERSED, before))
            if after is not None:
                found.append(_entry(month, EntryKind.CORRECTED, after))
    found += [
        _entry(month, EntryKind.BOOKED, service_of(line)) for line in settled.lines
    ]
    return tuple(found)


def payouts(
    entries: Iterable[Entry], month: Month, staff: Mapping[StaffId, Staff]
) -> tuple[Payout, ...]:
    """What everybody gets in a closed month: its own lines and its corrections.

    劳务费 is one receipt a month, corrections included; nothing is withheld from a
    sum to be taken back, nor from full-time students (finance computes that).
    """
    sums: defaultdict[tuple[str, Channel, str], list[int]] = defaultdict(lambda: [0, 0])
    for entry in entries:
        service = entry.service
        if entry.booked != month or service.channel is Channel.UNPAID:
            continue
        person = "" if service.institution else service.staff
        place = sums[person, service.channel, service.institution]
        place[entry.kind is not EntryKind.BOOKED] += entry.amount
    return tuple(
        _payout(person, channel, institution, Fen(own), Fen(more), staff)
        for (person, channel, institution), (own, more) in sorted(sums.items())
    )


def _payout(
    person: str,
    channel: Channel,
    institution: str,
    current: Fen,
    corrections: Fen,
    staff: Mapping[StaffId, Staff],
) -> Payout:
    gross, tax = Fen(current + corrections), ZERO
    if channel is Channel.LABOUR and gross > 0:
        tax = withheld(gross) if taxed_here(staff[StaffId(person)]) else ZERO
    return Payout(
        staff=StaffId(person) if person else None,
        institution=institution,
        channel=channel,
        current=current,
        corrections=corrections,
        tax=tax,
    )


def _same_pay(before: Service | None, after: Service | None) -> bool:
    """Whether only words changed (计划 became 出勤), not what is paid to whom."""
    if before is None or after is None:
        return False
    return _pay(before) == _pay(after)


def _pay(service: Service) -> tuple[object, ...]:
    return (
        service.amount,
        service.channel,
        service.institution,
        service.quantity,
        service.service_line,
    )


def _entry(month: Month, kind: EntryKind, service: Service) -> Entry:
    return Entry(booked=month, kind=kind, service=service)
