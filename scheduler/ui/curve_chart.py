"""Charts of the page 如果: the curve with its proven bound, wishes side by side."""

from typing import Literal

import altair as alt

from scheduler.domain.curve import Curve
from scheduler.money import yuan_text
from scheduler.ui.charts import AMBER, GREEN, GREY, PALE, Rows, quiet
from scheduler.ui.picking import Chart
from scheduler.words import costs as cost_words
from scheduler.words.ui import whatif as words

Interpolate = Literal["step-after", "step-before"]


def curve_chart(curve: Curve) -> Chart:
    """Pupils with a club against yuan; the bound beside it, what staff may be paid."""
    rows = [
        {
            "yuan": cost / 100,
            "served": point.served,
            "line": line,
            "name": cost_words.point_name(point.prefer, point.floor),
            "cost": yuan_text(cost),
            "first": point.ranks[0],
        }
        for point in curve.points
        for line, cost in (
            (words.PLAN_LINE, point.cost),
            (words.BOUND_LINE, point.cost_bound),
        )
    ]
    # Between two points only the cheaper plan is there, and only the lower bound holds.
    steps: dict[str, Interpolate] = {
        words.PLAN_LINE: "step-after",
        words.BOUND_LINE: "step-before",
    }
    plans, bounds = (
        _line([row for row in rows if row["line"] == line], how)
        for line, how in steps.items()
    )
    lines = alt.LayerChart(layer=[plans, bounds])
    dearest = max(point.cost for point in curve.points)
    if curve.pool > dearest * 1.15:
        return quiet(lines, 360)
    pool = alt.InlineData(values=[{"yuan": curve.pool / 100, "text": words.POOL_LINE}])
    rule = alt.Chart(pool).mark_rule(color=AMBER, strokeWidth=2).encode(x="yuan:Q")
    label = (
        alt.Chart(pool)
        .mark_text(align="right", dx=-6, color="#7A4F06", fontWeight=600)
        .encode(x="yuan:Q", y=alt.value(10), text="text:N")
    )
    return quiet(lines + rule + label, 360)


def _line(rows: Rows, how: Interpolate) -> alt.Chart:
    """One series of the curve, drawn in steps."""
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=list(rows)))
        .mark_line(
            point=alt.OverlayMarkDef(size=90, filled=True),
            strokeWidth=2.5,
            interpolate=how,
        )
        .encode(
            x=alt.X(
                "yuan:Q",
                title=cost_words.AXIS_COST,
                scale=alt.Scale(zero=False, nice=True),
                axis=alt.Axis(format=",.0f", tickCount=6),
            ),
            y=alt.Y("served:Q", title=cost_words.AXIS_SERVED),
            order="served:Q",
            color=alt.Color(
                "line:N",
                scale=alt.Scale(
                    domain=[words.PLAN_LINE, words.BOUND_LINE], range=[GREEN, PALE]
                ),
                legend=alt.Legend(title=None, orient="top"),
            ),
            tooltip=[
                alt.Tooltip("name:N", title=words.PLAN_LINE),
                alt.Tooltip("served:Q", title=words.SERVED),
                alt.Tooltip("first:Q", title=words.FIRST),
                alt.Tooltip("cost:N", title=cost_words.AXIS_COST),
            ],
        )
    )
    return drawn


def beside_chart(rows: Rows) -> Chart:
    """Numbers of both plans in pairs; rows: name, number, plan."""
    order = list(dict.fromkeys(row["name"] for row in rows))
    chart = (
        alt.Chart(alt.InlineData(values=list(rows)))
        .mark_bar(cornerRadiusEnd=3)
        .encode(
            y=alt.Y("name:N", sort=order, title=None, axis=alt.Axis(labelLimit=160)),
            yOffset=alt.YOffset("plan:N", sort=[words.NOW, words.THEN]),
            x=alt.X("number:Q", title=None, axis=alt.Axis(format="d", tickCount=5)),
            color=alt.Color(
                "plan:N",
                scale=alt.Scale(domain=[words.NOW, words.THEN], range=[GREY, GREEN]),
                legend=alt.Legend(title=None, orient="top"),
            ),
            tooltip=[
                alt.Tooltip("name:N", title=" "),
                alt.Tooltip("plan:N", title=" "),
                alt.Tooltip("number:Q", title=" "),
            ],
        )
    )
    return quiet(chart, 34 * len(order) + 60)
