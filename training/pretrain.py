"""Teach the base encoder the Arabic of the news: cut its vocabulary, then guess masked words of the corpus.

usage: python -m training.pretrain OUT.pt [--start BASE.pt] [--layers 8] [--steps 600] [--minutes 60] [--seed 1]

Writes the kept pieces, their scores and the encoder's weights. Whole words are masked (15 %). Seeded. With --start
the pre-training goes on from weights that an earlier run wrote.
"""

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.base import Base, load
from training.corpus import reports
from training.encoder import Encoder
from waqai.arabic.words import words
from waqai.reader.pieces import SPECIAL, Pieces

LENGTH, BATCH, RATE, MASKED = 256, 16, 4e-4, 0.15


def kept_pieces(base: Base, texts: list[str], least: int = 6) -> list[int]:
    """Return the numbers of the special pieces, the single characters, and the pieces that `texts` use."""
    scores = list(base.scores)
    named = list(base.pieces)
    if "<mask>" not in named:
        raise SystemExit("the base vocabulary has no <mask>")
    cutter = Pieces(named, scores)
    counts: Counter[int] = Counter()
    for text in texts:
        for span in words(text):
            counts.update(cutter.of(span.of(text), span.start == 0 or text[span.start - 1].isspace()))
    special = [named.index(name) for name in SPECIAL]
    single = {n for n in counts if len(named[n].lstrip("▁")) <= 1}
    common = {n for n, count in counts.items() if count >= least}
    return special + sorted((single | common) - set(special))


def encode(cutter: Pieces, text: str) -> tuple[list[int], list[int]]:
    """Return the pieces of `text`, and for each the number of its word."""
    ids: list[int] = []
    owners: list[int] = []
    for number, span in enumerate(words(text)):
        cut = cutter.of(span.of(text), span.start == 0 or text[span.start - 1].isspace())
        ids += cut
        owners += [number] * len(cut)
    return ids, owners


def windows(cutter: Pieces, texts: list[str], rng: random.Random) -> list[tuple[list[int], list[int]]]:
    """Return windows of LENGTH pieces over the shuffled texts, one after the other."""
    rng.shuffle(texts)
    ids: list[int] = []
    owners: list[int] = []
    out = []
    shift = 0
    for text in texts:
        more, own = encode(cutter, text)
        ids += [cutter.end, *more]
        owners += [-1, *(o + shift for o in own)]
        shift += 100_000
        while len(ids) >= LENGTH - 1:
            out.append(([cutter.start, *ids[: LENGTH - 1]], [-1, *owners[: LENGTH - 1]]))
            ids, owners = ids[LENGTH - 1 :], owners[LENGTH - 1 :]
    rng.shuffle(out)
    return out


def mask(batch: list[tuple[list[int], list[int]]], cutter: Pieces, rng: random.Random) -> tuple[Tensor, Tensor]:
    """Return the batch with words masked, and the pieces to guess (−100 elsewhere)."""
    ids = torch.tensor([list(i) for i, _ in batch])
    goal = torch.full_like(ids, -100)
    for row, (pieces, owners) in enumerate(batch):
        chosen = {o for o in set(owners) if o >= 0 and rng.random() < MASKED}
        for column, owner in enumerate(owners):
            if owner in chosen:
                goal[row, column] = pieces[column]
                luck = rng.random()
                if luck < 0.8:
                    ids[row, column] = cutter.mask
                elif luck < 0.9:
                    ids[row, column] = rng.randrange(5, len(cutter))
    return ids, goal


class Guesser(nn.Module):
    """The encoder with a head that guesses masked pieces, tied to the embeddings."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.word.weight.shape[1]
        self.dense = nn.Linear(width, width)
        nn.init.eye_(self.dense.weight)
        nn.init.zeros_(self.dense.bias)
        self.norm = nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(encoder.word.weight.shape[0]))

    def forward(self, ids: Tensor, goal: Tensor) -> Tensor:
        """Return the mean loss over the pieces to guess."""
        at = goal >= 0
        x = self.encoder(ids, None, 0.0)[at]
        x = self.norm(F.gelu(self.dense(x)))
        return F.cross_entropy(F.linear(x, self.encoder.word.weight, self.bias).float(), goal[at])


def main() -> None:
    """Run the pre-training for the minutes given, and save."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("out", type=Path)
    cli.add_argument("--start", type=Path)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--layers", type=int, default=8)
    cli.add_argument("--minutes", type=float, default=60)
    cli.add_argument("--steps", type=int, default=600, help="steps of the schedule")
    options = cli.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    torch.set_num_threads(2)
    base = load()
    texts = [text for _, text, _ in reports()]
    start = torch.load(options.start, weights_only=True) if options.start else None
    kept = start["kept"] if start else kept_pieces(base, texts)
    cutter = Pieces([base.pieces[n] for n in kept], [base.scores[n] for n in kept])
    data = windows(cutter, texts, rng)
    print(len(kept), "pieces;", len(data), "windows", flush=True)
    model = Guesser(Encoder(base, kept, options.layers))
    if start:
        model.encoder.load_state_dict(start["weights"])
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    begun, losses = time.time(), []
    for step in range(options.steps):
        done = max(step / options.steps, (time.time() - begun) / 60 / options.minutes)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, (step + 1) / 60, 0.02 + (1 - done))
        batch = [data[(step * BATCH + i) % len(data)] for i in range(BATCH)]
        ids, goal = mask(batch, cutter, rng)
        with torch.autocast("cpu", torch.bfloat16):
            loss = model(ids, goal)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(float(loss))
        if step % 20 == 0:
            print(step, round(sum(losses[-20:]) / len(losses[-20:]), 3), round(time.time() - begun), flush=True)
        if step % 200 == 199:
            save(options.out, model.encoder, cutter, base, kept, options.layers)
    save(options.out, model.encoder, cutter, base, kept, options.layers)


def save(out: Path, encoder: Encoder, cutter: Pieces, base: Base, kept: list[int], layers: int) -> None:
    """Write the encoder with its vocabulary."""
    scores = [base.scores[n] for n in kept]
    made = {"weights": encoder.state_dict(), "kept": kept, "pieces": cutter.pieces, "scores": scores}
    torch.save({**made, "layers": layers}, out)


if __name__ == "__main__":
    main()
