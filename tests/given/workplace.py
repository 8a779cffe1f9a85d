"""Counter 1 of a running center with its employee, and a line to the center that can be cut."""

from threading import Event
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.center import Done, News
from center_app.domain.clock import local
from center_app.domain.commands import Command
from center_app.domain.refusal import Unavailable
from center_app.domain.views.query import Query
from center_app.language import find
from center_app.store.kept.credentials import Person
from centers import PIN, Running
from ui.counter.model import CounterModel
from ui.counter.sentence import Message
from ui.counter.verbs import Verb
from ui.station import Source, Station
from ui.tasks import Tasks
from ui.watch import Watch

V = TypeVar("V")

ENGLISH = find("en")


class Line:
    """The way to the center. `cut` it and it is away; `lose_answer` and the answer alone is."""

    def __init__(self, center: Source) -> None:
        self._center = center
        self._open = Event()
        self._open.set()
        self.away = self.lose_answer = False
        self.tried: list[Command] = []

    def hold_back(self) -> None:
        """Let commands wait on their way until `let_through`."""
        self._open.clear()

    def let_through(self) -> None:
        self._open.set()

    def do(self, command: Command) -> Done:
        self.tried.append(command)
        self._open.wait(10)
        self._reach()
        done = self._center.do(command)
        if self.lose_answer:
            self.lose_answer = False
            raise Unavailable
        return done

    def see(self, query: Query[V]) -> V:
        self._reach()
        return self._center.see(query)

    def news(self, after: int, timeout: float) -> News:
        self._reach()
        return self._center.news(after, min(timeout, 0.05))

    def admit(self, number: str, pin: str) -> Person:
        self._reach()
        return self._center.admit(number, pin)

    def people(self) -> list[Person]:
        self._reach()
        return self._center.people()

    def _reach(self) -> None:
        if self.away:
            raise Unavailable


class Workplace:
    """The model of counter 1, with what it stands on; time passes between two presses."""

    def __init__(self, running: Running, qtbot: QtBot) -> None:
        self.running, self.qtbot = running, qtbot
        self.line = Line(running.center)
        self.station = Station(
            "counter-1", self.line, running.clock, running.new_id, running.new_id
        )
        self.tasks = Tasks()
        self.watch = Watch(self.line, lambda: local(running.clock.now().at))
        self.model = CounterModel(self.station, "1", self.tasks, self.watch)
        self.told: list[Message] = []
        self.model.told.connect(self.told.append)
        self.watch.start()

    def close(self) -> None:
        self.line.let_through()
        self.watch.close()
        self.tasks.close()

    def sign_in(self, number: str = "101", pin: str = PIN) -> None:
        self.model.admission.ask(number, pin)
        self.qtbot.waitUntil(lambda: not self.model.admission.busy)

    def press(self, *verbs: Verb) -> None:
        """Press one after the other, each when the desk has answered to the one before."""
        for verb in verbs:
            self.running.clock.go_on(seconds=1)
            self.model.press(verb)
            self.settle()

    def settle(self) -> None:
        """Wait until everything that was pressed is answered."""
        self.qtbot.waitUntil(lambda: not self.model.busy)
        QApplication.processEvents()

    def said(self) -> str:
        """The last thing that the desk told, in English."""
        return self.told[-1].said(ENGLISH) if self.told else ""
