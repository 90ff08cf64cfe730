"""Passwords: hashed by argon2id, checked in the same time whether or not there is such a user."""

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 1000
HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(2)  # each hashing takes 64 MiB


def fault_of(password: str) -> str | None:
    """Return what is wrong with a new password; None where nothing is."""
    if not SHORTEST <= len(password) <= LONGEST:
        return f"a password has {SHORTEST} to {LONGEST} characters; a few words make a good one"
    return None


def hashed(password: str) -> str:
    """Return the hash of a password, to be kept."""
    with _AT_ONCE:
        return HASHER.hash(_normal(password))


def matches(secret: str | None, password: str) -> bool:
    """Tell whether `password` is that of the hash `secret`; None, of nobody, takes as long."""
    if len(password) > LONGEST:
        return False
    with _AT_ONCE:
        try:
            return HASHER.verify(secret or _nobody(), _normal(password)) and secret is not None
        except (VerificationError, InvalidHashError):
            return False


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


@cache
def _nobody() -> str:
    return HASHER.hash("nobody has this password")
