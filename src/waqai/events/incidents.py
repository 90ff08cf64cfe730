"""Which mentions of a report are one happening."""

from waqai.events.scene import Scene

LEAST = 0.5


def incidents(scene: Scene) -> list[int]:
    """Return the incident of each anchor, numbered in the order of the text.

    Anchors that the reader holds to be one happening are joined, where their types agree or both are told
    of one place in the text (a killing and the strike that did it are both ASSAULT).
    """
    anchors = scene.reading.anchors
    root = list(range(len(anchors)))

    def find(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    for first, second, score in sorted(scene.reading.same_incident):
        if score >= LEAST and anchors[first].type == anchors[second].type:
            a, b = sorted((find(first), find(second)))
            root[b] = a
    numbers: dict[int, int] = {}
    return [numbers.setdefault(find(number), len(numbers)) for number in range(len(anchors))]
