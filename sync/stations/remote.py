"""The center as a station has it: the same calls as on the spot, answered by the server.

Everything may raise Unavailable; a command is then repeated with its id, for it may have been done.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import date
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, TypeVar

from center_app.center import Done, News
from center_app.center.news import NewsBoard
from center_app.center.stories import Found, Sought
from center_app.domain.behind import Behind, Which
from center_app.domain.codec import command_data
from center_app.domain.commands import Command
from center_app.domain.course import Course
from center_app.domain.device import Device
from center_app.domain.document import Filed
from center_app.domain.look import Look, Looked
from center_app.domain.message_summary import MessageSummary
from center_app.domain.period import PeriodReport
from center_app.domain.plain import Unreadable
from center_app.domain.pulse import PulseResult
from center_app.domain.refusal import Revoked, Unavailable
from center_app.domain.report import DayReport
from center_app.domain.span import Span
from center_app.domain.telling import Telling
from center_app.domain.unannounced import UnannouncedFacts
from center_app.domain.views.query import Query
from center_app.store.kept.credentials import Person
from center_app.store.kept.messages import Written
from center_app.store.kept.notes import Note
from center_app.store.kept.plans import Plan
from sync.stations import questions, wire
from sync.stations.documents import unpacked
from sync.stations.identity import Identity
from sync.stations.line import READ_S
from sync.stations.lines import Lines
from sync.stations.passes import BETWEEN
from sync.worker import SyncStatus

V = TypeVar("V")

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 2.0
"""Between tries to hear the news again; a server that comes back is found within the longest."""

FIRST_WORD_S = 3.0

_log = logging.getLogger(__name__)


class RemoteCenter:
    """One center, for the windows of one station; safe among threads. Close it at the end."""

    def __init__(self, identity: Identity, read_s: float = READ_S, run: str = "") -> None:
        """`read_s`: how long it is waited for an answer; `run`: a name that no other run of this
        program has, here or on a machine with a copy of the key."""
        self.identity = identity
        self.pulse = RemotePulse(self.see)
        self.records = RemoteRecords(self.see)
        self.documents = RemoteDocuments(self.see)
        self.link = RemoteLink(self.see)
        of_server = (identity.addresses, identity.ca, identity.key)
        self._line = Lines(*of_server, read_s, run)
        self._listening = Listening(Lines(*of_server, run=run))
        self._passes: dict[str, str] = {}
        self._lock = Lock()

    @property
    def is_away(self) -> bool:
        """Whether the news have ended and nothing has been heard since."""
        return self._listening.is_lost

    def close(self) -> None:
        self._listening.close()
        self._line.close()

    def do(self, command: Command) -> Done:
        body = wire.written(command_data(command))
        return self._read(wire.read_done, self._line.ask(wire.DO, body, self._shown()))

    def see(self, query: Query[V]) -> V:
        body = wire.written(wire.query_data(query))
        answer = self._line.ask(wire.SEE, body, self._shown())
        return self._read(lambda body: wire.read_view(query, body), answer)

    def news(self, after: int, timeout: float) -> News:
        return self._listening.news(after, timeout)

    def admit(self, number: str, pin: str) -> Person:
        body = wire.write(wire.Admission(number, pin))
        answer = self._line.ask(wire.ADMIT, body)
        admitted = self._read(lambda body: wire.read_message(wire.Admitted, body), answer)
        with self._lock:
            self._passes[admitted.person.employee] = admitted.proof
        return admitted.person

    def people(self) -> list[Person]:
        return self.see(questions.People())

    def written_in(self, message: str, by: str) -> Written:
        return self.see(questions.WrittenIn(message, by))

    def token_of(self, visit: str) -> str | None:
        return self.see(questions.TokenOf(visit))

    def code_of_receipt(self, result: str, by: str) -> str | None:
        return self.see(questions.CodeOfReceipt(result, by))

    def notes_of(self, visit: str) -> tuple[Note, ...]:
        return self.see(questions.NotesOf(visit))

    def plan_of(self, action: str, by: str) -> Plan:
        return self.see(questions.PlanOf(action, by))

    def unannounced(self, first: date, last: date, by: str) -> tuple[UnannouncedFacts, ...]:
        return self.see(questions.UnannouncedOf(by, first, last))

    def message_summary(self, first: date, last: date) -> MessageSummary:
        return self.see(questions.MessagesOf(first, last))

    def day_report(self, day: date | None = None) -> DayReport:
        return self.see(questions.ReportOf(day))

    def period(self, span: Span) -> PeriodReport:
        return self.see(questions.PeriodOf(span))

    def visits(self, which: Which) -> Behind:
        return self.see(questions.VisitsOf(which))

    def course(self) -> Course:
        return self.see(questions.CourseOf())

    def devices(self) -> tuple[Device, ...]:
        return self.see(questions.DevicesOf())

    @property
    def shown(self) -> dict[str, str]:
        """The passes of those who gave their PIN here, by employee."""
        with self._lock:
            return dict(self._passes)

    def show(self, passes: Mapping[str, str]) -> None:
        """Have the passes of an earlier run of this station too; the server says what is good."""
        with self._lock:
            self._passes = {**passes, **self._passes}

    def _shown(self) -> str:
        return BETWEEN.join(self.shown.values())

    def _read(self, how: Callable[[bytes], V], body: bytes) -> V:
        try:
            return how(body)
        except Unreadable as error:
            _log.error("an answer of the server cannot be read: %s", error)
            raise Unavailable(
                "The center's server answers what this program cannot read."
            ) from error


class RemotePulse:
    """The weekly question, asked and answered over the same line."""

    def __init__(self, see: Callable[[Query[Any]], Any]) -> None:
        self._see = see

    def question(self, employee: str) -> str | None:
        found: str | None = self._see(questions.PulseQuestion(employee))
        return found

    def answer(self, employee: str, question: str, stars: int | None) -> None:
        self._see(questions.PulseAnswer(employee, question, stars))

    def results(self) -> tuple[PulseResult, ...]:
        found: tuple[PulseResult, ...] = self._see(questions.PulseResults())
        return found


class RemoteRecords:
    """Visits, their stories and the log of looks; the server writes each look down."""

    def __init__(self, see: Callable[[Query[Any]], Any]) -> None:
        self._see = see

    def find(self, by: str, day: date, sought: Sought) -> tuple[Found, ...]:
        found: tuple[Found, ...] = self._see(questions.VisitsFound(by, day, sought))
        return found

    def tell(self, by: str, day: date, visit: str) -> Telling | None:
        told: Telling | None = self._see(questions.StoryOf(by, day, visit))
        return told

    def looks(self, by: str, first: date, last: date) -> tuple[Look, ...]:
        found: tuple[Look, ...] = self._see(questions.LooksOf(by, first, last))
        return found

    def take_out(self, by: str, kind: Looked, which: str) -> None:
        assert kind is Looked.EXPORT  # reports that name employees are made at the server alone
        self._see(questions.TakenOut(by, which))


class RemoteDocuments:
    """The documents that lie at the server; it writes down each that is fetched."""

    def __init__(self, see: Callable[[Query[Any]], Any]) -> None:
        self._see = see

    def filed(self) -> tuple[Filed, ...]:
        found: tuple[Filed, ...] = self._see(questions.DocumentsFiled())
        return found

    def fetch(self, file: str, by: str) -> bytes:
        """Raises Refused, Unavailable, and Damaged for another document than was made."""
        return unpacked(self._see(questions.DocumentFetched(by, file)))


class RemoteLink:
    """The link to the central registry, which the server keeps up."""

    def __init__(self, see: Callable[[Query[Any]], Any]) -> None:
        self._see = see

    def status(self) -> SyncStatus | None:
        found: SyncStatus | None = self._see(questions.LinkState())
        return found


class Listening:
    """Hears the server's news on a thread of its own, begun with the first question for them."""

    def __init__(self, line: Lines) -> None:
        self._line = line
        self._board = NewsBoard(-1)
        self._heard = Event()
        self._why: Unavailable | None = None
        self._stop = Event()
        self._lock = Lock()
        self._thread: Thread | None = None

    def close(self) -> None:
        self._stop.set()
        self._line.close()

    @property
    def is_lost(self) -> bool:
        """Whether the line was tried and does not hold."""
        return self._why is not None and not self._heard.is_set()

    def news(self, after: int, timeout: float) -> News:
        """What has changed since `after`; waits up to `timeout` seconds. Raises Unavailable."""
        until = monotonic() + timeout
        if not self._heard.wait(max(timeout, self._begin())):
            raise self._why or Unavailable("The center's server does not answer.")
        news = self._board.wait(after, max(0.0, until - monotonic()))
        if not self._heard.is_set():
            raise self._why or Unavailable("The center's server does not answer.")
        return news

    def _begin(self) -> float:
        """Listen, if nobody does yet; how many seconds the first word may take."""
        with self._lock:
            if self._thread is not None:
                return 0.0
            self._thread = Thread(target=self._run, name="listening", daemon=True)
            self._thread.start()
            return FIRST_WORD_S

    def _run(self) -> None:
        pause = FIRST_PAUSE_S
        after = -1
        while not self._stop.is_set():
            try:
                for data in self._line.listen(after):
                    news = wire.read_news(data)
                    if news.kinds or not self._heard.is_set():
                        after = news.seq
                        self._board.tell(news.seq, news.kinds)
                    pause = FIRST_PAUSE_S
                    self._heard.set()
            except (Unavailable, Unreadable) as error:
                self._lose(error)
            self._stop.wait(LONGEST_PAUSE_S if isinstance(self._why, Revoked) else pause)
            pause = min(2 * pause, LONGEST_PAUSE_S)

    def _lose(self, error: Exception) -> None:
        lost = error if isinstance(error, Unavailable) else Unavailable(str(error))
        if self._heard.is_set():
            _log.warning("the news of the server have ended: %s", lost)
        self._why = lost
        self._heard.clear()
        self._board.tell(-1, ())  # whoever waits for a change wakes up and is told
