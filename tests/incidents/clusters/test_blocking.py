"""What is compared grows with the reports, not with their square."""

import random

from happenings import account, event

from waqai.incidents import Incidents, link

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"


def _day(count):
    """Reports of one day, three of each happening, in words that none of the others uses and words that many use."""
    chance = random.Random(count)
    common = ["".join(chance.choices(LETTERS, k=4)) for _ in range(60)]
    found = []
    for number in range(count):
        own = random.Random(number // 3)
        rare = ["".join(own.choices(LETTERS, k=6)) for _ in range(8)]
        words = " ".join([*chance.sample(rare, 6), *chance.sample(common, 20)])
        title = f"قصف {' '.join(chance.sample(rare, 4))}"
        found.append(account(f"r{number:04}", title, f"{words}.", event("قصف"), outlet=f"o{number % 7}"))
    return found


def test_twice_the_reports_are_about_twice_the_pairs():
    compared = []
    for count in (100, 200, 400):
        state = Incidents()
        state.add(_day(count))
        compared.append(state.compared / count)
    assert compared[2] < 1.5 * compared[0] + 1, compared


def test_what_is_one_is_found_among_many():
    sizes = [sum(t.main for t in one.reports) for one in link(_day(150))]
    assert sizes.count(3) > 42
