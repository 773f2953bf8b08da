"""Where the money comes from, who is paid what, and the lines behind it."""

import streamlit as st

from scheduler.domain.kinds import Post
from scheduler.money import Fen, yuan_text
from scheduler.ui import charts
from scheduler.ui.facts import settlement_of
from scheduler.ui.frame import plan_page
from scheduler.ui.fund_chart import fund_by_month, fund_chart
from scheduler.ui.html.facts import Tile, tiles
from scheduler.ui.html.table import table
from scheduler.ui.ledger import (
    PAID,
    LineFilter,
    channel_rows,
    flow_rows,
    line_rows,
    month_rows,
    service_line_rows,
)
from scheduler.ui.menu import go_button
from scheduler.ui.money_behind import show_lines_behind
from scheduler.ui.money_forecast import show_forecast
from scheduler.ui.money_month import show_month
from scheduler.ui.money_trace import (
    clause_lines,
    fund_rows,
    trace_rows,
    without_clauses,
)
from scheduler.ui.picking import show_picked
from scheduler.words.ui import common as common_words
from scheduler.words.ui import frame as frame_words
from scheduler.words.ui import money as money_words

shown, facts = plan_page("money")
settlement = settlement_of(facts)
if settlement is None:
    st.warning(frame_words.MONEY_MISMATCH)
    go_button(frame_words.GO_PLANNING, "planning")
    st.stop()
fund, balance = settlement.fund, settlement.balance
st.html(
    tiles(
        (
            Tile(money_words.INCOME, yuan_text(fund.total), common_words.YUAN),
            Tile(
                money_words.STAFF_FUND,
                yuan_text(fund.pool),
                common_words.YUAN,
                money_words.part_of_income(fund.staff_share),
            ),
            Tile(money_words.PAID, yuan_text(settlement.paid), common_words.YUAN),
            Tile(
                money_words.LEFT,
                yuan_text(balance.left),
                common_words.YUAN,
                money_words.LEFT_NOTE,
            ),
        )
    )
)
for notice in settlement.notices:
    st.info(notice)
left, right = st.columns(2, gap="large")
with left:
    st.subheader(money_words.FLOW, anchor=False)
    st.altair_chart(charts.fund_flow(flow_rows(settlement)), theme=None)
with right:
    st.subheader(money_words.BY_MONTH, anchor=False)
    channels = [channel.value for channel in PAID]
    chart = charts.money_by_month(month_rows(settlement), channels)
    picked_pay = show_picked(chart, "pay_by_month")
with left:
    st.subheader(money_words.FUND_BY_MONTH, anchor=False)
    fund_months = fund_by_month(settlement)
    picked_fund = show_picked(fund_chart(fund_months), "fund_by_month")
    st.caption(money_words.CLICK)
show_lines_behind(facts, settlement, [*picked_pay, *picked_fund])
st.subheader(money_words.BY_CHANNEL, anchor=False)
heads, body, total = channel_rows(settlement)
st.html(
    table(heads, body, numbers=frozenset(range(1, len(heads))), total=total, low=True)
)
if settlement.service_lines:
    st.subheader(money_words.SERVICE_LINES, anchor=False)
    st.html(
        table(
            money_words.SERVICE_LINE_HEADS,
            service_line_rows(settlement),
            numbers=frozenset(range(1, 7)),
            low=True,
        )
    )

with st.expander(money_words.TRACE):
    traced = fund_rows(facts.school, settlement, facts.profile)
    st.html(
        table(
            money_words.TRACE_HEADS,
            without_clauses(traced),
            numbers=frozenset({1}),
        )
    )
    for clause in clause_lines(traced):
        st.caption(clause)
show_forecast(facts, settlement)
show_month(shown, facts)

st.subheader(money_words.LINES, anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom", key="noprint_lines"):
    months = {common_words.month_text(*month): month for month in settlement.months}
    month = st.selectbox(
        common_words.MONTH,
        [common_words.ALL, *months],
        key="month",
        bind="query-params",
        width=160,
    )
    paid = {line.staff for line in settlement.lines}
    people = {
        f"{person.name} {person.id}": person.id
        for person in facts.school.staff
        if person.id in paid
    }
    person = st.selectbox(
        common_words.PERSON,
        [common_words.ALL, *people],
        key="payee",
        bind="query-params",
        width=220,
    )
    posts = [common_words.ALL, *(post.value for post in Post)]
    post = st.selectbox(
        common_words.POST, posts, key="post", bind="query-params", width=160
    )
wanted = LineFilter(
    month=months.get(month),
    person=people.get(person),
    post=None if post == common_words.ALL else post,
)
lines = [line for line in settlement.lines if wanted.picks(line)]
total_text = yuan_text(Fen(sum(line.amount for line in lines)))
st.caption(money_words.lines_sentence(len(lines), total_text))
st.html(
    table(
        money_words.LINE_HEADS,
        line_rows(facts.index, lines[: money_words.LIMIT_LINES]),
        numbers=frozenset({5, 6, 7}),
        low=True,
    )
)
if len(lines) > money_words.LIMIT_LINES:
    st.caption(money_words.more_lines(len(lines) - money_words.LIMIT_LINES))
with st.expander(money_words.LINE_TRACE):
    st.html(
        table(
            money_words.LINE_TRACE_HEADS,
            trace_rows(lines[: money_words.LIMIT_LINES]),
            numbers=frozenset({4, 5}),
            low=True,
        )
    )
