"""What is kept in step with the reports and records of the register, in the transaction that changes them."""

from collections.abc import Callable, Sequence

import sqlalchemy as sa

from waqai.register.account import Account
from waqai.register.search.indexing import index_accounts

Follower = Callable[[sa.Connection, Sequence[Account]], None]

# Called in this order with the accounts that are new, recoded or reviewed, at most a batch at a time;
# what a follower writes on the connection is kept with the change itself, or not at all.
FOLLOWERS: tuple[Follower, ...] = (index_accounts,)


def follow(connection: sa.Connection, changed: Sequence[Account]) -> None:
    """Tell all followers of the accounts that have changed."""
    if changed:
        for follower in FOLLOWERS:
            follower(connection, changed)
