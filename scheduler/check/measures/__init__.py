"""One soft measure per file, counted by brute force."""

from collections.abc import Callable

from scheduler.check.measures import (
    s01_length,
    s02_end,
    s03_study,
    s04_own_staff,
    s05_staff_share,
    s06_variety,
    s07_ethnic_unity,
    s08_arts,
    s09_homework,
    s10_bedtime,
    s11_surplus,
    s12_in_house,
    s13_menu,
    s14_start,
    s15_late_care,
    s16_rest,
)
from scheduler.check.measures.finding import Finding, Scene

MEASURES: tuple[tuple[str, Callable[[Scene], Finding]], ...] = (
    (s01_length.RULE, s01_length.measure),
    (s02_end.RULE, s02_end.measure),
    (s03_study.RULE, s03_study.measure),
    (s04_own_staff.RULE, s04_own_staff.measure),
    (s05_staff_share.RULE, s05_staff_share.measure),
    (s06_variety.RULE, s06_variety.measure),
    (s07_ethnic_unity.RULE, s07_ethnic_unity.measure),
    (s08_arts.RULE, s08_arts.measure),
    (s09_homework.RULE, s09_homework.measure),
    (s10_bedtime.RULE, s10_bedtime.measure),
    (s11_surplus.RULE, s11_surplus.measure),
    (s12_in_house.RULE, s12_in_house.measure),
    (s13_menu.RULE, s13_menu.measure),
    (s14_start.RULE, s14_start.measure),
    (s15_late_care.RULE, s15_late_care.measure),
    (s16_rest.RULE, s16_rest.measure),
)
