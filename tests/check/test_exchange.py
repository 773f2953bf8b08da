"""A certificate that claims the best wishes is believed when nobody could do better."""

from scheduler.check.exchange import better
from scheduler.check.facts import Facts
from scheduler.check.reading import read
from scheduler.domain.ids import ClubName
from scheduler.domain.school import School
from tests.check import judge, plans, schools
from tests.check.plans import Row
from tests.check.test_sabotage import changed, ruled

SERVED, FIRST, SECOND = "志愿·有社团人数", "志愿·第1志愿人数", "志愿·第2志愿人数"


def claiming(document: Row, *claims: tuple[str, int, int]) -> Row:
    """The plan with a certificate of these stages: name, value, bound."""
    stages = [
        {"name": name, "sense": "max", "value": value, "bound": bound, "seconds": 0.1}
        for name, value, bound in claims
    ]
    certificate = {**document["certificate"], "status": "feasible", "stages": stages}
    return {**document, "certificate": certificate}


def wishing(pupil: str, *wishes: str, school: School | None = None) -> School:
    names = tuple(map(ClubName, wishes))
    return changed(school or schools.rich(), "pupils", "id", pupil, wishes=names)


def test_the_best_places_are_believed() -> None:
    school = schools.rich()
    document = claiming(plans.document(school), (SERVED, 4, 4), (FIRST, 4, 4))
    assert judge.broken(school, document) == set()


def test_a_free_place_refutes_the_claim() -> None:
    document = plans.document(wishing("P4"))
    school = schools.rich()
    proven = claiming(document, (SERVED, 3, 3))
    assert judge.cases(school, proven, "F01") == [
        f"证书称“{SERVED}”已证明最优，但学生P4录入“足球”之后志愿更好。"
    ]
    assert judge.broken(school, proven) == {"F01"}
    assert judge.broken(school, claiming(document, (SERVED, 3, 4))) == set()
    kept_first = claiming(document, ("沿用·社团名额与时间", 1, 1), (SERVED, 3, 3))
    assert judge.broken(school, kept_first) == set()


def test_two_pupils_who_would_rather_change_places_refute_the_first_wishes() -> None:
    document = plans.document(schools.rich())
    swapped = wishing("P7", "足球", "合唱")
    swapped = wishing("P4", "合唱", "足球", school=swapped)
    full = changed(swapped, "clubs", "name", "足球", maximum=2)
    proven = claiming(document, (SERVED, 4, 4), (FIRST, 2, 2))
    [said] = judge.cases(full, proven, "F01")
    assert FIRST in said
    assert "学生P4由“足球”改到“合唱”" in said
    assert "学生P7由“合唱”改到“足球”" in said
    only_served = claiming(document, (SERVED, 4, 4), (FIRST, 2, 3))
    assert judge.broken(full, only_served) == set()


def test_a_full_room_or_an_absent_pupil_is_no_better_place() -> None:
    document = plans.document(wishing("P4"))
    proven = claiming(document, (SERVED, 3, 3))
    full = changed(schools.rich(), "clubs", "name", "足球", maximum=1)
    assert "improvable" not in str(judge.cases(full, proven, "F01"))
    narrow = changed(schools.rich(), "rooms", "name", "操场", capacity=1)
    assert judge.cases(narrow, proven, "F01") == []


def test_under_fairness_the_last_wishes_weigh_first() -> None:
    school = schools.rich()
    document = plans.document(school)
    regime = judge.profile(school).in_force(school.settings.service_start)
    facts = Facts(school, regime, read(document)[0])
    assert better(facts, [10, 9, 8, 7, 6]) is None
    worse = wishing("P1", "足球", "合唱")
    facts = Facts(worse, regime, read(document)[0])
    moves = better(facts, [10, 9, 8, 7, 6])
    assert moves is not None
    assert [(each.pupil, each.joined) for each in moves] == [("P1", "足球")]
    several = ruled(worse, clubs_per_pupil=2)
    assert better(Facts(several, regime, read(document)[0]), [10, 9]) is None
