"""The commands and their options; what they do is loaded when they are called."""

import gc
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from waqai import __version__

PUBLISHED = click.option(
    "--published", metavar="DATE", help="Day of publication (YYYY-MM-DD) of reports that do not tell their own."
)
READER = click.option("--reader", metavar="NAME", default=None, help="How to read: lexicon, or neural where trained.")
LEXICONS = click.option(
    "--lexicons", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Your own lexicon folder, on top."
)
REGISTER = click.option(
    "--register",
    "where",
    metavar="PATH_OR_URL",
    default="waqai.db",
    envvar="WAQAI_REGISTER",
    show_default=True,
    show_envvar=True,
    help="The register: a file, or a postgresql:// URL.",
)
SINCE = click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Reports published on this day or later.")
UNTIL = click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Reports published on this day or earlier.")
JOBS = click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Coding processes.")
WHO = click.option("--who", envvar="WAQAI_WHO", show_envvar=True, help="Who decides; by default who is logged in.")
DOSSIERS = click.option(
    "--dossiers",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dossiers"),
    envvar="WAQAI_DOSSIERS",
    show_default=True,
    show_envvar=True,
    help="The folder where dossiers are kept, as NAME.yaml.",
)
NOTE = click.option("--note", default="", help="Why, in words of your own.")
TEXT_OR_JSON = click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="For whom.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="waqai")
def main() -> None:
    """Read Arabic news and keep the record: who did what to whom, when, where, according to whom."""
    gc.set_threshold(50_000, 20, 20)  # the tables of the lexicons are many objects that stay: look through them less


@main.command()
@click.argument("files", nargs=-1, required=True)
@PUBLISHED
@click.option("--format", "form", type=click.Choice(("text", "json", "jsonl")), help="Default: text; json with --out.")
@click.option("--out", metavar="FOLDER", help="Write NAME.json for each report here; with --engine, Parquet.")
@READER
@LEXICONS
@click.option("--engine", type=click.Choice(("local", "ray")), help="Code an archive in parts, on cores or a cluster.")
@click.option("--jobs", type=click.IntRange(1, 4096), help="With --engine: coding processes of this machine.")
@click.option("--address", help="With --engine ray: the cluster; else $RAY_ADDRESS, else this machine.")
@click.option(
    "--part-size",
    "size",
    type=click.IntRange(1),
    default=8_000_000,
    show_default=True,
    help="With --engine: bytes of a part, about.",
)
def code(
    files: tuple[str, ...], published: str | None, form: str | None, out: str | None, *, size: int, **options: Any
) -> None:
    """Code reports: files (text, HTML, JSONL, Parquet, feed, WARC, ZIP, gzip), folders, or - for standard input.

    With --engine, FILES and --out may also be URLs of object stores; the same command goes on where it was stopped.
    """
    engine, jobs, address = (options.pop(key) for key in ("engine", "jobs", "address"))
    if engine:
        from waqai.cli.bulk import Workers  # noqa: PLC0415
        from waqai.cli.bulk import run as run_in_parts  # noqa: PLC0415

        if form:
            raise click.UsageError("--engine writes Parquet; leave --format away")
        workers = Workers(engine, jobs, address, size)
        raise SystemExit(run_in_parts(files, published, out, workers, **options, latest=last_day()))
    if jobs or address:
        raise click.UsageError("--jobs and --address go with --engine")
    from waqai.cli.coding import run  # noqa: PLC0415

    paths, folder = tuple(map(Path, files)), Path(out) if out else None
    raise SystemExit(run(paths, published, form, folder, **options, latest=last_day()))


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


@main.command()
@click.argument("sources", nargs=-1, required=True)
@REGISTER
@PUBLISHED
@click.option("--outlet", help="Who published the reports that do not tell it themselves.")
@READER
@LEXICONS
@JOBS
@TEXT_OR_JSON
def add(sources: tuple[str, ...], where: str, published: str | None, outlet: str | None, **options: Any) -> None:
    """Add the reports of SOURCES to the register, which is made where it is missing.

    A source is a file (text, HTML, JSONL, Parquet, feed, WARC, ZIP, gzip), a folder, the address of a page, feed or
    sitemap, what `waqai code --engine` wrote (which is not coded again), or - for standard input.

    A report that is on file already is passed over, so that a command that was stopped can simply be run again.
    """
    from waqai.cli.adding import Incoming, run  # noqa: PLC0415

    raise SystemExit(run(Incoming(sources, published, outlet, last_day()), where, **options))


@main.command()
@click.argument("reports", nargs=-1)
@REGISTER
@SINCE
@UNTIL
@READER
@LEXICONS
@JOBS
@click.option("--again", is_flag=True, help="Also what the present version has coded already.")
@click.option("--dry-run", "dry", is_flag=True, help="Tell what would change, and keep nothing.")
@TEXT_OR_JSON
def recode(
    reports: tuple[str, ...], where: str, since: datetime | None, until: datetime | None, again: bool, **options: Any
) -> None:
    """Code the reports on file (all, or REPORTS) by the present code, lexicons and reader, and tell what changed.

    Reviewers' corrections stay. Earlier records are kept.
    """
    from waqai.cli.recoding import run  # noqa: PLC0415
    from waqai.register.recoding import Scope  # noqa: PLC0415

    raise SystemExit(run(where, Scope(reports or None, _day(since), _day(until), again), **options))


@main.command("reports")
@click.argument("reports", nargs=-1)
@REGISTER
@SINCE
@UNTIL
@click.option("--outlet", help="Reports of this outlet.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "record")),
    default="text",
    help="json: a line a report; record: its record with corrections, a line each.",
)
def on_file(
    reports: tuple[str, ...], where: str, since: datetime | None, until: datetime | None, outlet: str | None, form: str
) -> None:
    """List the reports on file (all, or REPORTS)."""
    from waqai.cli.listing import run  # noqa: PLC0415

    raise SystemExit(run(where, reports, _day(since), _day(until), outlet=outlet, form=form))


@main.group()
def review() -> None:
    """Decide on what is on record: each decision is kept with who and when, and can be undone."""


@review.command("accept")
@click.argument("report")
@click.argument("item")
@REGISTER
@WHO
@NOTE
def review_accept(report: str, item: str, where: str, who: str | None, note: str) -> None:
    """Accept ITEM (as e3, or n1) of the record of REPORT: it is right as it stands."""
    from waqai.cli.reviewing import decide  # noqa: PLC0415

    raise SystemExit(decide(where, "accept", report, item, (), who, note))


@review.command("reject")
@click.argument("report")
@click.argument("item")
@REGISTER
@WHO
@NOTE
def review_reject(report: str, item: str, where: str, who: str | None, note: str) -> None:
    """Reject ITEM of the record of REPORT: the text does not tell it."""
    from waqai.cli.reviewing import decide  # noqa: PLC0415

    raise SystemExit(decide(where, "reject", report, item, (), who, note))


@review.command("correct")
@click.argument("report")
@click.argument("item")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@REGISTER
@WHO
@NOTE
def review_correct(report: str, item: str, fields: tuple[str, ...], where: str, who: str | None, note: str) -> None:
    """Correct fields of ITEM of the record of REPORT: type=AID, actors=n1,n4, casualties.killed=3..5, place=p2.

    FIELD= with nothing behind it empties the field. ITEM "new" adds an event that was missed: type=AID span=120-126.
    """
    from waqai.cli.reviewing import decide  # noqa: PLC0415

    raise SystemExit(decide(where, "correct", report, item, fields, who, note))


@review.command("merge")
@click.argument("incidents", nargs=-1, required=True)
@REGISTER
@WHO
@NOTE
def review_merge(incidents: tuple[str, ...], where: str, who: str | None, note: str) -> None:
    """Rule that INCIDENTS are one happening."""
    from waqai.cli.reviewing import merge  # noqa: PLC0415

    raise SystemExit(merge(where, incidents, who, note))


@review.command("split")
@click.argument("incident")
@click.argument("mentions", nargs=-1, required=True)
@REGISTER
@WHO
@NOTE
def review_split(incident: str, mentions: tuple[str, ...], where: str, who: str | None, note: str) -> None:
    """Rule that MENTIONS (REPORT:EVENT) of INCIDENT tell of another happening than the rest."""
    from waqai.cli.reviewing import split  # noqa: PLC0415

    raise SystemExit(split(where, incident, mentions, who, note))


@review.command("undo")
@click.argument("number", type=int)
@REGISTER
@WHO
@NOTE
def review_undo(number: int, where: str, who: str | None, note: str) -> None:
    """Undo the review of that NUMBER; both stay on file."""
    from waqai.cli.reviewing import undo  # noqa: PLC0415

    raise SystemExit(undo(where, number, who, note))


@review.command("list")
@click.argument("report", required=False)
@REGISTER
@TEXT_OR_JSON
def review_list(report: str | None, where: str, form: str) -> None:
    """List all reviews, or those of REPORT, in the order in which they were made."""
    from waqai.cli.reviewing import listed  # noqa: PLC0415

    raise SystemExit(listed(where, report, form))


@review.command("queue")
@click.option("--why", type=click.Choice(("disputed", "unsure", "new", "second")), help="What waits for this reason.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="So many at most.")
@REGISTER
@WHO
@TEXT_OR_JSON
def review_queue(why: str | None, limit: int, where: str, who: str | None, form: str) -> None:
    """List the events that wait for a decision, those first that matter most.

    Disputed between reports, unsure, or with a party new to the lexicons; second: decided on by others only.
    """
    from waqai.cli.reviewed import waiting  # noqa: PLC0415

    raise SystemExit(waiting(where, why, who, limit, form))


@review.command("agreement")
@REGISTER
@TEXT_OR_JSON
def review_agreement(where: str, form: str) -> None:
    """Tell how far reviewers agree on the items that two of them decided on."""
    from waqai.cli.reviewed import agreed  # noqa: PLC0415

    raise SystemExit(agreed(where, form))


@review.command("export")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write.")
@click.option("--partial", is_flag=True, help="Also reports with events that nobody has decided on.")
@REGISTER
def review_export(out: Path, partial: bool, where: str) -> None:
    """Write the reviewed reports as gold annotations, which `make eval GOLD=FOLDER` scores."""
    from waqai.cli.reviewed import exported  # noqa: PLC0415

    raise SystemExit(exported(where, out, partial))


@review.command("drafts")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write.")
@click.option("--every", is_flag=True, help="From all reports, not only from those that were reviewed.")
@REGISTER
def review_drafts(out: Path, every: bool, where: str) -> None:
    """Write drafts of lexicon lines for actors and verbs that the lexicons do not know."""
    from waqai.cli.reviewed import drafted  # noqa: PLC0415

    raise SystemExit(drafted(where, out, every))


@main.command("export")
@click.argument("records", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, metavar="NAME", help="In which shape: see docs/exports.md.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; by default standard output.")
@click.option("--table", metavar="NAME", help="Of csv and parquet: which table (events by default), or all.")
@REGISTER
@SINCE
@UNTIL
def export(
    records: tuple[Path, ...],
    form: str,
    out: Path | None,
    table: str | None,
    where: str,
    since: datetime | None,
    until: datetime | None,
) -> None:
    """Export the register, or RECORDS on disk (JSON, JSONL, folders), for other tools.

    Formats: jsonl, csv, parquet, plover, polecat, gdelt, acled, geojson, ical, ftm, annotations, conllu, docbin.
    """
    from waqai.cli.exporting import run  # noqa: PLC0415

    raise SystemExit(run(records, where, form, out, table=table, since=_day(since), until=_day(until)))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


@main.command()
@REGISTER
@SINCE
@UNTIL
@click.option("--type", metavar="TYPE", help="Incidents of this type, as ASSAULT.")
@click.option("--country", metavar="ISO3", help="Incidents in this state, as SYR.")
@click.option("--outlets", type=click.IntRange(1), default=1, help="Told by so many independent outlets or more.")
@click.option("--main", is_flag=True, help="Only what some report is chiefly about.")
@click.option("--open", is_flag=True, help="Only what was planned, its day past, and never told to have come.")
@click.option("--disputed", is_flag=True, help="Only what reports or sources contradict each other on.")
@click.option("--why", is_flag=True, help="Tell why the reports are one incident.")
@click.option("--format", "form", type=click.Choice(("text", "json", "jsonl")), default="text", help="For whom.")
def incidents(
    where: str, since: datetime | None, until: datetime | None, *, why: bool, form: str, **wanted: Any
) -> None:
    """List the incidents that the reports on file tell, linking what was added, recoded or reviewed since."""
    from waqai.cli.incidents import Wanted, run  # noqa: PLC0415

    raise SystemExit(run(where, Wanted(_day(since), _day(until), **wanted), form=form, why=why))


@main.command()
@click.argument("words", nargs=-1)
@REGISTER
@click.option("--actor", "actors", multiple=True, help="Who acted: words of the name, a state's code (USA), a code.")
@click.option("--recipient", "recipients", multiple=True, help="Whom it was done to, likewise.")
@click.option("--party", "parties", multiple=True, help="Either of them.")
@click.option("--source", "sources", multiple=True, help="According to whom, likewise.")
@click.option("--type", "types", multiple=True, help="Type of event, as ASSAULT.")
@click.option("--mode", "modes", multiple=True, help="Mode, as aerial.")
@click.option("--status", "statuses", multiple=True, help="Status, as planned.")
@click.option("--place", "places", multiple=True, help="Where: words of the place's name, in Arabic or English.")
@click.option("--country", "countries", multiple=True, help="Where: the state's code, as IRQ.")
@click.option("--outlet", "outlets", multiple=True, help="Who published the report.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Events of this day or later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Events of this day or earlier.")
@click.option("--published-since", type=click.DateTime(["%Y-%m-%d"]), help="Reports of this day or later.")
@click.option("--published-until", type=click.DateTime(["%Y-%m-%d"]), help="Reports of this day or earlier.")
@click.option("--confidence", type=click.FloatRange(0, 1), default=0.0, help="Events of at least this confidence.")
@click.option("--events", "by_events", is_flag=True, help="List events, not reports with their events.")
@click.option(
    "--order",
    type=click.Choice(("relevance", "published", "date", "confidence")),
    default="relevance",
    show_default=True,
    help="Highest or newest first; date and confidence are of events.",
)
@click.option("--oldest", is_flag=True, help="Oldest, or lowest, first.")
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True, help="Hits on a page.")
@click.option("--after", help="Where the page begins, as the page before told.")
@click.option("--counts", "counted", is_flag=True, help="Count events by type, country, actor and week instead.")
@click.option("--anew", is_flag=True, help="First make the index anew, by the present lexicons.")
@TEXT_OR_JSON
def search(words: tuple[str, ...], where: str, **options: Any) -> None:
    """Search the reports for WORDS in any form, and their events by what they tell.

    "Words in quotation marks" stand one behind the other; behind --, a word with a minus before it must not stand.
    """
    from waqai.cli.searching import run  # noqa: PLC0415
    from waqai.register.search.query import Query  # noqa: PLC0415

    asked: dict[str, Any] = {key: options.pop(key) for key in Query.__slots__ if key in options}
    asked |= {key: _day(asked[key]) for key in ("since", "until", "published_since", "published_until")}
    raise SystemExit(run(where, Query(" ".join(words), **asked), **options))


@main.group(invoke_without_command=True)
@click.pass_context
@REGISTER
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; beyond this machine, log in.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On which port.")
@click.option("--name", "hosts", multiple=True, help="A name under which the desk is addressed, besides its host.")
@click.option("--accounts", is_flag=True, help="Ask for accounts on this machine, too.")
@click.option("--https", "secure", is_flag=True, help="A proxy before the desk speaks HTTPS: cookies by it alone.")
@DOSSIERS
@READER
@LEXICONS
@WHO
def desk(context: click.Context, /, **options: Any) -> None:
    """Open the workspace in the browser: read, check and correct what is on record."""
    if context.invoked_subcommand is None:
        from waqai.cli.desk import run  # noqa: PLC0415

        raise SystemExit(run(**options))


@desk.group()
def user() -> None:
    """Say who may log in at the desk."""


ROLE = click.Choice(("reader", "reviewer", "admin"))


@user.command("add")
@click.argument("name")
@click.option("--role", type=ROLE, default="reader", show_default=True, help="What they may do.")
@REGISTER
def user_add(name: str, role: str, where: str) -> None:
    """Add a user; the password is asked for, or read from standard input."""
    from waqai.cli.desk import user_added  # noqa: PLC0415

    raise SystemExit(user_added(where, name, role))


@user.command("change")
@click.argument("name")
@click.option("--role", type=ROLE, help="Another role.")
@click.option("--password", is_flag=True, help="Another password, which is asked for.")
@REGISTER
def user_change(name: str, role: str | None, password: bool, where: str) -> None:
    """Change a user's role or password; a new password ends their sessions."""
    from waqai.cli.desk import user_changed  # noqa: PLC0415

    raise SystemExit(user_changed(where, name, role, password))


@user.command("remove")
@click.argument("name")
@REGISTER
def user_remove(name: str, where: str) -> None:
    """Take a user out; their reviews stay."""
    from waqai.cli.desk import user_removed  # noqa: PLC0415

    raise SystemExit(user_removed(where, name))


@user.command("list")
@REGISTER
def user_list(where: str) -> None:
    """List the users and their roles."""
    from waqai.cli.desk import users_listed  # noqa: PLC0415

    raise SystemExit(users_listed(where))


@desk.group()
def token() -> None:
    """Say whose programs may use the API, where the desk asks for accounts (docs/api.md)."""


@token.command("add")
@click.argument("name")
@click.option("--label", default="", help="What it is for.")
@REGISTER
def token_add(name: str, label: str, where: str) -> None:
    """Give a user a token, and print it: it may do what the user may, and cannot be shown again."""
    from waqai.cli.desk import token_added  # noqa: PLC0415

    raise SystemExit(token_added(where, name, label))


@token.command("remove")
@click.argument("id")
@REGISTER
def token_remove(id: str, where: str) -> None:  # noqa: A002
    """Take a token out, by its id as listed."""
    from waqai.cli.desk import token_removed  # noqa: PLC0415

    raise SystemExit(token_removed(where, id))


@token.command("list")
@REGISTER
def token_list(where: str) -> None:
    """List the tokens: whose they are and what for."""
    from waqai.cli.desk import tokens_listed  # noqa: PLC0415

    raise SystemExit(tokens_listed(where))


@main.command()
@REGISTER
@DOSSIERS
@READER
@LEXICONS
def mcp(where: str, dossiers: Path, reader: str | None, lexicons: Path | None) -> None:
    """Serve the register to an assistant as tools, by MCP over standard input and output (docs/mcp.md)."""
    from waqai.cli.mcp import run  # noqa: PLC0415

    raise SystemExit(run(where, dossiers, reader, lexicons))


@main.command()
@click.argument("name", metavar="NAME|FILE")
@REGISTER
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("dossiers"),
    envvar="WAQAI_DOSSIERS",
    show_default=True,
    show_envvar=True,
    help="Where dossiers are kept, as NAME.yaml.",
)
@click.option("--format", "form", type=click.Choice(("text", "html", "markdown")), default="text", help="Which form.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; else standard output.")
def dossier(name: str, folder: Path, where: str, form: str, out: Path | None) -> None:
    """Tell a standing situation from the reports on file, every line of it cited (docs/dossiers.md)."""
    from waqai.cli.dossiers import run  # noqa: PLC0415

    raise SystemExit(run(name, folder, where, form, out))
