from pathlib import Path

from waqai.evaluation import names


def conll(tmp_path: Path) -> Path:
    path = tmp_path / "names.txt"
    path.write_text(
        "قال O\nدونالد B-PERS\nترامب I-PERS\nفي O\nباريس B-LOC\nإن O\nحماس B-ORG\nرفضت O\n. O\n\nسافر O\nأمس O\n",
        encoding="utf-8",
    )
    return path


def test_sentences_hold_words_and_names(tmp_path: Path) -> None:
    (words, gold), (rest, none) = names.sentences(conll(tmp_path))
    assert words[1:3] == ["دونالد", "ترامب"]
    assert gold == [(1, 3, "PER"), (4, 5, "LOC"), (6, 7, "ORG")]
    assert (rest, none) == (["سافر", "أمس"], [])


def test_scores_count_exact_names(tmp_path: Path) -> None:
    rows = names.score(conll(tmp_path))
    assert (rows["PER"].right, rows["PER"].gold) == (1, 1)
    assert (rows["ORG"].right, rows["ORG"].gold) == (1, 1)
    assert rows["all"].gold == 3
    assert 0 < rows["all"].f1 <= 1
    assert names.Score(0, 0, 0).f1 == 0.0
