"""Export a trained reader to the ONNX graph that ships: 8-bit weights, no PyTorch at run time.

usage: python -m training.export READER.pt OUT_DIR CALIBRATION.json
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import TOKEN_HEADS, Heads
from training.torch_model import load_reader
from waqai.reader.features import NAMES


class Exported(nn.Module):
    """The reader as one graph: from pieces and features to all scores."""

    def __init__(self, reader: Heads) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the token scores side by side, the pair sides, and what each token brings alone."""
        vectors = self.reader.embed(pieces, features, None)
        judged = torch.cat(list(self.reader.judge(vectors, features).values()), -1)
        left, right, left_alone, right_alone = self.reader.sides(vectors)
        return judged, left, right, torch.cat([left_alone, right_alone], -1)


def main() -> None:
    """Export, quantise and describe."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("reader", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("calibration", type=Path)
    options = cli.parse_args()
    reader, pieces = load_reader(options.reader)
    options.out.mkdir(parents=True, exist_ok=True)
    words = 12
    example = (torch.randint(-1, 100, (1, words, 3)), torch.rand(1, words, len(NAMES)))
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Exported(reader).eval(),
            example,
            str(plain),
            input_names=["pieces", "features"],
            output_names=["judged", "left", "right", "alone"],
            dynamic_axes={
                "pieces": {1: "words", 2: "pieces"},
                **{name: {1: "words"} for name in ("features", "judged", "left", "right", "alone")},
            },
            opset_version=17,
            dynamo=False,
        )
        onnx.save(onnx.load(plain), ready)
        quantize_dynamic(
            str(ready), str(options.out / "reader.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"], extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    described = {
        "pieces": pieces.pieces,
        "scores": [round(score, 5) for score in pieces._scores],
        "features": list(NAMES),
        "token_heads": TOKEN_HEADS,
        "calibration": json.loads(options.calibration.read_text("utf-8")),
    }
    (options.out / "reader.json").write_text(json.dumps(described, ensure_ascii=False) + "\n", "utf-8")
    np.savez_compressed(
        options.out / "tables.npz",
        distance=reader.distance.weight.detach().numpy(),
        sentences=reader.sentences.weight.detach().numpy(),
        prior=reader.prior.detach().numpy(),
    )


if __name__ == "__main__":
    main()
