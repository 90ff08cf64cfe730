"""Reports of our own to test the register with, and coders for them."""

import hashlib
from dataclasses import replace
from datetime import date

from waqai.coding import code, reader_named
from waqai.record.model import Document, Record
from waqai.register.adding import add
from waqai.register.opening import open_register
from waqai.register.recoding import recode
from waqai.register.versions import Version
from waqai.reports.reading import report
from waqai.reports.report import Report

OLD = Version("1", "lexicon-1", "lexicon", "w")
NEW = Version("2", "lexicon-1", "lexicon", "w")
TEXT = (
    "قصفت طائرات أمريكية أمس الأربعاء مواقع لتنظيم داعش قرب مدينة الموصل في العراق، ما أسفر عن مقتل 12 مسلحا.\n\n"
    "وقال المتحدث باسم التحالف الدولي إن الغارات ستستمر. والتقى وزير الخارجية الإيراني نظيره الروسي في موسكو."
)


def story(name: str = "one", text: str = TEXT, outlet: str | None = "الجريدة", day: int = 12) -> Report:
    made = report(text, source=f"{name}.txt", name=name, published=date(2018, 4, day))
    return replace(made, outlet=outlet)


def many(count: int) -> list[Report]:
    """Reports of different texts."""
    return [story(f"r{n}", f"{TEXT}\n\nوقتل {n + 2} جنود في انفجار بمدينة كركوك.") for n in range(count)]


def lexicon(reports):
    return [code(one, reader_named("lexicon")) for one in reports]


def bare(reports):
    """Records that say nothing of their texts: for tests of the database alone, where coding would take the time."""
    return [_bare(one, "") for one in reports]


def other(reports):
    """Records that differ from `bare` ones."""
    return [_bare(one, "again") for one in reports]


def _bare(one, title):
    name = hashlib.sha256(one.text.encode()).hexdigest()
    document = Document(name, one.source, title, one.published, None, "ar", one.text)
    return Record(document, *[()] * 10)


def adding(where, start, barrier=None, batch=4, count=40):
    """Add so many reports, from the one numbered `start` on, in a process of its own."""
    found = many(count)
    with open_register(where) as register:
        if barrier:
            barrier.wait()
        add(register, found[start:] + found[:start], bare, OLD, batch=batch)


def recoding(where):
    """Recode all that is on file, in a process of its own."""
    with open_register(where) as register:
        for _ in recode(register, other, NEW, batch=3):
            pass
