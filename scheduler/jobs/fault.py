"""What is said of a fault in a log: its kind and its place, never its message.

A message may hold what the program stumbled on, and that may be a pupil's name.
"""

import traceback
from pathlib import Path
from types import TracebackType


def fault_text(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    """Kind and frames, innermost last."""
    name = "error" if kind is None else kind.__name__
    frames = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join([name, *frames])
