"""Clusters of reports by average linkage: two clusters are one where their reports are, on average, alike."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

Pair = tuple[str, str]  # ids, the smaller first
ALIKE = 0.35


def clusters(nodes: Iterable[str], alike: Mapping[Pair, float], least: float = ALIKE) -> list[tuple[str, ...]]:
    """Return the clusters of `nodes` (each sorted, in order of its first).

    `alike` holds how sure it is that two are one; a pair that is not in it counts as 0. The two clusters that are
    most alike on average are joined as long as that is `least` or more; among equals, the first by name.
    """
    members: dict[str, tuple[str, ...]] = {node: (node,) for node in sorted(nodes)}
    sums: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), sure in sorted(alike.items()):
        if one in members and other in members:
            sums[one][other] = sums[other][one] = sure
    heap = [(-sure, one, other) for one in members for other, sure in sums[one].items() if one < other]
    heap = [entry for entry in heap if -entry[0] >= least]
    heapq.heapify(heap)
    while heap:
        likeness, one, other = heapq.heappop(heap)
        if one not in members or other not in members or likeness != -_average(members, sums, one, other):
            continue
        for third, total in sums.pop(other).items():
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
            del sums[third][other]
        members[one] = tuple(sorted(members[one] + members.pop(other)))
        for third in sums[one]:
            first, second = sorted((one, third))
            if (average := _average(members, sums, first, second)) >= least:
                heapq.heappush(heap, (-average, first, second))
    return sorted(members.values())


def _average(members: Mapping[str, tuple[str, ...]], sums: Mapping[str, Mapping[str, float]], a: str, b: str) -> float:
    return round(sums[a].get(b, 0.0) / (len(members[a]) * len(members[b])), 6)
