"""Train the reader on the annotated reports.

usage: python -m training.train BASE.pt OUT.pt [--teacher] [--epochs 9] [--hold] [--start READER.pt] [--pace 1]

BASE.pt comes from training.pretrain. With --teacher the teacher is trained, who reads pieces. With --hold the reports
of held.txt are left out (their names are saved with the weights, so that training.calibrate can measure on them).
With --start training goes on from a trained reader; --pace scales all rates. Seeded; the weights of the last third of
the steps are averaged.
"""

import argparse
import copy
import math
import random
import time
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.base import load
from training.batches import collate
from training.data import HELD, Example, annotated
from training.encoder import Encoder
from training.losses import WindowLabels, loss_of
from training.model import Heads, Reader
from training.teacher import Teacher
from waqai.reader.features import NAMES
from waqai.reader.pieces import Pieces
from waqai.reader.windows import Window, windows

BATCH, ENCODER_RATE, HEAD_RATE, KNOWN_RATE, DECAY = 2, 1.5e-4, 8e-4, 4e-3, 0.92


def optimizer_of(model: Heads) -> torch.optim.Optimizer:
    """Return AdamW with rates that fall towards the lower layers."""
    groups: list[dict[str, Any]] = []
    layers = model.encoder.layers
    for number, layer in enumerate(layers):
        groups.append({"params": list(layer.parameters()), "lr": ENCODER_RATE * DECAY ** (len(layers) - 1 - number)})
    low = [model.encoder.word.weight, model.encoder.position, *model.encoder.norm.parameters()]
    groups.append({"params": low, "lr": ENCODER_RATE * DECAY ** len(layers)})
    known = [*model.known.parameters(), model.prior]
    groups.append({"params": known, "lr": KNOWN_RATE})
    held = {id(parameter) for group in groups for parameter in group["params"]}
    groups.append({"params": [p for p in model.parameters() if id(p) not in held], "lr": HEAD_RATE})
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def cut(model: Heads, examples: list[Example], pieces: Pieces, rng: random.Random) -> list[tuple[Example, Window]]:
    """Return windows over all examples, shuffled; some begin after the title."""
    out = []
    for example in examples:
        skip = 1 if rng.random() < 0.2 and len(example.analysis.sentences) > 2 else 0
        out += [(example, window) for window in windows(example.analysis, pieces, model.limit, model.context, skip)]
    rng.shuffle(out)
    return out


def train(model: Heads, examples: list[Example], pieces: Pieces, epochs: int, seed: int, pace: float = 1.0) -> Heads:
    """Train `model` and return the average of its weights over the last third of the steps; `pace` scales all rates."""
    rng = random.Random(seed)
    optimizer = optimizer_of(model)
    rates = [group["lr"] for group in optimizer.param_groups]
    steps = epochs * math.ceil(len(cut(model, examples, pieces, random.Random(seed))) / BATCH)
    averaged, count, step, begun = copy.deepcopy(model), 0, 0, time.time()
    for epoch in range(epochs):
        model.train()
        total, seen = 0.0, 0
        data = cut(model, examples, pieces, rng)
        for at in range(0, len(data), BATCH):
            batch = data[at : at + BATCH]
            scale = min(1.0, (step + 1) / (0.08 * steps)) * max(0.03, 1 - step / steps)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * scale * pace
            made = collate([(w, example.known.features[w.first : w.last]) for example, w in batch])
            with torch.autocast("cpu", torch.bfloat16):
                vectors = model.embed(**made)
            vectors = vectors.float()
            judged = model.judge(vectors, made["features"])
            loss = torch.stack(
                [
                    loss_of(
                        model,
                        vectors[row, : len(window.pieces)],
                        {name: value[row, : len(window.pieces)] for name, value in judged.items()},
                        WindowLabels(example, window),
                    )
                    for row, (example, window) in enumerate(batch)
                ]
            ).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total, seen, step = total + float(loss.detach()), seen + 1, step + 1
            if step > steps * 0.67 and step % 5 == 0:
                count += 1
                with torch.no_grad():
                    for mean, now in zip(averaged.parameters(), model.parameters(), strict=True):
                        mean.add_((now - mean) / count)
        print(epoch, round(total / seen, 3), round(time.time() - begun), flush=True)
    return averaged if count else model


def build(base_path: Path, teacher: bool = False) -> tuple[Heads, Pieces, dict[str, Any]]:
    """Return an untrained reader (or teacher) on the base encoder, its vocabulary, and what was saved of the base."""
    saved = torch.load(base_path)
    encoder = Encoder(load(), saved["kept"], saved["layers"])
    encoder.load_state_dict(saved["weights"])
    pieces = Pieces(saved["pieces"], saved["scores"])
    if teacher:
        return Teacher(encoder, len(NAMES), pieces.start, pieces.end), pieces, saved
    return Reader(encoder, len(NAMES)), pieces, saved


def main() -> None:
    """Train and save."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("base", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--teacher", action="store_true")
    cli.add_argument("--epochs", type=int, default=9)
    cli.add_argument("--start", type=Path)
    cli.add_argument("--hold", action="store_true")
    cli.add_argument("--pace", type=float, default=1.0)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--threads", type=int, default=2)
    options = cli.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    model, pieces, saved = build(options.base, options.teacher)
    if options.start:
        model.load_state_dict(torch.load(options.start)["weights"], strict=False)
    examples = annotated()
    held = [e for e in examples if options.hold and e.name in HELD]
    kept = [e for e in examples if e not in held]
    print(len(kept), "reports to train on,", len(held), "held out", flush=True)
    model = train(model, kept, pieces, options.epochs, options.seed, options.pace)
    torch.save(
        {"weights": model.state_dict(), "pieces": saved["pieces"], "scores": saved["scores"], "kept": saved["kept"],
         "layers": len(model.encoder.layers), "features": NAMES, "teacher": options.teacher,
         "held": [e.name for e in held]}, options.out,
    )  # fmt: skip


if __name__ == "__main__":
    main()
