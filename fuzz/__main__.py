"""Run targets on random bytes: `python -m fuzz TARGET... --inputs N`; `--guided` by coverage, with atheris."""

import argparse
import hashlib
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from fuzz.targets import TARGETS

FOUND = Path("build/fuzz")
LONGEST = 20  # seconds of processor time for one input
SIZES = (8, 24, 60, 120, 300)


def main() -> int:
    """Run the targets asked for; return 1 where an input failed."""
    asked = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    asked.add_argument("targets", nargs="*", choices=[*TARGETS, []], help="by default all")
    asked.add_argument("--inputs", type=int, default=10_000, help="of each target")
    asked.add_argument("--seconds", type=float, default=float("inf"), help="stop a target after so long")
    asked.add_argument("--seed", type=int, default=1, help="another seed, other inputs")
    asked.add_argument("--guided", action="store_true", help="by atheris, guided by coverage (one target)")
    chosen = asked.parse_args()
    signal.signal(signal.SIGPROF, _hang)
    if chosen.guided:
        return _guided(TARGETS[chosen.targets[0]], chosen.inputs)
    faults = sum(_run(name, chosen.inputs, chosen.seconds, chosen.seed) for name in chosen.targets or TARGETS)
    return 1 if faults else 0


def _run(name: str, inputs: int, seconds: float, seed: int) -> int:
    target, chance, began = TARGETS[name], random.Random(f"{name} {seed}"), time.monotonic()
    faults: dict[str, Path] = {}
    made = 0
    target(b"")  # what is loaded once does not count
    while made < inputs and time.monotonic() - began < seconds:
        data = chance.randbytes(chance.choice(SIZES))
        made += 1
        why = _fault(target, data)
        if why and why not in faults:
            FOUND.mkdir(parents=True, exist_ok=True)
            faults[why] = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
            faults[why].write_bytes(data)
            print(f"{name}: {why}\n  {faults[why]}", flush=True)
        if made % 10_000 == 0:
            print(f"{name}: {made:,} inputs, {len(faults)} faults", flush=True)
    took, memory = time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}: {made:,} inputs in {took:,.0f} s, {len(faults)} faults, {memory} MB at most", flush=True)
    return len(faults)


def _fault(target: Callable[[bytes], None], data: bytes) -> str | None:
    """Return where and how the input failed, None where it did not."""
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        target(data)
    except Exception as problem:
        last = traceback.extract_tb(problem.__traceback__)[-1]
        told = " ".join(str(problem).split())[:200] if isinstance(problem, AssertionError) else ""
        return f"{type(problem).__name__} in {Path(last.filename).name}:{last.lineno} {last.name} {told}".strip()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return None


class HangError(Exception):
    """An input took longer than any may."""


def _hang(*_signal: object) -> None:
    raise HangError(f"more than {LONGEST} seconds")


def _guided(target: Callable[[bytes], None], inputs: int) -> int:
    import atheris  # noqa: PLC0415

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-atheris_runs={inputs}", "-max_len=400", "-timeout=60"], target)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
