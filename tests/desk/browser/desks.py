"""A desk served by a real server, in a thread of the tests."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from waqai.desk.serving import server
from waqai.desk.settings import Settings
from waqai.register.opening import open_register

DOSSIERS = Path(__file__).parents[3] / "dossiers"


@contextmanager
def served(path: Path, **settings: Any) -> Iterator[str]:
    """Serve a desk on the register at `path`; give its address."""
    with open_register(path) as register:
        made = server(register, Settings(port=0, reader="lexicon", user="analyst", dossiers=DOSSIERS, **settings))
        thread = threading.Thread(target=made.run, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not made.started and time.monotonic() < until:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{made.servers[0].sockets[0].getsockname()[1]}"
        made.should_exit = True
        thread.join(10)
