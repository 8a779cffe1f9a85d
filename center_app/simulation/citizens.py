"""The citizens of a played day: they come, wait, walk, lose patience and go, as the trace says."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import SECOND, Instant
from center_app.domain.hall import Hall
from center_app.domain.views import show
from center_app.domain.views.kiosk import BasketWait
from center_app.domain.visit import Promise, Wish
from center_app.simulation.agenda import Agenda
from center_app.simulation.plan import Params
from center_app.simulation.policies import Policy
from center_app.simulation.premises import PRIORITY, PlayedCenter
from center_app.simulation.records import Told
from center_app.simulation.trace import Arrival

Estimate = Callable[[Hall, c.Issue, Instant], Promise | None]
"""What is said of the wait to whoever takes this ticket now; None: nothing is."""


def told_by_the_center(hall: Hall, command: c.Issue, now: Instant) -> Promise | None:
    """As the kiosk says it."""
    return show(hall, BasketWait.of(command), now)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A visit of the hall: whose it is, and which of the codes it asks for, from `first` on."""

    arrival: Arrival
    first: int

    def code(self, line: int) -> str:
        return self.arrival.codes[self.first + line]

    def serving_ms(self, line: int) -> int:
        return self.arrival.serving_ms[self.first + line]


class Citizens:
    """Takes tickets, waits and walks for the citizens; `call` lets an idle counter call."""

    def __init__(
        self,
        center: PlayedCenter,
        agenda: Agenda,
        policy: Policy,
        params: Params,
        estimate: Estimate | None,
        call: Callable[[str], None],
    ) -> None:
        self.told: list[Told] = []
        self.tickets: dict[str, Ticket] = {}
        self._center = center
        self._agenda = agenda
        self._policy = policy
        self._params = params
        self._estimate = estimate
        self._call = call

    def come(self, arrival: Arrival) -> None:
        """Let somebody take a ticket: for the basket, or for the first service of it."""
        self._issue(Ticket(arrival, 0))

    def is_gone(self, visit: str) -> bool:
        """Whether nobody comes when this visit is called now."""
        arrival = self.tickets[visit].arrival
        waited = self._center.now.mono - self._center.hall.visits[visit].queued.mono
        return arrival.absent or (arrival.patience_ms is not None and waited > arrival.patience_ms)

    def sent_on(self, event: e.VisitTransferred) -> None:
        """Let the citizen walk to the next counter, as in a hold on the citizen's wish."""
        walks = e.VisitHeld(
            visit=event.visit,
            counter=event.counter,
            sitting=event.sitting,
            wish=Wish.CITIZEN,
            reason="walk",
        )
        self._center.take_in(walks, event.counter)
        self._after(self._params.walk_s, self._arrive, event.visit)

    def served(self, visit: str) -> None:
        """Without one ticket for all, the citizen walks to the kiosk for what is left."""
        ticket = self.tickets[visit]
        following = Ticket(ticket.arrival, ticket.first + 1)
        if not self._policy.journey and following.first < len(ticket.arrival.codes):
            self._after(self._params.walk_s + self._params.kiosk_s, self._issue, following)

    def _issue(self, ticket: Ticket) -> None:
        arrival, first = ticket.arrival, ticket.first
        command = self._asks(arrival, first, f"{arrival.visit}/{first}" if first else arrival.visit)
        self.tickets[command.visit] = ticket
        if self._estimate is not None:
            promise = self._estimate(self._center.hall, command, self._center.now)
            command = replace(command, promise=promise)
            if promise is not None and not first:
                range_ms = (promise.low_ms, promise.high_ms)
                self.told.append(Told(arrival.visit, arrival.at_ms, promise.point_ms, *range_ms))
        self._center.do(command)
        self._wait(command.visit)

    def _asks(self, arrival: Arrival, first: int, visit: str) -> c.Issue:
        journey = self._policy.journey
        booked = arrival.appointment_ms if not first else None
        codes = arrival.codes if journey else arrival.codes[first : first + 1]
        return c.Issue(
            id=visit,
            station="kiosk",
            visit=visit,
            token=visit,
            asked=tuple(map(c.Asked, codes)),
            bundle=arrival.asked if journey and len(arrival.groups) > 1 else None,
            priority=PRIORITY if arrival.priority else None,
            appointment=None if booked is None else self._center.midnight + booked,
        )

    def _arrive(self, visit: str) -> None:
        self._center.do(c.Release(id="release", station="hall", visit=visit))
        self._wait(visit)

    def _wait(self, visit: str) -> None:
        """The visit has come to the queue; an idle counter calls."""
        hall = self._center.hall
        counter = self._policy.place(hall, hall.visits[visit], self._center.now)
        if counter is not None:
            self._call(counter)

    def _after(self, seconds: float, action: Callable[..., None], *arguments: object) -> None:
        at = self._center.now.mono + round(seconds * SECOND)
        self._agenda.note(at, action, *arguments)
