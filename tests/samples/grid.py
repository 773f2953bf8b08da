"""Service periods: the rows of sheet 时段 and their expansion to single slots."""

from dataclasses import dataclass

WEEKDAYS = (1, 2, 3, 4, 5)
DAY_NAMES = {1: "周一", 2: "周二", 3: "周三", 4: "周四", 5: "周五"}
STUDY, CLUB, CARE, EVENING = "作业辅导", "社团", "延时托管", "晚自习"


def minutes(clock: str) -> int:
    """Return minutes after midnight of a clock text such as `16:05`."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """One row of sheet 时段."""

    name: str
    kind: str
    days: tuple[int, ...] = WEEKDAYS
    grades: tuple[int, int]
    start: str
    end: str
    units: float = 1

    @property
    def day_text(self) -> str:
        """The weekdays as a school types them."""
        if self.days == tuple(range(self.days[0], self.days[-1] + 1)):
            first, last = DAY_NAMES[self.days[0]], DAY_NAMES[self.days[-1]]
            return first if first == last else f"{first}至{last}"
        return "、".join(DAY_NAMES[day] for day in self.days)

    @property
    def grade_text(self) -> str:
        """The grade range as a school types it."""
        low, high = self.grades
        return str(low) if low == high else f"{low}-{high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A span of one weekday, in minutes after midnight."""

    weekday: int
    start: int
    end: int

    def overlaps(self, other: "Moment") -> bool:
        """Tell whether the two spans share a minute."""
        return (
            self.weekday == other.weekday
            and self.start < other.end
            and other.start < self.end
        )


def moment(row: PeriodRow, weekday: int) -> Moment:
    """Return the span of a period row on one of its weekdays."""
    return Moment(weekday=weekday, start=minutes(row.start), end=minutes(row.end))


def periods_of(
    grid: tuple[PeriodRow, ...], grade: int, weekday: int, kind: str
) -> list[PeriodRow]:
    """Return the period rows of a kind that a grade has on a weekday."""
    return [
        row
        for row in grid
        if row.kind == kind
        and weekday in row.days
        and row.grades[0] <= grade <= row.grades[1]
    ]
