"""Teach a reader over words what a reader over pieces sees in reports of the corpus that nobody annotated."""

import argparse
import multiprocessing as mp
import random
import time
from datetime import date
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from training.base import load
from training.corpus import all_reports, _kept, SHARED, KEPT_DAYS
from training.encoder import Encoder
from training.token_model import TokenReader, pieces_of
from training.torch_model import load_reader
from waqai.reader.features import NAMES
from waqai.reader.pieces import Pieces
from waqai.reader.windows import windows


def produce(queue, names_kept, pieces, seed):
    from waqai.arabic import analyse
    from waqai.coding import found_in
    from waqai.reader.knowledge import knowledge
    from waqai.reports.making import report as report_of
    from waqai.reports.terms import Terms
    torch.set_num_threads(1)
    rows = [r for r in all_reports() if r[0] not in names_kept and r[0][-8:] not in KEPT_DAYS and 300 < len(r[1]) < 8000]
    rng = random.Random(seed)
    rng.shuffle(rows)
    for name, text, title in rows:
        d = name[-8:]
        day = date(int(d[:4]), int(d[4:6]), int(d[6:]))
        body = text[len(title) + 2:] if title else text
        try:
            report = report_of(body, Terms(), source=name, title=title or None, published=day, name=name)
            analysis = analyse(report)
            found = found_in(report, analysis, day, day)
            known = knowledge(report, analysis, found)
        except Exception as error:
            print(name, error, flush=True)
            continue
        for w in windows(analysis, pieces):
            queue.put((w.ids, w.heads, w.tails, known.features[w.first:w.last].astype(np.float16)))
    queue.put(None)


def main():
    cli = argparse.ArgumentParser()
    cli.add_argument("teacher", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--minutes", type=float, default=30)
    cli.add_argument("--batch", type=int, default=8)
    cli.add_argument("--rate", type=float, default=4e-4)
    cli.add_argument("--start", type=Path)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--layers", type=int, default=8)
    o = cli.parse_args()
    torch.manual_seed(o.seed)
    torch.set_num_threads(2)
    teacher, pieces = load_reader(o.teacher)
    saved = torch.load(o.teacher)
    kept = _kept(SHARED) | set(saved["held"])
    queue = mp.Queue(300)
    mp.Process(target=produce, args=(queue, kept, pieces, o.seed), daemon=True).start()
    student = TokenReader(Encoder(load(), saved["kept"], saved["layers"]), len(NAMES))
    student.load_state_dict(saved["weights"], strict=False)
    student.encoder.layers = student.encoder.layers[: o.layers]
    if o.start:
        student.load_state_dict(torch.load(o.start)["weights"])
    student.train()
    body = [p for n, p in student.named_parameters() if n.startswith(("encoder", "place", "features"))]
    optimizer = torch.optim.AdamW(body, lr=o.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    begun, step, logs, done = time.time(), 0, [], False
    while not done:
        batch = []
        while len(batch) < o.batch:
            item = queue.get()
            if item is None:
                done = True
                break
            batch.append(item)
        share = (time.time() - begun) / 60 / o.minutes
        if share >= 1 or not batch:
            break
        for g in optimizer.param_groups:
            g["lr"] = o.rate * min(1.0, (step + 1) / 50, 0.02 + 1 - share)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            goals = []
            for ids, heads, tails, feats in batch:
                owner = torch.full((1, len(ids)), -1)
                for n, (a, b) in enumerate(zip(heads, tails)):
                    owner[0, a:b + 1] = n
                goals.append(teacher.embed(torch.tensor([ids]), torch.tensor([heads]), torch.tensor([tails]), owner,
                                           torch.from_numpy(feats.astype(np.float32))[None], None)[0].float())
        ids = pieces_of([b[:3] for b in batch])
        mask = torch.zeros(ids.shape[:2], dtype=torch.bool)
        feats = torch.zeros(*ids.shape[:2], len(NAMES))
        goal = torch.zeros(*ids.shape[:2], goals[0].shape[-1])
        for r, (b, gl) in enumerate(zip(batch, goals)):
            mask[r, :len(gl)] = True
            feats[r, :len(gl)] = torch.from_numpy(b[3].astype(np.float32))
            goal[r, :len(gl)] = gl
        with torch.autocast("cpu", torch.bfloat16):
            made = student.embed(ids, feats, mask, 0.0)
        made, goal, fl = made.float()[mask], goal[mask], feats[mask]
        spread = goal.var(0).mean()
        mse = ((made - goal) ** 2).mean() / spread
        a, b = student.judge(made, fl), teacher.judge(goal, fl)
        kl = F.kl_div(F.log_softmax(a["type"], -1), F.softmax(b["type"].detach(), -1), reduction="batchmean")
        agree = (a["type"].argmax(-1) == b["type"].argmax(-1))[b["type"].argmax(-1) > 0].float().mean()
        loss = mse + 3 * kl
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(body, 1.0)
        optimizer.step()
        logs.append((float(mse.detach()), float(kl.detach()), float(agree)))
        step += 1
        if step % 20 == 0:
            print(step, [round(float(x), 4) for x in np.nanmean(logs[-20:], 0)], round(time.time() - begun), flush=True)
        if step % 200 == 0:
            torch.save({**saved, "weights": student.state_dict(), "layers": o.layers}, o.out)
    torch.save({**saved, "weights": student.state_dict(), "layers": o.layers}, o.out)


if __name__ == "__main__":
    main()
