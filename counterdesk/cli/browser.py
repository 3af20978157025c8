"""The web server of ``serve``: a page a screen, one process a viewer, everything the page loads from this computer.

textual-serve's own server is not used: its page fetches a font from the internet, and any other page could open its
socket. Its program for the browser and its link to a screen's process are.
"""

from __future__ import annotations

import asyncio
import shlex
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from html import escape
from pathlib import Path
from string import Template
from typing import TypeVar

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from counterdesk import paths
from counterdesk.cli.served import page_words
from counterdesk.words import language, t

LOOPBACK = ("127.0.0.1", "localhost", "::1")
STATIC = Path(textual_serve.__file__).parent / "static"
MOST_VIEWERS = 16
"""Each viewer is a process of some 50 MB."""
READ_ONLY = ("board",)
"""Screens that take nothing a browser sends but its size."""
FOR_A_FINGER = ("kiosk", "rate")
"""Screens a citizen stands before: held upright, their type grows instead of their number of lines."""
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "script-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'self'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
T = TypeVar("T")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Link(AppService):
    """A screen's process and the browser's socket; when the process ends, however, the browser is told."""

    async def run(self) -> None:
        """Pass on what the screen draws until it ends."""
        try:
            await super().run()
            if self._process is not None:
                await self._process.wait()
        finally:
            await self.remote_close()


class Site:
    """The pages of some screens: ``commands`` by name. ``host`` is the address that is listened at.

    ``grounds`` are the colours of a screen and of its last line, for what is left of a page beside whole lines.
    """

    def __init__(
        self, commands: Mapping[str, list[str]], host: str, grounds: tuple[str, str] = ("#000", "#000")
    ) -> None:
        self.commands = commands
        self.host = host
        self.ground, self.foot = grounds
        self.viewers: set[web.WebSocketResponse] = set()
        self._page = Template(paths.data("browser", "page.html").read_text(encoding="utf-8"))

    def app(self) -> web.Application:
        """The application with its routes."""
        made = web.Application(middlewares=[self._guard])
        made.router.add_get("/", self.index)
        for name in self.commands:
            made.router.add_get(f"/{name}", partial(self.page, name))
            made.router.add_get(f"/{name}/ws", partial(self.socket, name))
        made.router.add_static("/static", STATIC)
        made.on_shutdown.append(self._leave)
        return made

    async def index(self, request: web.Request) -> web.StreamResponse:
        """The one screen there is, or a choice of them."""
        if len(self.commands) == 1:
            raise web.HTTPFound(f"/{next(iter(self.commands))}")
        links = "".join(f'<p><a href="/{name}">{escape(page_words(name))}</a></p>' for name in self.commands)
        head = f'<!DOCTYPE html><meta charset=utf-8><link rel=icon href="data:,"><title>{t("serve.title")}</title>'
        return web.Response(text=f'{head}<body style="font: 8vh sans-serif">{links}', content_type="text/html")

    async def page(self, name: str, request: web.Request) -> web.StreamResponse:
        """The page that shows a screen."""
        large = "true" if name.partition("-")[0] in FOR_A_FINGER else "false"
        words = {"lang": language(), "title": escape(page_words(name)), "lost": t("serve.lost"), "large": large,
                 "ground": self.ground, "foot": self.foot}  # fmt: skip
        return web.Response(text=self._page.substitute(words), content_type="text/html")

    async def socket(self, name: str, request: web.Request) -> web.StreamResponse:
        """A viewer: a process of their own that draws into their browser until they go."""
        if request.headers.get("Origin", "").partition("://")[2] != request.host:
            raise web.HTTPForbidden
        if len(self.viewers) >= MOST_VIEWERS:
            raise web.HTTPServiceUnavailable
        viewer = web.WebSocketResponse(heartbeat=15)
        self.viewers.add(viewer)
        try:
            await viewer.prepare(request)
            await self._show(name, viewer, cells(request, "width", 80), cells(request, "height", 24))
        finally:
            self.viewers.discard(viewer)
        return viewer

    async def _show(self, name: str, viewer: web.WebSocketResponse, width: int, height: int) -> None:
        link = Link(
            shell_line(self.commands[name]), write_bytes=partial(send, viewer.send_bytes),
            write_str=partial(send, viewer.send_str), close=partial(hang_up, viewer),
            download_manager=DownloadManager(),
        )  # fmt: skip
        await link.start(width, height)
        try:
            async for message in viewer:
                if message.type == WSMsgType.TEXT:
                    await take(link, message.json(), name in READ_ONLY)
        finally:
            await link.stop()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        # a name that somebody's page made point at this computer is not this computer's name
        if self.host in LOOPBACK and request.url.host not in LOOPBACK:
            raise web.HTTPForbidden
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update(HEADERS)
        return answer

    async def _leave(self, app: web.Application) -> None:
        await asyncio.gather(*(hang_up(viewer) for viewer in list(self.viewers)))


async def send(sending: Callable[[T], Awaitable[None]], data: T) -> None:
    """Send to a viewer who may have gone already."""
    try:
        await sending(data)
    except ConnectionError:
        return


async def hang_up(viewer: web.WebSocketResponse) -> None:
    """End a viewer's connection; the page comes back by itself."""
    await viewer.close()


async def take(link: Link, envelope: object, read_only: bool) -> None:
    """Do what a browser says: keys, unless the screen is only looked at, and the size of its window."""
    match envelope:
        case ["stdin", str(keys)] if not read_only:
            await link.send_bytes(keys.encode())
        case ["resize", {"width": int(width), "height": int(height)}]:
            await link.set_terminal_size(_sane(width), _sane(height))
        case ["focus", *_]:
            await link.focus()
        case _:
            return


def shell_line(argv: list[str]) -> str:
    """``argv`` as the one line a shell of this platform takes apart into the same words again."""
    if sys.platform == "win32":
        return subprocess.list2cmdline(argv)
    return f"exec {shlex.join(argv)}"


def cells(request: web.Request, name: str, usual: int) -> int:
    """A size in cells from the address, or the usual one."""
    said = request.query.get(name, "")
    return _sane(int(said)) if said.isascii() and said.isdigit() else usual


def run(
    commands: Mapping[str, list[str]], host: str, port: int, grounds: tuple[str, str], ready: Callable[[], None]
) -> None:
    """Serve until SIGINT or SIGTERM; ``ready`` is called once it listens. Raises OSError when it cannot."""
    web.run_app(
        Site(commands, host, grounds).app(), host=host, port=port, print=lambda *_: ready(), access_log=None,
        shutdown_timeout=3,
    )  # fmt: skip


def _sane(size: int) -> int:
    return max(1, min(size, 1000))
