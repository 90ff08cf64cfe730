"""Windows of reports as the tensors of a batch."""

from collections.abc import Sequence

import torch
from torch import Tensor

from waqai.reader.features import NAMES, Floats
from waqai.reader.windows import Window, padded


def collate(batch: Sequence[tuple[Window, Floats]]) -> dict[str, Tensor]:
    """Return the tensors of windows, each with the features of its words, as Heads.embed takes them."""
    pieces, there = padded([window for window, _ in batch])
    features = torch.zeros(*there.shape, len(NAMES))
    for row, (_, known) in enumerate(batch):
        features[row, : len(known)] = torch.from_numpy(known)
    return {"pieces": torch.from_numpy(pieces), "features": features, "there": torch.from_numpy(there)}
