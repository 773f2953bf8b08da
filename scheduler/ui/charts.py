"""Charts as Altair specifications; no data leaves the page."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from scheduler.ui.picking import Chart, faded, pick_by
from scheduler.words.ui import common as common_words
from scheduler.words.ui import money as money_words
from scheduler.words.ui import wishes as wishes_words

Rows = Sequence[dict[str, Any]]

_FONT = "Noto Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
GREEN, PALE, GREY, AMBER = "#0F6E5D", "#8FC7B8", "#A9B6B1", "#C88A16"
_RANKS = ["#0F6E5D", "#4C9E8C", "#8FC7B8", "#C3DFD7", "#E3D3A8", "#C88A16", "#B9C1BE"]


def _data(rows: Rows) -> alt.InlineData:
    return alt.InlineData(values=list(rows))


def quiet(chart: Chart, height: int) -> Chart:
    """No menu over the chart, calm axes."""
    calm: Chart = (
        chart.properties(
            height=height,
            padding={"top": 10, "left": 0},
            usermeta={"embedOptions": {"actions": False}},
        )
        .configure(font=_FONT)
        .configure_view(stroke=None)
        .configure_axis(
            grid=False, domainColor="#C9D3D0", tickColor="#C9D3D0", labelColor="#43524D"
        )
        .configure_legend(labelColor="#43524D", symbolType="square")
    )
    return calm


def wishes_by_rank(rows: Rows, order: Sequence[str]) -> Chart:
    """Pupils by what became of their wishes; rows: result, number, share."""
    base = alt.Chart(_data(rows)).encode(
        y=alt.Y(
            "result:N", sort=list(order), title=None, axis=alt.Axis(labelLimit=160)
        ),
        x=alt.X("number:Q", title=None, axis=alt.Axis(format="d")),
        tooltip=[
            alt.Tooltip("result:N", title=common_words.RANK),
            alt.Tooltip("number:Q", title=common_words.NUMBER),
            alt.Tooltip("share:N", title=common_words.SHARE),
        ],
    )
    pick = pick_by("result")
    bars = (
        base.mark_bar(cornerRadiusEnd=3, cursor="pointer")
        .encode(
            color=alt.Color(
                "result:N", sort=list(order), scale=_ranks(order), legend=None
            ),
            opacity=faded(pick),
        )
        .add_params(pick)
    )
    labels = base.mark_text(align="left", dx=5, color="#1C2826").encode(text="label:N")
    return quiet(bars + labels, 34 * len(order) + 20)


def wishes_by_grade(rows: Rows, order: Sequence[str], grades: Sequence[str]) -> Chart:
    """Shares per grade; rows: grade, result, number, place."""
    pick = pick_by("grade", "result")
    chart = (
        alt.Chart(_data(rows))
        .mark_bar(cursor="pointer")
        .encode(
            opacity=faded(pick),
            y=alt.Y("grade:N", sort=list(grades), title=None),
            x=alt.X(
                "number:Q",
                stack="normalize",
                title=None,
                axis=alt.Axis(format="%", tickCount=5),
            ),
            color=alt.Color(
                "result:N",
                sort=list(order),
                scale=_ranks(order),
                legend=alt.Legend(title=None, orient="bottom", columns=4),
            ),
            order=alt.Order("place:Q"),
            tooltip=[
                alt.Tooltip("grade:N", title=common_words.GRADE),
                alt.Tooltip("result:N", title=common_words.RANK),
                alt.Tooltip("number:Q", title=common_words.NUMBER),
            ],
        )
        .add_params(pick)
    )
    return quiet(chart, 34 * len(grades) + 70)


def _ranks(order: Sequence[str]) -> alt.Scale:
    colours = [*_RANKS[: len(order) - 1], _RANKS[-1]]
    return alt.Scale(domain=list(order), range=colours)


def load_bars(rows: Rows, field: str, title: str, fair: float, colour: str) -> Chart:
    """A bar per person against the fair line; rows: id, name, kind and the field."""
    pick = pick_by("id")
    bars = (
        alt.Chart(_data(rows))
        .mark_bar(color=colour, cursor="pointer")
        .encode(
            opacity=faded(pick),
            x=alt.X("id:N", sort="-y", title=None, axis=None),
            y=alt.Y(f"{field}:Q", title=title),
            tooltip=[
                alt.Tooltip("name:N", title=common_words.TEACHER),
                alt.Tooltip("kind:N", title=common_words.KIND_FILTER),
                alt.Tooltip(f"{field}:Q", title=title),
            ],
        )
        .add_params(pick)
    )
    line_data = _data([{"fair": fair, "label": wishes_words.fair(fair)}])
    line = alt.Chart(line_data).mark_rule(color=AMBER, strokeWidth=2)
    text = alt.Chart(line_data).mark_text(
        align="right", dy=-8, color="#7A4F06", fontWeight=600
    )
    return quiet(
        bars
        + line.encode(y="fair:Q")
        + text.encode(y="fair:Q", x=alt.value("width"), text="label:N"),
        230,
    )


def money_by_month(rows: Rows, order: Sequence[str]) -> Chart:
    """Pay per month, stacked by channel; rows: month, channel, yuan, text."""
    pick = pick_by("month", "channel")
    chart = (
        alt.Chart(_data(rows))
        .mark_bar(size=44, cursor="pointer")
        .encode(
            opacity=faded(pick),
            x=alt.X("month:N", sort=None, title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("yuan:Q", title=common_words.YUAN, axis=alt.Axis(format=",.0f")),
            color=alt.Color(
                "channel:N",
                sort=list(order),
                scale=alt.Scale(domain=list(order), range=[GREEN, PALE, AMBER]),
                legend=alt.Legend(title=None, orient="bottom"),
            ),
            tooltip=[
                alt.Tooltip("month:N", title=common_words.MONTH),
                alt.Tooltip("channel:N", title=money_words.CHANNEL),
                alt.Tooltip("text:N", title=money_words.AMOUNT),
            ],
        )
        .add_params(pick)
    )
    return quiet(chart, 280)


def fund_flow(rows: Rows) -> Chart:
    """Money in and what becomes of it; rows: name, yuan, text, side."""
    names = [row["name"] for row in rows]
    base = alt.Chart(_data(rows)).encode(
        y=alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelLimit=160)),
        x=alt.X(
            "yuan:Q", title=common_words.YUAN, axis=alt.Axis(format=",.0f", tickCount=4)
        ),
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("text:N", title=" ")],
    )
    bars = base.mark_bar(cornerRadiusEnd=3).encode(
        color=alt.Color(
            "side:N",
            scale=alt.Scale(domain=["in", "out", "left"], range=[GREEN, PALE, GREY]),
            legend=None,
        )
    )
    labels = base.mark_text(align="left", dx=5).encode(text="text:N")
    return quiet(bars + labels, 34 * len(names) + 40)
