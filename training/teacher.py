"""The reader's teacher: the same heads over an encoder that sees pieces instead of words; twice as slow, and surer."""

from itertools import accumulate, chain

import torch
from torch import Tensor

from training.encoder import Encoder, dropout
from training.model import Heads

ROOM = 510  # pieces that the encoder has places for, less the two marks


class Teacher(Heads):
    """Reads the pieces of a window one after the other; `start` and `end` are the marks around them."""

    limit, context = 240, 60

    def __init__(self, encoder: Encoder, features: int, start: int, end: int) -> None:
        super().__init__(encoder, features)
        self.start, self.end = start, end

    def embed(self, pieces: Tensor, features: Tensor, there: Tensor | None, drop: float = 0.1) -> Tensor:
        """Return a vector a word: the mean of its first and its last piece, read in context; see Heads.embed."""
        words = there.sum(1).tolist() if there is not None else [pieces.shape[1]] * len(pieces)
        rows = [_fitted([_held(word) for word in row[:count]]) for row, count in zip(pieces, words, strict=True)]
        length = max(sum(map(len, row)) for row in rows) + 2
        ids = torch.full((len(rows), length), self.end)
        owner = torch.full((len(rows), length), -1)
        stands = torch.zeros(len(rows), length, dtype=torch.bool)
        heads, tails = (torch.zeros(pieces.shape[:2], dtype=torch.long) for _ in range(2))
        for number, row in enumerate(rows):
            ends = list(accumulate(map(len, row)))
            stands[number, : ends[-1] + 2] = True
            ids[number, : ends[-1] + 1] = torch.tensor([self.start, *chain.from_iterable(row)])
            tails[number, : len(row)] = torch.tensor(ends)
            heads[number, : len(row)] = torch.tensor([end - len(word) + 1 for end, word in zip(ends, row, strict=True)])
            owner[number, 1 : ends[-1] + 1] = torch.tensor([n for n, word in enumerate(row) for _ in word])
        x = self.encoder.word(ids) + self.encoder.position[:length]
        known = torch.nn.functional.pad(self.features(features), (0, 0, 1, 0))
        x = x + torch.gather(known, 1, (owner + 1)[..., None].expand(-1, -1, x.shape[-1]))
        x = self.encoder.read(dropout(self.encoder.norm(x), drop, self.training), stands, drop)
        ends_of = [torch.gather(x, 1, at[..., None].expand(-1, -1, x.shape[-1])) for at in (heads, tails)]
        return dropout((ends_of[0] + ends_of[1]) * 0.5, drop, self.training)


def _held(word: Tensor) -> list[int]:
    return [int(piece) for piece in word if piece >= 0]


def _fitted(row: list[list[int]]) -> list[list[int]]:
    """Return the words' pieces, the last of the longest words left out until there is room for all."""
    most = max(map(len, row))
    while sum(map(len, row)) > ROOM:
        most -= 1
        row = [word[:most] for word in row]
    return row
