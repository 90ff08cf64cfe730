"""Politeness: who we say we are, what a site lets us read (robots.txt, RFC 9309), and how long we wait."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from waqai import __version__

AGENT = f"Waqai/{__version__}"
USER_AGENT = f"{AGENT} (reads news feeds)"
ROBOTS_LONGEST = 500_000
LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Manners:
    """How we behave: seconds between two requests to a host, seconds to wait for an answer, how often to try again.

    `longest` is the most bytes of an answer that are taken in, `pages` the most pages that one source may give in a
    run, `depth` how deep sitemaps may lie in sitemaps.
    """

    delay: float = 1.0
    timeout: float = 20.0
    tries: int = 3
    redirects: int = 5
    longest: int = 16_000_000
    longest_list: int = 52_000_000
    pages: int = 2_000
    depth: int = 2


class Turns:
    """Keeps the distance between requests to one host."""

    def __init__(
        self, delay: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._delay, self._clock, self._sleep = delay, clock, sleep
        self._next: dict[str, float] = {}

    def wait(self, host: str, wanted: float | None = None) -> None:
        """Wait until it is our turn at `host`; `wanted` is the delay that its robots.txt asks for."""
        now = self._clock()
        pause = self._next.get(host, now) - now
        if pause > 0:
            self._sleep(pause)
        self._next[host] = max(now, self._clock()) + min(max(self._delay, wanted or 0.0), LONGEST_DELAY)

    def hold(self, host: str, seconds: float) -> None:
        """Put off the next request to `host`, as its server asked."""
        self._next[host] = self._clock() + min(max(seconds, self._delay), LONGEST_DELAY)


class Rules:
    """What the robots.txt of each site lets us read; `fetch` gives the file's text, or None where there is none."""

    def __init__(self, fetch: Callable[[str], str | None]) -> None:
        self._fetch = fetch
        self._known: dict[str, RobotFileParser] = {}

    def allow(self, url: str) -> bool:
        """Tell whether we may read `url`."""
        return self._of(url).can_fetch(AGENT, url)

    def delay(self, url: str) -> float | None:
        """Return the seconds between requests that the site asks for, None where it asks for none."""
        asked = self._of(url).crawl_delay(AGENT)
        return float(asked) if asked is not None else None

    def _of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            rules = RobotFileParser()
            rules.parse((self._fetch(f"{site}/robots.txt") or "").splitlines())
            self._known[site] = rules
        return self._known[site]
