"""H25: 每周最多晚走天数 of own teachers, per calendar week Monday to Sunday."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from scheduler.check.breach import Breach, breach
from scheduler.check.calendar import monday
from scheduler.check.facts import Facts
from scheduler.check.presence import minute
from scheduler.domain.kinds import StaffKind
from scheduler.words import check as words

RULE = "H25"


def check(facts: Facts) -> Iterator[Breach]:
    """Count each own teacher's dates of service after 教师下班时间; 带班 counts too."""
    limit = facts.settings.late_days
    if limit is None:
        return
    off = minute(facts.settings.staff_off)
    late: defaultdict[tuple[str, date], list[date]] = defaultdict(list)
    for (name, day), groups in facts.served.items():
        if any(group.end > off for group in groups):
            late[name, monday(day)].append(day)
    for (name, week), days in sorted(late.items()):
        person = facts.staff.get(name)
        if person is None or person.kind is not StaffKind.OWN:
            continue
        if len(days) > limit:
            yield breach(
                "over",
                staff=name,
                week=week.isoformat(),
                count=len(days),
                days="、".join(words.day(day) for day in sorted(days)),
                limit=limit,
            )
