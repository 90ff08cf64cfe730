"""`waqai desk`: the workspace in the browser."""

import sys
from pathlib import Path
from typing import Any

import click

from waqai import lexicons as knowledge
from waqai.cli.registers import Fault, opened, whoever
from waqai.register.tokens import add_token, all_tokens, remove_token
from waqai.register.users import add_user, all_users, change_user, remove_user


def run(where: str, *, lexicons: Path | None, who: str | None, **options: Any) -> int:
    """Serve the desk of the register at `where` until it is stopped."""
    try:
        from waqai.desk.serving import serve  # noqa: PLC0415
        from waqai.desk.settings import Settings, is_loopback  # noqa: PLC0415
    except ImportError as problem:
        raise Fault(f"the desk needs {problem.name}: pip install 'waqai[desk]'") from problem
    if lexicons:
        knowledge.use(lexicons)
    settings = Settings(user=whoever(who), **{**options, "accounts": options["accounts"] or None})
    with opened(where, create=True) as register:
        if settings.needs_accounts and not all_users(register):
            raise Fault("whoever can reach the desk must log in: first `waqai desk user add NAME --role admin`")
        if not is_loopback(settings.host) and not settings.secure:
            click.echo("waqai: passwords travel unencrypted; put a proxy with HTTPS before it: --https", err=True)
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        click.echo(f"the desk is at http://{shown}:{settings.port}/ (end it with Ctrl+C)")
        serve(register, settings)
    return 0


def user_added(where: str, name: str, role: str) -> int:
    """Add a user, whose password is asked for."""
    with opened(where, create=True) as register:
        add_user(register, name, role, _asked_secret())
    click.echo(f"{name} may log in as {role}")
    return 0


def user_changed(where: str, name: str, role: str | None, password: bool) -> int:
    """Change a user's role or password."""
    with opened(where) as register:
        change_user(register, name, role=role, secret=_asked_secret() if password else None)
    return 0


def user_removed(where: str, name: str) -> int:
    """Take a user out."""
    with opened(where) as register:
        remove_user(register, name)
    return 0


def users_listed(where: str) -> int:
    """List the users."""
    with opened(where) as register:
        for user in all_users(register):
            click.echo(f"{user.name}  {user.role}  since {user.added:%Y-%m-%d}")
    return 0


def token_added(where: str, name: str, label: str) -> int:
    """Give a user a token and print it."""
    with opened(where) as register:
        token = add_token(register, name, label)
    click.echo(token)
    click.echo("waqai: keep it; it is not shown again", err=True)
    return 0


def token_removed(where: str, name: str) -> int:
    """Take a token out."""
    with opened(where) as register:
        remove_token(register, name)
    return 0


def tokens_listed(where: str) -> int:
    """List the tokens."""
    with opened(where) as register:
        for token in all_tokens(register):
            click.echo(f"{token.id}  {token.user}  since {token.added:%Y-%m-%d}  {token.label}")
    return 0


def _asked_secret() -> str:
    """Return the hash of a password, asked for twice at a terminal, else read from standard input."""
    from waqai.desk.security.passwords import fault_of, hashed  # noqa: PLC0415

    if sys.stdin.isatty():
        password = str(click.prompt("password", hide_input=True, confirmation_prompt=True))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    fault = fault_of(password)
    if fault:
        raise Fault(fault)
    return hashed(password)
