"""A trained reader in PyTorch behind the run time's `Model`, to score it before it is exported."""

from pathlib import Path

import numpy as np
import torch

from training.base import load
from training.encoder import Encoder
from training.model import Heads, Reader
from training.teacher import Teacher
from waqai.reader.neural import Floats, WindowScores
from waqai.reader.pieces import Pieces
from waqai.reader.windows import Window, padded


def load_reader(path: Path) -> tuple[Heads, Pieces]:
    """Return the reader, or its teacher, saved by training.train, and its vocabulary."""
    saved = torch.load(path)
    pieces = Pieces(saved["pieces"], saved["scores"])
    encoder, features = Encoder(load(), saved["kept"], saved["layers"]), len(saved["features"])
    reader = Teacher(encoder, features, pieces.start, pieces.end) if saved["teacher"] else Reader(encoder, features)
    reader.load_state_dict(saved["weights"])
    return reader.eval(), pieces


class TorchModel:
    """The Model protocol over a PyTorch reader."""

    def __init__(self, reader: Heads, pieces: Pieces) -> None:
        self.reader, self.pieces = reader.eval(), pieces
        self.calibration: tuple[tuple[float, float], ...] = ()
        self.distance: Floats = reader.distance.weight.detach().numpy()
        self.sentences: Floats = reader.sentences.weight.detach().numpy()
        self.prior: Floats = reader.prior.detach().numpy()

    def run(self, window: Window, features: Floats) -> WindowScores:
        """Score one window."""
        known = torch.from_numpy(np.ascontiguousarray(features))
        pieces = torch.from_numpy(padded([window])[0])
        with torch.no_grad():
            vectors = self.reader.embed(pieces, known[None], None)[0]
            token = {name: value.numpy() for name, value in self.reader.judge(vectors, known).items()}
            left, right, left_alone, right_alone = (side.numpy() for side in self.reader.sides(vectors))
        return WindowScores(token, left, right, left_alone, right_alone)
