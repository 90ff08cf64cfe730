"""What can go wrong with a register: each error says what to do."""


class RegisterError(Exception):
    """The register cannot be used as asked; the message says why and what to do."""


class MissingRegisterError(RegisterError):
    """There is no register at this place."""


class ForeignDatabaseError(RegisterError):
    """The file or database is something else than a register."""


class NewerRegisterError(RegisterError):
    """A newer Waqai made the register."""


class LockedError(RegisterError):
    """Another process holds the register for longer than we were told to wait."""


class FullError(RegisterError):
    """No room is left where the register lies; what had been written stands."""


class UnknownError(RegisterError):
    """A report, event, incident or review of that id is not in the register."""
