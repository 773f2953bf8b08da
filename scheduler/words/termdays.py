"""Sentences about days of the term that need a decision."""

from datetime import date


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def make_up_day_undecided(day: date) -> str:
    """A statutory make-up workday whose weekday the school has not given."""
    return (
        f"{_day(day)}是法定调休上班日，校历没有写明按星期几上课，当天不安排课后服务；"
        "如有服务，请在校历中加一行：安排写“上课”，并填写“按星期”。"
    )


def weekend_school_day_undecided(day: date) -> str:
    """A weekend day the school calls a school day without saying which."""
    return (
        f"校历写明{_day(day)}（周末）上课，但没有写按星期几上课，当天不安排课后服务；"
        "请在校历的“按星期”一列填写周一至周五中的一天。"
    )


def year_estimated(year: int) -> str:
    """A year whose official holiday notice is not on record."""
    return f"{year}年放假安排尚未收录，按法定节假日推定，请在校历中核对。"
