"""A plan as people look at it: pure functions from PlanIndex to plain records.

The workbook, the posters and the pages of the app all draw from here.
"""

from scheduler.export.views.daily import DutyRow, daily_roster
from scheduler.export.views.grids import (
    Matrix,
    MatrixRow,
    class_week,
    club_week,
    room_week,
    school_matrix,
    session_title,
    short_title,
    teacher_week,
)
from scheduler.export.views.index import PlanIndex, group_text, index_plan
from scheduler.export.views.leaving import (
    LeavingGroup,
    PupilDay,
    PupilWeek,
    leaving_groups,
    pupil_weeks,
)
from scheduler.export.views.rolls import (
    ClubMeeting,
    ClubRoll,
    GroupRoll,
    RollPupil,
    UnopenedClub,
    club_rolls,
    group_rolls,
    unopened_clubs,
)
from scheduler.export.views.week import Card, GridRow, Move, WeekGrid
from scheduler.export.views.wishes import WishCounts, WishRow, wish_counts, wish_results

__all__ = [
    "Card",
    "ClubMeeting",
    "ClubRoll",
    "DutyRow",
    "GridRow",
    "GroupRoll",
    "LeavingGroup",
    "Matrix",
    "MatrixRow",
    "Move",
    "PlanIndex",
    "PupilDay",
    "PupilWeek",
    "RollPupil",
    "UnopenedClub",
    "WeekGrid",
    "WishCounts",
    "WishRow",
    "class_week",
    "club_rolls",
    "club_week",
    "daily_roster",
    "group_rolls",
    "group_text",
    "index_plan",
    "leaving_groups",
    "pupil_weeks",
    "room_week",
    "school_matrix",
    "session_title",
    "short_title",
    "teacher_week",
    "unopened_clubs",
    "wish_counts",
    "wish_results",
]
