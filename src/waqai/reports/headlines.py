"""Headlines of other stories that a page put between the paragraphs of this one."""

import re
from collections.abc import Sequence
from itertools import groupby

from waqai.reports.cues import continues
from waqai.reports.layout import Line, is_item, overlap

LONGEST = 130
_MARKS = ((0.8, re.compile("[؟?]")), (0.6, re.compile(r"[:|]|\.\.")), (0.5, re.compile('["«“]')))
_PRESENT = re.compile(r"[يت][^\W\d_]{2,}$")
THRESHOLD = 0.2
_WORDS = re.compile(r"\S+")


def interleaved(lines: Sequence[Line], taken: frozenset[int]) -> dict[int, str]:
    """Return the indices of the lines that are headlines of other stories, and why.

    Such a line does not end as a sentence, is short, stands between paragraphs, and what follows takes up
    not it but the story before it. A heading of a section, whose words the next paragraph takes up, is no
    such line; nor is an item of a list. `taken` are lines that are known to be something else.
    """
    candidates = [n for n in range(1, len(lines)) if n not in taken and _headline_like(lines[n])]
    out: dict[int, str] = {}
    for run in _runs(candidates):
        followers = lines[run[-1] + 1 : run[-1] + 2]
        if len(run) > 6 or not followers:
            continue
        beside = run[0] - 1 in taken or run[-1] + 1 in taken
        why = _judged([lines[n] for n in run], followers[0], lines[: run[0]], beside=beside)
        out |= dict.fromkeys(run, why) if why else {}
    return out


def _headline_like(line: Line) -> bool:
    text = line.text
    if line.finished or len(text) > LONGEST or is_item(text) or continues(text):
        return False
    return len(_WORDS.findall(text)) >= 4 and not text.startswith(('"', "“", "«"))


def _runs(indices: Sequence[int]) -> list[list[int]]:
    grouped = groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0])
    return [[index for _, index in group] for _, group in grouped]


def _judged(run: Sequence[Line], after: Line, before: Sequence[Line], *, beside: bool = False) -> str | None:
    """Return why the lines of `run` are headlines of other stories, None where they may be its own.

    `beside` tells that a line next to them is no part of the story.

    The weights were set by hand after a logistic regression on lines of the open ANT corpus (headlines of
    one outlet against section headings of two others); they are not probabilities.
    """
    story = frozenset().union(*(line.stems for line in before))
    shortest = min(len(line.text) for line in run)
    score = -0.3 + 1.8 * (len(run) - 1) + beside + 0.75 * min(shortest / 50, 1.6)
    score += sum(weight for weight, mark in _MARKS if any(mark.search(line.text) for line in run))
    score += 1.2 * (shortest >= 55 and _told_now(run[0].text))
    score -= 2.6 * max(overlap(line.stems, after.stems) for line in run)
    score -= 0.4 * overlap(run[0].stems, story)
    if score < THRESHOLD:
        return None
    return f"layout: {len(run)} line(s) between paragraphs, not ended as a sentence, not taken up by the next"


def _told_now(text: str) -> bool:
    """Tell whether a noun and then a verb in the present come first, as in headlines."""
    return any(_PRESENT.match(word) for word in text.split()[1:4])
