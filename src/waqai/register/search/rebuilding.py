"""Making the whole index anew."""

from collections.abc import Callable
from itertools import islice

from waqai.register.accounts import accounts_on
from waqai.register.opening import Register
from waqai.register.search.indexing import index_part
from waqai.register.search.stamp import set_stamp
from waqai.register.search.tables import events, names, parties, texts
from waqai.register.search.words import forget_words

BATCH = 200


def rebuild(register: Register, progress: Callable[[int], object] = lambda _many: None) -> int:
    """Make the index of all reports anew, as words are cut now: all of it, or nothing. Return how many they are."""
    done = 0
    with register.writing() as connection:
        for table in (parties, events, names, texts):
            connection.execute(table.delete())
        forget_words(connection)
        set_stamp(connection)
        found = accounts_on(connection)
        while part := list(islice(found, BATCH)):
            index_part(connection, part)
            done += len(part)
            progress(len(part))
    return done
