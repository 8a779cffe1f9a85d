"""A running center, its day, and a way to it that can be cut: what the hall's screens look at."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.center import Center, Done, News
from center_app.center.pulse import Pulse
from center_app.center.records import Records
from center_app.domain.behind import Behind, Which
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import local
from center_app.domain.commands import Command
from center_app.domain.course import Course
from center_app.domain.device import Device
from center_app.domain.message_summary import MessageSummary
from center_app.domain.period import PeriodReport
from center_app.domain.place import Settings
from center_app.domain.refusal import Unavailable
from center_app.domain.span import Span
from center_app.domain.unannounced import UnannouncedFacts
from center_app.domain.views.query import Query
from center_app.store.kept.credentials import Person
from center_app.store.kept.messages import Written
from center_app.store.kept.notes import Note
from center_app.store.kept.plans import Plan
from center_on import serving_center
from days import Day
from founding import SETTINGS, Post, ids
from manual_clock import ManualClock
from small_catalogue import SMALL
from ui.station import Station
from ui.tasks import Tasks
from ui.watch import Watch

V = TypeVar("V")

SOON_S = 0.05
"""How long the watch waits for news at most, so that tests end soon."""


class CutLine:
    """The way to a center; while it is `cut` nothing gets through, and while it is `deaf` what is
    done is done without an answer."""

    def __init__(self, center: Center) -> None:
        self._center = center
        self.cut = self.deaf = False

    def do(self, command: Command) -> Done:
        done = self._whole().do(command)
        if self.deaf:
            raise Unavailable("the answer is lost")
        return done

    def see(self, query: Query[V]) -> V:
        return self._whole().see(query)

    def news(self, after: int, timeout: float) -> News:
        return self._whole().news(after, min(timeout, SOON_S))

    def admit(self, number: str, pin: str) -> Person:
        return self._whole().admit(number, pin)

    def people(self) -> list[Person]:
        return self._whole().people()

    def written_in(self, message: str, by: str) -> Written:
        return self._whole().written_in(message, by)

    def plan_of(self, action: str, by: str) -> Plan:
        return self._whole().plan_of(action, by)

    def unannounced(self, first: date, last: date, by: str) -> tuple[UnannouncedFacts, ...]:
        return self._whole().unannounced(first, last, by)

    def message_summary(self, first: date, last: date) -> MessageSummary:
        return self._whole().message_summary(first, last)

    def token_of(self, visit: str) -> str | None:
        return self._whole().token_of(visit)

    def code_of_receipt(self, result: str, by: str) -> str | None:
        return self._whole().code_of_receipt(result, by)

    @property
    def pulse(self) -> Pulse:
        return self._whole().pulse

    @property
    def records(self) -> Records:
        return self._whole().records

    def notes_of(self, visit: str) -> tuple[Note, ...]:
        return self._whole().notes_of(visit)

    def period(self, span: Span) -> PeriodReport:
        return self._whole().period(span)

    def visits(self, which: Which) -> Behind:
        return self._whole().visits(which)

    def course(self) -> Course:
        return self._whole().course()

    def devices(self) -> tuple[Device, ...]:
        return self._whole().devices()

    def _whole(self) -> Center:
        if self.cut:
            raise Unavailable("the line is cut")
        return self._center


class HallOnScreen:
    """`day` tells what happens, `clock` moves the time; `station` is what a screen is given."""

    def __init__(
        self,
        url: str,
        qtbot: QtBot,
        *,
        counters: int = 3,
        posts: Sequence[Post] = (),
        settings: Settings = SETTINGS,
        catalogue: Catalogue = SMALL,
        serving: bool = True,
    ) -> None:
        self._qtbot = qtbot
        self.clock = ManualClock()
        self.center = serving_center(
            url,
            counters=counters,
            posts=posts,
            clock=self.clock,
            settings=settings,
            catalogue=catalogue,
            serving=serving,
        )
        self.day = Day(self.center, ids(7))
        self.line = CutLine(self.center)
        self.station = Station("screen-1", self.line, self.clock, ids(5), ids(6))
        self.tasks = Tasks()
        self.watch = Watch(self.line, lambda: local(self.clock.now().at))

    def close(self) -> None:
        self.watch.close()
        self.tasks.close()

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until the screen shows it."""
        self._qtbot.waitUntil(seen, timeout=10_000)

    def settle(self) -> None:
        """Let everything under way arrive."""
        self.until(lambda: not self.tasks.busy)
        QApplication.processEvents()


MakeHall = Callable[..., HallOnScreen]
"""Makes a hall as `HallOnScreen` does, with a database and a `qtbot` of the test."""
