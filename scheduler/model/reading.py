"""What the facts mean: presence of pupils, eligibility and availability of staff.

This is the model's reading of the workbook; the checker has one of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from scheduler.domain.aim import Aim
from scheduler.domain.days import ServiceDay
from scheduler.domain.grid import Slot, Window, minute_of
from scheduler.domain.ids import ClassName, ClubName, PupilId, RoomName, RuleId, StaffId
from scheduler.domain.kinds import PeriodKind, Post, StaffKind
from scheduler.domain.offering import Club, Room
from scheduler.domain.people import Pupil, SchoolClass, Staff, Stay
from scheduler.domain.plan import Plan
from scheduler.domain.school import School
from scheduler.model.carried import carried_over, is_earlier
from scheduler.model.kept import NOTHING_KEPT, Kept, kept_of
from scheduler.policy import Profile, Regime, Unstated
from scheduler.termdays import service_days
from scheduler.words import plan as words

SPORT, UNITY, ARTS = "体育", "民族团结", "文艺"  # 社团类别 that clauses name


def overlap(first: Slot, second: Slot) -> bool:
    """Whether two slots share a minute of the same weekday."""
    return (
        first.weekday == second.weekday
        and first.start < second.end
        and second.start < first.end
    )


def covers(windows: Iterable[Window], slot: Slot) -> bool:
    """Whether a slot falls into one of the windows."""
    return any(
        window.weekday == slot.weekday and window.period in (None, slot.period)
        for window in windows
    )


@dataclass(frozen=True)
class Reading:
    """A school seen by the model. All maps are built once, all orders are by id.

    ``care_by_agreement``: the regime gives care only with 延时协议 (JL-03).
    ``day_notices``: sentences about dates that need a decision.
    ``kinds``: the staff kinds the regime admits; where its text is silent, all.
    ``kept``: a published plan to stay close to.
    ``aim``: how wishes and money are weighed; None leaves money aside.
    ``free_afternoons``: a week, for every own teacher, in principle (S16).
    ``carried``: what own teachers did more than even in an earlier term.
    ``time_off``: the regime gives time back by whole days too (调休).
    ``menu``: 社团类别 and weekly meetings the regime wants in principle (S06 to S08).
    """

    school: School
    days: tuple[ServiceDay, ...]
    care_by_agreement: bool
    day_notices: tuple[str, ...] = ()
    kinds: frozenset[StaffKind] = frozenset(StaffKind)
    kept: Kept = NOTHING_KEPT
    aim: Aim | None = None
    free_afternoons: int = 0
    time_off: bool = False
    menu: Mapping[str, int] = field(default_factory=dict)
    carried: Mapping[StaffId, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """All slots, chronological."""
        return tuple(sorted(self.school.slots, key=lambda slot: slot.key))

    def of_kind(self, kind: PeriodKind) -> tuple[Slot, ...]:
        """Slots of one kind, chronological."""
        return tuple(slot for slot in self.slots if slot.kind is kind)

    @cached_property
    def pupils(self) -> dict[PupilId, Pupil]:
        """Pupils by id."""
        return {pupil.id: pupil for pupil in self.school.pupils}

    @cached_property
    def staff(self) -> dict[StaffId, Staff]:
        """Staff by id, in id order."""
        return {
            person.id: person
            for person in sorted(self.school.staff, key=lambda person: person.id)
        }

    @cached_property
    def classes(self) -> dict[ClassName, SchoolClass]:
        """Classes by name, in grade and name order."""
        ordered = sorted(self.school.classes, key=lambda row: (row.grade, row.name))
        return {row.name: row for row in ordered}

    @cached_property
    def clubs(self) -> dict[ClubName, Club]:
        """Clubs by name."""
        return {club.name: club for club in self.school.clubs}

    @cached_property
    def rooms(self) -> dict[RoomName, Room]:
        """Rooms by name."""
        return {room.name: room for room in self.school.rooms}

    # ---- pupils -------------------------------------------------------------

    @cached_property
    def present(self) -> dict[Slot, tuple[PupilId, ...]]:
        """Who is in each slot, by id order (H01, H02)."""
        result: dict[Slot, list[PupilId]] = {slot: [] for slot in self.slots}
        for pupil in sorted(self.school.pupils, key=lambda row: row.id):
            for slot in self.slots:
                if self._attends(pupil, slot):
                    result[slot].append(pupil.id)
        return {slot: tuple(ids) for slot, ids in result.items()}

    def _attends(self, pupil: Pupil, slot: Slot) -> bool:
        if pupil.grade not in slot.grades:
            return False
        if slot.kind is PeriodKind.EVENING:
            return slot.weekday in pupil.evenings
        day = pupil.week[slot.weekday - 1]
        if slot.kind is PeriodKind.CARE:
            return day.stay is Stay.EXTENDED and (
                pupil.care_agreement or not self.care_by_agreement
            )
        if day.stay is Stay.UNTIL:
            return day.until is not None and slot.end <= day.until
        return day.stay in (Stay.NORMAL, Stay.EXTENDED)

    @cached_property
    def slots_of(self) -> dict[PupilId, frozenset[Slot]]:
        """The slots each pupil attends."""
        result: dict[PupilId, set[Slot]] = defaultdict(set)
        for slot, ids in self.present.items():
            for pupil in ids:
                result[pupil].add(slot)
        return {pupil.id: frozenset(result[pupil.id]) for pupil in self.school.pupils}

    # ---- staff --------------------------------------------------------------

    @cached_property
    def _lessons(self) -> dict[tuple[StaffId, int], list[tuple[int, int]]]:
        result: dict[tuple[StaffId, int], list[tuple[int, int]]] = defaultdict(list)
        for lesson in self.school.lessons:
            result[lesson.staff, lesson.weekday].append(
                (minute_of(lesson.start), minute_of(lesson.end))
            )
        return result

    def free_of_lessons(
        self, person: StaffId, weekday: int, start: int, end: int
    ) -> bool:
        """Whether no daytime lesson touches the minutes ``start``..``end``."""
        return all(
            last <= start or end <= first
            for first, last in self._lessons.get((person, weekday), ())
        )

    def lesson_minutes(
        self, person: StaffId, weekday: int
    ) -> tuple[tuple[int, int], ...]:
        """The lessons of a weekday as (start, end) minutes."""
        return tuple(self._lessons.get((person, weekday), ()))

    @cached_property
    def can_come(self) -> dict[tuple[StaffId, Slot], bool]:
        """Availability by the week: 不可用 and lessons (H08); leave is dated."""
        return {
            (person.id, slot): not self._away(person.unavailable, slot)
            and self.free_of_lessons(
                person.id, slot.weekday, minute_of(slot.start), minute_of(slot.end)
            )
            for person in self.school.staff
            for slot in self.slots
        }

    def _away(self, windows: frozenset[Window], slot: Slot) -> bool:
        """Whether a slot shares a minute with a slot that one of the windows names.

        By time, not by name only: where grades have one name at different times, the
        stricter reading keeps the person free in both.
        """
        return bool(windows) and any(
            covers(windows, other)
            for other in self.slots
            if other == slot or overlap(other, slot)
        )

    @cached_property
    def qualified(self) -> frozenset[StaffId]:
        """Who may be used: kinds the regime admits, 资质 where hired (H07, H19)."""
        return frozenset(
            person.id
            for person in self.school.staff
            if person.kind in self.kinds and self._fit(person)
        )

    def _fit(self, person: Staff) -> bool:
        if person.kind not in (StaffKind.PROFESSIONAL, StaffKind.INSTITUTION):
            return True
        return person.qualified and self._institution_ok(person)

    def _institution_ok(self, person: Staff) -> bool:
        if person.kind is not StaffKind.INSTITUTION:
            return True
        return person.institution in self.approved_institutions

    @cached_property
    def approved_institutions(self) -> frozenset[str]:
        """Institutions on the list, approved and not academic (H19)."""
        return frozenset(
            row.name
            for row in self.school.institutions
            if row.approved and not row.academic
        )

    def may(self, person: StaffId, post: Post) -> bool:
        """Whether a person holds a post and their kind may serve in it (H07, H19).

        Third-party staff lead clubs and watch over care; study hours are academic.
        """
        facts = self.staff[person]
        if person not in self.qualified or post not in facts.posts:
            return False
        return facts.kind is not StaffKind.INSTITUTION or post in (Post.CLUB, Post.CARE)

    def may_lead(self, person: StaffId, club: Club) -> bool:
        """Whether a person may lead or stand in for a club at all (H07, H10, H19)."""
        if not self.may(person, Post.CLUB):
            return False
        facts = self.staff[person]
        return facts.kind is not StaffKind.INSTITUTION or (
            not club.academic and club.institution == facts.institution
        )

    def may_be_bought(self, club: Club) -> bool:
        """Whether a club is the school's own or its institution may bring it (H19)."""
        return not club.institution or (
            club.institution in self.approved_institutions and not club.academic
        )

    @cached_property
    def candidates(self) -> dict[ClubName, tuple[StaffId, ...]]:
        """Who leads each club when they can come (H10); a pin names candidates too."""
        result = {}
        for club in self.school.clubs:
            named = club.candidates or tuple(
                person.id
                for person in self.staff.values()
                if not club.institution or person.institution == club.institution
            )
            placed = {
                person
                for pin in self.school.pins
                if pin.club == club.name
                for person in pin.staff
            }
            result[club.name] = tuple(
                person
                for person in sorted({*named, *placed})
                if self.may_lead(person, club)
            )
        return result

    @cached_property
    def own(self) -> frozenset[StaffId]:
        """The school's own teachers."""
        return frozenset(
            person.id for person in self.school.staff if person.kind is StaffKind.OWN
        )

    @property
    def late_days(self) -> int | None:
        """Days a week an own teacher may serve after 教师下班时间."""
        return self.school.settings.late_days

    def on_leave(self, person: StaffId, day: date) -> bool:
        """Whether a leave of 请假 covers the day."""
        return any(
            leave.first <= day <= leave.last for leave in self._leaves.get(person, ())
        )

    @cached_property
    def _leaves(self) -> dict[StaffId, list]:  # type: ignore[type-arg]
        result = defaultdict(list)
        for leave in self.school.leaves:
            result[leave.staff].append(leave)
        return result


def read(
    school: School,
    profile: Profile,
    previous: Plan | None = None,
    aim: Aim | None = None,
    since: date | None = None,
) -> Reading:
    """The model's reading of a school under its regime, and of an earlier plan.

    Args:
        previous: a plan of this term is one to stay near; of an earlier term, what its
            teachers did more or less than even is carried over.
    """
    regime = profile.in_force(school.settings.service_start)
    kinds = regime.staff_kinds()
    term = service_days(school.settings, school.calendar)
    notices = term.notices
    carried: Mapping[StaffId, tuple[int, ...]] = {}
    if previous is not None and is_earlier(previous, school):
        carried, previous = carried_over(previous, school), None
        notices = (*notices, words.carried_over(len(carried)))
    return Reading(
        school=school,
        days=term.days,
        day_notices=notices,
        carried=carried,
        care_by_agreement=regime.flag("care.needs_agreement") is True,
        kinds=frozenset(StaffKind if isinstance(kinds, Unstated) else kinds),
        kept=kept_of(previous, since),
        aim=aim,
        free_afternoons=_free_afternoons(regime),
        time_off=regime.flag("flex.compensatory_leave") is True,
        menu=_menu(regime),
    )


def _menu(regime: Regime) -> Mapping[str, int]:
    """Weekly meetings wanted of each 社团类别; at least one of each that is named."""
    named = regime.words("activities.named")
    wanted = {} if isinstance(named, Unstated) else dict.fromkeys(named, 1)
    if regime.flag("activities.more_sport") is True:
        wanted[SPORT] = 1
    if regime.clauses_of(RuleId("S07")):
        wanted[UNITY] = 1
    if regime.clauses_of(RuleId("S08")):
        stated = regime.whole("activities.arts_per_week")
        wanted[ARTS] = 1 if isinstance(stated, Unstated) else stated
    return wanted


def _free_afternoons(regime: Regime) -> int:
    """Afternoons a week the regime wants free of service; 0 where it says nothing."""
    if regime.flag("flex.protects_rest") is not True:
        return 0
    wanted = regime.whole("flex.free_afternoons_per_week")
    return 0 if isinstance(wanted, Unstated) else wanted
