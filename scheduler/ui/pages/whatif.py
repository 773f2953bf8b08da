"""What if: other cells beside today's plan, wishes against cost, prices of rules."""

import streamlit as st

from scheduler.domain.aim import Prefer
from scheduler.jobs.folder import RunFolder
from scheduler.money import Fen, yuan_text
from scheduler.pipeline.costs.beside import Figure, figures
from scheduler.pipeline.costs.prices import load_prices
from scheduler.pipeline.costs.tradeoff import load_curve
from scheduler.pipeline.costs.whatif import paired
from scheduler.ui.curve_chart import beside_chart, curve_chart
from scheduler.ui.facts import Facts, facts_of
from scheduler.ui.frame import plan_page
from scheduler.ui.html.facts import Tile, tiles
from scheduler.ui.html.table import table
from scheduler.ui.menu import go
from scheduler.ui.state import shown_of
from scheduler.ui.trials import adopt, ready, start_trial, trials
from scheduler.ui.whatif_form import scenario_form
from scheduler.words import costs as cost_words
from scheduler.words.ui import planning as planning_words
from scheduler.words.ui import whatif as words


@st.cache_resource(max_entries=8, show_spinner=False)
def _figures(key: str, _facts: Facts) -> tuple[Figure, ...]:
    return figures(_facts.school, _facts.plan, _facts.profile)


def _label(run: RunFolder) -> str:
    request, status = run.request(), run.status()
    if request is None or status is None:
        return run.id
    state = planning_words.STATE[status.state.value]
    return words.started(request.title.removeprefix(words.title("")), state)


def _trial() -> None:
    st.write(words.TRIAL_INTRO)
    scenario = scenario_form(facts.school)
    if st.button(
        words.GO, type="primary", key="trial_go", disabled=not scenario.changes
    ):
        title = words.title(scenario.name)
        if start_trial(shown, title, "trial", scenario.changes):
            st.session_state.pop("trial_run", None)
            st.rerun()
        st.warning(words.LOST)
    if scenario.changes:
        rows = [[row.sheet, row.cell, row.after] for row in scenario.changes]
        with st.expander(words.CHANGES):
            st.html(table(words.CHANGE_HEADS, rows, low=True))
    runs = trials(shown, "trial")
    if not runs:
        st.caption(words.NONE_YET)
        return
    st.subheader(words.TRIALS, anchor=False)
    run = st.selectbox(
        words.TRIALS,
        runs,
        format_func=_label,
        key="trial_run",
        label_visibility="collapsed",
    )
    if ready(run):
        _beside(run)


def _beside(run: RunFolder) -> None:
    other = shown_of(run)
    then = facts_of(other) if other else None
    if other is None or then is None:
        st.warning(words.FAILED)
        return
    rows = paired(_figures(facts.key, facts), _figures(then.key, then))
    changed = [row for row in rows if row[0].value != row[1].value]
    bars = [
        {"name": row[side].name, "number": row[side].value, "plan": plan}
        for row in rows
        if row[0].kind == cost_words.WISHES
        for side, plan in ((0, words.NOW), (1, words.THEN))
    ]
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.caption(words.DIFFERENT)
        _table(changed)
    with right:
        st.altair_chart(beside_chart(bars), theme=None)
    with st.expander(words.ALL_ROWS):
        _table(rows)
    request = run.request()
    if st.button(words.ADOPT, key="trial_adopt") and request is not None:
        adopt(run.books(), request.title)
        go("planning")


def _table(
    rows: "list[tuple[Figure, Figure]] | tuple[tuple[Figure, Figure], ...]",
) -> None:
    body = []
    for now, then in rows:
        gap = then.value - now.value
        money = now.kind == cost_words.MONEY
        text = yuan_text(Fen(round(gap * 100))) if money else f"{gap:,.0f}"
        sign = "+" if gap > 0 else ""
        body.append(
            [
                now.kind,
                now.name,
                now.text,
                now.bound,
                then.text,
                then.bound,
                f"{sign}{text}" if gap else "",
            ]
        )
    numbers = frozenset({2, 4, 6})
    st.html(table(cost_words.BESIDE_HEADS, body, numbers=numbers))


def _curve() -> None:
    st.write(words.CURVE_INTRO)
    runs = trials(shown, "tradeoff")
    label = words.CURVE_AGAIN if runs else words.CURVE_GO
    if st.button(label, type="secondary" if runs else "primary", key="curve_go"):
        start_trial(shown, words.title(words.CURVE), "tradeoff")
        st.rerun()
    if not runs:
        st.caption(words.CURVE_NONE)
        return
    run = runs[0]
    curve = load_curve(run.result) if ready(run) else None
    if curve is None or not curve.points:
        return
    st.altair_chart(curve_chart(curve), theme=None)
    names = [cost_words.point_name(row.prefer, row.floor) for row in curve.points]
    place = st.segmented_control(
        words.POINT,
        range(len(names)),
        format_func=names.__getitem__,
        default=0,
        required=True,
        key="curve_point",
    )
    point, dearest = curve.points[place or 0], curve.points[0]
    saved = Fen(dearest.cost - point.cost)
    st.html(
        tiles(
            (
                Tile(
                    words.SERVED,
                    f"{point.served:,}",
                    words.PEOPLE,
                    words.at_most(point.served_bound),
                ),
                Tile(words.FIRST, f"{point.ranks[0]:,}", words.PEOPLE),
                Tile(words.CLUBS, str(point.clubs), words.EACH),
                Tile(words.POSTS, str(point.posts), words.TIMES),
                Tile(words.COST, yuan_text(point.cost)),
                Tile(words.LEAST, yuan_text(point.cost_bound)),
                Tile(words.SAVED, yuan_text(saved)),
            )
        )
    )
    if st.button(words.ADOPT_POINT, type="primary", key="curve_adopt"):
        adopt(
            shown.books,
            f"{facts.school.settings.name}　{names[place or 0]}",
            Prefer(point.prefer),
            point.floor,
        )
        go("planning")
    with st.expander(words.ALL_ROWS):
        body = [
            [
                name,
                f"{row.served:,}",
                *(f"{rank:,}" for rank in row.ranks),
                str(row.clubs),
                str(row.posts),
                yuan_text(row.cost),
                yuan_text(row.cost_bound),
                f"{row.served_bound:,}",
            ]
            for name, row in zip(names, curve.points, strict=True)
        ]
        st.html(table(cost_words.CURVE_HEADS, body, numbers=frozenset(range(1, 12))))
    st.caption(cost_words.CURVE_NOTE)


def _prices() -> None:
    st.write(words.PRICES_INTRO)
    runs = trials(shown, "prices")
    label = words.CURVE_AGAIN if runs else words.PRICES_GO
    if st.button(label, type="secondary" if runs else "primary", key="prices_go"):
        start_trial(shown, words.title(words.PRICES), "prices")
        st.rerun()
    if not runs:
        st.caption(words.PRICES_NONE)
        return
    if not ready(runs[0]):
        return
    rows = load_prices(runs[0].result)
    if not rows:
        st.info(cost_words.NOTHING_BINDS)
        return
    body = [
        [
            row["text"],
            row["change"]["sheet"],
            row["change"]["cell"],
            row["change"]["before"],
            row["change"]["after"] or cost_words.BLANK,
            row["bought"],
            cost_words.basis(row["proven"], row["counted"]),
        ]
        for row in rows
    ]
    st.html(table(cost_words.PRICE_HEADS, body))


shown, facts = plan_page("whatif")
view = st.segmented_control(
    words.VIEW,
    words.VIEWS,
    default=words.TRIAL,
    required=True,
    key="whatif_view",
    bind="query-params",
    label_visibility="collapsed",
)
{words.TRIAL: _trial, words.CURVE: _curve, words.PRICES: _prices}[view or words.TRIAL]()
