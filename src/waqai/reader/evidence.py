"""What the lexicons say of the words of a report: predicates, status cues, a user's own lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from waqai import lexicons
from waqai.arabic import fold
from waqai.arabic.tokens import Analysis
from waqai.lexicons import Entry
from waqai.reader.predicates import TYPES, Match, matches, written


@dataclass(frozen=True, slots=True)
class Evidence:
    """Lexicon lines by token. `cues` names, for a token, the status cues that reach it ("planned: line");
    `cue_words` the tokens that are cues themselves; `own` what a user's own predicate lines decide."""

    matches: dict[int, tuple[Match, ...]]
    cues: dict[int, tuple[str, ...]]
    cue_words: tuple[tuple[int, str], ...]
    own: dict[int, tuple[str, str | None, str]]


@cache
def _cues() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Return the status cues by their first folded word."""
    out: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in lexicons.load("status"):
        listed = entry.get("cue") or ()
        for cue in (listed,) if isinstance(listed, str) else listed:
            words = tuple(fold(word) for word in str(cue).split())
            if words:
                out.setdefault(words[0], []).append((words[1:], entry))
    return {first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in out.items()}


lexicons.on_change(_cues.cache_clear)


@lru_cache(maxsize=TYPES)
def _opened(stem: str, folded: str, proclitics: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], Entry, bool], ...]:
    """Return the cues that a word may begin: their further words, their line, whether it is a clitic of the word."""
    table = _cues()
    found = [(*cue, False) for written in written(stem, folded, bool(proclitics)) for cue in table.get(written, ())]
    future = table.get("س", ()) if "س" in proclitics else ()
    return (*found, *((rest, entry, True) for rest, entry in future if not rest))


lexicons.on_change(_opened.cache_clear)


def _cue_hits(analysis: Analysis) -> Iterator[tuple[int, int, Entry]]:
    """Yield (first token, last token, entry) of the status cues of the text."""
    tokens = analysis.tokens
    for token in tokens:
        for rest, entry, clitic in _opened(token.stem, token.folded, token.proclitics):
            after = tokens[token.index + 1 : token.index + 1 + len(rest)]
            if len(after) == len(rest) and all(r in (t.folded, t.stem) for r, t in zip(rest, after, strict=True)):
                yield token.index, token.index + len(rest) - clitic, entry


def _longest(hits: list[tuple[int, int, Entry]]) -> Iterator[tuple[int, int, Entry]]:
    """Yield the cues that are not part of a longer one («لم» in «ما لم» and in «لم يستبعد»)."""
    ends: dict[int, int] = {}  # by first token, the last one of the longest cue of several words
    for first, last, _ in hits:
        if last > first:
            ends[first] = max(last, ends.get(first, last))
    longest = max((last - first for first, last in ends.items()), default=0)
    for first, last, entry in hits:
        around = ((start, ends.get(start, -1)) for start in range(first - longest, first + 1))
        if last < first or not any(last <= end and end - start > last - first for start, end in around):
            yield first, last, entry


def evidence(analysis: Analysis) -> Evidence:
    """Match the predicate and status lexicons against `analysis`."""
    by_token: dict[int, list[Match]] = {}
    own: dict[int, tuple[str, str | None, str]] = {}
    for match in matches(analysis):
        by_token.setdefault(match.token, []).append(match)
        if match.entry.get("_own") and match.token not in own:
            own[match.token] = (match.type, match.mode, match.where)
    cues: dict[int, dict[str, None]] = {}
    words: list[tuple[int, str]] = []
    for first, last, entry in _longest(list(_cue_hits(analysis))):
        status = str(entry["status"])
        words.append((first, status))
        for token in _scope(analysis, first, last, entry):
            if not _aspect_fits(analysis, token, last, entry):
                continue
            cues.setdefault(token, {})[f"{status}: {lexicons.where(entry)}"] = None
    return Evidence(
        {token: tuple(found) for token, found in by_token.items()},
        {token: tuple(found) for token, found in cues.items()},
        tuple(words),
        own,
    )


def _aspect_fits(analysis: Analysis, token: int, last: int, entry: Entry) -> bool:
    """Tell whether the verb behind the cue has the aspect that the cue wants («قد» + imperfect: possible)."""
    wanted = entry.get("aspect")
    if not wanted:
        return True
    verbs = (t.feature("Aspect") for t in analysis.tokens[last + 1 : token + 1] if t.feature("Aspect"))
    return next(verbs, None) in (None, wanted)


def _scope(analysis: Analysis, first: int, last: int, entry: Entry) -> range:
    reach = int(entry.get("within", 4))
    sentence = analysis.sentences[analysis.tokens[first].sentence]
    if entry.get("scope") == "preceding":
        return range(max(sentence.first, first - reach), first)
    return range(last + 1, min(sentence.last, last + 1 + reach))
