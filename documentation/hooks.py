"""What mkdocs needs from us: the pages that are made from elsewhere, and globs in the nav."""

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from codebook import codebook
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
COPIED = {
    "README.md": "index.md",
    "README.ar.md": "index.ar.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, then fill the nav."""
    made = {target: _moved((ROOT / name).read_text("utf-8")) for name, target in COPIED.items()}
    made["index.ar.md"] = f'<div lang="ar" dir="rtl" markdown>\n\n{made["index.ar.md"]}\n</div>\n'
    made["codebook.md"] = codebook()
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    pages = sorted(file.src_uri for file in files.documentation_pages())
    config.nav = filled(config.nav or [], pages)
    return files


def filled(nav: list[Any], pages: list[str]) -> list[Any]:
    """Return the nav with its globs replaced by the pages that it does not name; what has no page goes.

    A glob is an entry of its own (`reference/*`) or a section's (`The desk: desk*`); `*` takes all that is left.
    """
    left = [page for page in pages if page not in set(_named(nav))]
    return _filled(nav, pages, left)


def _filled(nav: list[Any], pages: list[str], left: list[str]) -> list[Any]:
    done: list[Any] = []
    for entry in nav:
        title, value = next(iter(entry.items())) if isinstance(entry, dict) else (None, entry)
        if isinstance(value, list):
            done.append({title: _filled(value, pages, left)})
        elif "*" in value:
            taken = [page for page in left if fnmatch(page, value)]
            left[:] = [page for page in left if page not in taken]
            done += taken if title is None else [{title: taken}] if taken else []
        elif value in pages:
            done.append(entry)
    return done


def _named(nav: list[Any]) -> list[str]:
    values = [next(iter(entry.values())) if isinstance(entry, dict) else entry for entry in nav]
    return [name for value in values for name in (_named(value) if isinstance(value, list) else [value])]


def _moved(text: str) -> str:
    """Return a page of the root with its links as they are in the site; files that have no page stay as words."""

    def link(match: re.Match[str]) -> str:
        words, target = match.groups()
        if "://" in target or target.startswith(("#", "mailto:")):
            return match[0]
        path = COPIED.get(target) or (target.removeprefix("docs/") if target.startswith("docs/") else None)
        return f"[{words}]({path})" if path else words

    return re.sub(r"\[([^\]]+)\]\(([^)]+)\)", link, text)
