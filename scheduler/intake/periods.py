"""Period names of the grid, found by weekday and a forgiving spelling."""

from scheduler.domain.grid import Slot
from scheduler.intake.text import Raw, clean, name_key


class Periods:
    """The named periods of each weekday."""

    def __init__(self, slots: tuple[Slot, ...], *, complete: bool = True) -> None:
        self._complete = complete
        self._names = {
            (slot.weekday, name_key(slot.period)): slot.period for slot in slots
        }

    def find(self, weekday: int, raw: Raw) -> str | None:
        """The period's name as the sheet 时段 types it.

        Any name passes while rows of the grid are unreadable: they may hold it.
        """
        found = self._names.get((weekday, name_key(raw)))
        return clean(raw) if found is None and not self._complete else found
