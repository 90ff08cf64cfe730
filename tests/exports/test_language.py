"""The language layer: CoNLL-U read by conllu, DocBin by spaCy."""

import conllu
import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from waqai.exports.formats.conllu import COLUMNS, form

UPOS = {
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT"),
    *("SCONJ", "SYM", "VERB", "X"),
}


@pytest.fixture(scope="module")
def sentences(exported):
    return conllu.parse(exported("conllu").text)


@pytest.fixture(scope="module")
def docs(exported):
    found = DocBin(store_user_data=True).from_bytes(exported("docbin").content).get_docs(Vocab())
    return {doc.user_data["id"]: doc for doc in found}


def surface(sentence):
    """The tokens as they stand: words with clitics whole."""
    ranges = [token["id"] for token in sentence if isinstance(token["id"], tuple)]
    inner = {number for first, _, last in ranges for number in range(first, last + 1)}
    return [token for token in sentence if isinstance(token["id"], tuple) or token["id"] not in inner]


def test_the_file_names_its_columns(exported):
    assert exported("conllu").text.split("\n")[0] == f"# global.columns = {' '.join(one.name for one in COLUMNS)}"


def test_words_are_numbered_and_tagged(sentences, told):
    assert {sentence.metadata["newdoc id"] for sentence in sentences if "newdoc id" in sentence.metadata} == set(told)
    for sentence in sentences:
        words = [token for token in sentence if isinstance(token["id"], int)]
        assert [token["id"] for token in words] == list(range(1, len(words) + 1))
        assert {token["upos"] for token in words} <= UPOS


def test_offsets_lead_to_the_words_and_the_sentence_is_put_together_from_them(sentences, told):
    for sentence in sentences:
        text = told[sentence.metadata["sent_id"].rpartition("-")[0]].text
        shown = ""
        for token in surface(sentence):
            start, end = int(token["misc"]["start_char"]), int(token["misc"]["end_char"])
            assert form(text[start:end]) == token["form"]
            shown += token["form"] + ("" if (token["misc"]).get("SpaceAfter") == "No" else " ")
        assert shown.strip() == sentence.metadata["text"]


def test_clitics_are_words_and_the_article_stays(sentences):
    found = {}
    for sentence in sentences:
        forms = {token["id"]: (token["form"], token["upos"]) for token in sentence}
        for first, _, last in (each for each in forms if isinstance(each, tuple)):
            found[forms[first, "-", last][0]] = [forms[number] for number in range(first, last + 1)]
    assert found["وقال"] == [("و", "CCONJ"), ("قال", "VERB")]
    assert found["للحصول"] == [("ل", "ADP"), ("الحصول", "NOUN")]
    assert found["نظيره"] == [("نظير", "NOUN"), ("ه", "PRON")]


def test_entities_and_events_begin_where_the_record_says(sentences, told):
    found = {}
    for sentence in sentences:
        report = sentence.metadata["sent_id"].rpartition("-")[0]
        for token in surface(sentence):
            for name in ((token["misc"]).get("Event") or "").split(","):
                if name:
                    found[report, name] = (int(token["misc"]["start_char"]), int(token["misc"]["end_char"]))
    for report, one in told.items():
        for event in one.events:
            start, end = found[report, event.id]
            assert start <= event.span.start < end


def test_a_doc_is_the_text_of_its_report(docs, told):
    assert set(docs) == set(told)
    for name, doc in docs.items():
        assert doc.text == told[name].text


def test_a_doc_has_the_events_and_entities_of_the_record(docs, told):
    for name, doc in docs.items():
        record = told[name].account.record
        marked = [(span.label_, span.id_) for span in doc.spans["events"]]
        assert marked == [(one.type, one.id) for one in record.events]
        for span, event in zip(doc.spans["events"], record.events, strict=True):
            assert event.span.of(doc.text) in span.text
        assert len(doc.spans["entities"]) == sum(len(one.mentions) for one in record.entities)
        assert doc.ents
        assert {token.pos_ for token in doc} <= UPOS | {"SPACE"}
        assert sum(1 for _ in doc.sents) > 1


def test_the_two_forms_agree_on_the_words(docs, sentences):
    for name, doc in docs.items():
        words = [
            token["form"]
            for sentence in sentences
            if sentence.metadata["sent_id"].rpartition("-")[0] == name
            for token in surface(sentence)
        ]
        assert [form(token.text) for token in doc if token.pos_ != "SPACE"] == words
