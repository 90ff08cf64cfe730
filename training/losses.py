"""What the reader is taught: the loss of a window of an annotated report."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from training.data import Example
from training.model import Heads
from waqai.reader.labels import PAIRS, distance_class, sentence_class
from waqai.reader.windows import Window

WEIGHTS = {
    "type": 2.0, "status": 0.6, "mention": 1.0, "length": 0.3, "kind": 0.2, "roles": 1.0, "speaker": 0.5, "entity": 0.5,
    "incident": 0.3, "time": 0.6, "place": 0.6,
}  # fmt: skip
_DISTANCE = np.vectorize(distance_class, otypes=[np.int64])
_SENTENCE = np.vectorize(sentence_class, otypes=[np.int64])
Sides = tuple[Tensor, Tensor, Tensor, Tensor]


class WindowLabels:
    """The labels of one window, by token of the window."""

    def __init__(self, example: Example, window: Window) -> None:
        self.example, self.window = example, window
        gold, first, last = example.labels, window.first, window.last
        inside = range(first, last)
        size = last - first
        self.type = torch.zeros(size, dtype=torch.long)
        self.status = torch.full((size,), -100, dtype=torch.long)
        self.mention = torch.zeros(size)
        self.length = torch.full((size,), -100, dtype=torch.long)
        self.kind = torch.full((size,), -100, dtype=torch.long)
        self.anchors = [a for a in sorted(gold.anchors) if a in inside]
        for a in self.anchors:
            self.type[a - first], self.status[a - first] = gold.anchors[a]
        self.mentions = [m for m in sorted(gold.mentions) if m in inside]
        for m in self.mentions:
            end, kind, _ = gold.mentions[m]
            self.mention[m - first] = 1
            self.length[m - first] = end - m
            self.kind[m - first] = kind
        self.owners = [gold.mentions[m][2] for m in self.mentions]
        self.sentence = np.asarray([t.sentence for t in example.analysis.tokens[first:last]])
        self.times = self._times()
        self.places = self._places()

    def _times(self) -> list[tuple[int, tuple[object, object]]]:
        tokens = self.example.analysis
        out = []
        for time in self.example.found.times:
            at = tokens.token_at(time.span.start)
            if self.window.first <= at < self.window.last:
                out.append((at, (time.start, time.end)))
        return out

    def _places(self) -> list[tuple[int, object]]:
        tokens = self.example.analysis
        out: list[tuple[int, object]] = []
        for place in self.example.found.places:
            at = tokens.token_at(place.span.start)
            if place.place is not None and place.place.country and self.window.first <= at < self.window.last:
                out.append((at, place.place.country))
        for mention in self.example.found.mentions:
            at = tokens.token_at(mention.span.start)
            if mention.country and self.window.first <= at < self.window.last:
                out.append((at, mention.country))
        return out

    def local(self, tokens: Sequence[int]) -> list[int]:
        """Return token indices of the report as those of the window."""
        return [token - self.window.first for token in tokens]


def pair_scores(
    model: Heads, sides: Sides, labels: WindowLabels, kind: str, a: Sequence[int], b: Sequence[int]
) -> Tensor:
    """Return the scores (a, b) of pair head `kind` for tokens of the report."""
    left, right = np.asarray(labels.local(a)), np.asarray(labels.local(b))
    distance = torch.from_numpy(_DISTANCE(right[None, :] - left[:, None]))
    sentence = torch.from_numpy(_SENTENCE(labels.sentence[right][None, :] - labels.sentence[left][:, None]))
    known = torch.from_numpy(labels.example.known.priors.of(kind, a, b))
    at = (torch.from_numpy(left), torch.from_numpy(right))
    return model.pairs(sides, PAIRS.index(kind), *at, distance, sentence, known)


def pooled(scores: Tensor, groups: Sequence[object]) -> tuple[Tensor, list[object]]:
    """Return scores (a, groups) where each group's is the log-sum-exp over its members, and the groups."""
    names = list(dict.fromkeys(groups))
    columns = [
        torch.logsumexp(scores[:, [n for n, g in enumerate(groups) if g == name]], dim=1) for name in names
    ]
    return torch.stack(columns, 1), names


def choice(scores: Tensor, groups: Sequence[object], goals: Sequence[object]) -> Tensor | None:
    """Return the loss of choosing, a row, the goal among the groups or none (goal None); ... skips a row."""
    summed, names = pooled(scores, groups)
    full = torch.cat([torch.zeros(len(summed), 1), summed], 1)
    at = [-100 if g is ... else 0 if g is None else names.index(g) + 1 if g in names else -100 for g in goals]
    if all(i == -100 for i in at):
        return None
    return F.cross_entropy(full, torch.tensor(at))


def antecedents(scores: Tensor, groups: Sequence[object]) -> Tensor | None:
    """Return the loss of finding, for each item, an earlier item of its group, or none."""
    size = len(groups)
    if size < 2:
        return None
    earlier = torch.tril(torch.ones(size, size, dtype=torch.bool), -1)
    same = torch.tensor([[a == b and a is not None for b in groups] for a in groups]) & earlier
    full = torch.cat([torch.zeros(size, 1), scores.masked_fill(~earlier, -1e4)], 1)
    good = torch.cat([~same.any(1, keepdim=True), same], 1)
    return (torch.logsumexp(full, 1) - torch.logsumexp(full.masked_fill(~good, -1e4), 1)).mean()


def token_losses(judged: dict[str, Tensor], labels: WindowLabels) -> dict[str, Tensor]:
    """Return the losses of the token heads."""
    out = {"type": F.cross_entropy(judged["type"], labels.type)}
    out["mention"] = F.binary_cross_entropy_with_logits(judged["mention"][:, 0], labels.mention)
    for name in ("status", "length", "kind"):
        goal = getattr(labels, name)
        if (goal >= 0).any():
            out[name] = F.cross_entropy(judged[name], goal)
    return out


def pair_losses(model: Heads, sides: Sides, labels: WindowLabels) -> dict[str, Tensor]:
    """Return the losses of the pair heads."""
    out: dict[str, Tensor | None] = {}
    gold = labels.example.labels
    anchors, mentions, owners = labels.anchors, labels.mentions, labels.owners
    if anchors and mentions:
        total = torch.zeros(())
        for number, role in enumerate(("actors", "recipients", "sources")):
            summed, names = pooled(pair_scores(model, sides, labels, role, anchors, mentions), owners)
            goal = torch.zeros_like(summed)
            for anchor, who, which in gold.roles:
                if which == number and anchor in anchors and who in names:
                    goal[anchors.index(anchor), names.index(who)] = 1
            loss = F.binary_cross_entropy_with_logits(summed, goal, reduction="sum")
            total = total + loss / len(anchors)
        out["roles"] = total
    starts = [start for start in sorted(gold.speakers) if labels.window.first <= start < labels.window.last]
    if starts and mentions:
        scores = pair_scores(model, sides, labels, "speaker", starts, mentions)
        out["speaker"] = choice(scores, owners, [gold.speakers[start] for start in starts])
    if len(mentions) > 1:
        out["entity"] = antecedents(pair_scores(model, sides, labels, "entity", mentions, mentions), owners)
    if len(anchors) > 1:
        incidents = [gold.incidents.get(a) for a in anchors]
        out["incident"] = antecedents(pair_scores(model, sides, labels, "incident", anchors, anchors), incidents)
    if anchors and labels.times:
        at, values = zip(*labels.times, strict=True)
        scores = pair_scores(model, sides, labels, "time", anchors, at)
        goals = [_time_goal(gold.when[a], values) for a in anchors]
        out["time"] = choice(scores, values, goals)
    if anchors and labels.places:
        at, values = zip(*labels.places, strict=True)
        scores = pair_scores(model, sides, labels, "place", anchors, at)
        out["place"] = choice(scores, values, [gold.where[a] for a in anchors])
    return {name: loss for name, loss in out.items() if loss is not None}


def _time_goal(when: tuple[object, object] | None, values: Sequence[tuple[object, object]]) -> object:
    if when is None:
        return None
    if when in values:
        return when
    return next((value for value in values if value[0] is not None and value[0] == when[0]), ...)


def loss_of(model: Heads, vectors: Tensor, judged: dict[str, Tensor], labels: WindowLabels) -> Tensor:
    """Return the weighted loss of one window."""
    parts = token_losses(judged, labels) | pair_losses(model, model.sides(vectors), labels)
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()
