"""H21: own staff are paid as 绩效工资增量, institutions by contract, others 劳务费."""

from collections import defaultdict
from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.domain.kinds import StaffKind
from scheduler.domain.ledger import Channel
from scheduler.domain.settlement import Settlement
from scheduler.money import Fen, yuan_text

RULE = "H21"

OF_KIND = {
    StaffKind.OWN: Channel.PERFORMANCE,
    StaffKind.INSTITUTION: Channel.INSTITUTION,
}


def check(facts: Facts, money: Settlement) -> Iterator[Breach]:
    """Every line of pay by the kind of the person; nothing paid is no channel."""
    wrong: defaultdict[tuple[str, Channel, Channel], int] = defaultdict(int)
    for line in money.lines:
        person = facts.staff.get(line.staff)
        if person is None or line.channel is Channel.UNPAID:
            continue
        wanted = OF_KIND.get(person.kind, Channel.LABOUR)
        if line.channel is not wanted:
            wrong[line.staff, line.channel, wanted] += line.amount
    for (who, channel, wanted), amount in sorted(wrong.items()):
        yield breach(
            "channel",
            who=who,
            amount=yuan_text(Fen(amount)),
            channel=channel,
            wanted=wanted,
        )
