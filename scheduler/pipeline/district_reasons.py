"""Why a school has no plan, in a sentence."""

import re
import traceback

from scheduler.domain.outcome import Impossible
from scheduler.pipeline.district_task import Product
from scheduler.pipeline.ends import ExitStatus
from scheduler.words import district as words

_FRAME = re.compile(r'File ".*?(\w+\.py)", line (\d+), in (\w+)')


def place_of(error: BaseException) -> str:
    """Where a fault happened, without its message, which may hold a pupil's name.

    An error from a worker process has the place in its cause's text only.
    """
    told = "".join(traceback.format_tb(error.__traceback__)) + str(error.__cause__)
    frames = _FRAME.findall(told)
    return " ".join(frames[-1]) if frames else ""


def reason_of(product: Product) -> str:
    """Why a product brings no plan."""
    match product.status:
        case ExitStatus.REFUSED:
            return words.refused(len(product.violations), product.violations[0].text)
        case ExitStatus.NO_PLAN_IN_TIME:
            return words.out_of_time(product.stage)
        case _:
            return _conflict(product.impossible)


def _conflict(impossible: Impossible | None) -> str:
    conflicts = impossible.conflicts if impossible else ()
    texts = [row.text for conflict in conflicts for row in conflict.requirements]
    return words.conflicts(len(conflicts), texts[0] if texts else "")
