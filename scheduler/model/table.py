"""The roster of the cycle as arrays: who serves where, what they carry, who may trade.

A move gives one duty of a person (``giver``) to another (``taker``), for nothing or
for one of the taker's duties. All moves of a giver are judged at once; measured on M,
polishing one by one took 4.3 s of profiled CPU, this takes 0.3 s.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.domain.ids import StaffId
from scheduler.model.afternoons import Afternoons
from scheduler.model.evenness import MEASURES, PRICES, UNITS, Burdens, Place, Weight
from scheduler.model.level import Levels
from scheduler.model.reading import Reading
from scheduler.model.works import Work

Staffing = Mapping[Place, tuple[StaffId, ...]]
Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

NO_LIMIT = 10**9
TEMPTING = 4  # take-overs of one person, at most
BEYOND = (10**10, 10**8, 10**6, 10**6)  # by measure: a load beyond its tolerance


@dataclass(frozen=True, slots=True)
class Move:
    """``giver`` hands ``place`` to ``taker``, who hands ``back`` back (-1: nothing)."""

    giver: int
    place: int
    taker: int
    back: int


class Table:
    """The roster being improved. People are the school's own, by number.

    Attributes:
        people, places: what the numbers of rows and columns mean.
        has: who serves where; the only thing that changes, with its counts.
        levels: when set, loads beyond the tolerance weigh more than all unevenness.
    """

    levels: Levels | None = None

    def __init__(
        self,
        reading: Reading,
        works: tuple[Work, ...],
        burdens: Burdens,
        staffing: Staffing,
    ) -> None:
        self.reading, self.works = reading, works
        self.people = tuple(sorted(reading.own))
        self.places: tuple[Place, ...] = tuple(sorted(staffing))
        self.row = {person: number for number, person in enumerate(self.people)}
        self.column = {place: number for number, place in enumerate(self.places)}
        self._strangers = {
            place: tuple(who for who in team if who not in self.row)
            for place, team in staffing.items()
        }
        self._read_places()
        self._read_people(burdens)
        self._count(burdens, staffing)
        self.days = Afternoons.of(reading, works)

    def _read_places(self) -> None:
        works = [self.works[index] for _, index in self.places]
        weeks = [week for week, _ in self.places]
        self.week: Numbers = np.array(weeks, dtype=np.int64)
        self.weekday: Numbers = np.array([row.weekday for row in works], dtype=np.int64)
        self.units: Numbers = np.array([row.units for row in works], dtype=np.int64)
        self.clash: Numbers = np.array(
            [
                [
                    int(mine == week and work.clashes(other))
                    for week, other in zip(weeks, works, strict=True)
                ]
                for mine, work in zip(weeks, works, strict=True)
            ],
            dtype=np.int64,
        ).reshape(len(works), len(works))

    def _read_people(self, burdens: Burdens) -> None:
        shape = (len(self.people), len(self.places))
        self.able: Truths = np.zeros(shape, dtype=np.bool_)
        self.loose: Truths = np.ones(shape, dtype=np.bool_)
        self.kept: Numbers = np.zeros(shape, dtype=np.int64)
        self.weight: Numbers = np.zeros((*shape, len(MEASURES)), dtype=np.int64)
        self.whole: Numbers = np.array(
            [burdens.whole(place) for place in self.places], dtype=np.int64
        ).reshape(len(self.places), len(MEASURES))
        before = self.reading.kept.staff
        for column, (week, index) in enumerate(self.places):
            work = self.works[index]
            bound = {who for who, _ in work.pinned}
            for row, person in enumerate(self.people):
                self.able[row, column] = person in work.able
                self.loose[row, column] = work.club is None and person not in bound
                self.weight[row, column] = burdens.weight(person, (week, index))
                self.kept[row, column] = any(
                    (week, group.id, person) in before for group in work.groups
                )
        facts = [self.reading.staff[person] for person in self.people]
        self.most: Numbers = np.array(
            [NO_LIMIT if row.weekly_max is None else row.weekly_max for row in facts],
            dtype=np.int64,
        )
        self.least: Numbers = np.array(
            [row.weekly_min or 0 for row in facts], dtype=np.int64
        )

    def _count(self, burdens: Burdens, staffing: Staffing) -> None:
        self.has: Truths = np.zeros_like(self.able)
        for place, team in staffing.items():
            for person in team:
                if person in self.row:
                    self.has[self.row[person], self.column[place]] = True
        held = self.has.astype(np.int64)
        self.busy: Numbers = held @ self.clash
        weeks = self.reading.school.settings.cycle_weeks
        self.in_week: Numbers = np.stack(
            [
                (held * (self.week == week) * self.units).sum(axis=1)
                for week in range(weeks)
            ],
            axis=1,
        )
        start = np.array([burdens.start(who) for who in self.people], dtype=np.int64)
        start = start.reshape(len(self.people), len(MEASURES))
        self.load: Numbers = start + (self.weight * self.has[:, :, None]).sum(axis=1)
        self.cycle_load: Numbers = start + self.has.astype(np.int64) @ self.whole

    # ---- moves ----------------------------------------------------------------

    def best_move(self, giver: int, among: Truths | None = None) -> Move | None:
        """The legal move of a giver that lowers the unevenness most, if any does.

        Args:
            among: whom the giver may trade with; None: everybody.
        """
        mine = np.flatnonzero(self.has[giver] & self.loose[giver])
        takers, backs = self._partners(giver)
        if among is not None:
            takers, backs = takers[among[takers]], backs[among[takers]]
        if not len(mine) or not len(takers):
            return None
        gain = self._gain(giver, mine[:, None], takers, backs)
        gain[~self._legal(giver, mine[:, None], takers, backs)] = 0
        flat = gain.ravel()
        while (best := int(flat.argmax())) >= 0 and flat[best] > 0:
            a, b = divmod(best, len(takers))
            move = Move(giver, int(mine[a]), int(takers[b]), int(backs[b]))
            if self._afternoons_allow(move):
                return move
            flat[best] = 0
        return None

    def tempting(self, giver: int) -> list[Move]:
        """Take-overs that make hours more even at too high a price, the best first."""
        mine = np.flatnonzero(self.has[giver] & self.loose[giver])
        takers = np.delete(np.arange(len(self.people)), giver)
        none = np.full(len(takers), -1)
        hours, load = self.whole[mine, UNITS][:, None], self.cycle_load[:, UNITS]
        better = hours * (load[giver] - load[takers] - hours)
        better[~self._legal(giver, mine[:, None], takers, none)] = 0
        order = (-better).ravel().argsort(kind="stable")[: int((better > 0).sum())]
        return [
            Move(giver, int(mine[a]), int(takers[b]), -1)
            for a, b in (divmod(int(place), len(takers)) for place in order[:TEMPTING])
        ]

    def is_free(self, move: Move) -> bool:
        """Whether a move is legal and makes nothing less even."""
        a, t, b = (np.array([part]) for part in (move.place, move.taker, move.back))
        return self.is_legal(move) and bool(self._gain(move.giver, a, t, b)[0] >= 0)

    def is_legal(self, move: Move) -> bool:
        """Whether the giver still holds the duties and every rule allows the move."""
        a, t, b = (np.array([part]) for part in (move.place, move.taker, move.back))
        return (
            bool(self.has[move.giver, move.place])
            and bool(self._legal(move.giver, a, t, b)[0])
            and self._afternoons_allow(move)
        )

    @property
    def state(self) -> tuple[Truths, Numbers, Numbers, Numbers, Numbers]:
        """Who serves where, with all counts of it, to come back to."""
        return (
            self.has.copy(),
            self.busy.copy(),
            self.in_week.copy(),
            self.load.copy(),
            self.cycle_load.copy(),
        )

    @state.setter
    def state(self, state: tuple[Truths, Numbers, Numbers, Numbers, Numbers]) -> None:
        self.has, self.busy, self.in_week, self.load, self.cycle_load = state

    def make(self, move: Move) -> None:
        """Make a move."""
        self._hand_over(move.giver, move.taker, move.place)
        if move.back >= 0:
            self._hand_over(move.taker, move.giver, move.back)

    def _partners(self, giver: int) -> tuple[Numbers, Numbers]:
        """Everybody else, with each duty they could give back and with none."""
        rows, columns = np.nonzero(self.has & self.loose)
        others = rows != giver
        alone = np.delete(np.arange(len(self.people)), giver)
        takers = np.concatenate([alone, rows[others]])
        backs = np.concatenate([np.full(len(alone), -1), columns[others]])
        return takers, backs

    def _gain(self, giver: int, a: Numbers, takers: Numbers, backs: Numbers) -> Numbers:
        some = backs >= 0
        result: Numbers = np.zeros(
            np.broadcast_shapes(a.shape, takers.shape), dtype=np.int64
        )
        for part, price in enumerate(PRICES):
            whole, load = self.whole[:, part], self.cycle_load[:, part]
            more = some * whole[backs] - whole[a]
            result -= 2 * price * more * (load[giver] - load[takers] + more)
            if self.levels is not None:
                weight, beyond = self.weight[:, :, part], self._beyond(part)
                mine = some * weight[giver, backs] - weight[giver, a]
                theirs = weight[takers, a] - some * weight[takers, backs]
                over = beyond(giver, mine) - beyond(giver, 0)
                over = over + beyond(takers, theirs) - beyond(takers, 0)
                result -= BEYOND[part] * over
        return result

    def _beyond(self, part: int) -> Callable[[int | Numbers, int | Numbers], Numbers]:
        """How far a load, changed by an amount, lies beyond its tolerance."""
        levels = self.levels
        assert levels is not None
        even = np.array([levels.even[who][part] for who in self.people], dtype=np.int64)
        judged = np.array([levels.choice[who][part] for who in self.people])
        load, tolerance = self.load[:, part], levels.tolerance[part]

        def beyond(rows: int | Numbers, change: int | Numbers) -> Numbers:
            off = np.abs(load[rows] + change - even[rows]) - tolerance
            result: Numbers = np.maximum(off, 0) * judged[rows]
            return result

        return beyond

    @property
    def beyond(self) -> Numbers:
        """By person and measure, how far loads lie beyond their tolerances."""
        everybody = np.arange(len(self.people))
        return np.stack([self._beyond(part)(everybody, 0) for part in MEASURES], axis=1)

    def _legal(self, giver: int, a: Numbers, takers: Numbers, backs: Numbers) -> Truths:
        """H06-H09 and 每周最少课时 of both, and no loss of what was kept."""
        some = backs >= 0
        given, got = self.units[a], some * self.units[backs]
        in_a, in_b = self.week[a], self.week[backs]
        same = some & (in_a == in_b)
        crossing = some * self.clash[backs, a]
        taker_free = self.busy[takers, a] == crossing
        giver_free = self.busy[giver, backs] == self.clash[a, backs]
        taker_rise, giver_rise = given - same * got, got - same * given
        taker_units, giver_units = self.in_week[takers, in_a], self.in_week[giver, in_b]
        taker_back, giver_left = self.in_week[takers, in_b], self.in_week[giver, in_a]
        kept = self.kept
        result: Truths = (
            self.able[takers, a]
            & taker_free
            & (taker_units + taker_rise <= self.most[takers])
            & ((taker_rise <= 0) | (giver_left - taker_rise >= self.least[giver]))
            & (
                kept[takers, a] - kept[giver, a]
                >= some * (kept[takers, backs] - kept[giver, backs])
            )
            & (
                ~some
                | (
                    self.able[giver, backs]
                    & giver_free
                    & (giver_units + giver_rise <= self.most[giver])
                    & (
                        (giver_rise <= 0)
                        | (taker_back - giver_rise >= self.least[takers])
                    )
                )
            )
        )
        return result

    def _afternoons_allow(self, move: Move) -> bool:
        if not self.days.limited:
            return True
        pairs = (
            (move.giver, move.place, move.back),
            (move.taker, move.back, move.place),
        )
        before = after = 0
        for row, loses, gains in pairs:
            held = set(np.flatnonzero(self.has[row]).tolist())
            now = (held - {loses}) | ({gains} - {-1})
            before += self.days.excess(self.places[column] for column in held)
            after += self.days.excess(self.places[column] for column in now)
        return after <= before

    def _hand_over(self, giver: int, taker: int, place: int) -> None:
        self.has[giver, place], self.has[taker, place] = False, True
        for row, sign in ((giver, -1), (taker, 1)):
            self.busy[row] += sign * self.clash[place]
            self.in_week[row, self.week[place]] += sign * self.units[place]
            self.load[row] += sign * self.weight[row, place]
            self.cycle_load[row] += sign * self.whole[place]

    # ---- what came out ----------------------------------------------------------

    def duties(self, row: int) -> list[int]:
        """Places of a person that may change hands."""
        return [int(i) for i in np.flatnonzero(self.has[row] & self.loose[row])]

    def team(self, place: int) -> list[int]:
        """Own staff of a place."""
        return [int(row) for row in np.flatnonzero(self.has[:, place])]

    @property
    def costs(self) -> Numbers:
        """Everybody's share of the unevenness."""
        result: Numbers = (np.array(PRICES) * self.cycle_load**2).sum(axis=1)
        return result

    @property
    def loads(self) -> dict[StaffId, Weight]:
        """What everybody carries."""
        return {person: self.load_of(person) for person in self.people}

    @property
    def beyond_by_measure(self) -> list[int]:
        """Loads beyond their tolerances, all people together."""
        return [int(part) for part in self.beyond.sum(axis=0)]

    def load_of(self, person: StaffId) -> Weight:
        """What a person carries over the term, with what they came with."""
        return tuple(int(part) for part in self.load[self.row[person]])

    @property
    def roster(self) -> dict[Place, tuple[StaffId, ...]]:
        """The roster as it stands, people in id order."""
        return {
            place: tuple(
                sorted(
                    [
                        *self._strangers[place],
                        *(self.people[row] for row in self.team(column)),
                    ]
                )
            )
            for column, place in enumerate(self.places)
        }
