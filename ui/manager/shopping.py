"""Unannounced visits: recorded afterwards by a manager, and looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.center import Done
from center_app.center.stories import Found, Sought
from center_app.domain import commands as c
from center_app.domain.refusal import Reason, Refused
from center_app.domain.unannounced import UnannouncedFacts
from center_app.language import words
from ui.desk.sentence import Sentence
from ui.manager.deeds import Deeds
from ui.manager.session import Session
from ui.station import Source, Station

SHOWN = timedelta(days=365)
"""How far back those that were recorded are shown."""

RECORDED = words("The unannounced visit has been recorded.")


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was filled in; `number` is "" where no ticket was taken, `service` None where
    no one service was asked for."""

    on: date
    number: str
    service: str | None
    points: tuple[int | None, ...]


class Shopping(QObject):
    """`changed()` when others are there to see, or none any more: `rows` is None while nobody who
    may look is signed in. `recorded()` and `told(Sentence)` when one is; `unknown()` when there is
    no visit, or more than one, of the number on the day."""

    changed = Signal()
    recorded = Signal()
    unknown = Signal()
    told = Signal(object)

    def __init__(
        self,
        station: Station,
        deeds: Deeds,
        session: Session,
        business_day: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._station, self._deeds, self._session = station, deeds, session
        self._business_day = business_day
        self.rows: tuple[UnannouncedFacts, ...] | None = None
        session.changed.connect(self._look_who)

    @property
    def today(self) -> date:
        """The center's business day, which goes on after midnight."""
        return self._business_day()

    def look(self) -> None:
        """See what was recorded, as whoever is signed in, or signs in now."""
        self._session.need(self._look)

    def record(self, filled: Filled) -> None:
        """Record a form; only now it is asked whose visit it was."""
        self._session.need(partial(self._record, filled))

    def _look(self) -> None:
        employee = self._session.employee
        if employee is not None:
            ask = self._station.center.unannounced
            self._deeds.run(partial(ask, self.today - SHOWN, self.today, employee), self._show)

    def _record(self, filled: Filled) -> None:
        by = self._session.employee or ""
        meant = (c.RecordUnannounced, by, filled)
        command = self._deeds.same(meant, partial(self._command, filled))
        work = partial(_recorded, self._station.center, command, filled, by)
        self._deeds.run(work, self._told, meant)

    def _command(self, filled: Filled) -> partial[c.RecordUnannounced]:
        return partial(
            c.RecordUnannounced,
            id=self._station.new_id(),
            station=self._station.name,
            employee=self._session.employee,
            unannounced=self._station.new_id(),
            on=filled.on,
            points=filled.points,
            service=filled.service,
        )

    def _told(self, done: Done | None) -> None:
        if done is None:
            self.unknown.emit()
            return
        self.recorded.emit()
        self.told.emit(Sentence(RECORDED))
        self._look()

    def _show(self, rows: tuple[UnannouncedFacts, ...]) -> None:
        if self._session.employee is not None:
            self.rows = rows
            self.changed.emit()

    def _look_who(self) -> None:
        if self._session.employee is None:
            self.rows = None
            self.changed.emit()


def _recorded(
    center: Source, command: partial[c.RecordUnannounced], filled: Filled, by: str
) -> Done | None:
    """None where the number says nothing of one visit."""
    found: tuple[Found, ...] = ()
    if filled.number:
        try:
            found = center.records.find(by, filled.on, Sought(typed=filled.number))
        except Refused as why:
            if why.reason is not Reason.BAD_INPUT:
                raise
        if len(found) != 1:
            return None
    return center.do(command(visit=found[0].visit if found else None))
