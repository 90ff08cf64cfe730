"""What the desk is run with: where it listens, whether it asks who one is, and how much it takes."""

import ipaddress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

HERE = frozenset(("localhost", "127.0.0.1", "::1"))
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one desk.

    `hosts` are the names under which it may be addressed besides its own; `user` is who is at a desk of one,
    `dossiers` the folder where dossiers are kept.
    Sizes are in bytes, times in seconds.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = ()
    accounts: bool | None = None
    user: str = "desk"
    reader: str | None = None
    dossiers: Path = Path("dossiers")
    secure: bool = False
    upload: int = 32 * MIB
    form: int = MIB
    files: int = 200
    head_within: float = 10.0
    body_within: float = 300.0
    session: timedelta = timedelta(hours=12)
    idle: timedelta = timedelta(hours=2)
    tries: int = 5
    tries_within: float = 300.0
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        own = HERE if is_loopback(self.host) else HERE | {self.host.lower()}
        object.__setattr__(self, "names", own | {name.lower() for name in self.hosts})

    @property
    def needs_accounts(self) -> bool:
        """Tell whether one must log in: always where others can reach the desk."""
        return True if not is_loopback(self.host) else bool(self.accounts)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
