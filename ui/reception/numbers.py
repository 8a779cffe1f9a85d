"""Giving numbers at the door: for a basket or an appointment, each once, with its paper."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain import commands as c
from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.refusal import Refused
from center_app.domain.views.appointment import AppointmentView
from center_app.domain.views.kiosk import TicketView
from center_app.domain.views.result import ResultView
from ui.desk.sentence import Message
from ui.reception import sentences as say
from ui.reception.basket import Basket
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Tone
from ui.ticket.taking import Taking

UNDO_MS = MINUTE
"""For so long the last number can be given back without looking for it."""


@dataclass(frozen=True, slots=True)
class Given:
    """The number that was given here last."""

    visit: str
    number: str
    at: Instant


class Numbers(QObject):
    """`given(TicketView, token, Audience)` brings a number; `told(Message)` why there is none, or
    not yet."""

    given = Signal(object, str, object)
    told = Signal(object)

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        employee: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._station, self._employee = station, employee
        self._audience = Audience.INDIVIDUALS
        self._last: Given | None = None
        self._taking = Taking(station, tasks, self)
        self._taking.taken.connect(self._taken)
        self._taking.refused.connect(self._refused)
        self._taking.away.connect(partial(self.told.emit, Message(Tone.WARN, say.KEPT)))

    @property
    def waits(self) -> bool:
        """Whether a number is being asked for."""
        return self._taking.command is not None

    @property
    def last(self) -> Given | None:
        """The number that can still be given back without looking for it."""
        given, now = self._last, self._station.clock.now()
        return given if given is not None and elapsed(given.at, now) <= UNDO_MS else None

    def give(self, basket: Basket) -> None:
        """For a basket; asked again before there is an answer, it is one number."""
        self._audience = basket.audience
        self._take(c.Issue, basket, asked=basket.lines, audience=basket.audience)

    def check_in(self, appointment: AppointmentView, basket: Basket) -> None:
        """For an appointment; what was noted of its holder goes with it."""
        self._audience = appointment.audience
        self._take(c.CheckIn, basket, appointment=appointment.id)

    def pick_up(self, result: ResultView, basket: Basket) -> None:
        """For a result that is ready; what was noted of who collects it goes with it."""
        self._take(c.PickUp, basket, result=result.id)

    def leave(self) -> None:
        """A number that is still asked for is no longer wanted."""
        self._taking.leave()

    def forget(self, visit: str) -> None:
        """It has been given back."""
        if self._last is not None and self._last.visit == visit:
            self._last = None

    def _take(
        self,
        shape: type[c.Issue] | type[c.CheckIn] | type[c.PickUp],
        basket: Basket,
        **arguments: object,
    ) -> None:
        command = shape(
            id=self._station.new_id(),
            station=self._station.name,
            employee=self._employee(),
            visit=self._station.new_id(),
            token=self._station.new_token(),
            language=basket.language,
            priority=basket.priority,
            assistance=basket.assistance,
            **arguments,  # type: ignore[arg-type]
        )
        self._taking.take(command)

    def _taken(self, ticket: TicketView, token: str) -> None:
        self._last = Given(ticket.visit, ticket.number, self._station.clock.now())
        self.given.emit(ticket, token, self._audience)

    def _refused(self, why: Refused) -> None:
        self.told.emit(Message(Tone.WARN, why))
