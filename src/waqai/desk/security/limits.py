"""Limits of a request: how large its body may be, and how long it may take to arrive or to be taken."""

import asyncio
import time

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from waqai.desk.security.headers import header, refuse
from waqai.desk.settings import Settings

PAUSE = 15.0  # seconds between two parts of a body


class Limits:
    """Refuses bodies that are too large (413) or come too slowly (408), and leaves clients that do not read."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, its body counted."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self._most(scope["path"])
        told = header(scope, b"content-length") or "0"
        if not told.isascii() or not told.isdigit() or int(told[:20]) > most:
            await refuse(scope, receive, send, 413)
            return
        await self.app(scope, self._counted(receive, most), self._taken(send))

    def _most(self, path: str) -> int:
        if path == "/add":
            return self.settings.upload
        return self.settings.form * (4 if path.startswith("/api/") else 1)

    def _counted(self, receive: Receive, most: int) -> Receive:
        began, had, done = time.monotonic(), 0, False

        async def counted() -> Message:
            nonlocal had, done
            if done:
                return await receive()
            left = self.settings.body_within - (time.monotonic() - began)
            try:
                message = await asyncio.wait_for(receive(), max(0.0, min(PAUSE, left)))
            except TimeoutError as problem:
                raise HTTPException(408, headers={"Connection": "close"}) from problem
            had += len(message.get("body", b""))
            done = not message.get("more_body", False)
            if had > most:
                raise HTTPException(413, headers={"Connection": "close"})
            return message

        return counted

    def _taken(self, send: Send) -> Send:
        async def taken(message: Message) -> None:
            await asyncio.wait_for(send(message), self.settings.body_within)

        return taken
