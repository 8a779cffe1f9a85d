"""The windows of this process: each put together from its parts, and taken apart at the end."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from center_app.cli.house import House
from center_app.cli.report import write_report
from center_app.domain.clock import local
from center_app.language import Language, find, languages
from printers.press import press_for
from printers.raster import WIDTHS
from printers.spool import Spool
from printers.target import target_of
from printers.worker import PrintWorker
from sync.worker import Worker
from ui.application import open_application
from ui.counter.screen import open_counter
from ui.display.screen import open_display
from ui.kiosk.screen import open_kiosk
from ui.kiosk.ticket_printer import WorkerPrinter
from ui.kiosk.wording import Wording
from ui.manager.screen import open_manager
from ui.tasks import Tasks
from ui.theme import Contrast, Look, Metrics, Theme
from ui.theme.metrics import density, px_per_mm
from ui.watch import Watch

KIOSK_PX_PER_MM = density(1920, 1080, 476, 268)
HALL_PX_PER_MM = density(1920, 1080, 1210, 680)
"""Pixels per millimetre of a 21.5 inch kiosk and a 55 inch board, where a screen is only drawn."""

HALL_DEPTH_M = 10.0


class Windows:
    """Opens windows on one house, and closes everything that they started."""

    def __init__(
        self,
        house: House,
        language: str = "",
        scale: float = 1.0,
        contrast: Contrast = Contrast.LIGHT,
    ) -> None:
        self._house = house
        self._style = scale, contrast
        first = find(language or house.settings.language)
        rest = [other for other in languages() if other.code != first.code]
        self._languages: tuple[Language, ...] = (first, *rest)
        self.application = open_application(sys.argv[:1], first, os.environ)
        self._parts = ExitStack()

    def kiosk(self, station: str = "kiosk") -> QWidget:
        metrics = Metrics.kiosk(self._density(KIOSK_PX_PER_MM))
        address = self._house.settings.ticket_base
        return open_kiosk(
            self._house.station(station),
            self._tasks(),
            self._watch(),
            self._languages,
            self._look(metrics),
            Wording(find("ar"), find("en"), address),
            self._printer(),
        )

    def counter(self, counter: str, station: str = "counter") -> QWidget:
        return open_counter(
            self._house.station(station),
            self._tasks(),
            self._watch(),
            self._languages,
            self._look(Metrics.desk()),
            counter,
        )

    def display(self, station: str = "display") -> QWidget:
        metrics = Metrics.hall(self._density(HALL_PX_PER_MM), HALL_DEPTH_M)
        return open_display(
            self._house.station(station),
            self._tasks(),
            self._watch(),
            self._languages,
            self._look(metrics),
        )

    def manager(self, station: str = "manager", link: Worker | None = None) -> QWidget:
        return open_manager(
            self._house.station(station),
            self._tasks(),
            self._watch(),
            self._languages,
            self._look(Metrics.desk()),
            self._make_report,
            link,
        )

    def run(self) -> int:
        """Show what was opened until the last window is closed."""
        return self.application.qt.exec()

    def close(self) -> None:
        self._parts.close()

    def _make_report(self) -> Path:
        """The report of the present day, in the language of these windows."""
        folder = self._house.settings.state / "reports"
        folder.mkdir(parents=True, exist_ok=True)
        language = self._languages[0].code
        day = self._house.center.hall.day
        file = folder / f"report-{day}-{language}.pdf"
        write_report(self._house, day, file, language)
        return file

    def _look(self, metrics: Metrics) -> Look:
        return Look(Theme(metrics, *self._style))

    def _tasks(self) -> Tasks:
        tasks = Tasks()
        self._parts.callback(tasks.close)
        return tasks

    def _watch(self) -> Watch:
        watch = Watch(self._house.center, lambda: local(self._house.clock.now().at))
        watch.start()
        self._parts.callback(watch.close)
        return watch

    def _printer(self) -> WorkerPrinter | None:
        settings = self._house.settings
        target = target_of(settings.printer)
        if target is None:
            return None
        spool = Spool(settings.state / "spool")
        worker = PrintWorker(spool, press_for(target, settings.state / "escpos"), self._house.clock)
        worker.start()
        self._parts.callback(worker.stop)
        return WorkerPrinter(worker, WIDTHS[settings.paper], find("ar"), find("en"))

    def _density(self, drawn: float) -> float:
        """Pixels per millimetre of the real screen, or of the usual one when nothing is shown."""
        screen: QScreen | None = self.application.qt.primaryScreen()
        return drawn if self.application.offscreen or screen is None else px_per_mm(screen)
