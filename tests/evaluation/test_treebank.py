from waqai.evaluation.treebank import measure, sentences

CONLLU = """# text = وقال الوزير
1-2\tوقال\t_\t_\t_\t_\t_\t_\t_\t_
1\tو\tو\tCCONJ\t_\t_\t2\tcc\t_\t_
2\tقال\tقال\tVERB\t_\t_\t0\troot\t_\t_
3\tالوزير\tوزير\tNOUN\t_\t_\t2\tnsubj\t_\t_

"""


def test_segments_are_counted_around_the_main_one(tmp_path):
    path = tmp_path / "bank.conllu"
    path.write_text(CONLLU, "utf-8")
    ((first, second),) = sentences(path)
    assert (first.form, first.before, first.after, first.tag) == ("وقال", 1, 0, "VERB")
    assert (second.before, second.after, second.tag) == (0, 0, "NOUN")


def test_a_wrong_cut_lowers_the_score(tmp_path):
    path = tmp_path / "bank.conllu"
    path.write_text(CONLLU, "utf-8")
    assert measure(path).scores == {"cut": 1.0, "tagged": 1.0}
    path.write_text(CONLLU.replace("1-2\tوقال", "1-2\tوالله"), "utf-8")
    assert measure(path).scores["tagged"] == 0.5
