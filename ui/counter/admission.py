"""Coming to work at a counter: the PIN is checked, the counter taken and opened."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from center_app.domain.clock import local
from center_app.domain.commands import OpenCounter, SignIn, TakeOver
from center_app.domain.counter import Status
from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.domain.views.desk import Desk, DeskView
from center_app.language import words
from center_app.language.dates import clock
from center_app.store.kept.credentials import Person
from ui.desk.sentence import Message, Sentence
from ui.station import Source, Station
from ui.theme import Tone

TAKEN = frozenset({Reason.COUNTER_IS_TAKEN, Reason.SIGNED_IN_ELSEWHERE})
"""Refusals behind which somebody has forgotten to sign out."""


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


@dataclass(frozen=True, slots=True)
class Taken:
    """Whose PIN was right, and the sign-in that stands in the way: whose, where, and since when
    (ms since 1970 UTC)."""

    person: Person
    why: Refused
    counter: str
    name: Text
    since: int | None


def coming(station: Station, counter: str, number: str, pin: str) -> Callable[[], Admitted | Taken]:
    """What lets somebody begin here; tried again by the same hand, it has ids of its own."""
    ids = station.new_id(), station.new_id()
    return partial(admit, station.center, Arrival(number, pin, counter, station.name, *ids))


def admit(center: Source, arrival: Arrival) -> Admitted | Taken:
    """Sign in, and open the counter if it is closed; a break that goes on is not ended.

    Raises Refused for a wrong PIN, Unavailable when nobody can tell.
    """
    person = center.admit(arrival.number, arrival.pin)
    who, counter, station = person.employee, arrival.counter, arrival.station
    sign_in = SignIn(id=arrival.sign_in, station=station, employee=who, counter=counter, who=who)
    try:
        center.do(sign_in)
    except Refused as why:
        if why.reason not in TAKEN:
            raise
        there = center.see(Desk(str(why.details["counter"])))
        names = {one.employee: one.name for one in center.people()}
        name = names.get(there.employee or "", Text("", ""))
        return Taken(person, why, there.counter, name, there.signed_in_at)
    return _at_work(center, person, counter, station, arrival.open_counter)


def taking_over(station: Station, counter: str, taken: Taken) -> Callable[[], Admitted]:
    """What lets the same person begin here in place of whoever forgot to sign out."""
    ids = station.new_id(), station.new_id()
    return partial(take_over, station.center, taken.person, counter, station.name, *ids)


def take_over(
    center: Source, person: Person, counter: str, station: str, take: str, open_it: str
) -> Admitted:
    """Sign in in place of who is there, and open the counter."""
    who = person.employee
    center.do(TakeOver(id=take, station=station, employee=who, counter=counter, who=who))
    return _at_work(center, person, counter, station, open_it)


def offer(taken: Taken) -> Message:
    """Whose sign-in stands in the way since when, and that it can be taken over."""
    if taken.since is None:
        return Message(Tone.WARN, taken.why)
    since = ("time", clock(local(taken.since)))
    if taken.why.reason is Reason.SIGNED_IN_ELSEWHERE:
        return Message(Tone.WARN, Sentence(ELSEWHERE, (("counter", taken.counter), since)))
    return Message(Tone.WARN, Sentence(SOMEBODY, (("name", taken.name), since)))


SOMEBODY = words(
    "{name} has been signed in at this counter since {time}. Taking over is recorded, and a visit "
    "that is here goes on."
)
ELSEWHERE = words(
    "You have been signed in at counter {counter} since {time}. Taking over signs you out there "
    "and is recorded."
)


def _at_work(center: Source, person: Person, counter: str, station: str, open_it: str) -> Admitted:
    who = person.employee
    if center.see(Desk(counter)).status is Status.CLOSED:
        center.do(OpenCounter(id=open_it, station=station, employee=who, counter=counter))
    return Admitted(person, center.see(Desk(counter)))
