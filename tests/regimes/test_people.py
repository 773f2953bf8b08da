"""Who may serve, what they teach, and how their time is paid back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from scheduler.check import audit, compliance
from scheduler.domain.attestation import Attestation
from scheduler.domain.grid import Window
from scheduler.domain.ids import ClauseId
from scheduler.domain.kinds import DayArrangement, StaffKind
from scheduler.domain.school import School
from scheduler.domain.verdict import Verdict
from scheduler.policy import Profile, load_profile
from tests import builders as b
from tests.check import plans, schools
from tests.check.plans import Row
from tests.check.test_sabotage import (
    FRI1,
    FRI2ND,
    MON1,
    TUTOR,
    changed,
    serve,
    session,
)
from tests.regimes import judging as j
from tests.regimes.judging import (
    ALL,
    BROKEN,
    JILIN,
    KEPT,
    PANYU,
    PERSON,
    SHANGHAI,
    SONGSHAN,
    WARNED,
    YONGCHANG,
)

KINDS = {
    StaffKind.RETIRED: ALL,
    StaffKind.PROFESSIONAL: ALL,
    StaffKind.VOLUNTEER: (SONGSHAN, PANYU, YONGCHANG, JILIN),
    StaffKind.STUDENT_TEACHER: (YONGCHANG, JILIN),
    StaffKind.OTHER_SCHOOL: (PANYU, YONGCHANG, JILIN),
}


def agreed() -> School:
    """The rich school, all agreements signed."""
    school = schools.rich()
    return replace(
        school,
        pupils=tuple(replace(each, care_agreement=True) for each in school.pupils),
    )


def helped_by(kind: StaffKind) -> tuple[School, Row]:
    """An outsider of a kind supervises one Friday group."""
    people = tuple(
        replace(each, kind=kind) if each.id == "X2" else each for each in agreed().staff
    )
    school = replace(agreed(), staff=people)
    plan = plans.document(school)
    serve(plan, FRI1, "X2")
    return school, plan


@pytest.mark.parametrize("kind", KINDS)
def test_outsiders_serve_only_where_the_text_admits_their_kind(
    kind: StaffKind,
) -> None:
    school, plan = helped_by(kind)
    for policy in ALL:
        allowed = policy in KINDS[kind]
        assert j.rules(policy, school, plan) == (set() if allowed else {"H07"})


def test_outsiders_only_when_own_staff_are_short_or_own_staff_first() -> None:
    school, plan = helped_by(StaffKind.PROFESSIONAL)
    none = plans.document(school)
    assert j.verdict(SHANGHAI, "SH-08", school, plan) is WARNED
    assert j.verdict(SHANGHAI, "SH-08", school, none) is KEPT
    for policy, clause in ((SONGSHAN, "SS-16"), (PANYU, "PY-09"), (JILIN, "JL-10")):
        assert j.verdict(policy, clause, school, plan) is KEPT
    outside = tuple(
        replace(each, kind=StaffKind.RETIRED)
        if each.kind is StaffKind.OWN and each.id != "T1"
        else each
        for each in school.staff
    )
    mostly = replace(school, staff=outside)
    for policy, clause in ((SONGSHAN, "SS-16"), (PANYU, "PY-09"), (JILIN, "JL-10")):
        assert j.verdict(policy, clause, mostly, none) is WARNED


def academic(school: School) -> School:
    return changed(school, "clubs", "name", "足球", academic=True)


def off_the_list(school: School) -> School:
    return replace(school, institutions=())


def not_approved(school: School) -> School:
    return replace(school, institutions=(schools.institution(approved=False),))


def teaching_company(school: School) -> School:
    return replace(school, institutions=(schools.institution(academic=True),))


@pytest.mark.parametrize(
    "spoil", [academic, off_the_list, not_approved, teaching_company]
)
def test_third_parties_are_never_academic_and_are_listed_and_approved(
    spoil: Callable[[School], School],
) -> None:
    school = agreed()
    plan = plans.document(school)
    for policy, clause in (
        (SONGSHAN, "SS-17"),
        (SHANGHAI, "SH-09"),
        (PANYU, "PY-11"),
        (JILIN, "JL-12"),
    ):
        assert j.rules(policy, school, plan) == set()
        assert j.verdict(policy, clause, school, plan) is KEPT
        assert j.rules(policy, spoil(school), plan) == {"H19"}
        assert j.verdict(policy, clause, spoil(school), plan) is BROKEN
    assert j.verdict(YONGCHANG, "NA-09", spoil(school), plan) is BROKEN


def day_off(school: School, plan: Row) -> Row:
    """T1's late Mondays of two weeks paid back by a day off on the next Friday."""
    return {
        **plan,
        "flex": [
            {
                "staff": "T1",
                "date": "2026-09-18",
                "kind": "compensatory_leave",
                "minutes": 120,
                "earned_on": ["2026-09-07", "2026-09-14"],
            }
        ],
    }


def late_teacher() -> School:
    """T1 alone serves, 17 to 18 on Mondays; a short day makes a day off payable."""
    return b.school(
        settings=b.settings(
            staff_on=time(15), staff_off=time(17), duty_posts=0, off_work=time(18)
        ),
        slots=(b.slot(1, start=time(17), end=time(18)),),
        pupils=(b.pupil("P1", week=(b.NORMAL,) + (b.ABSENT,) * 4),),
        staff=(b.staff("T1"),),
        clubs=(),
    )


def without_duty(plan: Row) -> Row:
    keep = [row for row in plan["sessions"] if row["activity"] != "duty"]
    names = {row["id"] for row in keep}
    return {
        **plan,
        "sessions": keep,
        **{
            table: [row for row in plan[table] if row["session"] in names]
            for table in ("cycle", "roster")
        },
    }


def test_a_day_off_in_lieu_pays_time_back_in_shanghai_alone() -> None:
    school = late_teacher()
    plan = day_off(school, without_duty(plans.document(school)))
    assert {policy: j.rules(policy, school, plan) for policy in ALL} == {
        SHANGHAI: set(),
        **{policy: {"H15"} for policy in ALL if policy != SHANGHAI},
    }


def test_a_day_off_is_a_whole_day_without_lessons_or_service() -> None:
    school = late_teacher()
    plan = day_off(school, without_duty(plans.document(school)))
    half = {**plan, "flex": [{**plan["flex"][0], "minutes": 60}]}
    assert j.rules(SHANGHAI, school, half) == {"H15"}
    teaching = replace(school, lessons=(b.lesson("T1", 5, time(9), time(9, 40)),))
    assert j.rules(SHANGHAI, teaching, plan) == {"H15"}
    serving = {**plan, "flex": [{**plan["flex"][0], "date": "2026-09-14"}]}
    assert j.rules(SHANGHAI, school, serving) == {"H15"}


def test_panyu_protects_afternoons_for_rest_and_research() -> None:
    rested = replace(
        late_teacher(), settings=replace(late_teacher().settings, staff_off=time(18))
    )
    plan = without_duty(plans.document(rested))
    assert j.verdict(PANYU, "PY-16", rested, plan) is KEPT
    busy = replace(
        rested,
        slots=tuple(b.slot(day, start=time(17), end=time(18)) for day in range(1, 6)),
        pupils=(b.pupil("P1"),),
    )
    full = without_duty(plans.document(busy))
    row = j.clauses(PANYU, busy, full)["PY-16"]
    assert row.verdict is WARNED
    assert "只有0个下午没有课后服务" in row.evidence
    for policy, clause in ((SONGSHAN, "SS-09"), (SHANGHAI, "SH-05"), (JILIN, "JL-05")):
        assert j.verdict(policy, clause, busy, full) is KEPT


def tutor_unflagged(school: School, plan: Row) -> None:
    session(plan, TUTOR)["students"].append("P2")
    session(plan, MON1)["students"].remove("P2")


def tutor_in_a_club_period(school: School, plan: Row) -> None:
    session(plan, FRI2ND)["activity"] = "tutoring"


def teach_a_new_lesson(school: School, plan: Row) -> None:
    session(plan, FRI2ND)["activity"] = "lesson"


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [(tutor_unflagged, "H12"), (teach_a_new_lesson, "H22")],
)
def test_no_new_lessons_and_tutoring_only_for_flagged_pupils(
    spoil: Callable[[School, Row], None], rule: str
) -> None:
    school = agreed()
    for policy in ALL:
        assert j.rules(policy, school) == set()
        plan = plans.document(school)
        spoil(school, plan)
        assert rule in j.rules(policy, school, plan)


def test_a_tutoring_group_is_at_most_its_size_and_no_whole_class() -> None:
    school = changed(agreed(), "pupils", "id", "P2", struggling=True)
    small = replace(school, settings=replace(school.settings, tutoring_size=1))
    plan = plans.document(school)
    for policy, clause in ((SONGSHAN, "SS-13"), (PANYU, "PY-08"), (JILIN, "JL-09")):
        assert j.rules(policy, school, plan) == set()
        assert j.rules(policy, small, plan) == {"H12"}
        assert j.verdict(policy, clause, school, plan) is KEPT


def test_ethnic_unity_in_songshan_and_arts_in_jilin() -> None:
    school = agreed()
    unity = changed(school, "clubs", "name", "合唱", category="民族团结")
    assert j.verdict(SONGSHAN, "SS-12", unity) is KEPT
    assert j.verdict(SONGSHAN, "SS-12", school) is WARNED
    assert "没有安排文艺类活动" in j.clauses(JILIN, unity)["JL-08"].evidence
    assert j.verdict(JILIN, "JL-08", unity) is WARNED
    assert "没有安排文艺类活动" not in j.clauses(JILIN, school)["JL-08"].evidence
    for policy in (SHANGHAI, PANYU, YONGCHANG):
        rows = j.clauses(policy, school).values()
        assert not [r for r in rows if {"S07", "S08"} & set(r.rule.split("、"))]


@pytest.mark.parametrize(("weeks", "expected"), [(4, KEPT), (5, WARNED)])
def test_ethnic_unity_comes_round_at_least_every_four_weeks(
    weeks: int, expected: Verdict
) -> None:
    """Its only Monday is the last one: all before are holidays."""
    last = date(2026, 9, 7) + timedelta(weeks=weeks - 1)
    school = b.school(
        settings=b.settings(service_end=last, term_end=last, staff_off=time(19)),
        clubs=(b.club(category="民族团结", windows=frozenset({Window(1, None)})),),
        staff=tuple(b.staff(f"T{n}") for n in range(1, 5)),
        calendar=(
            *(
                schools.calendar_row(
                    last - timedelta(weeks=n), DayArrangement.NO_SERVICE
                )
                for n in range(1, weeks)
            ),
            schools.calendar_row(last, DayArrangement.SCHOOL_DAY, 1),
        ),
    )
    row = j.clauses(SONGSHAN, school)["SS-12"]
    assert row.verdict is expected
    assert f"最长每{weeks}周一次" in row.evidence


def test_arts_count_by_the_week_against_the_stated_number() -> None:
    """JL-08 asks for one meeting a week; a second region could ask for two."""
    profile = load_profile(JILIN)
    entries = tuple(
        entry.model_copy(
            update={"values": (entry.values[0].model_copy(update={"value": 2}),)}
        )
        if entry.id == "activities.arts_per_week"
        else entry
        for entry in profile.file.parameter
    )
    twice = replace(
        profile, file=profile.file.model_copy(update={"parameter": entries})
    )
    school = j.under(JILIN, agreed())
    plan = plans.document(school)

    def missing(law: Profile) -> bool:
        report = audit(school, plan, law)
        rows = {str(r.clause): r for r in compliance(school, plan, law, report)}
        return "每周没有安排文艺类活动" in rows["JL-08"].evidence

    assert not missing(profile)
    assert missing(twice)


def test_boarding_schools_are_asked_in_songshan_and_jilin() -> None:
    asked = {
        policy: [
            name
            for name, row in j.clauses(policy, agreed()).items()
            if "寄宿制" in row.words
        ]
        for policy in ALL
    }
    assert asked == {
        SONGSHAN: ["SS-27"],
        JILIN: ["JL-23"],
        SHANGHAI: [],
        PANYU: [],
        YONGCHANG: [],
    }
    assert j.verdict(SONGSHAN, "SS-27", agreed()) is PERSON


def test_boarding_is_attested_in_songshan_and_jilin_each_by_its_own_clause() -> None:
    for policy, clause, other in (
        (SONGSHAN, "SS-27", "SS-28"),
        (JILIN, "JL-23", "JL-22"),
    ):
        row = Attestation(
            clause=ClauseId(clause),
            confirmed=True,
            by="王校长",
            day=date(2026, 9, 1),
            note="不适用",
            origin=b.origin("合规确认"),
        )
        school = replace(agreed(), attestations=(row,))
        assert j.verdict(policy, clause, agreed()) is PERSON
        assert j.verdict(policy, clause, school) is KEPT
        assert j.verdict(policy, other, school) is PERSON


@pytest.mark.parametrize("policy", ALL)
def test_a_fitting_school_passes_its_own_audit_under_every_regime(policy: str) -> None:
    assert j.rules(policy, agreed()) == set()
    rows = j.clauses(policy, agreed()).values()
    assert not [row for row in rows if row.verdict is BROKEN]
