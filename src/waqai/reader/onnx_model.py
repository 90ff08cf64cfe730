"""The trained model as it ships: an ONNX graph run by onnxruntime, a vocabulary, and small tables."""

import json
from pathlib import Path

import numpy as np

from waqai.reader.neural import Floats, WindowScores
from waqai.reader.pieces import Pieces
from waqai.reader.windows import Window, padded


class OnnxModel:
    """Runs one window at a time on one thread, so that a report's scores do not depend on its neighbours."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # noqa: PLC0415 - slow to import; the lexicon reader does without

        described = json.loads((folder / "reader.json").read_text("utf-8"))
        self.pieces = Pieces(described["pieces"], described["scores"])
        self.token_heads: dict[str, int] = described["token_heads"]
        self.calibration = tuple((float(x), float(y)) for x, y in described["calibration"])
        tables = np.load(folder / "tables.npz")
        self.distance: Floats = tables["distance"].astype(np.float32)
        self.sentences: Floats = tables["sentences"].astype(np.float32)
        self.prior: Floats = tables["prior"].astype(np.float32)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def run(self, window: Window, features: Floats) -> WindowScores:
        """Score one window; `features` are those of its tokens."""
        judged, left, right, alone = self._session.run(
            ["judged", "left", "right", "alone"], {"pieces": padded([window])[0], "features": features[None]}
        )
        bounds = np.cumsum([0, *self.token_heads.values()])
        token = {
            name: judged[0, :, a:b] for name, a, b in zip(self.token_heads, bounds[:-1], bounds[1:], strict=True)
        }
        half = alone.shape[-1] // 2
        return WindowScores(token, left[0], right[0], alone[0, :, :half], alone[0, :, half:])
