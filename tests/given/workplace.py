"""Counter 1 of a running center with its employee, and a line to the center that can be cut."""

from datetime import date
from threading import Event
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.center import Done, News
from center_app.domain.behind import Behind, Which
from center_app.domain.clock import local
from center_app.domain.commands import Asked, Command, ReportPrinter
from center_app.domain.course import Course
from center_app.domain.device import Device
from center_app.domain.message_summary import MessageSummary
from center_app.domain.period import PeriodReport
from center_app.domain.refusal import Unavailable
from center_app.domain.span import Span
from center_app.domain.unannounced import UnannouncedFacts
from center_app.domain.views.desk import DeskView
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.views.query import Query
from center_app.language import find
from center_app.store.kept.credentials import Person
from center_app.store.kept.messages import Written
from center_app.store.kept.notes import Note
from center_app.store.kept.plans import Plan
from centers import PIN, Running
from sync.worker import LinkSource
from told_about import tell_about
from ui.counter import CounterScreen, open_counter
from ui.counter.beside import Beside
from ui.counter.model import CounterModel
from ui.counter.verbs import Verb
from ui.desk.printing import DeskPrinter
from ui.desk.sentence import Message
from ui.station import Pulse, Records, Source, Station
from ui.tasks import Tasks
from ui.theme import Look
from ui.ticket.wording import Wording
from ui.watch import Watch

V = TypeVar("V")

ENGLISH = find("en")
WORDING = Wording(find("ar"), ENGLISH, "https://follow.example.gov.jo")
Modifier = Qt.KeyboardModifier


class Line:
    """The way to the center. `cut` it and it is away; `lose_answer` and the answer alone is."""

    def __init__(self, center: Source) -> None:
        self._center = center
        self._open = Event()
        self._open.set()
        self.away = self.lose_answer = False
        self.listens_s = 0.05
        self.tried: list[Command] = []

    def hold_back(self) -> None:
        """Let commands wait on their way until `let_through`."""
        self._open.clear()

    def let_through(self) -> None:
        self._open.set()

    def do(self, command: Command) -> Done:
        if not isinstance(command, ReportPrinter):  # no press: the machine tells it
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
        return self._center.news(after, min(timeout, self.listens_s))

    def admit(self, number: str, pin: str) -> Person:
        self._reach()
        return self._center.admit(number, pin)

    def people(self) -> list[Person]:
        self._reach()
        return self._center.people()

    def written_in(self, message: str, by: str) -> Written:
        self._reach()
        return self._center.written_in(message, by)

    def plan_of(self, action: str, by: str) -> Plan:
        self._reach()
        return self._center.plan_of(action, by)

    def unannounced(self, first: date, last: date, by: str) -> tuple[UnannouncedFacts, ...]:
        self._reach()
        return self._center.unannounced(first, last, by)

    def message_summary(self, first: date, last: date) -> MessageSummary:
        self._reach()
        return self._center.message_summary(first, last)

    def token_of(self, visit: str) -> str | None:
        self._reach()
        return self._center.token_of(visit)

    def code_of_receipt(self, result: str, by: str) -> str | None:
        self._reach()
        return self._center.code_of_receipt(result, by)

    @property
    def records(self) -> Records:
        self._reach()
        return self._center.records

    @property
    def pulse(self) -> Pulse:
        self._reach()
        return self._center.pulse

    def notes_of(self, visit: str) -> tuple[Note, ...]:
        self._reach()
        return self._center.notes_of(visit)

    def period(self, span: Span) -> PeriodReport:
        self._reach()
        return self._center.period(span)

    def visits(self, which: Which) -> Behind:
        self._reach()
        return self._center.visits(which)

    def course(self) -> Course:
        self._reach()
        return self._center.course()

    def devices(self) -> tuple[Device, ...]:
        self._reach()
        return self._center.devices()

    def _reach(self) -> None:
        if self.away:
            raise Unavailable


class Workplace:
    """A counter with what it stands on; time passes between two presses.

    Without a `look` there is the model alone, with one its window, in English.
    """

    def __init__(
        self,
        running: Running,
        qtbot: QtBot,
        look: Look | None = None,
        counter: str = "1",
        size: tuple[int, int] = (1366, 768),
        printer: DeskPrinter | None = None,
        link: LinkSource | None = None,
    ) -> None:
        self.running, self.qtbot = running, qtbot
        self.line = Line(running.center)
        self.station = Station(
            "counter-1", self.line, running.clock, running.new_id, running.new_id
        )
        self.tasks = Tasks()
        self.watch = Watch(self.line, lambda: local(running.clock.now().at))
        self.beside = Beside(WORDING, printer, link)
        self.screen = self._window(look, counter, size) if look is not None else None
        self.model = (
            self.screen.model
            if self.screen is not None
            else CounterModel(self.station, counter, self.tasks, self.watch)
        )
        self.told: list[Message | None] = []
        self.model.told.connect(self._hear)
        self.watch.start()

    def close(self) -> None:
        """End the threads."""
        self.line.let_through()
        self.watch.close()
        self.tasks.close()

    def sign_in(self, number: str = "101", pin: str = PIN) -> None:
        self.qtbot.waitUntil(lambda: self.model.desk is not None)
        self.model.admission.ask(number, pin)
        self.qtbot.waitUntil(lambda: not self.model.admission.busy)

    def works_here(self) -> str | None:
        """The number of who has signed in at this window."""
        return self.model.person.number if self.model.person is not None else None

    def take_over(self) -> None:
        """Take over the sign-in that stands in the way, if that was offered."""
        self.model.take_over()
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
        last = self.told[-1] if self.told else None
        return last.said(ENGLISH) if last is not None else ""

    @property
    def window(self) -> CounterScreen:
        assert self.screen is not None
        return self.screen

    def arrive(self, *services: str | Asked, **more: object) -> str:
        """Somebody takes a ticket and the desk has heard of it; the number."""
        waiting = self.desk().waiting
        number = self.running.issue(*services, **more).number
        self.qtbot.waitUntil(lambda: self.desk().waiting > waiting)
        return number

    def desk(self) -> DeskView:
        assert self.model.desk is not None
        return self.model.desk

    def visit(self) -> DeskVisit:
        visit = self.desk().visit
        assert visit is not None
        return visit

    def key(self, *keys: Qt.Key, modifier: Modifier = Modifier.NoModifier) -> None:
        """Press keys wherever the keyboard is, each when the one before is answered."""
        for key in keys:
            self.running.clock.go_on(seconds=1)
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
            self.settle()

    def _hear(self, message: Message | None) -> None:
        self.told.append(message)

    def _window(self, look: Look, counter: str, size: tuple[int, int]) -> CounterScreen:
        languages = (find("en"), find("ar"))
        window = open_counter(
            self.station, self.tasks, self.watch, languages, look, counter, self.beside
        )
        tell_about(window, self.tasks)
        self.qtbot.addWidget(window)
        window.resize(*size)
        with self.qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window
