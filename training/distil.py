"""Teach the reader, who sees words, what its teacher, who sees pieces, sees in reports that nobody annotated.

usage: python -m training.distil TEACHER.pt OUT.pt [--minutes 32] [--seed 1]

TEACHER.pt comes from training.train --teacher; the student starts from its weights. It learns the vector that the
teacher has of each word (mean squared error, in units of the teacher's variance) and the teacher's event types
(divergence). Reports that the teacher was not shown, those kept for testing, and those of the kept days are left out.
"""

import argparse
import multiprocessing
import random
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.base import load
from training.batches import collate
from training.corpus import reports
from training.data import prepared
from training.encoder import Encoder
from training.model import Heads, Reader
from training.torch_model import load_reader
from waqai.reader.features import NAMES, Floats
from waqai.reader.pieces import Pieces
from waqai.reader.windows import Window, windows

BATCH, RATE, TYPES_WEIGHT, WARM = 8, 4e-4, 3.0, 50
SHORTEST, LONGEST = 300, 8000  # characters of a report that is used
Item = tuple[Window, Floats]


def read(names: frozenset[str], pieces: Pieces, teacher: Heads, seed: int) -> Iterator[Item]:
    """Yield the teacher's windows of the corpus without the reports `names`, in random order, with their features."""
    rows = [row for row in reports() if row[0] not in names and SHORTEST < len(row[1]) < LONGEST]
    random.Random(seed).shuffle(rows)
    for name, text, title in rows:
        _, analysis, _, known = prepared(name, text, title, date.fromisoformat(name[-8:]))
        for window in windows(analysis, pieces, teacher.limit, teacher.context):
            yield window, known.features[window.first : window.last]


def _put(
    queue: "multiprocessing.Queue[Item | None]", names: frozenset[str], pieces: Pieces, teacher: Heads, seed: int
) -> None:
    torch.set_num_threads(1)
    for item in read(names, pieces, teacher, seed):
        queue.put(item)
    queue.put(None)


def loss_of(student: Heads, teacher: Heads, batch: list[Item]) -> Tensor:
    """Return how far the student is from the teacher on a batch."""
    made = collate(batch)
    with torch.autocast("cpu", torch.bfloat16):
        with torch.no_grad():
            goal = teacher.embed(**made, drop=0.0)
        seen = student.embed(**made, drop=0.0)
    there, known = made["there"], made["features"][made["there"]]
    goal, seen = goal.float()[there], seen.float()[there]
    apart = ((seen - goal) ** 2).mean() / goal.var(0).mean()
    types = F.softmax(teacher.judge(goal, known)["type"].detach(), -1)
    return apart + TYPES_WEIGHT * F.kl_div(
        F.log_softmax(student.judge(seen, known)["type"], -1), types, reduction="batchmean"
    )


def main() -> None:
    """Distil for the minutes given, and save."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("teacher", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--minutes", type=float, default=32)
    cli.add_argument("--seed", type=int, default=1)
    options = cli.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    teacher, pieces = load_reader(options.teacher)
    saved = torch.load(options.teacher)
    names = frozenset(saved["held"])
    queue: multiprocessing.Queue[Item | None] = multiprocessing.Queue(300)
    multiprocessing.Process(target=_put, args=(queue, names, pieces, teacher, options.seed), daemon=True).start()
    student = Reader(Encoder(load(), saved["kept"], saved["layers"]), len(NAMES))
    student.load_state_dict(saved["weights"], strict=False)
    student.train()
    taught = [p for name, p in student.named_parameters() if name.startswith(("encoder", "place", "features"))]
    optimizer = torch.optim.AdamW(taught, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    begun, losses, items = time.time(), [], iter(queue.get, None)
    while (done := (time.time() - begun) / 60 / options.minutes) < 1:
        batch = list(islice(items, BATCH))
        if len(batch) < BATCH:
            break
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, (len(losses) + 1) / WARM, 1.02 - done)
        loss = loss_of(student, teacher, batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(taught, 1.0)
        optimizer.step()
        losses.append(float(loss.detach()))
        if len(losses) % 20 == 0:
            print(len(losses), round(sum(losses[-20:]) / 20, 4), round(time.time() - begun), flush=True)
    torch.save({**saved, "weights": student.state_dict(), "teacher": False}, options.out)


if __name__ == "__main__":
    main()
