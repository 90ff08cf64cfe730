from waqai.actors.letters import looks, sequences


def test_sequences_mark_the_ends_of_the_word() -> None:
    assert sequences("علي") == ["<ع", "عل", "لي", "ي>", "<عل", "علي", "لي>", "<علي", "علي>"]


def test_a_foreign_name_looks_more_like_one_than_a_word_of_the_language() -> None:
    assert looks("كابلينسكي")[0] > 0 > looks("استقرار")[0]


def test_a_town_looks_less_like_a_person() -> None:
    assert looks("جونستاون")[1] < looks("عبدالرحيم")[1]
