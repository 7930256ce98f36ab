"""
Chromium, where one is installed: what a page of ours looks like at a width, and to axe.

It is driven through a pipe (the DevTools protocol, one JSON message after another, each
closed by a zero byte), so that nothing but Chromium and `axe.min.js` has to be there:

    apt-get install chromium
    npm install --no-save --no-package-lock --prefix .axe axe-core
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from attrs import define, field, frozen

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
#: Where `npm install --prefix .axe axe-core` puts it; PBR_AXE names another place.
AXE = ROOT / ".axe/node_modules/axe-core/axe.min.js"
SCHEMES = ("light", "dark")
WIDTHS = (1280, 360)
#: Only what is ours: no first run, no updates, nothing from the network.
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--remote-debugging-pipe",
)
#: Each fault as one line: the rule, how bad, the element, and axe's own summary.
ASK_AXE = """
axe.run(document, {resultTypes: ["violations"]}).then(found =>
  found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id} (${node.impact}) ${node.target.join(" ")}: ` +
    node.failureSummary.split("\\n").slice(1).join(";").trim())))
"""


def chromium() -> str | None:
    """
    The path of the browser; None if none is on PATH.
    """
    return next(filter(None, map(shutil.which, NAMES)), None)


def axe() -> Path | None:
    """
    The path of axe-core's script; None if it is not installed.
    """
    path = Path(os.environ.get("PBR_AXE", AXE))
    return path if path.is_file() else None


def why_not() -> str:
    """
    The reason for which pages cannot be looked at here; empty if they can be.
    """
    if sys.platform == "win32":
        return "the pipe to Chromium is not for Windows"
    if chromium() is None:
        return "Chromium is not installed: apt-get install chromium"
    if axe() is None:
        return "axe is not installed: npm install --no-save --prefix .axe axe-core"
    return ""


@define
class Page:
    """
    One tab of the browser.
    """

    to: IO[bytes]
    back: IO[bytes]
    session: str | None = None
    sent: int = 0
    happened: list[str] = field(factory=list)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """
        Send one message and wait for its answer. Raises `RuntimeError` if refused.
        """
        self.sent += 1
        message = {"id": self.sent, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.to.write(json.dumps(message).encode() + b"\0")
        self.to.flush()
        while (answer := self._next()).get("id") != self.sent:
            self.happened.append(answer.get("method", ""))
        if "error" in answer:
            raise RuntimeError(answer)
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, path: Path, *, width: int = 1280, scheme: str = "light") -> None:
        """
        Show a file, in a window of `width` pixels, to a reader who prefers `scheme`.
        """
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=False,
        )
        wishes = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wishes.items()]
        self.call("Emulation.setEmulatedMedia", features=features)
        self.happened.clear()
        self.call("Page.navigate", url=path.resolve().as_uri())
        while "Page.loadEventFired" not in self.happened:
            self.happened.append(self._next().get("method", ""))

    def ask(self, expression: str) -> Any:
        """
        What an expression of JavaScript is on the page. Raises `RuntimeError` if it throws.
        """
        answer = self.call(
            "Runtime.evaluate",
            expression=expression,
            awaitPromise=True,
            returnByValue=True,
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def faults(self) -> list[str]:
        """
        What axe finds wrong with the page for people with a disability, a line each.
        """
        script = axe()
        assert script is not None
        self.ask(script.read_text("utf-8") + ";0")
        found: list[str] = self.ask(ASK_AXE)
        return found

    def wider_than_the_window(self) -> bool:
        """
        Whether the page as a whole scrolls sideways.
        """
        wide: bool = self.ask(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        return wide

    def cut(self, selector: str) -> list[str]:
        """
        The text of each element whose content is wider than the element itself.
        """
        cut: list[str] = self.ask(
            f"[...document.querySelectorAll({json.dumps(selector)})]"
            ".filter(each => each.scrollWidth > each.clientWidth)"
            ".map(each => each.textContent.trim())"
        )
        return cut

    def picture(self, to: Path) -> None:
        """
        Write what the window shows to a PNG file, for a person to look at.
        """
        from base64 import b64decode  # noqa: PLC0415 - only where a person looks

        data = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        to.write_bytes(b64decode(data))

    def _next(self) -> dict[str, Any]:
        message = bytearray()
        while (byte := self.back.read(1)) != b"\0":
            assert byte, "Chromium has ended"
            message += byte
        answer: dict[str, Any] = json.loads(message)
        return answer


@frozen
class Fault:
    """
    One line of axe's, and where it was found.
    """

    page: str
    width: int
    scheme: str
    line: str


def faults_of(
    page: Page, paths: Sequence[Path], widths: Sequence[int] = WIDTHS
) -> list[Fault]:
    """
    Every fault of some pages, at each width, light and dark.
    """
    found = []
    for path in paths:
        for width in widths:
            for scheme in SCHEMES:
                page.open(path, width=width, scheme=scheme)
                lines = page.faults()
                found += [Fault(path.name, width, scheme, line) for line in lines]
    return found


@contextmanager
def a_page() -> Iterator[Page]:
    """
    A new browser with one tab, which is gone afterwards with all that it wrote.
    """
    folder = tempfile.mkdtemp(prefix="pbr-chromium-")
    read_by_it, to_it = os.pipe()
    from_it, written_by_it = os.pipe()
    process = started(folder, reads=read_by_it, writes=written_by_it)
    os.close(read_by_it)
    os.close(written_by_it)
    try:
        with os.fdopen(to_it, "wb") as to, os.fdopen(from_it, "rb") as back:
            page = Page(to, back)
            tab = page.call("Target.createTarget", url="about:blank")["targetId"]
            tied = page.call("Target.attachToTarget", targetId=tab, flatten=True)
            page.session = tied["sessionId"]
            page.call("Page.enable")
            yield page
    finally:
        os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)
        shutil.rmtree(folder, ignore_errors=True)


def started(folder: str, *, reads: int, writes: int) -> int:
    """
    The process id of a new browser, which reads messages from one file and writes to another.
    """
    executable = chromium()
    assert executable is not None
    # It takes them as its files 3 and 4. What it says on its screen is for nobody.
    return os.posix_spawn(
        executable,
        [executable, *SWITCHES, f"--user-data-dir={folder}"],
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, reads, 3),
            (os.POSIX_SPAWN_DUP2, writes, 4),
        ],
    )
