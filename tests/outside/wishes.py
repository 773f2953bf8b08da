"""The best wish profile for clubs already opened: a min-cost flow."""

from collections import deque

Options = dict[str, dict[str, int]]


class Flow:
    """Residual network with integer costs."""

    def __init__(self, size: int) -> None:
        self.out: list[list[int]] = [[] for _ in range(size)]
        self.to: list[int] = []
        self.room: list[int] = []
        self.cost: list[int] = []

    def edge(self, a: int, b: int, room: int, cost: int) -> int:
        """Add an edge and its reverse; return its number."""
        for start, end, r, c in ((a, b, room, cost), (b, a, 0, -cost)):
            self.out[start].append(len(self.to))
            self.to.append(end)
            self.room.append(r)
            self.cost.append(c)
        return len(self.to) - 2

    def augment(self, source: int, sink: int) -> bool:
        """Push one unit along the cheapest path when that gains."""
        far = [1 << 200] * len(self.out)
        via = [-1] * len(self.out)
        far[source] = 0
        queue, waiting = deque([source]), {source}
        while queue:
            a = queue.popleft()
            waiting.discard(a)
            for e in self.out[a]:
                b = self.to[e]
                if self.room[e] and far[a] + self.cost[e] < far[b]:
                    far[b], via[b] = far[a] + self.cost[e], e
                    if b not in waiting:
                        waiting.add(b)
                        queue.append(b)
        if far[sink] >= 0:
            return False
        b = sink
        while b != source:
            e = via[b]
            self.room[e] -= 1
            self.room[e ^ 1] += 1
            b = self.to[e ^ 1]
        return True


def best_profile(
    options: Options, bounds: dict[str, tuple[int, int]], *, fair: bool
) -> list[int]:
    """Students by rank of the wish they hold, one club each, minima respected."""
    base = len(options) + 1
    students, clubs = list(options), list(bounds)
    source, sink = 0, 1
    at = {c: 2 + n for n, c in enumerate(clubs)}
    flow = Flow(2 + len(clubs) + len(students))
    hold = base**7
    edges: list[tuple[int, int]] = []
    for n, s in enumerate(students):
        node = 2 + len(clubs) + n
        flow.edge(source, node, 1, 0)
        for c, rank in options[s].items():
            gain = hold - base**rank if fair else hold + base ** (5 - rank)
            edges.append((flow.edge(node, at[c], 1, -gain), rank))
    for c, (low, high) in bounds.items():
        flow.edge(at[c], sink, low, -(base**9))
        flow.edge(at[c], sink, high - low, 0)
    while flow.augment(source, sink):
        pass
    profile = [0] * 5
    for e, rank in edges:
        profile[rank] += flow.room[e] == 0
    return profile
