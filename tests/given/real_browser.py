"""Chromium without a window, told what to do by its own protocol over a pipe, as a person would."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_S = 30

_OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-proxy-server",
)
_END = b"\0"
_CENTER_OF = """(() => {
  const box = document.querySelector(%s).getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
})()"""


class BrowserMissing(Exception):
    """No browser is installed; the message says what to install."""


class RealBrowser:
    """One page of it. What is clicked and typed goes through its own mouse and keyboard."""

    def __init__(self, to: BinaryIO, back: BinaryIO) -> None:
        self._to, self._back = to, back
        self._numbers = count(1)
        self._session = ""
        made = self._ask("Target.createTarget", url="about:blank")
        opened = self._ask("Target.attachToTarget", targetId=made["targetId"], flatten=True)
        self._session = opened["sessionId"]

    def open(self, url: str) -> None:
        """Go to an address, and wait until the page is there."""
        self._leaving(lambda: self._ask("Page.navigate", url=url))

    def size(self, width: int, height: int) -> None:
        """The window, in pixels."""
        metrics = {"deviceScaleFactor": 1, "mobile": width < 600}
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height, **metrics)

    def says(self, script: str) -> Any:
        """What an expression is on the page; asked from outside, whatever the page allows."""
        answer = self._ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def promises(self, script: str) -> Any:
        """What an expression comes to that takes its time."""
        asked = {"expression": script, "awaitPromise": True, "returnByValue": True}
        answer = self._ask("Runtime.evaluate", **asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    @property
    def text(self) -> str:
        """What is to be read on the page."""
        return str(self.says("document.body.innerText"))

    def type(self, selector: str, text: str) -> None:
        """Click into a field and write."""
        self._click(selector)
        self._ask("Input.insertText", text=text)

    def follow(self, selector: str) -> None:
        """Click what leads to another page, and wait until that is there."""
        self.says(f"document.querySelector({json.dumps(selector)}).scrollIntoView()")
        self._leaving(lambda: self._click(selector))

    def picture(self, file: Path) -> None:
        """What is to be seen in the window."""
        file.write_bytes(base64.b64decode(self._ask("Page.captureScreenshot")["data"]))

    def _click(self, selector: str) -> None:
        x, y = self.says(_CENTER_OF % json.dumps(selector))
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def _leaving(self, act: Callable[[], object]) -> None:
        self.says("window.isOld = true")
        act()
        until = time.monotonic() + PATIENCE_S
        while not self._is_new():
            assert time.monotonic() < until, "the browser stays where it is"
            time.sleep(0.02)

    def _is_new(self) -> bool:
        with suppress(AssertionError):  # between two pages there is none to ask
            return bool(self.says("!window.isOld && document.readyState === 'complete'"))
        return False

    def _ask(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        said: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            said["sessionId"] = self._session
        self._to.write(json.dumps(said).encode() + _END)
        self._to.flush()
        while True:
            answer = self._read()
            if answer.get("id") == number:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def _read(self) -> dict[str, Any]:
        said = bytearray()
        while not said.endswith(_END):
            byte = self._back.read(1)
            assert byte, "the browser has ended"
            said += byte
        answer: dict[str, Any] = json.loads(said[:-1])
        return answer

    def close(self) -> None:
        self._session = ""
        self._ask("Browser.close")


@contextmanager
def real_browser() -> Iterator[RealBrowser]:
    """A browser that knows nothing yet. Raises BrowserMissing."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        raise BrowserMissing(
            "These tests need a browser: install the package 'chromium' "
            "('make setup' does it where it may)."
        )
    theirs_in, to = os.pipe()
    back, theirs_out = os.pipe()
    with tempfile.TemporaryDirectory(prefix="center-browser-") as folder:
        own = (*_OPTIONS, *(("--no-sandbox",) if os.geteuid() == 0 else ()))
        # It reads the third and writes the fourth file that it is given.
        start = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
        command = ["bash", "-c", start, "bash", program, *own, f"--user-data-dir={folder}"]
        process = subprocess.Popen(
            command,
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"HOME": folder},
        )
        os.close(theirs_in)
        os.close(theirs_out)
        with os.fdopen(to, "wb") as asked, os.fdopen(back, "rb") as answered:
            try:
                browser = RealBrowser(asked, answered)
                yield browser
                browser.close()
            finally:
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
