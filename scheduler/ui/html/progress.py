"""A run at work, and earlier runs."""

from collections.abc import Iterable
from html import escape

from scheduler.jobs.folder import RunFolder
from scheduler.jobs.status import RunState, RunStatus
from scheduler.ui.html.facts import Tile, tag, tiles
from scheduler.ui.html.scroll import scrolled
from scheduler.words.ui import common as common_words
from scheduler.words.ui import planning as planning_words


def state_tag(state: RunState) -> str:
    """The state as a coloured word."""
    return tag(
        planning_words.STATE[state.value], planning_words.STATE_TONE[state.value]
    )


def progress_card(status: RunStatus, *, stopping: bool) -> str:
    """Stage, best value, bound and time of a run that works or waits."""
    part = min(1.0, max(0.0, status.elapsed / status.seconds)) if status.seconds else 0
    numbers = tiles(
        (
            Tile(planning_words.STAGE, status.stage or planning_words.STAGE_WAITING),
            Tile(planning_words.BEST, _number(status.value)),
            Tile(
                planning_words.BOUND,
                _number(status.bound),
                "",
                planning_words.BOUND_NOTE,
            ),
            Tile(
                planning_words.ELAPSED,
                common_words.seconds_text(status.elapsed),
                "",
                planning_words.longest(status.seconds),
            ),
        )
    )
    sentence = (
        planning_words.CANCELLING
        if stopping
        else planning_words.STATE_NEXT[status.state.value]
    )
    return (
        f"<p>{state_tag(status.state)}　{escape(sentence)}</p>{numbers}"
        f'<div class="stagebar"><i style="width:{part * 100:.1f}%"></i></div>'
    )


def _number(value: int | None) -> str:
    return common_words.NONE_YET if value is None else f"{value:,}"


def history_table(runs: Iterable[RunFolder]) -> str:
    """Earlier runs, each a link to itself."""
    rows = []
    for run in runs:
        status, request = run.status(), run.request()
        if status is None or request is None:
            continue
        took = escape(common_words.seconds_text(status.elapsed))
        rows.append(
            f'<tr><td class="k"><a href="planning?run={escape(run.id)}" target="_self">'
            f"{escape(common_words.moment(request.created))}</a></td>"
            f"<td>{escape(request.title)}</td><td>{state_tag(status.state)}</td>"
            f'<td class="n">{took}</td></tr>'
        )
    heads = "".join(f"<th>{escape(head)}</th>" for head in planning_words.HISTORY_HEADS)
    return scrolled(
        '<table class="tt dt"><thead><tr>'
        f"{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>",
        low=True,
    )
