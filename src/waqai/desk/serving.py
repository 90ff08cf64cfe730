"""Running the desk: uvicorn on one address, patient with nobody who holds a connection and says nothing."""

import asyncio

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from waqai.desk.app import create_app
from waqai.desk.settings import Settings
from waqai.register.opening import Register

MOST = 200  # connections at once


def server(register: Register, settings: Settings) -> uvicorn.Server:
    """Return the server of a desk, not yet started."""
    config = uvicorn.Config(
        create_app(register, settings=settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        http=protocol(settings.head_within),
        ws="none",
        server_header=False,
        proxy_headers=settings.secure,
        limit_concurrency=MOST,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=5,
    )
    return uvicorn.Server(config)


def serve(register: Register, settings: Settings) -> None:
    """Serve the desk until it is stopped."""
    server(register, settings).run()


def protocol(within: float) -> type[H11Protocol]:
    """Return uvicorn's protocol, which ends a connection whose request has not begun properly `within` seconds."""

    class Impatient(H11Protocol):
        _waiting: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self._done()
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.conn.their_state is h11.IDLE:
                self._wait()
            else:
                self._done()

        def _wait(self) -> None:
            if self._waiting is None:
                self._waiting = self.loop.call_later(within, self.transport.close)

        def _done(self) -> None:
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None

    return Impatient
