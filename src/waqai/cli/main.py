"""The commands and their options; what they do is loaded when they are called."""

from datetime import date, timedelta
from pathlib import Path

import click

from waqai import __version__

FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
PUBLISHED = click.option(
    "--published", metavar="DATE", help="Day of publication (YYYY-MM-DD) of reports that do not tell their own."
)
READER = click.option("--reader", metavar="NAME", default=None, help="How to read: lexicon, or neural where trained.")
LEXICONS = click.option(
    "--lexicons", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Your own lexicon folder, on top."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="waqai")
def main() -> None:
    """Read Arabic news and keep the record: who did what to whom, when, where, according to whom."""


@main.command()
@FILES
@PUBLISHED
@click.option("--format", "form", type=click.Choice(("text", "json", "jsonl")), help="Default: text; json with --out.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write NAME.json for each report here.")
@READER
@LEXICONS
def code(
    files: tuple[Path, ...],
    published: str | None,
    form: str | None,
    out: Path | None,
    reader: str | None,
    lexicons: Path | None,
) -> None:
    """Code reports: .txt, .html, .jsonl files, or - for standard input."""
    from waqai.cli.coding import run  # noqa: PLC0415

    raise SystemExit(run(files, published, form, out, reader=reader, lexicons=lexicons, latest=last_day()))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("event")
@PUBLISHED
@READER
@LEXICONS
def explain(file: Path, event: str, published: str | None, reader: str | None, lexicons: Path | None) -> None:
    """Say why EVENT (its id, as e3) is on the record of FILE, and what was considered and dropped."""
    from waqai.cli.explaining import run  # noqa: PLC0415

    raise SystemExit(run(file, event, published, reader=reader, lexicons=lexicons, latest=last_day()))


@main.group()
def lexicon() -> None:
    """Work on the lexicons."""


@lexicon.command()
@click.argument("families", nargs=-1)
@LEXICONS
def check(families: tuple[str, ...], lexicons: Path | None) -> None:
    """Check that every entry parses, codes its examples as it says, and spares its counter-examples."""
    from waqai.cli.checking import run  # noqa: PLC0415

    raise SystemExit(run(families, lexicons))


def last_day() -> date:
    """Return the last day that a report can have been published: it may be tomorrow already further east."""
    return date.today() + timedelta(days=1)
