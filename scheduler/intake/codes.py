"""How grave each kind of problem is; the codes are stable across releases."""

from scheduler.domain.origin import Severity
from scheduler.words.intake import SENTENCES

_NOTES = frozenset(
    [
        *("sheet_unknown", "sheet_guessed", "sheet_hidden", "column_unknown"),
        *("row_skipped", "range_from_date"),
        *("setting_unknown", "fee_missing", "grades_missing", "meetings_missing"),
        *("staff_by_name", "staff_without_post"),
    ]
)
_WARNINGS = frozenset(
    [
        *("weekday_column_missing", "column_twice", "date_outside_term"),
        *("grade_without_slot", "class_grade_differs", "wish_not_open", "wish_twice"),
        *("leaves_too_early", "late_without_care", "care_without_slot"),
        *("day_without_slot", "care_without_agreement", "evening_without_slot"),
        *("waiver_over_fee", "candidate_without_post", "club_without_leader"),
        *("institution_unusable", "institution_missing", "staff_unqualified"),
        *("staff_kind_not_admitted", "pay_way_settled"),
        *("window_without_slot", "wishes_without_clubs"),
        *("venue_unknown", "room_too_small", "cell_error", "club_without_slot"),
    ]
)


def _severity(code: str) -> Severity:
    if code in _NOTES:
        return Severity.NOTE
    return Severity.WARNING if code in _WARNINGS else Severity.ERROR


SEVERITY: dict[str, Severity] = {code: _severity(code) for code in SENTENCES}
