"""What can go wrong with an export: each error says what to do."""


class ExportError(Exception):
    """The export cannot be made as asked; the message says why and what to do."""
