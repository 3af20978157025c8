"""A real browser without a window, driven through its own debugging socket: what it loads, logs and draws."""

from __future__ import annotations

import asyncio
import base64
import io
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse
from PIL import Image

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--window-size=1280,720",
         "--no-first-run", "--disable-background-networking", "--disable-component-update", "about:blank")  # fmt: skip
WAIT_S = 60


class Page:
    """One page: ``loaded`` is every address it asked for, ``wrong`` every error it logged."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.loaded: list[str] = []
        self.wrong: list[str] = []
        self._asked = 0

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the DevTools protocol; what happens meanwhile is kept."""
        self._asked += 1
        await self.socket.send_json({"id": self._asked, "method": method, "params": params})
        while True:
            heard = await self.socket.receive_json(timeout=WAIT_S)
            if heard.get("id") == self._asked:
                return dict(heard.get("result", {}))
            self._keep(heard.get("method", ""), heard.get("params", {}))

    async def value(self, script: str) -> Any:
        """What a line of JavaScript gives."""
        return (await self.ask("Runtime.evaluate", expression=script))["result"].get("value")

    async def until(self, script: str) -> None:
        """Come back once ``script`` is true."""
        async with asyncio.timeout(WAIT_S):
            while not await self.value(script):
                pass

    async def tap(self, x: int, y: int) -> None:
        """A finger on the page, in its own pixels."""
        await self.ask("Input.synthesizeTapGesture", x=x, y=y, gestureSourceType="touch")

    async def click(self, x: int, y: int) -> None:
        """A mouse's click, in the page's own pixels."""
        for what in ("mousePressed", "mouseReleased"):
            await self.ask("Input.dispatchMouseEvent", type=what, x=x, y=y, button="left", clickCount=1)

    async def colours(self) -> Counter[tuple[int, int, int]]:
        """How often each colour stands on the page."""
        shot = base64.b64decode((await self.ask("Page.captureScreenshot", format="png"))["data"])
        counted = Image.open(io.BytesIO(shot)).convert("RGB").getcolors(1 << 24)
        return Counter({colour: times for times, colour in counted})

    def _keep(self, event: str, facts: dict[str, Any]) -> None:
        if event == "Network.requestWillBeSent":
            self.loaded.append(facts["request"]["url"])
        elif event == "Network.webSocketCreated":
            self.loaded.append(facts["url"])
        elif event == "Log.entryAdded" and facts["entry"]["level"] == "error":
            self.wrong.append(f"{facts['entry']['text']} {facts['entry'].get('url')}")
        elif event == "Runtime.exceptionThrown":
            self.wrong.append(str(facts["exceptionDetails"]))


@asynccontextmanager
async def page(profile: Path) -> AsyncIterator[Page]:
    """An empty page of a new browser whose files are in ``profile``."""
    flags = (f"--user-data-dir={profile}", *FLAGS)
    quiet = asyncio.subprocess.DEVNULL
    browser = await asyncio.create_subprocess_exec(str(PROGRAM), *flags, stdout=quiet, stderr=quiet)
    try:
        port = await _port(profile / "DevToolsActivePort")
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                target = next(each for each in await answer.json() if each["type"] == "page")
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                made = Page(socket)
                for domain in ("Page", "Runtime", "Log", "Network"):
                    await made.ask(f"{domain}.enable")
                yield made
    finally:
        browser.terminate()
        await browser.wait()


async def _port(file: Path) -> str:
    async with asyncio.timeout(WAIT_S):
        while not (file.exists() and "\n" in file.read_text()):
            await asyncio.sleep(0.05)
    return file.read_text().split()[0]
