"""Measure, on the held-out reports, how often an event of a given score is right.

usage: python -m training.calibrate READER.pt OUT.json

READER.pt comes from training.train with --hold. OUT.json holds the points (score, share right) between which
the run time draws straight lines; the share never falls as the score rises (pooled adjacent violators).
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import torch

from training.data import Example, annotated
from training.torch_model import TorchModel, load_reader
from waqai.reader.neural import anchors, score

BINS = 12


def judged(model: TorchModel, examples: list[Example]) -> Iterator[tuple[float, bool]]:
    """Yield (score, whether anchor and type are gold's) of everything that scores above 0.2."""
    for example in examples:
        gold = example.labels.anchors
        for token, kind, sure, _, _ in anchors(score(model, example.analysis, example.known), 0.2):
            yield sure, token in gold and gold[token][0] == kind + 1


def curve(pairs: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return (mean score, share right) of bins of equal size, made to rise."""
    pairs = sorted(pairs)
    size = max(1, len(pairs) // BINS)
    bins = [pairs[at : at + size] for at in range(0, len(pairs), size)]
    pools: list[list[tuple[float, bool]]] = []
    for group in bins:
        pools.append(group)
        while len(pools) > 1 and share(pools[-2]) > share(pools[-1]):
            last = pools.pop()
            pools[-1] = pools[-1] + last
    return [(round(sum(s for s, _ in pool) / len(pool), 4), round(share(pool), 4)) for pool in pools]


def share(pool: list[tuple[float, bool]]) -> float:
    """Return the share of `pool` that is right."""
    return sum(right for _, right in pool) / len(pool)


def main() -> None:
    """Measure and write."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("reader", type=Path)
    cli.add_argument("out", type=Path)
    options = cli.parse_args()
    torch.set_num_threads(2)
    reader, pieces = load_reader(options.reader)
    held = set(torch.load(options.reader)["held"])
    points = curve(list(judged(TorchModel(reader, pieces), annotated(only=held))))
    options.out.write_text(json.dumps(points) + "\n", "utf-8")
    for mean, right in points:
        print(f"score {mean:.3f}  right {right:.3f}")


if __name__ == "__main__":
    main()
