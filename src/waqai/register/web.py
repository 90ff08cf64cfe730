"""The web: one address fetched, politely and within bounds."""

import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3

from waqai.register.politeness import ROBOTS_LONGEST, USER_AGENT, Manners, Rules, Turns
from waqai.register.visits import Visit
from waqai.reports.errors import FetchError

UNCHANGED = 304
LONGEST_URL = 2_000
_MOVED = frozenset((301, 302, 303, 307, 308))
_LATER = frozenset((429, 503))
_AGAIN = frozenset((429, 500, 502, 503, 504))
_GONE = frozenset((401, 403, 404, 410, 451))
_PART = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: `url` is where redirects led, `data` its body, None where it is unchanged since last time."""

    url: str
    data: bytes | None
    encoding: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Web:
    """Fetches addresses one by one; keeps to each site's rules and to the pause between requests."""

    def __init__(self, manners: Manners | None = None) -> None:
        self.manners = manners or Manners()
        self._pool = urllib3.PoolManager(headers={"User-Agent": USER_AGENT}, retries=False, maxsize=2)
        self._turns = Turns(self.manners.delay)
        self._rules = Rules(self._robots)

    def get(self, url: str, last: Visit | None = None, longest: int | None = None) -> Answer:
        """Fetch `url`; with `last`, only where it has changed since that visit.

        Raises:
            FetchError: the site forbids it, it cannot be reached, or it answers with an error, too much, or nonsense.
        """
        headers = {"Accept-Encoding": "gzip, deflate", **_conditions(last)}
        at = url
        for _ in range(self.manners.redirects + 1):
            _check(at)
            if not self._rules.allow(at):
                raise FetchError(at, "is not to be read by programs, says the site's robots.txt", lasting=True)
            answer = self._answer(at, headers, longest or self.manners.longest)
            if isinstance(answer, Answer):
                return answer
            at = answer
        raise FetchError(url, f"leads on and on, through more than {self.manners.redirects} redirects", lasting=True)

    def _answer(self, url: str, headers: dict[str, str], longest: int) -> Answer | str:
        """Return the answer at `url`, or the address to which it is redirected; try again where that may help."""
        for left in reversed(range(self.manners.tries)):
            try:
                response = self._request(url, headers, self._rules.delay(url))
            except FetchError:
                if not left:
                    raise
                continue
            try:
                if response.status in _AGAIN and left:
                    self._put_off(url, response)
                    continue
                return _read(response, url, longest)
            finally:
                response.close()
        raise AssertionError("no tries")

    def _request(self, url: str, headers: dict[str, str], delay: float | None) -> Any:
        self._turns.wait(urlsplit(url).netloc, delay)
        timeout = urllib3.Timeout(connect=self.manners.timeout, read=self.manners.timeout)
        try:
            return self._pool.request(
                "GET", url, headers={"User-Agent": USER_AGENT, **headers}, timeout=timeout, redirect=False,
                preload_content=False,
            )  # fmt: skip
        except urllib3.exceptions.LocationParseError as problem:
            raise FetchError(url, "is no address", lasting=True) from problem
        except urllib3.exceptions.HTTPError as problem:
            raise FetchError(
                url, f"cannot be reached ({_told(problem)}); check the address and the network"
            ) from problem

    def _put_off(self, url: str, response: Any) -> None:
        asked = response.headers.get("Retry-After", "") if response.status in _LATER else ""
        if asked.isdigit():
            self._turns.hold(urlsplit(url).netloc, float(asked))

    def _robots(self, url: str) -> str | None:
        """Return the text of a robots.txt; None where the site has none (an error of the server forbids all)."""
        at = url
        for _ in range(self.manners.redirects):
            response = self._request(at, {}, None)
            try:
                if response.status in _MOVED:
                    at = urljoin(at, response.headers.get("Location", ""))
                    continue
                if response.status >= 500:
                    return "User-agent: *\nDisallow: /"
                return (
                    _body(response, at, ROBOTS_LONGEST).decode("utf-8", "replace") if response.status == 200 else None
                )
            finally:
                response.close()
        return None


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        valid = bool(parts.hostname) and parts.port != 0 and len(url) <= LONGEST_URL
    except ValueError:
        valid = False
    if not valid:
        raise FetchError(url[:200], "is no address of a page", lasting=True)


def _conditions(last: Visit | None) -> dict[str, str]:
    told = {"If-None-Match": last and last.etag, "If-Modified-Since": last and last.last_modified}
    return {name: value for name, value in told.items() if value}


def _read(response: Any, url: str, longest: int) -> Answer | str:
    if response.status in _MOVED and response.headers.get("Location"):
        target = str(urljoin(url, response.headers["Location"]))
        if not target.startswith(("http://", "https://")):
            raise FetchError(url, f"is redirected to {target[:100]}, which is no web page", lasting=True)
        return target
    if response.status == UNCHANGED:
        return Answer(url, None)
    if response.status != 200:
        raise FetchError(url, f"answers with HTTP status {response.status}", lasting=response.status in _GONE)
    name, _, encoding = response.headers.get("Content-Type", "").partition(";")[2].partition("=")
    return Answer(
        url,
        _body(response, url, longest),
        encoding.strip(" \"'") if name.strip().lower() == "charset" else None,
        response.headers.get("ETag"),
        response.headers.get("Last-Modified"),
    )


def _body(response: Any, url: str, longest: int) -> bytes:
    """Return the unpacked body, without taking in more than `longest` bytes of it."""
    parts, size = [], 0
    try:
        for part in response.stream(_PART, decode_content=True):
            size += len(part)
            if size > longest:
                raise FetchError(url, f"gives more than {longest:,} bytes; left out", lasting=True)
            parts.append(part)
    except (urllib3.exceptions.HTTPError, zlib.error, OSError) as problem:
        raise FetchError(url, f"breaks off ({_told(problem)}); try again") from problem
    return b"".join(parts)


def _told(problem: Exception) -> str:
    return " ".join(str(problem).split())[:200] or type(problem).__name__
