"""Windows: the stretches of a report that the encoder sees at once, cut at sentences and overlapping."""

from dataclasses import dataclass

from waqai.arabic.tokens import Analysis
from waqai.reader.pieces import Pieces

LIMIT = 448  # pieces a window holds, the two marks around it included
CONTEXT = 112  # pieces of earlier sentences that a later window sees again


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `first` to `last` of a report as pieces; those from `own` to `own_end` are judged here.

    `heads` and `tails` are the positions in `ids` of each token's first and last piece.
    """

    first: int
    last: int
    own: int
    own_end: int
    ids: tuple[int, ...]
    heads: tuple[int, ...]
    tails: tuple[int, ...]


def token_pieces(analysis: Analysis, pieces: Pieces) -> tuple[tuple[int, ...], ...]:
    """Return the pieces of each token."""
    text = analysis.text
    return tuple(
        pieces.of(token.text, token.span.start == 0 or text[token.span.start - 1].isspace())
        for token in analysis.tokens
    )


def _stretches(analysis: Analysis, sizes: list[int], room: int) -> list[tuple[int, int]]:
    """Return sentences as token ranges, cutting those that alone are larger than `room`."""
    out = []
    for sentence in analysis.sentences:
        begin, held = sentence.first, 0
        for index in range(sentence.first, sentence.last):
            if held + sizes[index] > room:
                out.append((begin, index))
                begin, held = index, 0
            held += sizes[index]
        out.append((begin, sentence.last))
    return out


def windows(
    analysis: Analysis, pieces: Pieces, limit: int = LIMIT, context: int = CONTEXT, skip: int = 0
) -> tuple[Window, ...]:
    """Cut a report into windows of at most `limit` pieces; the first begins at sentence `skip`.

    Every token from there on is judged in exactly one window. The cost is linear in the report's length.
    """
    cut = token_pieces(analysis, pieces)
    sizes = [len(ids) for ids in cut]
    room = limit - 2
    stretches = _stretches(analysis, sizes, room - context)[skip:]
    out: list[Window] = []
    at = 0
    while at < len(stretches):
        own = stretches[at][0]
        first, held = own, 0
        if out:
            while first > stretches[0][0] and held + sizes[first - 1] <= context:
                first -= 1
                held += sizes[first]
        end = own
        while at < len(stretches):
            size = sum(sizes[stretches[at][0] : stretches[at][1]])
            if held + size > room and end > own:
                break
            held += size
            end = stretches[at][1]
            at += 1
        out.append(_window(cut, pieces, first, end, own))
    return tuple(out)


def _window(cut: tuple[tuple[int, ...], ...], pieces: Pieces, first: int, last: int, own: int) -> Window:
    ids, heads, tails = [pieces.start], [], []
    for index in range(first, last):
        heads.append(len(ids))
        ids += cut[index]
        tails.append(len(ids) - 1)
    return Window(first, last, own, last, (*ids, pieces.end), tuple(heads), tuple(tails))
