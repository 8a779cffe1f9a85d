"""A running center on SQLite: the sample catalogue, counters, employees, and a clock to set."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy import Engine

from center_app.center import Center, Done
from center_app.domain import commands as c
from center_app.domain.appointment import Appointment, appointment_id, code_of
from center_app.domain.calendar import Calendar
from center_app.domain.clock import MINUTE, local
from center_app.domain.events import VisitIssued
from center_app.domain.people import Role, Skill
from center_app.domain.place import Settings, Zone
from center_app.domain.result import Receipt, Way, receipt_code
from center_app.domain.step import Line, Outcome
from center_app.domain.text import Text
from center_app.sample import sample_catalogue, sample_catalogue_bytes
from center_app.store.catalogues import keep_catalogue
from center_app.store.engine import writing
from center_app.store.kept.credentials import Person, Pins, keep_person
from manual_clock import QUARTER_PAST_NINE, ManualClock
from ready_databases import ready_engine
from ui.station import Station

__all__ = [
    "CODE",
    "HALL",
    "NAMES",
    "PIN",
    "QUARTER_PAST_NINE",
    "ManualClock",
    "Running",
    "running_center",
]

CODE = "JO-TST-001"
PIN = "2468"

HALL = Zone("A", Text("القاعة أ", "Hall A"))
NAMES = (
    Text("رنا الخطيب", "Rana Al-Khatib"),
    Text("سامر العبادي", "Samer Al-Abbadi"),
    Text("هبة النسور", "Hiba Al-Nsour"),
    Text("عمر الزعبي", "Omar Al-Zoubi"),
    Text("لينا حداد", "Lina Haddad"),
)


class Running:
    """A center that runs, and those who work there: employee `101` usually sits at counter 1."""

    def __init__(self, engine: Engine, clock: ManualClock, ids: int) -> None:
        self._numbers = count(ids)
        self.clock = clock
        self.catalogue = sample_catalogue()
        self._engine = engine
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        self._pins = Pins(b"pepper of the tests", cheap)
        self.center = Center(engine, CODE, clock, self.new_id, self._pins)

    def close(self) -> None:
        self._engine.dispose()

    def new_id(self) -> str:
        return str(UUID(int=next(self._numbers)))

    def station(self, name: str) -> Station:
        return Station(name, self.center, self.clock, self.new_id, self.new_id)

    def do(self, verb: type[c.Command], **arguments: Any) -> Done:
        return self.center.do(verb(id=self.new_id(), station="test", **arguments))

    def set_up(self) -> None:
        settings = Settings(
            name=Text("مركز الخدمات الحكومية الشامل", "Comprehensive Government Services Center"),
            calendar=Calendar(around_the_clock=True),
            zones=(HALL,),
        )
        self.do(c.Configure, settings=settings)
        serial = self.catalogue.serial
        with writing(self._engine) as connection:
            digest = keep_catalogue(connection, serial, sample_catalogue_bytes(), QUARTER_PAST_NINE)
        self.do(c.AdoptCatalogue, serial=serial, sha256=digest)

    def enrol(
        self, number: str, name: Text, skills: tuple[Skill, ...], role: Role = Role.AGENT
    ) -> Person:
        person = Person(self.new_id(), number, name)
        pin_hash = self._pins.hash(PIN)
        with writing(self._engine) as connection:
            keep_person(connection, person, pin_hash)
        self.do(c.EnrolEmployee, who=person.employee, home="CSPD", roles=(role,), skills=skills)
        return person

    def person(self, number: str) -> Person:
        return next(person for person in self.center.people() if person.number == number)

    def open_counter(self, counter: str) -> None:
        """Its usual employee signs in and opens it."""
        who = self.person(f"10{counter}").employee
        self.do(c.SignIn, counter=counter, who=who)
        self.do(c.OpenCounter, counter=counter)

    def issue(self, *services: str | c.Asked, **more: Any) -> VisitIssued:
        """Somebody takes a ticket for these services."""
        asked = tuple(c.Asked(s) if isinstance(s, str) else s for s in services)
        fresh = {"visit": self.new_id(), "token": self.new_id()}
        return self.do(c.Issue, asked=asked, **{**fresh, **more}).the(VisitIssued)

    def book(self, code: str, in_minutes: int, *services: str) -> None:
        """Make the only appointment of the day known: so many minutes from now, with this code."""
        now = self.clock.now().at
        lines = tuple(Line(service) for service in services)
        booked = Appointment(appointment_id(code_of(code)), now + in_minutes * MINUTE, lines)
        day = local(now).date()
        self.do(c.TakeAppointments, day=day, appointments=(booked,))

    def promise(self, service: str, ready: date, way: Way = Way.COUNTER) -> str:
        """Somebody is served at counter 1 and gets a receipt: its code."""
        self.issue(service)
        self.call()
        self.do(c.Start, counter="1")
        code = receipt_code(self.new_id())
        self.do(
            c.Finish,
            counter="1",
            outcomes=(Outcome.READY_LATER,),
            receipt=Receipt(code, ready, way),
        )
        return code

    def call(self, counter: str = "1") -> None:
        self.do(c.CallNext, counter=counter)

    def serve(self, counter: str = "1") -> None:
        """Call the next one and serve all that is asked for."""
        self.call(counter)
        self.do(c.Start, counter=counter)
        while self.center.hall.visit_at(counter) is not None:
            self.do(c.Finish, counter=counter)

    def serve_nothing(self, counter: str) -> None:
        """Call the next one, and send it back to the queue as it was."""
        self.call(counter)
        self.do(c.Start, counter=counter)
        self.do(c.Transfer, counter=counter)


@contextmanager
def running_center(
    folder: Path,
    counters: int = 3,
    skills: Mapping[str, tuple[str, ...]] | None = None,
    url: str = "",
) -> Iterator[Running]:
    """A center with counters 1 to `counters` and employees 101, 102, …, whose PIN is `PIN`.

    `skills` says by counter what its usual employee serves; who is not named serves everything.
    It is on the database of the `url`, or on a SQLite file in the folder.
    """
    served = tuple(sorted((skills or {}).items()))
    if url:
        running = _opened(url)
        _found(running, counters, served)
    else:
        file = folder / "center.sqlite"
        body, ids = _founded(counters, served)
        file.write_bytes(body)
        running = _opened(f"sqlite:///{file}", ids)
    yield running
    running.close()


@cache
def _founded(counters: int, skills: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[bytes, int]:
    """The database of such a center, set up once a process, and how many ids it has drawn."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "center.sqlite"
        running = _opened(f"sqlite:///{file}")
        _found(running, counters, skills)
        running.close()
        return file.read_bytes(), int(UUID(running.new_id()))


def _opened(url: str, ids: int = 1) -> Running:
    return Running(ready_engine(url), ManualClock(), ids)


def _found(
    running: Running, counters: int, skills: tuple[tuple[str, tuple[str, ...]], ...]
) -> None:
    running.set_up()
    everything = tuple(sorted(running.catalogue.skills()))
    for n in range(1, counters + 1):
        running.do(c.PlaceCounter, counter=str(n), zone=HALL.code)
        served = dict(skills).get(str(n), everything)
        name = NAMES[(n - 1) % len(NAMES)]
        running.enrol(f"10{n}", name, tuple(Skill(code) for code in served))
