"""The parts of an article: title, body, related headlines, promos, captions, bylines, datelines."""

import re
from collections.abc import Iterator, Sequence

from waqai.reports.cues import cue_of, dateline_end, holds_promo
from waqai.reports.headlines import interleaved
from waqai.reports.layout import Line, lines
from waqai.reports.report import Segment, SegmentKind
from waqai.reports.teasers import trailing
from waqai.spans import Span

_RULE = re.compile(r"[-–—_=*~.·•\s]{4,}")
_STOP = re.compile(r"[.!؟?…،][\"”»]?\s+(?=\S)")
_ASIDE = frozenset(("promo", "caption", "byline", "dateline"))
SOURCE_TITLE = "the source's own title"
_RULED = "layout: a ruled line"
_RUN_ON = re.compile(r"[^.!؟?…]{1000,1200}\s+(?=\S)")
_TITLE_LONGEST = 200
Judgement = tuple[SegmentKind, str]


def segment(text: str, title: str | None = None, body_start: int = 0) -> tuple[Segment, ...]:
    """Return the segments of `text` in order, a paragraph each, with what told their kind.

    `title` is the title that the source gives, `body_start` where the body begins behind it. Without
    one, a short first line that an empty line sets off is taken for the title.
    """
    parts = [Segment(Span(0, len(title)), "title", SOURCE_TITLE)] if title else []
    found = tuple(lines(text, body_start))
    if not title and _is_title(found):
        parts.append(Segment(found[0].span, "title", "layout: a short first line, set off by an empty line"))
        found = found[1:]
    kinds = _kinds(found)
    for number, line in enumerate(found):
        parts += _segments(line, kinds.get(number))
    return tuple(_joined(parts))


def _joined(parts: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments, a ruled line joined to the promo under it."""
    rule: Segment | None = None
    for part in parts:
        if rule and part.kind == "promo" and part.because != _RULED:
            yield Segment(Span(rule.span.start, part.span.end), "promo", part.because)
            rule = None
            continue
        if rule:
            yield rule
        rule = part if part.because == _RULED else None
        if rule is None:
            yield part
    if rule:
        yield rule


def asides(parts: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the parts that are no part of the story: promos, bylines, captions, datelines, teasers behind its end.

    A related headline between the paragraphs is read, for what it says is on record as a headline.
    """
    end = max((part.span.end for part in parts if part.kind in ("title", "body")), default=0)
    return tuple(
        part for part in parts if part.kind in _ASIDE or (part.kind == "related_headline" and part.span.start >= end)
    )


def _is_title(found: Sequence[Line]) -> bool:
    return (
        len(found) > 1
        and found[1].gap
        and not found[0].finished
        and len(found[0].text) <= _TITLE_LONGEST
        and not any(line.gap for line in found[2:4])
        and dateline_end(found[0].text) is None
    )


def _kinds(found: Sequence[Line]) -> dict[int, Judgement]:
    kinds = dict(_cued(found))
    headline: SegmentKind = "related_headline"
    kinds |= {n: (headline, why) for n, why in trailing(found, frozenset(kinds)).items()}
    kinds |= {n: (headline, why) for n, why in interleaved(found, frozenset(kinds)).items()}
    return kinds


def _cued(found: Sequence[Line]) -> Iterator[tuple[int, Judgement]]:
    """Yield the lines that a cue of the lexicon or a ruled line tells, and those that a cue heads."""
    heading = None
    for number, line in enumerate(found):
        cue = cue_of(line.text)
        if cue is None and _RULE.fullmatch(line.text):
            yield number, ("promo", _RULED)
            heading = None
        elif cue is not None:
            yield number, (cue.kind, cue.because)
            heading = cue if cue.heads and len(line.text) < 30 else None
        elif heading is not None and not line.finished and len(line.text) <= 130:
            yield number, (heading.kind, f"{heading.because} (headed by it)")
        else:
            heading = None


def _segments(line: Line, judged: Judgement | None) -> Iterator[Segment]:
    if judged is not None:
        yield Segment(line.span, *judged)
        return
    start = line.span.start
    found = dateline_end(line.text)
    if found:
        end = start + len(line.text[: found[0]].rstrip())
        yield Segment(Span(start, end), "dateline", found[1])
        start += found[0]
    tail = _promo_tail(line.text)
    end = line.span.start + (len(line.text[: tail[0]].rstrip()) if tail else len(line.text))
    yield from _body(line, Span(start, end))
    if tail:
        yield Segment(Span(line.span.start + tail[0], line.span.end), "promo", tail[1])


def _body(line: Line, span: Span) -> Iterator[Segment]:
    """Yield a paragraph as it is, or in pieces where it runs on without a stop for longer than any sentence does."""
    start, why = span.start, "layout: a paragraph"
    for found in _RUN_ON.finditer(line.text, span.start - line.span.start, span.end - line.span.start):
        cut = line.span.start + found.end()
        why = "layout: a part of a paragraph that runs on without a stop"
        words = line.text[start - line.span.start : found.end()].rstrip()
        yield Segment(Span(start, start + len(words)), "body", why)
        start = cut
    if start < span.end:
        yield Segment(Span(start, span.end), "body", why)


def _promo_tail(text: str) -> tuple[int, str] | None:
    """Return where a promo after the last sentence of a paragraph begins, and the lexicon line that tells."""
    if not holds_promo(text[-160:]):
        return None
    for cut in [found.end() for found in _STOP.finditer(text, max(0, len(text) - 160), len(text) - 10)]:
        cue = cue_of(text[cut:])
        if cue and cue.kind == "promo":
            return cut, cue.because
    return None
