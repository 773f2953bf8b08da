"""How many pay units a session is worth."""

from scheduler.domain.grid import Slot
from scheduler.domain.kinds import Activity, PeriodKind
from scheduler.domain.plan import Session
from scheduler.domain.school import School

ONE_DAY = 100  # 带班 is paid by the day: one day in hundredths

_KIND_OF = {
    Activity.STUDY: PeriodKind.STUDY,
    Activity.TUTORING: PeriodKind.STUDY,
    Activity.CLUB: PeriodKind.CLUB,
    Activity.CARE: PeriodKind.CARE,
    Activity.EVENING: PeriodKind.EVENING,
}


class Units:
    """Looks up the slot of a session; built once per school."""

    def __init__(self, school: School) -> None:
        self._slots: dict[object, list[Slot]] = {}
        for slot in school.slots:
            key = (slot.weekday, slot.period, slot.start, slot.end)
            self._slots.setdefault(key, []).append(slot)

    def slot(self, session: Session) -> Slot | None:
        """The slot a session lies in, by weekday, name and times.

        Two slots may share these and differ in kind (study and club side by side):
        then the activity's own kind decides.
        """
        key = (session.weekday, session.period, session.start, session.end)
        found = self._slots.get(key)
        if not found:
            return None
        kind = _KIND_OF.get(session.activity)
        return next((slot for slot in found if slot.kind is kind), found[0])

    def known(self, session: Session) -> bool:
        """Whether the session can be priced."""
        return session.activity is Activity.DUTY or self.slot(session) is not None

    def quantity(self, session: Session) -> int:
        """Pay units in hundredths of a 课时; for 带班 one day.

        Raises:
            KeyError: the school has no such slot.
        """
        if session.activity is Activity.DUTY:
            return ONE_DAY
        slot = self.slot(session)
        if slot is None:
            raise KeyError(session.id)
        return slot.units
