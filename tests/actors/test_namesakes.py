from hypothesis import given
from hypothesis import strategies as st

from waqai.actors.namesakes import Namesakes, compatible

RUN = st.lists(st.sampled_from(["سامر", "الحداد", "حداد", "نبيل", "العزي"]), min_size=1, max_size=3).map(tuple)


@given(st.lists(RUN, min_size=1, max_size=8))
def test_namesakes_are_those_that_a_scan_finds_in_its_order(runs):
    known = Namesakes(list(enumerate(runs)))
    for here, run in enumerate(runs):
        others = [n for n in range(len(runs)) if n != here and len(runs[n]) >= len(run)]
        alike = [n for n in others if len(run) == 1 or runs[n][-1] == run[-1]]
        ranked = sorted(alike, key=lambda n: (-len(runs[n]), n > here, -n))
        assert list(known.of(here)) == [n for n in ranked if compatible(run, runs[n])]
