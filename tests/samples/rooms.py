"""Rooms of a sample school: one home room per class and the special rooms."""

from dataclasses import dataclass

CLASSROOM = "普通教室"
PLAYGROUND = "操场"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One row of sheet 场地."""

    name: str
    type: str
    capacity: int
    groups: int = 1
    unavailable: str = ""


def home_room(grade: int, number: int) -> str:
    """Return the name of a class's own room."""
    return f"{grade}{number:02d}教室"


def make_rooms(
    classes: list[tuple[int, int, int]], special: dict[str, int]
) -> list[Room]:
    """Return home rooms for (grade, number, size) classes, then special rooms."""
    rooms = [
        Room(name=home_room(grade, number), type=CLASSROOM, capacity=max(50, size + 3))
        for grade, number, size in classes
    ]
    for kind, count in special.items():
        rooms.extend(_special_room(kind, number + 1, count) for number in range(count))
    return rooms


def _special_room(kind: str, number: int, count: int) -> Room:
    if kind == PLAYGROUND:
        name = ("东操场", "西操场", "篮球场")[number - 1] if count > 1 else "操场"
        return Room(name=name, type=kind, capacity=240, groups=6 if number == 1 else 4)
    if kind == CLASSROOM:
        return Room(name=f"备用教室{number}", type=kind, capacity=50)
    if kind == "图书馆":
        label = "图书馆" if number == 1 else f"阅览室{number}"
        return Room(name=label, type=kind, capacity=90, groups=2)
    name = f"{kind}{number}" if count > 1 else kind
    # The first music room hosts the weekly staff choir on Friday afternoons.
    closed = "周五/第二时段" if kind == "音乐室" and count > 1 and number == 1 else ""
    return Room(name=name, type=kind, capacity=48, unavailable=closed)
