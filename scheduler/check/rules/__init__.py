"""One reading per hard rule, from the clause and the contract; brute force."""

from collections.abc import Callable, Iterator

from scheduler.check.breach import Breach
from scheduler.check.facts import Facts
from scheduler.check.rules import (
    h01_seat,
    h02_asked,
    h03_clubs,
    h04_size,
    h05_rooms,
    h06_one_place,
    h07_posts,
    h08_absent,
    h09_weekly_max,
    h10_leaders,
    h11_duty,
    h12_tutoring,
    h13_classes,
    h14_cycle,
    h15_flex,
    h16_complete,
    h17_care,
    h18_evening,
    h19_third_party,
    h20_fee_cap,
    h21_channels,
    h22_activities,
    h23_pins,
    h24_sums,
    h25_late_days,
)
from scheduler.domain.settlement import Settlement

MoneyCheck = Callable[[Facts, Settlement], Iterator[Breach]]
Check = Callable[[Facts], Iterator[Breach]]

CHECKS: tuple[tuple[str, Check], ...] = (
    (h01_seat.RULE, h01_seat.check),
    (h02_asked.RULE, h02_asked.check),
    (h03_clubs.RULE, h03_clubs.check),
    (h04_size.RULE, h04_size.check),
    (h05_rooms.RULE, h05_rooms.check),
    (h06_one_place.RULE, h06_one_place.check),
    (h07_posts.RULE, h07_posts.check),
    (h08_absent.RULE, h08_absent.check),
    (h09_weekly_max.RULE, h09_weekly_max.check),
    (h10_leaders.RULE, h10_leaders.check),
    (h11_duty.RULE, h11_duty.check),
    (h12_tutoring.RULE, h12_tutoring.check),
    (h13_classes.RULE, h13_classes.check),
    (h14_cycle.RULE, h14_cycle.check),
    (h15_flex.RULE, h15_flex.check),
    (h16_complete.RULE, h16_complete.check),
    (h17_care.RULE, h17_care.check),
    (h18_evening.RULE, h18_evening.check),
    (h19_third_party.RULE, h19_third_party.check),
    (h20_fee_cap.RULE, h20_fee_cap.check),
    (h22_activities.RULE, h22_activities.check),
    (h23_pins.RULE, h23_pins.check),
    (h25_late_days.RULE, h25_late_days.check),
)

MONEY_CHECKS: tuple[tuple[str, MoneyCheck], ...] = (
    (h21_channels.RULE, h21_channels.check),
    (h24_sums.RULE, h24_sums.check),
)
