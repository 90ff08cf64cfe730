"""Knowledge as data: the entries of the lexicons, each with the file and line that it stands on.

The lexicons that ship with Waqai are YAML files under ``data/<family>/``, compiled into
``compiled/<family>.json`` (``python -m waqai.lexicons.compile``). A user's own folder of the same
layout, named by the environment variable ``WAQAI_LEXICONS`` or by `use`, is read on top.
"""

from waqai.lexicons.loading import Entry, load, on_change, own_folder, use, where

__all__ = ["Entry", "load", "on_change", "own_folder", "use", "where"]
