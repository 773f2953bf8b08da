"""H24: the money adds up, line by line, and nobody is paid for being absent."""

from collections import Counter
from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.domain.ledger import Basis, Channel
from scheduler.domain.settlement import Settlement
from scheduler.money import Fen, yuan_text
from scheduler.words import check as words

RULE = "H24"


def check(facts: Facts, money: Settlement) -> Iterator[Breach]:
    """Add everything again; look every planned line up in the roster."""
    totals = (
        (Channel.PERFORMANCE, sum(row.gross for row in money.own)),
        (Channel.LABOUR, sum(row.gross for row in money.labour)),
        (Channel.INSTITUTION, sum(row.amount for row in money.institutions)),
    )
    for channel, total in totals:
        parts = sum(line.amount for line in money.lines if line.channel is channel)
        if parts != total:
            yield breach(
                "sum",
                what=channel,
                parts=yuan_text(Fen(parts)),
                total=yuan_text(Fen(total)),
            )
    net = sum(row.gross - row.tax for row in money.labour)
    shown = sum(row.net for row in money.labour)
    if net != shown:
        yield breach(
            "sum",
            what=words.NET_LABOUR,
            parts=yuan_text(Fen(net)),
            total=yuan_text(Fen(shown)),
        )
    served = {
        (name, serving.day, serving.session)
        for serving in facts.paper.roster
        for name in serving.staff
    }
    seen = Counter((line.staff, line.day, line.session) for line in money.lines)
    for line in money.lines:
        key = (str(line.staff), line.day, str(line.session))
        texts = {
            "day": words.day(line.day),
            "staff": line.staff,
            "session": line.session,
            "amount": yuan_text(line.amount),
        }
        if seen[line.staff, line.day, line.session] > 1:
            yield breach("twice", **texts)
        if line.basis is Basis.PLANNED and key not in served:
            yield breach("not_served", **texts)
