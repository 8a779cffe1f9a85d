"""The citizen's screen beside a counter's own: a process of its own on the second screen.

So nothing that happens to it, no bug and no driver, ever stands in the way of the employee.
"""

import subprocess
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtGui import QGuiApplication, QScreen

from center_app.cli.itself import CENTER

PATIENCE_S = 5


def second_screen() -> QScreen | None:
    """The screen beside the one on which windows usually open; None where there is one only."""
    first = QGuiApplication.primaryScreen()
    return next((one for one in QGuiApplication.screens() if one is not first), None)


def facing_command(options: Namespace) -> list[str]:
    """What opens the citizen's screen of the counter that these options open."""
    command = [*CENTER]
    if options.config is not None:
        command += ["--config", str(options.config)]
    command += ["facing", "--counter", options.counter, "--station", f"{options.station}-facing"]
    return command + (["--lang", options.lang] if options.lang else [])


@contextmanager
def beside(command: list[str]) -> Iterator[None]:
    """Let a process of one's own run meanwhile; its end is nobody's trouble."""
    process = subprocess.Popen(command)
    try:
        yield
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE_S)
        process.kill()
        process.wait()
