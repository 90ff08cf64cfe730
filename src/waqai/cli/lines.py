"""Lines of a page: headings, wrapped words, quoted Arabic."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from waqai.cli.bidi import ISOLATE, POP, clean, fit

INDENT = 5


class Lines:
    """Makes lines of at most `width` columns; quotes and details are indented by `INDENT`."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.inner = width - INDENT - 2

    def heading(self, words: str) -> Iterator[Text]:
        """Yield an empty line and a heading with a rule."""
        yield Text("")
        yield Text(words + " " + "─" * max(0, self.width - len(words) - 1), "bold")

    def arabic(self, words: str, style: str = "") -> Text:
        """Return a line of Arabic words, isolated and cut to fit."""
        return Text(f"{ISOLATE}{fit(clean(words), self.width)}{POP}", style)

    def quote(self, before: str, word: str, after: str) -> Text:
        """Return an indented line of quoted words, `word` standing out, the whole in one isolate."""
        line = Text(" " * INDENT + ISOLATE)
        line.append(before, "dim")
        line.append(word, "bold")
        line.append(after, "dim")
        return line.append(POP)

    def wrapped(self, words: str, style: str = "", first: str = "") -> Iterator[Text]:
        """Yield `words` over as many indented lines as they need; isolated words are not torn apart."""
        line, room = first or " " * INDENT, self.width
        empty = True
        for part in _parts(words):
            if not empty and cell_len(line) + 1 + cell_len(part) > room:
                yield Text(line, style)
                line, empty = " " * INDENT, True
            line += part if empty else f" {part}"
            empty = False
        yield Text(line, style)


def _parts(words: str) -> Iterator[str]:
    """Yield the words between spaces, those within an isolate as one."""
    held = ""
    for word in words.split(" "):
        held = f"{held} {word}" if held else word
        if held.count(ISOLATE) == held.count(POP):
            yield held
            held = ""
    if held:
        yield held
