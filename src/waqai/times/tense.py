"""Whether the clause around a time speaks of what has happened or of what lies ahead."""

import re
from typing import Literal

from waqai.times.scan import Scan
from waqai.times.vocabulary import word_set

Tense = Literal["past", "future", "present", "near"]
_FUTURE = re.compile(r"^[وف]?(س[يتن]\w{3,})$")
_IMPERFECT = re.compile(r"^[وف]?(ي\w{3,})$")
_PAST_BEFORE = frozenset({"لم", "ولم", "فلم", "كان", "كانت", "كانوا", "وكان", "وكانت", "وكانوا"})
_FUTURE_BEFORE = frozenset({"لن", "سوف", "ان", "بان", "قد", "لكي", "كي", "ولن", "وسوف", "وان", "الا"})


_IF = frozenset({"اذا", "لو", "حال", "واذا"})
_QUOTES = frozenset('"“«')


def clause_tense(scan: Scan, first: int, last: int) -> Tense | None:
    """Return the tense of the nearest verb before tokens `first` to `last` in their sentence, else after them.

    A time between two commas may belong to the verb that leads the sentence or to a later one that looks
    ahead: "near" leaves it to the calendar. A quotation that opens before the time keeps it from the verbs outside.
    """
    sentence = scan.tokens[first].sentence
    before = [tense_at(scan, i) for i in range(first - 1, _start(scan, first, sentence) - 1, -1)]
    told = [tense for tense in before if tense is not None]
    if told:
        set_off = scan.word(first - 1) == "," == scan.word(last)
        if set_off and told[-1] == "past":
            return "near" if told[0] == "future" else "past"
        return told[0]
    for i in range(last, len(scan.tokens)):
        if scan.tokens[i].sentence != sentence:
            break
        tense = tense_at(scan, i)
        if tense is not None:
            return tense
    return None


def _start(scan: Scan, first: int, sentence: int) -> int:
    """Return the first token of the sentence, or of the quotation after a colon, that holds token `first`."""
    for i in range(first - 1, -1, -1):
        if scan.tokens[i].sentence != sentence or (scan.word(i) in _QUOTES and scan.word(i - 1) == ":"):
            return i + 1
    return 0


def tense_at(scan: Scan, i: int) -> Tense | None:
    """Return the tense that the word at `i` gives its clause, None where it is no verb and no cue."""
    word, token = scan.words[i], scan.tokens[i]
    if len(word) < 2 or not word[0].isalpha():
        return None
    cue = scan.at(i, "ahead", "behind")
    if cue is not None:
        return "future" if cue.sense.kind == "ahead" else _past(scan, i)
    if token.pos == "X":
        return _untagged(scan, i)
    return _tagged(scan, i) if token.pos == "VERB" else None


def _past(scan: Scan, i: int) -> Tense:
    """A past verb lies ahead all the same after a condition («إذا وافق», «إن لم يوافق»)."""
    return "future" if scan.word(i - 1) in _IF else "past"


def _tagged(scan: Scan, i: int) -> Tense | None:
    token = scan.tokens[i]
    if "س" in token.proclitics:
        return "future"
    aspect = token.feature("Aspect") or _aspect(token.stem)
    return _imperfect(scan, i) if aspect == "Imp" else _past(scan, i)


def _aspect(stem: str) -> str:
    """Guess the aspect of a verb by its form."""
    imperfect = stem[:1] in "ين" or (stem[:1] == "ت" and not stem.endswith("ت") and len(stem) > 3)
    return "Imp" if imperfect and len(stem) > 2 else "Perf"


def _untagged(scan: Scan, i: int) -> Tense | None:
    """Tell by its form what a word that no tagger has seen may be."""
    word = scan.words[i]
    nouns = word_set("not-verbs")
    future = _FUTURE.match(word)
    if future and future.group(1)[:5] not in nouns and future.group(1) not in nouns:
        return "future"
    imperfect = _IMPERFECT.match(word)
    return _imperfect(scan, i) if imperfect and imperfect.group(1) not in nouns else None


def _imperfect(scan: Scan, i: int) -> Tense:
    before = scan.word(i - 1)
    if before in _PAST_BEFORE:
        condition = scan.word(i - 2) in _IF or scan.tokens[max(i - 2, 0)].text == "إن"
        return "future" if condition else "past"
    return "future" if before in _FUTURE_BEFORE else "present"
