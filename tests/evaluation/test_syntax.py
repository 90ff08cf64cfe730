from waqai import arabic
from waqai.evaluation.syntax import antecedents, count, found_phrases, gold_phrases, gold_slots, owners, trees
from waqai.reports.report import Report

CONLLU = """# text = هاجم مسلحون مقر الشرطة في بغداد
1\tهاجم\tهاجم\tVERB\t_\t_\t0\troot\t_\t_
2\tمسلحون\tمسلح\tNOUN\t_\t_\t1\tnsubj\t_\t_
3\tمقر\tمقر\tNOUN\t_\t_\t1\tobj\t_\t_
4\tالشرطة\tشرطة\tNOUN\t_\t_\t3\tnmod\t_\t_
5\tفي\tفي\tADP\t_\t_\t6\tcase\t_\t_
6\tبغداد\tبغداد\tPROPN\t_\t_\t3\tnmod\t_\t_

# text = الرجل الذي قاد السيارة
1\tالرجل\tرجل\tNOUN\t_\t_\t0\troot\t_\t_
2\tالذي\tالذي\tPRON\t_\t_\t3\tnsubj\t_\t_
3\tقاد\tقاد\tVERB\t_\t_\t1\tacl:relcl\t_\t_
4\tالسيارة\tسيارة\tNOUN\t_\t_\t3\tobj\t_\t_
"""


def _read(tmp_path):
    path = tmp_path / "bank.conllu"
    path.write_text(CONLLU, "utf-8")
    read = []
    for tree in trees(path):
        analysis = arabic.analyse(Report(tree.text, "treebank"))
        read.append((tree, analysis, owners(tree, analysis)))
    return read


def test_subject_and_object_of_a_verb(tmp_path):
    (tree, _, of), _ = _read(tmp_path)
    assert gold_slots(tree, of) == {(0, 1, "subject"), (0, 2, "object")}
    found = count(tree)
    assert (found["subjects", "right"], found["objects", "right"]) == (1, 1)


def test_a_phrase_ends_before_a_preposition(tmp_path):
    (tree, analysis, of), _ = _read(tmp_path)
    assert gold_phrases(tree, of) == {(1, 2, "1"), (2, 4, "2"), (5, 6, "5")}
    assert gold_phrases(tree, of) == found_phrases(analysis)


def test_the_noun_of_a_relative_clause_counts_for_nothing(tmp_path):
    _, (tree, _, of) = _read(tmp_path)
    assert antecedents(tree, of) == {(2, 0)}
    found = count(tree)
    assert (found["subjects", "found"], found["subjects", "gold"]) == (0, 0)
    assert found["objects", "right"] == 1


def test_segments_written_as_one_word_are_one_token(tmp_path):
    path = tmp_path / "bank.conllu"
    path.write_text(
        "1-2\tوقال\t_\t_\t_\t_\t_\t_\t_\t_\n1\tو\tو\tCCONJ\t_\t_\t2\tcc\t_\t_\n2\tقال\tقال\tVERB\t_\t_\t0\troot\t_\t_\n",
        "utf-8",
    )
    (tree,) = trees(path)
    assert tree.text == "وقال "
    assert owners(tree, arabic.analyse(Report(tree.text, "treebank"))) == [-1, 0]
