"""F00: the document is of this school and its rows can be told apart."""

from collections import Counter
from collections.abc import Iterator

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts


def check(facts: Facts) -> Iterator[Breach]:
    """Whose plan it is, for which term, and one id for each session."""
    settings, paper = facts.settings, facts.paper
    term = (settings.term_start.isoformat(), settings.term_end.isoformat())
    for field, found, wanted in (
        ("school", paper.school, settings.name),
        ("policy", paper.policy, facts.regime.header.id),
        ("term.start", paper.term[0], term[0]),
        ("term.end", paper.term[1], term[1]),
    ):
        if found and found != wanted:
            yield breach("other_school", field=field, found=found, wanted=wanted)
    for session, count in Counter(group.id for group in paper.groups).items():
        if count > 1:
            yield breach("same_id", count=count, session=session)
