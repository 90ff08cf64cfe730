"""By what an index was made: words of texts and of queries find each other only when both are cut in the same way."""

import hashlib
from functools import cache
from pathlib import Path

import sqlalchemy as sa

import waqai
from waqai import lexicons
from waqai.register.opening import Register
from waqai.register.schema import marks, reports

MARK = "search"
_PACKAGE = Path(waqai.__file__).parent
_FAMILIES = ("actors", "names", "roles", "units", "verbs", "wordforms")
_OWN = (
    *("stems", "clitics", "folding", "function_words", "morphology", "noun_features"),
    *("nominals", "roots", "segmenter", "verb_index", "verbs", "words"),
)


def stamp() -> str:
    """Return the version of what cuts words: code, models, lexicons with the user's own."""
    own = lexicons.own_folder()
    folder = sorted(path for family in _FAMILIES for path in (own / family).glob("*")) if own else []
    return _hash(tuple(folder), tuple(path.stat().st_mtime_ns for path in folder))


def stamped(connection: sa.Connection) -> str | None:
    """Return the version by which the index of a register was made; None where it has none."""
    found = connection.scalar(sa.select(marks.c.value).where(marks.c.name == MARK))
    return str(found) if found else None


def set_stamp(connection: sa.Connection) -> None:
    """Write down that the index is of the present version."""
    connection.execute(marks.delete().where(marks.c.name == MARK))
    connection.execute(marks.insert().values(name=MARK, value=stamp()))


@cache
def _hash(own: tuple[Path, ...], _changed: tuple[int, ...]) -> str:
    told = hashlib.sha256()
    code = [_PACKAGE / "arabic" / f"{name}.py" for name in _OWN]
    models = [_PACKAGE / "arabic/models/segmenter.json", _PACKAGE / "arabic/models/vocabulary.tsv.gz"]
    compiled = [_PACKAGE / "lexicons/compiled" / f"{family}.json" for family in _FAMILIES]
    passages = Path(__file__).with_name("passages.py")
    for path in (*code, *models, *compiled, passages, *own):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


def fresh(register: Register) -> bool:
    """Tell whether the index of a register was made as words are cut now."""
    with register.reading() as connection:
        if stamped(connection) == stamp():
            return True
        return connection.scalar(sa.select(reports.c.number).limit(1)) is None
