"""How well copies are recognised: pairs of corpus reports, labelled by hand."""

import gzip
import json
from datetime import datetime
from pathlib import Path

import pytest

from waqai.evaluation.shared import shared
from waqai.register.copies import SHARED, WINDOW
from waqai.register.wording import fingerprints, is_copy, wording
from waqai.reports.segments import segment

CORPUS = shared() / "corpus/ant-2018.jsonl.gz"
PAIRS = [line.split("\t") for line in Path(__file__).with_name("copies.tsv").read_text().splitlines() if line[0] != "#"]
PRECISION, RECALL = 0.88, 0.9


def day(name):
    """The day of publication, which the corpus writes at the end of an id."""
    return datetime.strptime(name.rsplit("-", 1)[1], "%Y%m%d").date()


def words():
    wanted = {name for pair in PAIRS for name in pair[:2]}
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line[8 : line.index('"', 8)] in wanted:
                fields = json.loads(line)
                text = f"{fields['title']}\n\n{fields['text']}"
                parts = segment(text, fields["title"], len(fields["title"]) + 2)
                yield fields["id"], wording(text, parts)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_precision_and_recall_hold():
    known = dict(words())
    right = told = copies = 0
    for one, other, label, _round in PAIRS:
        pair = known[one], known[other]
        near = abs((day(one) - day(other)).days) <= WINDOW
        found = near and len(set(fingerprints(pair[0])) & set(fingerprints(pair[1]))) >= SHARED and is_copy(*pair)
        told += found
        copies += label == "1"
        right += found and label == "1"
    assert right / told >= PRECISION
    assert right / copies >= RECALL
