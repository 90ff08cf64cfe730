import pytest

from waqai import statements
from waqai.actors.entity import Mention
from waqai.arabic import analyse
from waqai.lexicons import load, where
from waqai.reports.report import Report
from waqai.spans import Span

ENTRIES = load("cues")


def _statements(text):
    analysis = analyse(Report(text, "test"))
    at = text.index("وزير")
    start = at - 2 if text[at - 2 : at] == "ال" else at
    minister = Mention(Span(start, at + 4), analysis.token_at(start), "person", None, None, None, "test")
    return [(s.kind, s.span.of(text)) for s in statements.find(analysis, (minister,))]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if "examples" in e], ids=where)
def test_examples(entry):
    for example in entry["examples"]:
        assert _statements(example["text"]) == [(example["kind"], example["content"])], example["text"]


def test_there_are_enough_cues():
    phrases = sum(len(e.get(k, ())) for e in ENTRIES for k in ("by", "verbal", "own", "in"))
    assert phrases + sum(1 for e in ENTRIES if "takes" in e) >= 150


def test_every_standing_is_known():
    known = {"said", "confirmed", "claimed", "denied", "accused", "demanded", "warned", "asked"}
    assert {e["standing"] for e in ENTRIES if "standing" in e} <= known
