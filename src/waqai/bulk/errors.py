"""What can go wrong with coding in parts."""


class BulkError(ValueError):
    """An archive cannot be coded as asked; the message says why and what to do."""
