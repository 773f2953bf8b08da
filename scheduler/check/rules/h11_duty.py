"""H11: 带班 on every service day, over the whole afternoon, combined with nothing."""

from collections.abc import Iterator
from itertools import combinations

from scheduler.check.breach import Breach, breach
from scheduler.check.facts import Facts
from scheduler.check.presence import minute
from scheduler.domain.kinds import PeriodKind
from scheduler.words import check as words

RULE = "H11"


def check(facts: Facts) -> Iterator[Breach]:
    """One session a weekday, its posts and times, and who serves beside it."""
    for weekday in range(1, 8):
        duties = [
            group
            for group in facts.paper.groups
            if group.activity == "duty" and group.weekday == weekday
        ]
        slots = [
            slot
            for slot in facts.school.slots
            if slot.weekday == weekday and slot.kind is not PeriodKind.EVENING
        ]
        if not slots:
            for duty in duties:
                day = words.weekday(weekday)
                yield breach("off_day", session=duty.id, day=day)
            continue
        served = weekday in facts.days.values()
        wanted = 1 if served and facts.settings.duty_posts else 0
        if len(duties) != wanted and (served or len(duties) > 1):
            day = words.weekday(weekday)
            yield breach("count", day=day, count=len(duties))
        first = min(minute(slot.start) for slot in slots)
        last = max(minute(slot.end) for slot in slots)
        for duty in duties:
            if duty.posts != facts.settings.duty_posts:
                yield breach(
                    "posts",
                    session=duty.id,
                    posts=duty.posts,
                    wanted=facts.settings.duty_posts,
                )
            if (duty.start, duty.end) != (first, last):
                yield breach(
                    "span",
                    session=duty.id,
                    start=words.clock(duty.start),
                    end=words.clock(duty.end),
                    first=words.clock(first),
                    last=words.clock(last),
                )
    for (person, day_served), groups in facts.served.items():
        for one, other in combinations(groups, 2):
            if "duty" not in (one.activity, other.activity):
                continue
            if one.minutes & other.minutes:
                duty, beside = (one, other) if one.activity == "duty" else (other, one)
                yield breach(
                    "combined",
                    day=words.day(day_served),
                    staff=person,
                    session=duty.id,
                    other=beside.id,
                )
