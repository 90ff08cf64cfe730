"""What linking across reports learns: how common words are, and how much each sign of sameness weighs.

``python -m training.linking common RECORDS`` writes ``src/waqai/incidents/data/common.tsv``: words counted over the
corpus, actors and places over RECORDS (lines {"id", "outlet", "published", "record"}).
``python -m training.linking weights RECORDS`` prints the weights of `waqai.incidents.clusters.likeness`, learned from
the days that were grouped by hand in ``training/stories`` (RECORDS must hold their reports).
Neither sees the days of ``shared/stories/dev.json``.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np

from training.corpus import reports
from waqai.incidents.clusters.frequencies import PARTY, PLACE, WORD, Frequencies, Item, items
from waqai.incidents.clusters.likeness import WEIGHTS, Told, signals
from waqai.incidents.clusters.vectors import vectors
from waqai.incidents.story import Story, story
from waqai.incidents.terms import terms
from waqai.record.from_json import from_fields
from waqai.register.account import Account

HERE = Path(__file__).parent
TABLE = HERE.parent / "src/waqai/incidents/data/common.tsv"
LEAST = {WORD: 0.004, PARTY: 0.01, PLACE: 0.01}  # shares below are not worth a line
STEPS = 30
FAR = 0.02  # pairs with less in common than this are not learned from


def accounts(path: Path) -> Iterator[Account]:
    """Yield the accounts of a file of records."""
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        published = date.fromisoformat(row["published"]) if row["published"] else None
        yield Account(row["id"], row["outlet"], published, None, from_fields(row["record"]))


def write_common(paths: Iterable[Path]) -> None:
    """Write the table of what is common in Arabic news."""
    counts: Counter[Item] = Counter()
    texts = 0
    for _, text, _ in reports():
        texts += 1
        counts.update({(WORD, term) for term in terms(text)})
    totals = {WORD: texts}
    told = [item for path in paths for item in map(story, accounts(path))]
    totals |= dict.fromkeys((PARTY, PLACE), len(told))
    for one in told:
        counts.update(item for item in items(one) if item[0] != WORD)
    shares = sorted((kind, value, count / totals[kind]) for (kind, value), count in counts.items())
    lines = [f"{kind}\t{value}\t{share:.4f}\n" for kind, value, share in shares if share >= LEAST[kind]]
    TABLE.write_text("".join(lines), "utf-8")


def pairs(told: list[Story], day: dict[str, object]) -> Iterator[tuple[list[float], bool, float]]:
    """Yield (signals, one happening or not, weight) of the pairs of one file of days."""
    groups = {report: number for number, group in enumerate(day["incidents"]) for report in group}  # type: ignore[arg-type,var-annotated]
    sizes = Counter(groups.values())
    left_out = set(day["none"])  # type: ignore[call-overload]
    counted = Frequencies.of(told)
    views = [Told(one, vectors(one, counted)) for one in told if one.id not in left_out]
    texts: set[tuple[str, ...]] = set()
    views = [v for v in views if v.story.body not in texts and not texts.add(v.story.body)]  # type: ignore[func-returns-value]
    for number, one in enumerate(views):
        for other in views[:number]:
            group = groups.get(one.story.id)
            same = group is not None and group == groups.get(other.story.id)
            found = signals(one, other)
            if same or found["words"] >= FAR:
                yield [found[name] for name in WEIGHTS], same, 2 / sizes[group] if same else 0.25


def fit(rows: list[tuple[list[float], bool, float]], tame: float = 1.0) -> np.ndarray:
    """Return bias and weights of a logistic sum, by Newton's method."""
    x = np.array([[1.0, *row] for row, _, _ in rows])
    y = np.array([same for _, same, _ in rows], float)
    w = np.array([weight for _, _, weight in rows])
    beta = np.zeros(x.shape[1])
    ridge = tame * np.eye(len(beta))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (w * (p - y)) + tame * np.r_[0, beta[1:]]
        beta = beta - np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + ridge, slope)
    return beta


def main() -> None:
    """Write the table, or print the weights."""
    verb, *files = sys.argv[1:]
    paths = [Path(name) for name in files]
    if verb == "common":
        write_common(paths)
        return
    every = {account.id: account for path in paths for account in accounts(path)}
    rows = []
    for path in sorted((HERE / "stories").glob("*.json")):
        day = json.loads(path.read_text("utf-8"))
        told = [story(a) for a in every.values() if a.published and a.published.isoformat() in day["days"]]
        rows += list(pairs(told, day))
    beta = fit(rows)
    sys.stdout.write(f"bias {beta[0]:.2f}\n")
    sys.stdout.writelines(f"{name}: {weight:.2f}\n" for name, weight in zip(WEIGHTS, beta[1:], strict=True))


if __name__ == "__main__":
    main()
