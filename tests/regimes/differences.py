"""Where the regimes differ and which test shows one school judged both ways.

Each test asserts both sides: what one text lets pass and the twin that another text,
or the same text a minute, a yuan or a signature later, does not.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.policy import test_regimes as policies
from tests.regimes import test_attestations as attested
from tests.regimes import test_care_and_evening as care
from tests.regimes import test_money as money
from tests.regimes import test_people as people
from tests.regimes import test_time as clock


@dataclass(frozen=True)
class Difference:
    """What differs, the clauses it stands in, and the tests that show it."""

    what: str
    clauses: tuple[str, ...]
    tests: tuple[Callable[..., None], ...]


DIFFERENCES = (
    Difference(
        "at least 2 hours (Songshan, Shanghai: in principle) or 2 学时 (Panyu: must)",
        ("SS-02", "SH-02", "PY-02"),
        (
            clock.test_two_periods_of_40_minutes_pass_in_panyu_and_warn_elsewhere,
            clock.test_length_is_not_a_hard_rule_of_the_plan_and_nobody_elses_number,
        ),
    ),
    Difference(
        "the end tied to the parents' end of work, in principle, or to nothing",
        ("SS-03", "SH-03", "JL-02"),
        (
            clock.test_the_end_is_tied_to_the_parents_end_of_work_or_only_in_principle,
            clock.test_panyu_and_yongchang_tie_the_end_to_nothing,
        ),
    ),
    Difference(
        "care after 18:30",
        ("PY-04",),
        (care.test_panyu_asks_for_care_after_1830,),
    ),
    Difference(
        "care only when both sides agree",
        ("JL-03",),
        (
            care.test_care_without_agreement_is_a_breach_in_jilin_alone,
            care.test_a_pupil_who_asked_for_care_and_gets_none_is_a_breach_everywhere,
        ),
    ),
    Difference(
        "about an hour of study a day",
        ("SS-10",),
        (clock.test_an_hour_of_study_a_day_is_asked_in_songshan_alone,),
    ),
    Difference(
        "grade 6 as primary with 60 minutes of homework or junior high with 90",
        ("SS-25", "SH-17", "PY-20", "JL-21"),
        (
            clock.test_grade_six_is_primary_with_60_minutes_or_junior_high_with_90,
            policies.test_grade_six_is_primary_but_in_shanghai,
        ),
    ),
    Difference(
        "grades 1 and 2 without written homework",
        ("SS-24", "SH-16", "JL-20"),
        (
            clock.test_grades_one_and_two_need_no_study_time_for_homework,
            clock.test_yongchang_leaves_homework_to_another_text,
        ),
    ),
    Difference(
        "evening study for junior high only, which begins with grade 6 in Shanghai",
        ("SS-07", "SH-04", "PY-05", "JL-04"),
        (care.test_evening_study_is_for_junior_high_which_begins_with_six_in_shanghai,),
    ),
    Difference(
        "evening study as a line of its own with its own money, since 2023",
        ("NA-02", "NA-03"),
        (
            care.test_since_2023_evening_study_is_a_line_of_its_own_outside_the_service,
            care.test_before_the_notice_evening_study_could_lie_inside_the_service,
            money.test_evening_study_has_money_of_its_own_outside_cap_and_pool,
        ),
    ),
    Difference(
        "300 yuan where it is law and nowhere else",
        ("SS-19",),
        (care.test_300_yuan_is_the_cap_where_it_is_law_and_nowhere_else,),
    ),
    Difference(
        "a school's ceilings per term, month and period at once",
        ("SS-19",),
        (
            money.test_every_ceiling_holds_at_once_and_the_law_of_the_place_among_them,
            money.test_a_ceiling_per_period_holds_beside_the_others,
        ),
    ),
    Difference(
        "outsiders only when own staff are short, or own staff first",
        ("SH-08", "SS-16", "PY-09", "JL-10"),
        (people.test_outsiders_only_when_own_staff_are_short_or_own_staff_first,),
    ),
    Difference(
        "third parties never academic, on the list, approved",
        ("SS-17", "SH-09", "PY-11", "JL-12", "NA-09"),
        (people.test_third_parties_are_never_academic_and_are_listed_and_approved,),
    ),
    Difference(
        "volunteers, normal-college students and other schools' teachers",
        ("SS-16", "PY-09", "JL-11", "JL-13"),
        (
            people.test_outsiders_serve_only_where_the_text_admits_their_kind,
            policies.test_outsiders_are_admitted_only_where_the_text_names_them,
        ),
    ),
    Difference(
        "调休 as a second way to pay back time",
        ("SH-05",),
        (
            people.test_a_day_off_in_lieu_pays_time_back_in_shanghai_alone,
            people.test_a_day_off_is_a_whole_day_without_lessons_or_service,
        ),
    ),
    Difference(
        "rest and research time protected",
        ("PY-16",),
        (people.test_panyu_protects_afternoons_for_rest_and_research,),
    ),
    Difference(
        "no new lessons, no group tutoring; a tutoring group for flagged pupils only",
        ("SS-13", "SH-07", "PY-08", "JL-09", "NA-06"),
        (
            people.test_no_new_lessons_and_tutoring_only_for_flagged_pupils,
            people.test_a_tutoring_group_is_at_most_its_size_and_no_whole_class,
            policies.test_group_tutoring_was_not_banned_in_shanghai_before_the_notice,
        ),
    ),
    Difference(
        "ethnic-unity activity in regular rotation",
        ("SS-12",),
        (
            people.test_ethnic_unity_in_songshan_and_arts_in_jilin,
            people.test_ethnic_unity_comes_round_at_least_every_four_weeks,
        ),
    ),
    Difference(
        "arts every week",
        ("JL-08",),
        (
            people.test_ethnic_unity_in_songshan_and_arts_in_jilin,
            people.test_arts_count_by_the_week_against_the_stated_number,
        ),
    ),
    Difference(
        "boarding schools",
        ("SS-27", "JL-23"),
        (
            people.test_boarding_schools_are_asked_in_songshan_and_jilin,
            people.test_boarding_is_attested_in_songshan_and_jilin_each_by_its_own_clause,
            attested.test_boarding_may_be_confirmed_as_not_applicable,
        ),
    ),
    Difference(
        "no lesson before 8:20",
        ("PY-21",),
        (clock.test_a_first_lesson_before_820_warns_in_panyu_alone,),
    ),
)
