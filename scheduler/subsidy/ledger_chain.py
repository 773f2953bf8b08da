"""The ledger as lines of JSON, each carrying the hash of the one before.

A line changed, moved, added or taken out later no longer fits the lines after it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from scheduler.domain.booking import Entry, EntryKind, Service
from scheduler.domain.ids import SessionId, StaffId
from scheduler.domain.kinds import Post
from scheduler.domain.ledger import Basis, Channel
from scheduler.money import Fen

FORMAT = "after-school-ledger/1"
START = "0" * 64


class BrokenLedger(ValueError):
    """The ledger was changed by hand; ``line`` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} of the ledger does not fit the one before")
        self.line = line


def written(entries: Iterable[Entry], before: str = "") -> str:
    """The lines of further entries, chained to the text of the ledger ``before``."""
    lines = before.splitlines()
    last = json.loads(lines[-1])["hash"] if lines else START
    number = len(lines)
    added = []
    for entry in entries:
        number += 1
        document = {"format": FORMAT, "number": number, **_document(entry)}
        document["previous"] = last
        last = document["hash"] = _hash(document)
        added.append(json.dumps(document, ensure_ascii=False) + "\n")
    return "".join(added)


def read(text: str) -> tuple[Entry, ...]:
    """The entries of a ledger.

    Raises:
        BrokenLedger: a line cannot be read or does not fit the one before it.
    """
    found, last = [], START
    for number, line in enumerate(text.splitlines(), 1):
        try:
            document = json.loads(line)
            claimed = document.pop("hash")
            fits = document["previous"] == last and document["number"] == number
            if not fits or _hash(document) != claimed:
                raise BrokenLedger(number)
            found.append(_entry(document))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BrokenLedger(number) from error
        last = claimed
    return tuple(found)


def hashes(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The hash of every entry of a whole ledger, in order."""
    return tuple(json.loads(line)["hash"] for line in written(entries).splitlines())


def _hash(document: dict[str, Any]) -> str:
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _document(entry: Entry) -> dict[str, Any]:
    service = entry.service
    # Only where there is one: a ledger begun before lines were known stays readable.
    line = {"line": service.service_line} if service.service_line else {}
    return {
        "booked": f"{entry.booked[0]}-{entry.booked[1]:02d}",
        "kind": entry.kind.value,
        "staff": service.staff,
        "date": service.day.isoformat(),
        "session": service.session,
        "period": service.period,
        "post": service.post.value,
        "group": service.group,
        "quantity": service.quantity,
        "rate": service.rate,
        "fen": service.amount,
        "channel": service.channel.value,
        "institution": service.institution,
        "basis": service.basis.value,
        "source": service.source,
        "note": service.note,
        **line,
    }


def _entry(document: dict[str, Any]) -> Entry:
    year, month = document["booked"].split("-")
    rate = document["rate"]
    return Entry(
        booked=(int(year), int(month)),
        kind=EntryKind(document["kind"]),
        service=Service(
            staff=StaffId(document["staff"]),
            day=date.fromisoformat(document["date"]),
            session=SessionId(document["session"]),
            period=document["period"],
            post=Post(document["post"]),
            group=document["group"],
            quantity=int(document["quantity"]),
            rate=None if rate is None else Fen(rate),
            amount=Fen(document["fen"]),
            channel=Channel(document["channel"]),
            institution=document["institution"],
            basis=Basis(document["basis"]),
            source=document["source"],
            note=document["note"],
            service_line=document.get("line", ""),
        ),
    )
