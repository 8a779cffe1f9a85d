"""`center bench kiosk`: from the last touch to the number on the screen, and to the paper.

The real window on a center that others work on meanwhile, with a printer on this machine. Each
ticket by touch is followed by one by the same command alone, so that both meet the same noise.
"""

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from queue import Empty
from statistics import median
from time import perf_counter

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from center_app.cli.bench.center import SERVICES, fill, measured_house, set_up, told
from center_app.cli.bench.crowd import crowd
from center_app.cli.bench.loopback_printer import LoopbackPrinter, loopback_printer
from center_app.cli.bench.places import new_place
from center_app.cli.bench.table import Line
from center_app.cli.failures import Failed
from center_app.cli.house import House
from center_app.cli.settings import Settings
from center_app.cli.windows import Windows
from center_app.cli.windows.kiosk import kiosk_window
from center_app.cli.windows.waiting import wait_for
from center_app.domain import commands as c
from center_app.domain.catalogue import Audience
from center_app.domain.clock import SECOND
from center_app.domain.views.kiosk import Ticket
from center_app.simulation.measures import quantile
from ui.kiosk.model import KioskModel
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page, Visitor

RATE = 10.0
"""What the other processes do in a second, all together."""
WAITING = 60
SCREEN = QSize(1920, 1080)
MOST = 0.95
PAPER_S = 10.0

PAGE, NUMBER, PAPER = "page shown", "number on screen", "last byte at printer"
GOALS_MS = {PAGE: 50.0, NUMBER: 60.0, PAPER: 120.0}


@dataclass(frozen=True, slots=True)
class Touch(Line):
    """What 19 of 20 took no longer than (ms): by touch, and the same command alone."""

    figure: str
    touch_ms: float
    alone_ms: float
    to_alone: float
    spread: float

    @property
    def met(self) -> bool:
        return self.touch_ms < GOALS_MS[self.figure]

    def cells(self) -> Mapping[str, str]:
        return {
            "from a touch to".rjust(20): self.figure.rjust(20),
            "p95 ms": f"{self.touch_ms:.1f}",
            "alone ms": f"{self.alone_ms:.1f}",
            "to alone": f"{self.to_alone:.2f}",
            "spread": f"{self.spread:.1f}",
            "wanted ms": f"< {GOALS_MS[self.figure]:.0f}",
        }


@dataclass
class Times:
    """What one run took, in milliseconds."""

    by_touch: dict[str, list[float]] = field(default_factory=lambda: {key: [] for key in GOALS_MS})
    alone: list[float] = field(default_factory=list)

    def most(self, figure: str) -> float:
        return quantile(self.by_touch[figure], MOST)


def measured(settings: Settings, options: Namespace) -> Iterator[Touch]:
    """Raises Failed when a ticket does not reach the printer."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no screen is measured, and none disturbs
    with new_place() as place, loopback_printer() as printer:
        own = replace(settings, printer=printer.setting, printer_profile="", paper=80)
        with measured_house(own, place) as house:
            set_up(house)
            fill(house, WAITING)
            seats = [[str(n + 1)] for n in range(options.processes)]
            with crowd(own, place, seats, RATE), closing(Windows(house)) as windows:
                kiosk = _Kiosk(house, windows, printer)
                kiosk.run(2)  # what happens the first time only is not measured
                runs = [kiosk.run(options.tickets) for _ in range(options.runs)]
    yield from (_line(figure, runs) for figure in GOALS_MS)


def _line(figure: str, runs: Sequence[Times]) -> Touch:
    touch = [run.most(figure) for run in runs]
    alone = [quantile(run.alone, MOST) for run in runs]
    ratio = median(one / other for one, other in zip(touch, alone, strict=True))
    return Touch(figure, median(touch), median(alone), ratio, max(touch) - min(touch))


class _Kiosk:
    """The window, and somebody who touches it."""

    def __init__(self, house: House, windows: Windows, printer: LoopbackPrinter) -> None:
        self._house, self._printer = house, printer
        self._screen: KioskScreen = kiosk_window(windows, "kiosk-1")
        model = self._screen.findChild(KioskModel)
        assert isinstance(model, KioskModel)
        self._model = model
        self._screen.resize(SCREEN)
        self._screen.show()
        wait_for(lambda: model.views.complete)
        model.moved.connect(self._page_moved)
        self._shown_at = 0.0

    def run(self, tickets: int) -> Times:
        times = Times()
        for service in islice(cycle(SERVICES), tickets):
            self._take(service, times)
            times.alone.append(self._alone(service))
        return times

    def _take(self, service: str, times: Times) -> None:
        """Somebody goes from the first page to the number, waits for the paper and leaves."""
        for visitor in self._way(service):
            began = perf_counter()
            self._model.become(visitor)
            times.by_touch[PAGE].append(_ms(began, self._shown_at))
            wait_for(lambda: self._screen.footer.goes_on.isEnabled() or not self._last)
        began = perf_counter()
        self._screen.footer.goes_on.click()
        wait_for(lambda: self._model.visitor.page is Page.NUMBER)
        times.by_touch[NUMBER].append(_ms(began, self._shown_at))
        times.by_touch[PAPER].append(_ms(began, self._paper()))
        ticket = self._model.views.ticket
        assert ticket is not None
        self._house.do(c.Cancel, visit=ticket.visit)
        self._model.start_over()

    def _way(self, service: str) -> Iterator[Visitor]:
        model, catalogue = self._model, self._model.catalogue
        card = catalogue.service(service)
        assert card is not None
        yield model.visitor.serve(Audience.INDIVIDUALS, catalogue)
        yield model.visitor.open_agency(card.agency)
        yield model.visitor.ask(card)
        yield model.visitor.to(Page.PRIORITY)

    @property
    def _last(self) -> bool:
        return self._model.visitor.page is Page.PRIORITY

    def _page_moved(self) -> None:
        """The page has been made; it is there once all that was posted is laid out and painted."""
        QApplication.sendPostedEvents()
        self._shown_at = perf_counter()

    def _paper(self) -> float:
        try:
            return self._printer.cuts.get(timeout=PAPER_S)
        except Empty as error:
            raise Failed("A ticket did not reach the printer.") from error

    def _alone(self, service: str) -> float:
        """What the window asks of the center for a number, without the window."""
        began = perf_counter()
        command = told(self._house, service)
        self._house.center.do(command)
        self._house.center.see(Ticket(command.visit))
        took = _ms(began, perf_counter())
        self._house.do(c.Cancel, visit=command.visit)
        return took


def _ms(began: float, ended: float) -> float:
    return (ended - began) * SECOND
