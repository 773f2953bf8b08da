"""What is left of the staff fund month by month."""

from collections import Counter
from typing import Any

import altair as alt

from scheduler.domain.settlement import Settlement
from scheduler.domain.worked import Month
from scheduler.money import Fen, yuan, yuan_text
from scheduler.ui.charts import AMBER, GREEN, Rows, quiet
from scheduler.ui.picking import Chart, faded, pick_by
from scheduler.words.ui import common as common_words
from scheduler.words.ui import money as words


def fund_by_month(settlement: Settlement) -> list[dict[str, Any]]:
    """Spent in a month and left after it; money of lines apart is not in the fund."""
    spent = Counter[Month]()
    for line in settlement.lines:
        if not line.apart:
            spent[line.month] += line.amount
    rows, left = [], int(settlement.fund.pool)
    for month in settlement.months:
        left -= spent[month]
        rows.append(
            {
                "month": common_words.month_text(*month),
                "left": float(yuan(Fen(left))),
                "left_text": yuan_text(Fen(left)),
                "spent_text": yuan_text(Fen(spent[month])),
                "short": left < 0,
            }
        )
    return rows


def fund_chart(rows: Rows) -> Chart:
    """A bar per month for what is left at its end; below zero in another colour."""
    pick = pick_by("month")
    base = alt.Chart(alt.InlineData(values=list(rows))).encode(
        x=alt.X("month:N", sort=None, title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("left:Q", title=common_words.YUAN, axis=alt.Axis(format=",.0f")),
        tooltip=[
            alt.Tooltip("month:N", title=common_words.MONTH),
            alt.Tooltip("spent_text:N", title=words.SPENT),
            alt.Tooltip("left_text:N", title=words.LEFT_AFTER),
        ],
    )
    bars = (
        base.mark_bar(size=44, cursor="pointer")
        .encode(
            color=alt.condition("datum.short", alt.value(AMBER), alt.value(GREEN)),
            opacity=faded(pick),
        )
        .add_params(pick)
    )
    labels = base.mark_text(dy=-8, color="#1C2826").encode(text="left_text:N")
    return quiet(bars + labels, 280)
