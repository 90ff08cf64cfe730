"""The reader in PyTorch: the encoder, heads that judge tokens, and heads that judge pairs of tokens."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.encoder import Encoder, dropout
from waqai.reader.features import NAMES
from waqai.reader.labels import (
    DISTANCE_CLASSES,
    KINDS,
    LONGEST,
    PAIRS,
    SENTENCE_CLASSES,
    STATUSES,
    TYPES,
)
from waqai.reader.windows import CONTEXT, LIMIT, PIECES

TOKEN_HEADS = {
    "type": len(TYPES) + 1,
    "status": len(STATUSES),
    "mention": 1,
    "length": LONGEST,
    "kind": len(KINDS),
}
PAIR_WIDTH = 96


def gelu(x: Tensor) -> Tensor:
    """GELU in its tanh form, which the run time computes too."""
    return F.gelu(x, approximate="tanh")


class Heads(nn.Module):
    """An encoder with the heads; how it embeds words is told by its kinds.

    `features` is the number of lexicon and grammar features of a token. Windows hold `limit` words, `context` of them
    seen before.
    """

    limit, context = LIMIT, CONTEXT

    def __init__(self, encoder: Encoder, features: int) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.word.weight.shape[1]
        self.features = nn.Linear(features, width, bias=False)
        nn.init.zeros_(self.features.weight)
        self.known = nn.ModuleDict(
            {f"{name}_known": nn.Linear(features, size, bias=False) for name, size in TOKEN_HEADS.items()}
        )
        self.prior = nn.Parameter(torch.full((len(PAIRS),), 2.0))
        self.token = nn.ModuleDict({f"{name}_head": nn.Linear(width, size) for name, size in TOKEN_HEADS.items()})
        self.left = nn.Linear(width, len(PAIRS) * PAIR_WIDTH)
        self.right = nn.Linear(width, len(PAIRS) * PAIR_WIDTH)
        self.left_alone = nn.Linear(width, len(PAIRS))
        self.right_alone = nn.Linear(width, len(PAIRS))
        self.distance = nn.Embedding(DISTANCE_CLASSES, len(PAIRS))
        self.sentences = nn.Embedding(SENTENCE_CLASSES, len(PAIRS))
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.sentences.weight)
        self._begin_as_lexicon_reader()

    def _begin_as_lexicon_reader(self) -> None:
        """Set the heads so that, untrained, they say what the lexicons say and nothing without them."""
        for head in self.known.values():
            nn.init.zeros_(head.weight)
        begun = [("type", number, f"type {name}", 4.0) for number, name in enumerate(TYPES, 1)]
        begun += [("status", number, f"told {name}", 1.5) for number, name in enumerate(STATUSES)]
        begun += [("kind", number, f"kind {name}", 2.0) for number, name in enumerate(KINDS)]
        begun += [("mention", 0, "mention begins", 3.0)]
        for head, row, feature, weight in begun:
            self.known[f"{head}_known"].weight.data[row, NAMES.index(feature)] = weight
        self.token["type_head"].bias.data[0] = 2.5
        self.token["mention_head"].bias.data[0] = -2.5
        self.left_alone.bias.data[:] = -3.0

    def embed(self, pieces: Tensor, features: Tensor, there: Tensor | None, drop: float = 0.1) -> Tensor:
        """Return a vector a word, read in context.

        `pieces` (batch, words, pieces) are −1 where a word has no more, `features` (batch, words, features); `there`
        tells where words stand, if not everywhere.
        """
        raise NotImplementedError

    def judge(self, vectors: Tensor, features: Tensor) -> dict[str, Tensor]:
        """Return the scores of the token heads for (…, width) vectors and what is known of their tokens."""
        return {
            name: self.token[f"{name}_head"](vectors) + self.known[f"{name}_known"](features) for name in TOKEN_HEADS
        }

    def sides(self, vectors: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return what each token brings to a pair, as its left and as its right side."""
        shape = (*vectors.shape[:-1], len(PAIRS), PAIR_WIDTH)
        left, right = gelu(self.left(vectors)).view(shape), gelu(self.right(vectors)).view(shape)
        return left, right, self.left_alone(vectors), self.right_alone(vectors)

    def pairs(
        self,
        sides: tuple[Tensor, Tensor, Tensor, Tensor],
        kind: int,
        lefts: Tensor,
        rights: Tensor,
        distance: Tensor,
        sentence: Tensor,
        known: Tensor,
    ) -> Tensor:
        """Return the scores (lefts, rights) of pairs of tokens of one window for pair head `kind`."""
        left, right, alone_left, alone_right = sides
        scores = left[lefts, kind] @ right[rights, kind].T / PAIR_WIDTH**0.5
        scores = scores + alone_left[lefts, kind][:, None] + alone_right[rights, kind][None, :]
        scores = scores + self.distance.weight[distance, kind] + self.sentences.weight[sentence, kind]
        return scores + self.prior[kind] * known


class Reader(Heads):
    """The reader that ships: a word is the mean of its pieces, each weighted by its place in the word."""

    def __init__(self, encoder: Encoder, features: int) -> None:
        super().__init__(encoder, features)
        self.place = nn.Parameter(torch.ones(PIECES, encoder.word.weight.shape[1]))

    def embed(self, pieces: Tensor, features: Tensor, there: Tensor | None, drop: float = 0.1) -> Tensor:
        """Return a vector a word; see Heads.embed."""
        encoder = self.encoder
        held = (pieces >= 0).to(self.place.dtype)[..., None]
        weighted = encoder.word(pieces.clamp(min=0)) * self.place[: pieces.shape[2]] * held
        x = weighted.sum(2) / held.sum(2).clamp(min=1)
        x = x + encoder.position[1 : pieces.shape[1] + 1] + self.features(features)
        x = dropout(encoder.norm(x), drop, self.training)
        return dropout(encoder.read(x, there, drop), drop, self.training)
