"""What runs in the second process of ``partner``."""

import os
import pickle
import sys

# Imported before there is work, while the parent still searches.
from scheduler.pipeline import results  # noqa: F401
from scheduler.pipeline.memory import collect_seldom


def serve() -> None:
    """Do one piece of work after another until the parent closes the pipe."""
    collect_seldom()
    tasks = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nobody talks into the answers
    while True:
        try:
            work, arguments = pickle.load(tasks)
        except EOFError:
            return
        made: object = None
        raised: Exception | None = None
        try:
            made = work(*arguments)
        except Exception as error:  # the parent raises it
            raised = error
        try:
            pickle.dump((made, raised), answers, protocol=5)
            answers.flush()
        except BrokenPipeError:  # the parent was killed meanwhile
            return
