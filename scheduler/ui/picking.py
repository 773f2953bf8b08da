"""A chart whose marks can be clicked to see the rows behind them."""

from typing import Any

import altair as alt
import streamlit as st

Chart = alt.Chart | alt.LayerChart
_PICK = "pick"


def pick_by(*fields: str) -> alt.Parameter:
    """The click that picks a mark by some fields of its row; a second one drops it."""
    return alt.selection_point(name=_PICK, fields=list(fields), toggle="true")


def faded(pick: alt.Parameter) -> alt.OpacityValue:
    """Marks not picked step back while one is."""
    return alt.OpacityValue(0.4, condition={"param": pick.name, "value": 1.0})


def show_picked(chart: Chart, key: str) -> list[dict[str, Any]]:
    """Draw a chart; returns the fields of every mark that is picked."""
    event = st.altair_chart(
        chart, theme=None, key=key, on_select="rerun", selection_mode=_PICK
    )
    return list(event["selection"].get(_PICK, []))
