"""How many of some posts different people can fill at one moment."""

from collections.abc import Sequence, Set

from scheduler.domain.ids import StaffId


def filled(posts: Sequence[Set[StaffId]]) -> int:
    """The most posts that can be filled when nobody fills two.

    Args:
        posts: for each post who may fill it; a moment has a few dozen at most, so
            augmenting paths are instant.
    """
    taken: dict[StaffId, int] = {}

    def find(post: int, tried: set[StaffId]) -> bool:
        for person in sorted(posts[post] - tried):
            tried.add(person)
            if person not in taken or find(taken[person], tried):
                taken[person] = post
                return True
        return False

    return sum(find(post, set()) for post in range(len(posts)))
