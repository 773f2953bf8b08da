"""Values through time: change, repeal, clauses that end, freshness."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from scheduler.policy import Profile, Unstated, load_profile, review

GOOD = Path(__file__).parent / "good"
TERM = (date(2026, 9, 1), date(2027, 1, 15))


def changed(tmp_path: Path, old: str, new: str) -> Profile:
    folder = tmp_path / "policies"
    copytree(GOOD, folder)
    file = folder / "good.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_profile("good", folder=folder)


VALUES = "values = [{ from = 2021-09-01, value = 300.00 }]"
TWO_CAPS = (
    "values = [{ from = 2021-09-01, value = 300.00 },"
    ' { from = 2026-11-01, value = 200.00, stated_as = "每生每学期" },'
    " { from = 2027-09-01, repealed = true }]"
)


def test_a_value_holds_from_its_day_until_the_next_or_its_repeal(
    tmp_path: Path,
) -> None:
    profile = changed(tmp_path, VALUES, TWO_CAPS)
    caps = {
        day: profile.get("fee.cap_per_term", day)
        for day in (
            date(2021, 9, 1),
            date(2026, 10, 31),
            date(2026, 11, 1),
            date(2027, 8, 31),
        )
    }
    assert list(caps.values()) == [30000, 30000, 20000, 20000]
    assert isinstance(profile.get("fee.cap_per_term", date(2021, 8, 31)), Unstated)
    assert isinstance(profile.get("fee.cap_per_term", date(2027, 9, 1)), Unstated)
    (_, entry), *_ = profile.history("fee.cap_per_term")
    assert entry.at(date(2027, 9, 1)) is None
    setting = profile.in_force(date(2026, 11, 1)).settings["fee.cap_per_term"]
    assert setting.since == date(2026, 11, 1)
    assert setting.stated_as == ("每生每学期",)


def test_the_history_of_a_parameter_names_who_states_it() -> None:
    history = load_profile("shanghai-2021").history("teaching.banned")
    assert [(name, entry.clause) for name, entry in history] == [
        ("shanghai-2021", "SH-07"),
        ("national-2023", "NA-06"),
    ]


def test_a_clause_that_has_ended_takes_its_parameter_with_it(tmp_path: Path) -> None:
    profile = changed(
        tmp_path, 'topic = "fee"', 'topic = "fee"\napplies_to = 2026-12-31'
    )
    assert profile.get("fee.cap_per_term", date(2026, 12, 31)) == 30000
    after = profile.in_force(date(2027, 1, 1))
    assert isinstance(after.get("fee.cap_per_term"), Unstated)
    assert [clause.id for clause in after.clauses] == ["X-1"]
    findings = review(profile, today=date(2026, 11, 20), term=TERM)
    assert [finding.kind for finding in findings] == ["changes"]
    assert "2027-01-01" in findings[0].text


def test_a_regime_that_has_ended_states_nothing(tmp_path: Path) -> None:
    profile = changed(
        tmp_path,
        "applies_from = 2021-09-01",
        "applies_from = 2021-09-01\napplies_to = 2026-12-31",
    )
    assert profile.in_force(date(2026, 12, 31)).clauses
    assert profile.in_force(date(2027, 1, 1)).clauses == ()
    kinds = [each.kind for each in review(profile, today=TERM[0], term=TERM)]
    assert kinds == ["ended", "changes"]


def test_a_change_within_the_term_is_told(tmp_path: Path) -> None:
    profile = changed(tmp_path, VALUES, TWO_CAPS)
    (finding,) = review(profile, today=date(2026, 11, 20), term=TERM)
    assert finding.kind == "changes"
    assert "收费上限" in finding.text
    assert "2026-11-01" in finding.text


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ((date(2026, 9, 1), date(2026, 10, 31)), 0),
        ((date(2026, 9, 1), date(2026, 11, 1)), 1),  # on the last day
        ((date(2026, 11, 1), date(2027, 1, 15)), 0),  # from the first day on
    ],
)
def test_only_a_change_within_the_term_is_told(
    tmp_path: Path, term: tuple[date, date], told: int
) -> None:
    profile = changed(tmp_path, VALUES, TWO_CAPS)
    assert len(review(profile, today=date(2026, 11, 20), term=term)) == told


@pytest.mark.parametrize(
    ("today", "overdue"),
    [(date(2027, 11, 20), False), (date(2027, 11, 21), True)],
)
def test_sources_nobody_has_looked_at_for_a_year_are_told(
    today: date, overdue: bool
) -> None:
    findings = review(load_profile("jilin-2021"), today=today, term=TERM)
    assert [each.kind for each in findings] == (["overdue"] * 2 if overdue else [])


def test_a_term_before_the_regime_is_told() -> None:
    term = (date(2021, 9, 1), date(2022, 1, 15))
    findings = review(load_profile("松山区"), today=date(2026, 11, 20), term=term)
    assert findings[0].kind == "not_begun"
    assert "2021-10-11" in findings[0].text
