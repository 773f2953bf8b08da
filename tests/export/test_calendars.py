"""calendar/工号.ics, parsed again."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from scheduler.export.calendars import safe_name, write_calendars
from tests.export import planned

ZONE = ZoneInfo("Asia/Shanghai")


def events(path: Path) -> list[Event]:
    calendar = Calendar.from_ical(path.read_bytes())
    return [each for each in calendar.walk("VEVENT") if isinstance(each, Event)]


def said(event: Event, name: str) -> str:
    return str(event[name])


def test_everybody_on_the_roster_gets_a_file_and_every_duty_an_event(
    tmp_path: Path,
) -> None:
    plan = planned.plan()
    write_calendars(tmp_path / "calendar", planned.school(), plan)
    files = {path.stem: events(path) for path in (tmp_path / "calendar").iterdir()}
    assert set(files) == {"T1", "T2", "T3", "T4"}
    served = sum(len(entry.staff) for entry in plan.roster)
    assert sum(map(len, files.values())) == served + len(plan.flex)


def test_an_event_has_local_time_place_and_words(tmp_path: Path) -> None:
    write_calendars(tmp_path, planned.school(), planned.plan())
    (cover,) = [
        each for each in events(tmp_path / "T4.ics") if "社团" in said(each, "SUMMARY")
    ]
    assert cover["SUMMARY"] == "课后服务·社团 合唱"
    assert cover["LOCATION"] == "音乐室"
    assert cover.start == datetime(2026, 9, 7, 17, tzinfo=ZONE)
    assert cover.end == datetime(2026, 9, 7, 18, tzinfo=ZONE)
    assert isinstance(cover.start, datetime)
    assert cover.start.utcoffset() == timedelta(hours=8)
    assert "李明请假（病假）" in said(cover, "DESCRIPTION")


def test_flexible_hours_are_events_that_do_not_block(tmp_path: Path) -> None:
    write_calendars(tmp_path, planned.school(), planned.plan())
    (late,) = [
        each for each in events(tmp_path / "T1.ics") if "弹性" in said(each, "SUMMARY")
    ]
    assert late.start == datetime(2026, 9, 9, 8, tzinfo=ZONE)
    assert late.end == datetime(2026, 9, 9, 9, tzinfo=ZONE)
    assert late["TRANSP"] == "TRANSPARENT"


def test_uids_are_unique_and_stay_when_the_plan_is_written_again(
    tmp_path: Path,
) -> None:
    write_calendars(tmp_path / "a", planned.school(), planned.plan())
    write_calendars(tmp_path / "b", planned.school(), planned.plan())
    one = [each["UID"] for each in events(tmp_path / "a" / "T2.ics")]
    assert len(one) == len(set(one))
    assert (tmp_path / "a" / "T2.ics").read_bytes() == (
        tmp_path / "b" / "T2.ics"
    ).read_bytes()


@pytest.mark.parametrize(
    ("staff", "name"),
    [
        ("T001", "T001"),
        ("外聘/01", "外聘%2F01"),
        ("a:b", "a%3Ab"),
        ("con", "%63on"),
        ("T1.", "T1%2E"),
        ("50%", "50%25"),
    ],
)
def test_file_names_are_safe_on_windows(staff: str, name: str) -> None:
    assert safe_name(staff) == name
