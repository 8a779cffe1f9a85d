"""The windows of this process: each put together from its parts, and taken apart at the end."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from PySide6.QtGui import QScreen

from center_app.cli.ground import Ground
from center_app.domain.clock import local
from center_app.language import Language, find, languages
from ui.application import open_application
from ui.tasks import Tasks
from ui.theme import Contrast, Look, Metrics, Theme
from ui.theme.metrics import px_per_mm
from ui.watch import Watch


class Windows:
    """The ground that windows on one house stand on; closes everything that they started."""

    def __init__(
        self,
        house: Ground,
        language: str = "",
        scale: float = 1.0,
        contrast: Contrast = Contrast.LIGHT,
        drawn: float = 0.0,
    ) -> None:
        """`drawn` tells how large the usual screen of a station is drawn here; 0: it is real."""
        first = find(language or house.settings.language)
        rest = [other for other in languages() if other.code != first.code]
        self.house = house
        self.languages: tuple[Language, ...] = (first, *rest)
        self.application = open_application(sys.argv[:1], first, os.environ)
        self.parts = ExitStack()
        self._style = scale, contrast
        self._drawn = drawn
        self.revoked: Callable[[], object] = lambda: None
        """What is to be done when the center's server knows this station no more."""
        self._silent: set[Watch] = set()
        self._first: list[tuple[Tasks, int]] | None = None
        self._tasks: list[Tasks] = []
        self._watches: list[Watch] = []

    @property
    def answered(self) -> bool:
        """Whether the center has told the windows opened last how it is, or cannot be reached.

        What is asked again meanwhile is not waited for: on a busy machine that would never end.
        """
        if self._silent:
            return False
        if self._first is None:
            self._first = [(tasks, tasks.given) for tasks in self._tasks]
        return all(tasks.has_answered(given) for tasks, given in self._first)

    def tasks(self, threads: int = 6) -> Tasks:
        """For presses, a call for help, ticks and looks, none of them behind another."""
        self._first = None
        tasks = Tasks(threads=threads)
        self._tasks.append(tasks)
        self.parts.callback(tasks.close)
        return tasks

    def watch(self) -> Watch:
        watch = Watch(self.house.center, lambda: local(self.house.clock.now().at))
        self._silent.add(watch)
        hear = partial(self._hear, watch)
        watch.changed.connect(hear)
        watch.lost.connect(hear)
        watch.revoked.connect(self.revoked)
        watch.start()
        self._watches.append(watch)
        self.parts.callback(watch.close)
        return watch

    def look(self, metrics: Metrics) -> Look:
        return Look(Theme(metrics, *self._style))

    def density(self, drawn: float) -> float:
        """Pixels per millimetre of the real screen, or `drawn` when nothing is shown."""
        if self._drawn:
            return drawn * self._drawn
        screen: QScreen | None = self.application.qt.primaryScreen()
        return drawn if self.application.offscreen or screen is None else px_per_mm(screen)

    @property
    def drawn(self) -> bool:
        """Whether the screen is not that of the station: none, or one with several windows."""
        return self._drawn > 0 or self.application.offscreen

    def run(self) -> int:
        """Show what was opened until the last window is closed."""
        return self.application.qt.exec()

    def close(self) -> None:
        for watch in self._watches:
            watch.close(0)  # all are told to end before the first is waited for
        self.parts.close()
        self._tasks.clear()
        self._watches.clear()
        self._silent.clear()
        self._first = None

    def _hear(self, watch: Watch, _what: object) -> None:
        self._silent.discard(watch)
