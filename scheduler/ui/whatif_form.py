"""The controls of a trial: four simple ones and any cell, as changes of cells."""

import streamlit as st

from scheduler.domain.school import School
from scheduler.money import yuan
from scheduler.pipeline.costs.scenarios import (
    Scenario,
    joined,
    leaders,
    more_teachers,
    setting,
    typed,
)
from scheduler.words.ui import whatif as words


def scenario_form(school: School) -> Scenario:
    """What is to be different; a scenario without changes when nothing is."""
    settings = school.settings
    asked: list[Scenario] = []
    one, two, three, four = st.columns(4, gap="medium")
    with one:
        number = st.number_input(words.TEACHERS, 0, 20, 0, key="trial_teachers")
        day = st.selectbox(words.ON, words.WEEKDAYS, index=2, key="trial_day")
        if number:
            asked.append(more_teachers(school, words.WEEKDAYS.index(day) + 1, number))
    with two:
        fee = st.number_input(
            words.FEE, 0.0, 9999.0, float(yuan(settings.fee)), 10.0, key="trial_fee"
        )
        if fee != float(yuan(settings.fee)):
            asked.append(setting(school, "收费标准", f"{fee:g}"))
    with three:
        size = st.number_input(words.SIZE, 5, 99, settings.group_size, key="trial_size")
        if size != settings.group_size:
            asked.append(setting(school, "每组学生上限", str(size)))
    with four:
        clubs = {str(club.name): club for club in school.clubs}
        name = st.selectbox(words.CLUB, [words.UNCHANGED, *clubs], key="trial_club")
        team = st.number_input(words.LEADERS, 1, 6, 2, key="trial_leaders")
        if name in clubs and team != clubs[name].leaders:
            asked.append(leaders(school, clubs[name].name, team))
    with st.expander(words.FREE):
        left, middle, right = st.columns([2, 1, 2])
        sheet = left.text_input(words.SHEET, key="trial_sheet")
        cell = middle.text_input(words.CELL, key="trial_cell")
        value = right.text_input(words.VALUE, key="trial_value")
        letters = cell.strip().rstrip("0123456789")
        if sheet.strip() and letters.isalpha() and letters != cell.strip():
            asked.append(typed(sheet.strip(), cell.strip(), value.strip()))
    return joined(tuple(asked))
