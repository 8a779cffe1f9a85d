"""Visits looked for and told, by whoever is signed in; and who looked at what."""

from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.center.stories import Found, Sought
from center_app.domain.clock import AMMAN, SECOND
from center_app.domain.look import Look
from center_app.domain.telling import Telling
from ui.manager.deeds import Deeds
from ui.manager.session import Session
from ui.station import Station


class Tracing(QObject):
    """`changed()` when others are found or another story is there to read, or none any more.

    `found` are those of `day`, None before anybody has looked; `visit` is the one that is told.
    """

    changed = Signal()

    def __init__(
        self, station: Station, deeds: Deeds, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._deeds, self._session = station, deeds, session
        self.day: date | None = None
        self.found: tuple[Found, ...] | None = None
        self.visit = ""
        self.telling: Telling | None = None
        self.looks: tuple[Look, ...] | None = None
        session.changed.connect(self._look_who)

    def seek(self, day: date, sought: Sought) -> None:
        """Look for the visits of which this is known; of one alone the story is told at once."""
        self._session.need(partial(self._seek, day, sought))

    def tell(self, visit: str) -> None:
        """Tell the story of one that was found; not asked twice for the same."""
        if visit and visit != self.visit:
            self._session.need(partial(self._tell, visit))

    def tell_again(self, visit: str) -> None:
        """More has happened to the visit: its story is told anew, if it is the one that is told."""
        if visit == self.visit:
            self.visit = ""
            self.tell(visit)

    def tell_of(self, day: date, visit: str) -> None:
        """Tell the story of one that stands behind a figure of that day."""
        self._session.need(partial(self._tell_of, day, visit))

    def ask_looks(self, first: date, last: date) -> None:
        """Ask who looked at what on these days."""
        self._session.need(partial(self._ask_looks, first, last))

    def forget(self) -> None:
        """What was found is on the screen no longer than somebody is signed in."""
        self.day, self.found, self.visit, self.telling, self.looks = None, None, "", None, None
        self.changed.emit()

    def _seek(self, day: date, sought: Sought) -> None:
        employee = self._session.employee
        if employee is not None:
            work = partial(self._station.center.records.find, employee, day, sought)
            self._deeds.run(work, partial(self._show_found, day))

    def _tell(self, visit: str) -> None:
        employee, day = self._session.employee, self.day
        if employee is not None and day is not None:
            work = partial(self._station.center.records.tell, employee, day, visit)
            self._deeds.run(work, partial(self._show_story, visit))

    def _tell_of(self, day: date, visit: str) -> None:
        self.day, self.found, self.telling = day, None, None
        self._tell(visit)

    def _ask_looks(self, first: date, last: date) -> None:
        employee = self._session.employee
        if employee is not None:
            work = partial(self._station.center.records.looks, employee, first, last)
            self._deeds.run(work, self._show_looks)

    def _show_found(self, day: date, found: tuple[Found, ...]) -> None:
        if self._session.employee is None:
            return
        self.day, self.found, self.visit, self.telling = day, found, "", None
        self.changed.emit()
        if len(found) == 1:
            self._tell(found[0].visit)

    def _show_story(self, visit: str, telling: Telling | None) -> None:
        if self._session.employee is not None:
            self.visit, self.telling = visit, telling
            self.changed.emit()

    def _show_looks(self, found: tuple[Look, ...]) -> None:
        if self._session.employee is not None:
            self.looks = found
            self.changed.emit()

    def _look_who(self) -> None:
        if self._session.employee is None:
            self.forget()


def moment_of(day: date, at: time) -> int:
    """A time of day on a day, in milliseconds since 1970 UTC."""
    return round(datetime.combine(day, at, AMMAN).timestamp() * SECOND)
