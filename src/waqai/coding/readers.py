"""The readers that a user can choose, by name."""

from functools import cache

from waqai.reader import LexiconReader, Reader

NAMES = ("lexicon", "neural")


@cache
def reader_named(name: str | None) -> Reader:
    """Return the reader called `name`; None: the default one.

    Raises:
        ValueError: there is no reader of that name, or it is not installed.
    """
    if name in (None, "lexicon"):
        return LexiconReader()
    if name == "neural":
        from waqai import reader  # noqa: PLC0415

        trained = getattr(reader, "trained", None)
        if trained is None:
            raise ValueError("the neural reader has no trained model here; use --reader lexicon")
        found: Reader = trained()
        return found
    raise ValueError(f"there is no reader {name!r}; choose one of {', '.join(NAMES)}")
