"""How long, how wide and with which luck to search."""

from dataclasses import dataclass

from scheduler.domain.aim import Aim


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveConfig:
    """Search limits of one run.

    Attributes:
        seconds: wall-clock limit of all stages together.
        workers: processes that may run beside each other. A search itself is always
            one thread: the same workbook, seed and version then give the same plan on a
            busy machine too, and our LP-tight stages lose little by it (measured on M:
            the first three wish goals took 1.1 s of CPU with one thread, 2.4 with two).
        seed: decides every lottery; the same seed draws the same lots.
        aim: how wishes and money are weighed; None leaves money aside.
    """

    seconds: float = 40.0
    workers: int = 2
    seed: int = 0
    aim: Aim | None = None
