"""CoNLL-U: words with their clitics cut off, lemmas, parts of speech and morphology; no syntax.

A report is a document, and `start_char` and `end_char` (MISC) lead back to its text, in Unicode code points. Words
with clitics are multiword tokens; as in the treebanks of Arabic, the article stays with its noun. Entities and events
stand in MISC at the word that they begin with.
"""

import re
from collections.abc import Iterator

from waqai.arabic import Analysis, Sentence, Token
from waqai.exports.columns import Column
from waqai.exports.language import analysed
from waqai.exports.material import LeftOut, Material, Told
from waqai.exports.values import one_line
from waqai.spans import Span

COLUMNS = (
    Column("ID", "text", "number of the word in its sentence; of a word with clitics, a range"),
    Column("FORM", "text", "the word as it stands; of clitics and what they are cut from, the part"),
    Column("LEMMA", "text", "dictionary form, folded"),
    Column("UPOS", "text", "universal part of speech"),
    Column("XPOS", "text", "always empty"),
    Column("FEATS", "text", "universal features"),
    Column("HEAD", "text", "always empty: Waqai does not parse"),
    Column("DEPREL", "text", "always empty"),
    Column("DEPS", "text", "always empty"),
    Column("MISC", "text", "start_char, end_char, SpaceAfter=No, Entity, Event, Verb (the verb of a verbal noun)"),
)
_PROCLITICS = {"و": "CCONJ", "ف": "CCONJ", "ب": "ADP", "ل": "ADP", "ك": "ADP", "س": "AUX"}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NO_FEATURES = frozenset(("Verb",))


def export(material: Material, _left_out: LeftOut) -> Iterator[bytes]:
    """Yield the documents, one by one."""
    yield f"# global.columns = {' '.join(column.name for column in COLUMNS)}\n".encode()
    for told in material.told():
        yield "".join(f"{line}\n" for line in _document(told)).encode("utf-8")


def _document(told: Told) -> Iterator[str]:
    analysis = analysed(told)
    marks = _marks(told, analysis)
    for number, sentence in enumerate(analysis.sentences, 1):
        tokens = analysis.sentence_tokens(sentence)
        if number == 1:
            yield f"# newdoc id = {one_line(told.account.id)}"
        yield f"# sent_id = {one_line(told.account.id)}-{number}"
        yield f"# text = {_shown(analysis, sentence)}"
        yield from _words(analysis, tokens, marks)
        yield ""


def _marks(told: Told, analysis: Analysis) -> dict[int, list[str]]:
    """Return what is on record, by the token that it begins with."""
    found: dict[int, list[str]] = {}
    spans = [(f"Entity={who.id}", span) for who in told.account.record.entities for span in who.mentions]
    spans += [(f"Event={event.id}", event.span) for event in told.events]
    for mark, span in sorted(spans, key=lambda one: (one[1], one[0])):
        found.setdefault(analysis.token_at(span.start), []).append(mark)
    return found


def _shown(analysis: Analysis, sentence: Sentence) -> str:
    tokens = analysis.sentence_tokens(sentence)
    parts = [form(token.text) + ("" if _glued(analysis, token) else " ") for token in tokens]
    return "".join(parts).strip()


def form(word: str) -> str:
    """Return `word` as a table of lines and tabs can hold it: control characters become U+FFFD."""
    return _CONTROL.sub("\ufffd", word)


def _glued(analysis: Analysis, token: Token) -> bool:
    """Tell whether no space stands between the token and the next one."""
    following = analysis.tokens[token.index + 1 : token.index + 2]
    return bool(following) and not any(map(str.isspace, analysis.text[token.span.end : following[0].span.start]))


def _words(analysis: Analysis, tokens: tuple[Token, ...], marks: dict[int, list[str]]) -> Iterator[str]:
    number = 1
    for token in tokens:
        last = token is tokens[-1]
        misc = [f"start_char={token.span.start}", f"end_char={token.span.end}"]
        misc += ["SpaceAfter=No"] if _glued(analysis, token) and not last else []
        misc += _joined_marks(marks.get(token.index, ()))
        parts = _parts(token, analysis.text)
        if len(parts) == 1:
            yield _line(str(number), *parts[0], misc + _verb(token))
        else:
            yield _line(f"{number}-{number + len(parts) - 1}", form(token.text), "_", "_", "_", misc)
            for offset, part in enumerate(parts):
                own = _verb(token) if part[2] == token.pos and part[1] == token.lemma else []
                yield _line(str(number + offset), *part, own)
        number += len(parts)


def _joined_marks(marks: list[str] | tuple[str, ...]) -> list[str]:
    """Return one entry a name: Entity=n1,n2."""
    found: dict[str, list[str]] = {}
    for mark in marks:
        name, _, value = mark.partition("=")
        found.setdefault(name, []).append(value)
    return [f"{name}={','.join(values)}" for name, values in found.items()]


Part = tuple[str, str, str, str]


def _parts(token: Token, text: str) -> list[Part]:
    """Return form, lemma, part of speech and features of the syntactic words of `token`."""
    before = [one for one in token.proclitics if one != "ال"]
    if not before and not token.enclitics:
        return [(form(token.text), token.lemma or "_", token.pos, _features(token))]
    article = "ال" if token.definite else ""
    stem = (article + form(Span(*token.stem_span).of(text)), token.lemma or "_", token.pos, _features(token))
    heads = [(one, one, _PROCLITICS.get(one, "PART"), "_") for one in before]
    tails = [(one, one, "PRON", "PronType=Prs") for one in token.enclitics]
    return [*heads, stem, *tails]


def _features(token: Token) -> str:
    found = [one for one in token.features if one.partition("=")[0] not in _NO_FEATURES]
    found += ["Definite=Def"] if token.definite else []
    return "|".join(sorted(found, key=str.lower)) or "_"


def _verb(token: Token) -> list[str]:
    verb = token.feature("Verb")
    return [f"Verb={verb}"] if verb else []


def _line(number: str, form: str, lemma: str, pos: str, features: str, misc: list[str]) -> str:
    return "\t".join((number, form, lemma, pos, "_", features, "_", "_", "_", "|".join(misc) or "_"))
