"""How long, how wide and with which luck to search."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveConfig:
    """Search limits of one run.

    Attributes:
        seconds: wall-clock limit of all stages together.
        workers: CP-SAT workers. Two by default: on a two-core office PC more workers
            did not help our models (SOLVER notes, measured).
        seed: decides every lottery; the same seed draws the same lots.
    """

    seconds: float = 40.0
    workers: int = 2
    seed: int = 0
