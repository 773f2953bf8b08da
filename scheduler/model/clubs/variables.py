"""Decision variables of the club stage and their meaning.

    way[c, p]    club c opens and meets in pattern p
    meet[c, s]   club c meets in slot s            = sum of way over patterns with s
    hold[i, c]   pupil i holds club c
    flow[m, c, p] pupils of profile m who hold c while it meets in p
    lead[t, c, p] person t leads c, which meets in p (clubs keep their leaders, H14)
    rest[g, s]   groups of pupils of grade g without a club in slot s (lower bound)

A profile is a grade with the set of club slots its pupils attend. Pupils of one
profile are alike for every pattern, so flows are counted by profile and not by pupil
(exact for integers; 2-3 times faster, SOLVER notes 1.2).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from scheduler.domain.grid import Slot
from scheduler.domain.ids import ClubName, PupilId, StaffId
from scheduler.domain.kinds import PeriodKind
from scheduler.model.clubs.offers import Offer, Pattern, leaders_of
from scheduler.model.engine import total
from scheduler.model.reading import Reading

Profile = tuple[int, frozenset[Slot]]


@dataclass
class ClubModel:
    """The CP-SAT model of the stage with its variables; rules add their rows to it."""

    reading: Reading
    offers: tuple[Offer, ...]
    reserve: dict[
        Slot, int
    ]  # extra supervisors to leave free, learnt from later stages
    spare_rooms: Mapping[Slot, int] = field(default_factory=dict)  # the same of rooms
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    way: dict[tuple[ClubName, Pattern], cp_model.IntVar] = field(default_factory=dict)
    hold: dict[tuple[PupilId, ClubName], cp_model.IntVar] = field(default_factory=dict)
    flow: dict[tuple[Profile, ClubName, Pattern], cp_model.IntVar] = field(
        default_factory=dict
    )
    lead: dict[tuple[StaffId, ClubName, Pattern], cp_model.IntVar] = field(
        default_factory=dict
    )
    rest: dict[tuple[int, Slot], cp_model.IntVar] = field(default_factory=dict)
    profiles: dict[PupilId, Profile] = field(default_factory=dict)
    fans: dict[tuple[Profile, ClubName], list[PupilId]] = field(default_factory=dict)
    members: dict[ClubName, cp_model.LinearExpr] = field(default_factory=dict)
    clashes: range = range(0)  # rows that keep a pupil's clubs apart, by their place

    def __post_init__(self) -> None:
        """Make the variables; rules come after."""
        club_slots = frozenset(self.reading.of_kind(PeriodKind.CLUB))
        for pupil in self.reading.school.pupils:
            attended = self.reading.slots_of[pupil.id] & club_slots
            self.profiles[pupil.id] = (pupil.grade, attended)
        for offer in self.offers:
            self._offer(offer)
        for slot in sorted(club_slots, key=lambda row: row.key):
            for grade in sorted(slot.grades):
                stay = len(self.staying(grade, slot))
                if stay:
                    self.rest[grade, slot] = self.model.new_int_var(0, stay, "rest")

    def _offer(self, offer: Offer) -> None:
        name = offer.club.name
        by_profile: dict[Profile, list[PupilId]] = defaultdict(list)
        for pupil, _ in offer.fans:
            self.hold[pupil, name] = self.model.new_bool_var("hold")
            by_profile[self.profiles[pupil]].append(pupil)
        for profile, pupils in by_profile.items():
            self.fans[profile, name] = pupils
        for pattern in offer.patterns:
            self.way[name, pattern] = self.model.new_bool_var("way")
            for profile, pupils in by_profile.items():
                if set(pattern) <= profile[1]:
                    self.flow[profile, name, pattern] = self.model.new_int_var(
                        0, min(len(pupils), offer.club.maximum), "flow"
                    )
            for person in leaders_of(self.reading, offer.club, pattern):
                self.lead[person, name, pattern] = self.model.new_bool_var("lead")
        self.members[name] = total([self.hold[pupil, name] for pupil, _ in offer.fans])

    def staying(self, grade: int, slot: Slot) -> list[PupilId]:
        """Pupils of a grade who are there in a slot."""
        return [
            pupil
            for pupil in self.reading.present[slot]
            if self.reading.pupils[pupil].grade == grade
        ]

    def meet(self, club: ClubName, slot: Slot) -> cp_model.LinearExpr:
        """1 when the club meets in the slot."""
        return total(
            [
                variable
                for (name, pattern), variable in self._ways_of(club)
                if name == club and slot in pattern
            ]
        )

    def _ways_of(
        self, club: ClubName
    ) -> list[tuple[tuple[ClubName, Pattern], cp_model.IntVar]]:
        return [(key, variable) for key, variable in self.way.items() if key[0] == club]

    def opened(self, club: ClubName) -> cp_model.LinearExpr:
        """1 when the club opens."""
        return total([variable for _, variable in self._ways_of(club)])

    def attending(self, grade: int, slot: Slot) -> cp_model.LinearExpr:
        """Pupils of a grade who are in a club in a slot."""
        return total(
            [
                variable
                for (profile, _, pattern), variable in self.flow.items()
                if profile[0] == grade and slot in pattern
            ]
        )
