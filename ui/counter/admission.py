"""Coming to work at a counter: the PIN is checked, the counter taken and opened."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from center_app.domain.commands import OpenCounter, SignIn
from center_app.domain.hall import Status
from center_app.domain.views.desk import Desk, DeskView
from center_app.store.kept.credentials import Person
from ui.station import Source, Station


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who wants to begin at which counter, with the ids of what that takes."""

    number: str
    pin: str
    counter: str
    station: str
    sign_in: str
    open_counter: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who has begun, and the desk as it was found."""

    person: Person
    desk: DeskView


def coming(station: Station, counter: str, number: str, pin: str) -> Callable[[], Admitted]:
    """What lets somebody begin here; tried again by the same hand, it has ids of its own."""
    ids = station.new_id(), station.new_id()
    return partial(admit, station.center, Arrival(number, pin, counter, station.name, *ids))


def admit(center: Source, arrival: Arrival) -> Admitted:
    """Sign in, and open the counter if it is closed; a break that goes on is not ended.

    Raises Refused for a wrong PIN or a counter that is taken, Unavailable when nobody can tell.
    """
    person = center.admit(arrival.number, arrival.pin)
    who, counter, station = person.employee, arrival.counter, arrival.station
    center.do(SignIn(id=arrival.sign_in, station=station, employee=who, counter=counter, who=who))
    if center.see(Desk(counter)).status is Status.CLOSED:
        center.do(
            OpenCounter(id=arrival.open_counter, station=station, employee=who, counter=counter)
        )
    return Admitted(person, center.see(Desk(counter)))
