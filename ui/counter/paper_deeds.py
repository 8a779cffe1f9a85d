"""What an employee makes happen by paper while the center is away."""

from PySide6.QtCore import QObject, Signal

from center_app.domain import commands as c
from center_app.domain.clock import Instant
from ui.counter.deeds import Deeds
from ui.counter.paper import (
    BY_PAPER,
    FINISHES,
    FIRST,
    KEPT,
    NO_NUMBER,
    WAITS_ON,
    PaperService,
    typed_number,
)
from ui.counter.verbs import Verb
from ui.desk.sentence import Message, Sentence
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Tone


class PaperDeeds(Deeds):
    """`papered()`: somebody is served by paper from now on."""

    papered = Signal()

    def __init__(
        self, station: Station, counter: str, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(station, counter, tasks, parent)
        self.paper: PaperService | None = None

    @property
    def papers_kept(self) -> int:
        """How many were served by paper and are kept for the center."""
        return self._outbox.papers

    @property
    def station_now(self) -> Instant:
        return self._station.clock.now()

    def begin_paper(self, typed: str) -> None:
        """Serve whoever has this number; without any desk ever seen there is no time to go by."""
        number = typed_number(typed)
        if number is None or self.desk is None:
            self.told.emit(Message(Tone.WARN, Sentence(NO_NUMBER)))
            return
        heard = (self._taken._replace(at=self.desk.at),)
        self.paper = PaperService(number, self.station_now, heard)
        self.papered.emit()
        self.told.emit(Message(Tone.NEUTRAL, self.paper.sentence(BY_PAPER)))
        self.changed.emit()

    def end_paper(self, *, served: bool) -> None:
        """Whoever was served by paper has gone; what was served waits for the center."""
        paper, self.paper = self.paper, None
        if paper is None:
            return
        self.told.emit(Message(Tone.GOOD, paper.sentence(KEPT if served else WAITS_ON)))
        if served:
            self._do(c.TakeInService, **paper.told(self.station_now))
        self.changed.emit()

    def _press_by_paper(self, verb: Verb, paper: PaperService) -> None:
        """Served or not: nothing else is done with whom the center alone knows."""
        if verb in FINISHES or verb in (Verb.MISS, Verb.RETURN):
            self.end_paper(served=verb in FINISHES)
        else:
            self.told.emit(Message(Tone.WARN, paper.sentence(FIRST)))
