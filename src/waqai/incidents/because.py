"""Why reports are one happening: what ties a cluster, in lines that people read."""

from collections.abc import Sequence

from waqai.incidents.clusters.likeness import WEIGHTS, Likeness, shared_words
from waqai.incidents.clusters.prominence import Prominent
from waqai.incidents.clusters.reports import Cluster, Clustered
from waqai.incidents.terms import stem

_SIGNALS = 3


def why(cluster: Cluster, filed: Clustered) -> tuple[str, ...]:
    """Return a line for each thing that makes the reports of a cluster one."""
    lines = [] if cluster.prominent is None else [_why_prominent(cluster.prominent)]
    for one, other, alike in cluster.ties:
        words = shared_words(filed.told(one), filed.told(other))
        spelt = _spelling(filed, one) | _spelling(filed, other)
        lines.append(_why_alike(one, other, alike, [spelt.get(word, word) for _, word in words[:4]]))
    copies = [(report, filed.first(report)) for report in cluster.reports]
    lines += [f"{report} has the words of {first}" for report, first in copies if report != first]
    return tuple(lines)


def _spelling(filed: Clustered, report: str) -> dict[str, str]:
    return {stem(word): word for _, word in filed.stories[report].headline.words}


def _why_prominent(happening: Prominent) -> str:
    type_, mode, country = happening.act
    return (
        f"{happening.share:.0%} of the reports of {happening.day} tell {type_} {mode + ' ' if mode else ''}in {country}"
        f" in title or lead; the titles of these reports name it ({'، '.join(sorted(happening.usual))})"
    )


def _why_alike(one: str, other: str, alike: Likeness, words: Sequence[str]) -> str:
    weighty = sorted(alike.signals, key=lambda signal: (-WEIGHTS[signal[0]] * signal[1], signal[0]))
    told = ", ".join(f"{name} {value:g}" for name, value in weighty[:_SIGNALS])
    return f"{one} ~ {other} {alike.sure:.2f}: {told} ({'، '.join(words)})"
