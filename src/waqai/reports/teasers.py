"""Openings of other stories that a page put after the end of this one."""

from collections.abc import Sequence

from waqai.reports.cues import continues, is_lead
from waqai.reports.layout import Line, is_item, overlap

LONGEST = 300
FEWEST = 3
MOST = 7


def trailing(lines: Sequence[Line], taken: frozenset[int]) -> dict[int, str]:
    """Return the indices of the lines at the end that open other stories, and why.

    At least three lines in a row, most of them openings by their form: none begins as a paragraph that
    goes on with what stands before it, is an item of a list, or is long.
    """
    last = len(lines)
    while last and last - 1 in taken:
        last -= 1
    first = last
    while first > 1 and last - first < MOST and first - 1 not in taken and _may_open(lines[first - 1]):
        first -= 1
        if lines[first].gap and last - first >= FEWEST:
            break
    first = _after_story(lines, first, last)
    if last - first < FEWEST or (first < 2 and last - first < 5) or not _other(lines, first, last):
        return {}
    why = f"layout: {last - first} openings of other stories after the end of this one"
    return dict.fromkeys(range(first, last), why)


def _may_open(line: Line) -> bool:
    return 60 <= len(line.text) <= LONGEST and not continues(line.text) and not is_item(line.text)


def _other(lines: Sequence[Line], first: int, last: int) -> bool:
    """Tell whether most of the lines read as first paragraphs, or hardly share the words of the story."""
    story = frozenset().union(*(line.stems for line in lines[:first]))
    leads = sum(is_lead(line.text) for line in lines[first:last])
    shared = sum(overlap(line.stems, story) for line in lines[first:last])
    return leads * 5 >= (last - first) * 3 or (leads * 5 >= last - first and shared < 0.2 * (last - first))


def _after_story(lines: Sequence[Line], first: int, last: int) -> int:
    """Return the first line that no longer belongs to the story: its own last paragraphs share its words."""
    story = frozenset().union(*(line.stems for line in lines[:first]))
    while first < last and not lines[first].gap and _goes_on(lines[first], story):
        first += 1
    return first


def _goes_on(line: Line, story: frozenset[str]) -> bool:
    return overlap(line.stems, story) > 0.35 and not is_lead(line.text)
