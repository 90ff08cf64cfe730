"""The readers that a user can choose, by name."""

from functools import cache

from waqai.reader import MODEL, LexiconReader, Reader

NAMES = ("lexicon", "neural")


@cache
def reader_named(name: str | None) -> Reader:
    """Return the reader called `name`; None: the default one, which is the trained one where its model is there.

    Raises:
        ValueError: there is no reader of that name, or it is not installed.
    """
    if name is None:
        name = "neural" if (MODEL / "reader.onnx").exists() else "lexicon"
    if name == "lexicon":
        return LexiconReader()
    if name == "neural":
        if not (MODEL / "reader.onnx").exists():
            raise ValueError("the neural reader has no trained model here; use --reader lexicon")
        from waqai.reader.neural_reader import NeuralReader  # noqa: PLC0415  (slow to import, and not always needed)
        from waqai.reader.onnx_model import OnnxModel  # noqa: PLC0415

        return NeuralReader(OnnxModel(MODEL))
    raise ValueError(f"there is no reader {name!r}; choose one of {', '.join(NAMES)}")
