"""The period grids of the sample schools."""

from tests.samples.grid import CARE, CLUB, EVENING, STUDY, PeriodRow

FIRST, SECOND = "第一时段", "第二时段"
MON_THU, FRIDAY = (1, 2, 3, 4), (5,)


def _row(
    name: str,
    kind: str,
    grades: tuple[int, int],
    start: str,
    end: str,
    units: float = 1,
    days: tuple[int, ...] = (1, 2, 3, 4, 5),
) -> PeriodRow:
    return PeriodRow(
        name=name,
        kind=kind,
        grades=grades,
        start=start,
        end=end,
        units=units,
        days=days,
    )


PRIMARY_GRID = (
    _row(FIRST, STUDY, (1, 6), "16:00", "17:00"),
    _row(SECOND, CLUB, (1, 6), "17:05", "18:05"),
    _row(CARE, CARE, (1, 6), "18:05", "18:40", 0.5),
)
YONGCHANG_GRID = (
    _row(FIRST, STUDY, (1, 6), "16:00", "17:00"),
    _row(SECOND, CLUB, (1, 6), "17:00", "18:00"),
    _row(CARE, CARE, (1, 6), "18:00", "18:30", 0.5),
)
# Two hours count as three pay units in Shanghai.
SHANGHAI_GRID = (
    _row(FIRST, STUDY, (1, 5), "15:45", "16:45", 1.5),
    _row(SECOND, CLUB, (1, 5), "16:50", "17:50", 1.5),
    _row(CARE, CARE, (1, 5), "17:50", "18:30", 1),
)
JUNIOR_GRID = (
    _row(FIRST, STUDY, (7, 9), "16:40", "17:20"),
    _row(SECOND, CLUB, (7, 9), "17:30", "18:10"),
    _row(CARE, CARE, (7, 9), "18:30", "19:10"),
    _row(EVENING, EVENING, (7, 9), "19:20", "20:30", 1.5, MON_THU),
)
NINE_YEAR_GRID = (
    _row(FIRST, STUDY, (1, 2), "15:40", "16:20"),
    _row(SECOND, CLUB, (1, 2), "16:25", "17:05"),
    _row(CARE, CARE, (1, 2), "17:10", "18:00"),
    _row(FIRST, STUDY, (3, 6), "16:00", "16:50", 1, MON_THU),
    _row(SECOND, CLUB, (3, 6), "16:55", "17:45", 1, MON_THU),
    _row(CARE, CARE, (3, 6), "17:50", "18:30", 1, MON_THU),
    _row(FIRST, STUDY, (3, 6), "15:40", "16:20", 1, FRIDAY),
    _row(SECOND, CLUB, (3, 6), "16:25", "17:05", 1, FRIDAY),
    _row(CARE, CARE, (3, 6), "17:10", "18:00", 1, FRIDAY),
    _row(FIRST, STUDY, (7, 9), "16:30", "17:15", 1, MON_THU),
    _row(SECOND, CLUB, (7, 9), "17:20", "18:05", 1, MON_THU),
    _row(EVENING, EVENING, (7, 9), "18:50", "20:10", 1.5, MON_THU),
    _row(FIRST, STUDY, (7, 9), "16:10", "16:55", 1, FRIDAY),
    _row(SECOND, CLUB, (7, 9), "17:00", "17:45", 1, FRIDAY),
)
