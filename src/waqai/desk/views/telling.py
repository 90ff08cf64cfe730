"""Words that are not ours, as markup that cannot do harm: escaped, isolated, controls shown as marks."""

import re
import unicodedata

from markupsafe import Markup, escape

_NAMES = {
    **{0x200E: "LRM", 0x200F: "RLM", 0x061C: "ALM", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO"},
    **{0x202E: "RLO", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0x200B: "ZWSP", 0xFEFF: "BOM"},
    **{0x2028: "LS", 0x2029: "PS", 0x00AD: "SHY", 0x2060: "WJ"},
}
LONGEST = 240
CONTROLS = re.compile(
    "[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\u2028\u2029\ufeff\u00ad\ufff9-\ufffb"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\U000e0000-\U000e007f]"
)


def told(words: object) -> Markup:
    """Return `words` escaped within an isolate of their own direction."""
    return Markup(f'<bdi dir="auto">{bare(words)}</bdi>')


def bare(words: object) -> Markup:
    """Return `words` escaped, their control characters shown as marks that control nothing."""
    text = "" if words is None else str(words)
    if not CONTROLS.search(text):
        return escape(text)
    parts: list[Markup] = []
    at = 0
    for found in CONTROLS.finditer(text):
        parts += [escape(text[at : found.start()]), _mark(found[0])]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def plain(words: object) -> str:
    """Return `words` without control characters, for places that hold no markup: titles and attributes."""
    return CONTROLS.sub("", "" if words is None else str(words))


def shortened(words: str) -> str:
    """Return `words` cut at a word where they are long."""
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rsplit(None, 1)[0] + " …"


def _mark(char: str) -> Markup:
    code = ord(char)
    name = _NAMES.get(code) or f"U+{code:04X}"
    told_as = unicodedata.name(char, f"U+{code:04X}")
    return Markup('<span class="control" title="{}" data-char="{}">{}</span>').format(told_as, f"{code:x}", name)
