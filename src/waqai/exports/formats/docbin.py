"""spaCy's DocBin: the tokens of each report, their analysis, its entities and events.

`doc.text` is the text of the report itself: what stands between tokens but a single space is a token of its own.
Labels of entities are their kinds, `kb_id_` their codes; `doc.spans` holds events (their types) and all mentions.
"""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from waqai.arabic import Analysis, Token
from waqai.exports.columns import Column
from waqai.exports.language import analysed
from waqai.exports.material import LeftOut, Material, Told
from waqai.spans import Span as Words

COLUMNS = (
    Column("ORTH", "text", "the word with its clitics"),
    Column("LEMMA", "text", "dictionary form of the stem, folded"),
    Column("POS", "text", "universal part of speech of the stem; SPACE between words"),
    Column("MORPH", "text", "universal features"),
    Column("SENT_START", "text", "where sentences begin"),
    Column("ENT_TYPE", "text", "kind of the entity"),
    Column("ENT_KB_ID", "text", "PLOVER code of the entity"),
    Column("spans[events]", "text", "events: label their type, id their id in the record"),
    Column("spans[entities]", "text", "all mentions, also those within others: label their kind, id the entity's"),
    Column("user_data", "text", "id, outlet, published, source of the report"),
)
_ATTRIBUTES = ("ORTH", "LEMMA", "POS", "MORPH", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "SPACY")


def export(material: Material, _left_out: LeftOut) -> Iterator[bytes]:
    """Yield the whole DocBin: it cannot be written in parts, so the reports must fit into memory."""
    bin_, vocabulary = DocBin(attrs=_ATTRIBUTES, store_user_data=True), Vocab()
    for told in material.told():
        bin_.add(doc_of(told, vocabulary))
    yield bin_.to_bytes()


def doc_of(told: Told, vocabulary: Vocab) -> Doc:
    """Return a report as a Doc."""
    analysis = analysed(told)
    pieces = list(_pieces(analysis))
    doc = Doc(
        vocabulary,
        words=[words for words, _, _ in pieces],
        spaces=[space for _, space, _ in pieces],
        pos=[token.pos if token else "SPACE" for _, _, token in pieces],
        lemmas=[token.lemma if token else words for words, _, token in pieces],
        morphs=[_morph(token) if token else "" for _, _, token in pieces],
        sent_starts=_starts(analysis, pieces),
    )
    _mark(doc, told)
    published = told.account.published
    doc.user_data = {
        "id": told.account.id,
        "outlet": told.account.outlet,
        "published": published.isoformat() if isinstance(published, date) else None,
        "source": told.account.record.document.source,
    }
    return doc


Piece = tuple[str, bool, Token | None]


def _pieces(analysis: Analysis) -> Iterator[Piece]:
    """Yield the tokens and what stands between them, with whether a space follows."""
    text, at = analysis.text, 0
    for token in (*analysis.tokens, None):
        start = token.span.start if token else len(text)
        gap = text[at:start]
        if gap:
            yield gap, False, None
        if token:
            at = token.span.end
            space = text[at : at + 1] == " "
            yield token.text, space, token
            at += space


def _morph(token: Token) -> str:
    return "|".join(one for one in token.features if not one.startswith("Verb="))


def _starts(analysis: Analysis, pieces: list[Piece]) -> list[bool | int | None]:
    firsts = {sentence.first for sentence in analysis.sentences}
    return [token is not None and token.index in firsts for _, _, token in pieces]


def _mark(doc: Doc, told: Told) -> None:
    found = [
        span
        for who in told.account.record.entities
        for words in who.mentions
        if (span := _span(doc, words, who.kind, who.id, who.code or ""))
    ]
    doc.spans["entities"] = sorted(found, key=lambda span: (span.start, span.end, span.id_))
    doc.set_ents(filter_spans(found))
    events = (_span(doc, event.span, event.type, event.id, event.codes.cameo or "") for event in told.events)
    doc.spans["events"] = [span for span in events if span]


def _span(doc: Doc, words: Words, label: str, name: str, code: str) -> Span | None:
    span = doc.char_span(words.start, words.end, label=label, kb_id=code, alignment_mode="expand")
    if span is not None:
        span.id_ = name
    return span
