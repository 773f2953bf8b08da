"""Clauses kept and not, by how strongly they bind."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import altair as alt

from scheduler.check.compliance import WORST_FIRST
from scheduler.domain.verdict import ClauseVerdict, Verdict
from scheduler.ui.charts import GREEN, GREY, Rows, quiet
from scheduler.ui.picking import Chart, faded, pick_by
from scheduler.words import policy as policy_words
from scheduler.words.ui import common as common_words
from scheduler.words.ui import compliance as words

_INKS = {
    Verdict.BROKEN: "#B3261E",
    Verdict.ADVISORY: "#3B6EA5",
    Verdict.NEEDS_PERSON: "#C88A16",
    Verdict.UNSTATED: GREY,
    Verdict.KEPT: GREEN,
}


def clause_rows(verdicts: Sequence[ClauseVerdict]) -> list[dict[str, Any]]:
    """Clauses per strength and verdict."""
    counts = Counter((row.strength, row.verdict) for row in verdicts)
    return [
        {
            "strength": strength,
            "verdict": verdict.value,
            "place": -place,
            "number": counts[strength, verdict],
        }
        for strength in policy_words.STRENGTHS.values()
        for place, verdict in enumerate(WORST_FIRST)
        if counts[strength, verdict]
    ]


def clause_chart(rows: Rows) -> Chart:
    """A bar per strength, its verdicts one after the other; rows: clause_rows."""
    pick = pick_by("strength", "verdict")
    found = {row["verdict"] for row in rows}
    shown = [each for each in reversed(WORST_FIRST) if each.value in found]
    order = [
        name
        for name in policy_words.STRENGTHS.values()
        if any(row["strength"] == name for row in rows)
    ]
    base = alt.Chart(alt.InlineData(values=list(rows))).encode(
        y=alt.Y("strength:N", sort=order, title=None),
        x=alt.X("number:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1)),
        order=alt.Order("place:Q"),
        tooltip=[
            alt.Tooltip("strength:N", title=words.STRENGTH),
            alt.Tooltip("verdict:N", title=words.VERDICT_FILTER),
            alt.Tooltip("number:Q", title=common_words.NUMBER),
        ],
    )
    bars = (
        base.mark_bar(cursor="pointer")
        .encode(
            color=alt.Color(
                "verdict:N",
                scale=alt.Scale(
                    domain=[each.value for each in shown],
                    range=[_INKS[each] for each in shown],
                ),
                legend=alt.Legend(title=None, orient="bottom"),
            ),
            opacity=faded(pick),
        )
        .add_params(pick)
    )
    return quiet(bars, 34 * len(order) + 70)
