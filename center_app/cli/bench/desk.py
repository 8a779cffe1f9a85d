"""`center bench desk`: from the key to the number at a counter, among a thousand who wait.

The real window of one counter, with a real key. Each run presses as often while the other stations
rest as while they work, one after the other, so that both meet the same noise.
"""

import json
import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle
from statistics import median
from time import perf_counter

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from center_app.cli.bench.center import (
    SERVICES,
    add_counters,
    fill,
    measured_house,
    set_up,
    ticket,
)
from center_app.cli.bench.crowd import Crowd, crowd
from center_app.cli.bench.places import Place, new_place
from center_app.cli.bench.table import Line
from center_app.cli.house import House
from center_app.cli.settings import Settings
from center_app.cli.windows import Windows
from center_app.cli.windows.counter import counter_window
from center_app.cli.windows.waiting import wait_for
from center_app.domain import commands as c
from center_app.domain.catalogue import Audience, Capacity, Channel
from center_app.domain.clock import SECOND
from center_app.domain.plain import plain
from center_app.domain.views.desk import Desk, DeskView
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.views.kiosk import Services
from center_app.domain.visit import Wish
from center_app.sample.center import COLLEAGUES, PIN
from center_app.simulation.measures import quantile
from ui.counter.bounce import BOUNCE_MS
from ui.counter.screen import CounterScreen

COUNTER = COLLEAGUES[0].counter
STATIONS = 40
RATE = 20.0
"""What the other stations do in a second, all together."""

SCREEN = QSize(1366, 768)
OFTEN = 0.95
BASKET = 5
ON_HOLD = 40
"""Visits that are set aside in a busy hall while a refresh is weighed."""


NUMBER, BYTES, COMMON_WAY, WHOLE_BASKET = (
    "ms to the number",
    "bytes of a refresh",
    "keys of a visit",
    "keys of a basket",
)
MOST = {NUMBER: 3.0, BYTES: 4_096.0, COMMON_WAY: 3.0, WHOLE_BASKET: 8.0}
"""The number: times what it takes while the others rest. The basket has five services."""


@dataclass(frozen=True, slots=True)
class Figure(Line):
    """What was found with the others at work and at rest: times, 19 of 20 took no longer; else
    there is only one value. `ratio` is that of the runs, one to one."""

    figure: str
    database: str
    value: float
    alone: float
    ratio: float
    spread: float

    @property
    def met(self) -> bool:
        return (self.ratio if self.figure == NUMBER else self.value) <= MOST[self.figure]

    def cells(self) -> Mapping[str, str]:
        of_time = self.figure == NUMBER
        return {
            "at a counter".rjust(18): self.figure.rjust(18),
            "database".rjust(10): self.database.rjust(10),
            "value": f"{self.value:.1f}" if of_time else f"{self.value:.0f}",
            "alone": f"{self.alone:.1f}" if of_time else "",
            "x alone": f"{self.ratio:.2f}" if of_time else "",
            "spread": f"{self.spread:.2f}" if of_time else "",
            "wanted": f"<= {MOST[self.figure]:.0f}" + (" x" if of_time else ""),
        }


def measured(settings: Settings, options: Namespace) -> Iterator[Figure]:
    """Raises Unavailable when a number does not come to the screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no screen is measured, and none disturbs
    for database in options.database:
        with new_place(database) as place:
            yield from _on(settings, place, options)


def _on(settings: Settings, place: Place, options: Namespace) -> Iterator[Figure]:
    with measured_house(settings, place) as house:
        set_up(house)
        codes = add_counters(house, options.stations)
        fill(house, options.waiting)
        seats = [codes[n :: options.processes] for n in range(options.processes)]
        with closing(Windows(house)) as windows:
            desk = _Desk(house, windows)
            yield Figure(COMMON_WAY, place.kind, desk.keys(1), 0, 0, 0)
            yield Figure(WHOLE_BASKET, place.kind, desk.keys(BASKET), 0, 0, 0)
            desk.set_aside(ON_HOLD)
            yield Figure(BYTES, place.kind, desk.bytes(BASKET), 0, 0, 0)
            with crowd(settings, place, seats, RATE) as others:
                desk.press(2)  # what happens the first time only is not measured
                runs = [_run(desk, others, options.presses) for _ in range(options.runs)]
            yield _number(place.kind, runs)


def _run(desk: "_Desk", others: Crowd, presses: int) -> tuple[float, float]:
    """What 19 of 20 presses took with the others at rest and at work (ms)."""
    others.rest()
    alone = desk.press(presses)
    others.go_on()
    return quantile(alone, OFTEN), quantile(desk.press(presses), OFTEN)


def _number(database: str, runs: Sequence[tuple[float, float]]) -> Figure:
    alone, among = zip(*runs, strict=True)
    ratios = [one / other for other, one in runs]
    spread = max(ratios) - min(ratios)
    return Figure(NUMBER, database, median(among), median(alone), median(ratios), spread)


class _Desk:
    """The window of a counter, and somebody who presses its keys."""

    def __init__(self, house: House, windows: Windows) -> None:
        self._house = house
        self._services = cycle(SERVICES)
        self._calls = cycle((Qt.Key.Key_F2, Qt.Key.Key_Space))  # the same again would be a bounce
        self._screen: CounterScreen = counter_window(windows, COUNTER)
        self._model = self._screen.model
        self._screen.resize(SCREEN)
        self._screen.show()
        wait_for(lambda: self._model.reference.catalogue is not None)
        self._model.admission.ask(COLLEAGUES[0].number, PIN)
        wait_for(lambda: self._model.person is not None)

    def press(self, times: int) -> list[float]:
        """Call the next so often; nobody comes. How long each took until it was painted (ms)."""
        return [self._call() for _ in range(times)]

    def keys(self, services: int) -> int:
        """How many keys a visit of so many services takes, by the key that goes on."""
        return self._serve(services) + self._finish()

    def set_aside(self, visits: int) -> None:
        """Put so many visits on hold."""
        for _ in range(visits):
            self._house.center.do(ticket(self._house, next(self._services)))
            self._house.do(c.CallNext, counter=COUNTER)
            self._house.do(c.Start, counter=COUNTER)
            self._house.do(c.Hold, counter=COUNTER, wish=Wish.CITIZEN, reason="payment-online")
        wait_for(lambda: self._model.desk is not None and self._model.desk.held_in_all == visits)

    def bytes(self, services: int) -> int:
        """The most that a refresh moves: while nobody is here, or so many services are served."""
        views = [self._house.center.see(Desk(COUNTER))]
        self._serve(services)
        views.append(self._house.center.see(Desk(COUNTER)))
        self._finish()
        return max(len(_packed(view)) for view in views)

    def _serve(self, services: int) -> int:
        """Bring a visit of so many services to the desk; how many keys that took."""
        self._key(Qt.Key.Key_F2)
        self._key(Qt.Key.Key_Space)
        here = {line.service for line in self._visit.lines} if self._visit is not None else set()
        others = [code for code in _in_one_stage(self._house) if code not in here]
        for code in others[: services - len(here)]:
            self._house.do(c.AddLine, counter=COUNTER, asked=c.Asked(code))
        wait_for(lambda: self._visit is not None and len(self._visit.lines) == services)
        return 2

    def _finish(self) -> int:
        """Finish step by step until the visit is over; how many keys that took."""
        pressed = 0
        while self._visit is not None:
            self._key(Qt.Key.Key_Space)
            pressed += 1
        return pressed

    def _key(self, key: Qt.Key) -> None:
        """Press a key when the last one cannot be taken for it any more; wait for the answer."""
        QTest.qWait(BOUNCE_MS)
        QTest.keyClick(self._screen.desk, key)
        wait_for(lambda: not self._model.busy)

    @property
    def _visit(self) -> DeskVisit | None:
        return self._model.desk.visit if self._model.desk is not None else None

    def _call(self) -> float:
        began = perf_counter()
        QTest.keyClick(self._screen.desk, next(self._calls))
        wait_for(lambda: self._visit is not None)
        QApplication.sendPostedEvents()  # what has changed is laid out and painted
        took = (perf_counter() - began) * SECOND
        self._house.do(c.Miss, counter=COUNTER)
        self._house.center.do(ticket(self._house, next(self._services)))
        wait_for(lambda: self._visit is None)
        return took


def _packed(view: DeskView) -> bytes:
    """As it goes over the line between station and server."""
    return json.dumps(plain(view), ensure_ascii=False, separators=(",", ":")).encode()


def _in_one_stage(house: House) -> list[str]:
    """Services that a citizen may ask for alone and that take one step."""
    return [
        service.code
        for service in house.center.see(Services()).services
        if len(service.all_stages()) == 1
        and service.channel is not Channel.ONLINE
        and Capacity.SELF in service.capacities
        and Audience.INDIVIDUALS in service.audience
    ]
