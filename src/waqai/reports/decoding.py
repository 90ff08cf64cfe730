"""From bytes to text: byte order marks, UTF-8, UTF-16 and the Arabic code pages."""

import codecs
import re

from waqai.reports.errors import NotTextError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF", "extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "save it as plain text in UTF-8"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text in UTF-8"),
    (b"{\\rtf", "an RTF document", "save it as plain text in UTF-8"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first (only .jsonl.gz is read as it is)"),
    (b"\x89PNG", "an image", "recognise its text first"),
    (b"\xff\xd8\xff", "an image", "recognise its text first"),
    (b"GIF8", "an image", "recognise its text first"),
)
_CODE_PAGES = ["cp1256", "iso8859_6", "mac_arabic"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LETTER = re.compile(r"[\u0621-\u064a]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
SAMPLE = 65_536


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """Return the text of `data` without its byte order mark.

    `declared` is the encoding that a page or its server names. It is believed where the bytes are no UTF-8 and make
    Arabic by it: many pages name an encoding that they are not in.

    Raises:
        NotTextError: the bytes are a known binary format, hold control bytes, or fit no encoding.
    """
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(source, f"is {what}, not text; {advice}")
    return _plain(_decoded(data, source, declared), source)


def _decoded(data: bytes, source: str, declared: str | None) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    for encoding in ("utf-16-le", "utf-16-be"):
        if _looks_wide(data[:SAMPLE], encoding):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _as_declared(data, declared) or _code_page(data, source)


def _looks_wide(sample: bytes, encoding: str) -> bool:
    high = sample[1::2] if encoding == "utf-16-le" else sample[::2]
    arabic_or_latin = high.count(6) + high.count(0)
    return len(high) > 1 and arabic_or_latin * 10 > len(high) * 8


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """Return the text by the encoding that was declared; None where there is none or it makes no Arabic."""
    try:
        text = data.decode(declared or "ascii", "replace")
    except LookupError:
        return None
    return text if _is_arabic(text) else None


def _is_arabic(text: str) -> bool:
    """Tell whether what is not ASCII (markup is) is mostly Arabic letters, and nearly nothing is lost."""
    beyond = _BEYOND_ASCII.findall(text[: SAMPLE * 4])
    arabic = sum(1 for char in beyond if _LETTER.match(char))
    return arabic * 2 > len(beyond) and beyond.count("\ufffd") * 50 < len(beyond)


def _damaged_utf8(data: bytes) -> str | None:
    """Return UTF-8 in which a few bytes are broken, each broken place shown as U+FFFD; None if it is not that."""
    text = data.decode("utf-8", "replace")
    return text if text.count("\ufffd") * 200 < len(text) and _LETTER.search(text) else None


def _code_page(data: bytes, source: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to import, and seldom needed)

    best = from_bytes(data[:SAMPLE], cp_isolation=_CODE_PAGES).best()
    encoding = best.encoding if best else "cp1256"
    text = data.decode(encoding, "replace")
    if not _is_arabic(text):
        raise NotTextError(source, "is in no encoding known here; save it in UTF-8")
    return text


def _plain(text: str, source: str) -> str:
    controls = _CONTROL.findall(text[:SAMPLE])
    if "\x00" in text:
        raise NotTextError(
            source,
            f"holds a NUL byte (character {text.index(chr(0))}): it is not text; save it in UTF-8",
        )
    if len(controls) * 100 > len(text[:SAMPLE]):
        raise NotTextError(source, "is full of control bytes: it is not text; save it in UTF-8")
    return text
