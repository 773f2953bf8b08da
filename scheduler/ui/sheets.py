"""The whole school's week, drawn once for everybody who looks at it."""

import streamlit as st

from scheduler.export.views import PlanIndex, school_matrix
from scheduler.ui.cards import duty_text
from scheduler.ui.html.matrix import school_table
from scheduler.ui.html.week import legend
from scheduler.ui.weeks import Week


def school_sheet(key: str, index: PlanIndex, week: Week) -> str:
    """Legend and table of all classes; ``key`` is that of the plan's facts."""
    return _school_sheet(key, repr((week.label, week.days)), index, week)


@st.cache_data(max_entries=32, show_spinner=False)
def _school_sheet(key: str, days: str, _index: PlanIndex, _week: Week) -> str:
    activities = {session.activity for session in _index.plan.sessions}
    table = school_table(_week, school_matrix(_index), duty_text(_index))
    return legend(activities) + table
