"""A hall of real processes and threads, and everything that can befall its server and database.

Kiosks and counters ask over the network until they are answered, as their windows do; in the end
the tables are read past the program.
"""

import random
from collections import Counter as Tally
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic, sleep
from typing import Any

import audit
import hall_after
from center_app.center import Center, Done
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.refusal import Reason, Refused, Unavailable
from center_app.store.kept.stations import Kind
from center_on import PIN, engine_of, random_id, serving_center
from founding import CENTER
from machine_clock import MachineClock, set_ahead
from network import Network
from station_processes import ALWAYS_OPEN, issuing
from stations_at_work import StationsAtWork
from stores import Store
from sync.stations.alone import Alone
from sync.stations.identity import Identity
from sync.stations.kiosk_center import KioskCenter
from sync.stations.remote import RemoteCenter
from sync.stations.ticket_book import TicketBook

PATIENCE_S = 90.0
AGAIN_S = 0.05

ANSWER_S = 2.0
"""How long a station waits for an answer: shorter than in life, so that more happens."""

NOTHING_LEFT = {Reason.NOBODY_WAITING, Reason.HALL_PAUSED}

ALONE = "kiosk-3"
"""The kiosk that gives numbers by itself while it does not reach its server."""


class HallLaboratory:
    """One server, two kiosks and two counters at work on a database; `lot` decides what happens.

    `acknowledged` are the commands that a station has an answer to, with what the answer was;
    `away` counts how often one was told that there is no answer now. `all_alone`: a third kiosk is
    a center of one where it has to be; `printed` are its visits and numbers. `rest_s` is how long
    everybody rests between two presses.
    """

    def __init__(self, folder: Path, seed: int, store: Store, *, all_alone: bool = False) -> None:
        self.lot = random.Random(seed)
        self.store = store
        self.told: list[str] = []
        self.acknowledged: dict[str, tuple[str, ...]] = {}
        self.printed: dict[str, str] = {}
        self.bugs: list[BaseException] = []
        self.away: Tally[str] = Tally()
        self.networks: dict[str, Network] = {}
        self.rest_s = AGAIN_S
        self._opened = monotonic()
        self._folder = folder
        self._lock, self._stop = Lock(), Event()
        server = folder / "server"
        self.center: Center = serving_center(
            store.url,
            clock=MachineClock(server / "clock"),
            settings=ALWAYS_OPEN,
            counters=2,
            serving=False,
        )
        self.server = StationsAtWork(self.center, store.url, server)
        shifts: dict[str, tuple[Callable[[Identity], None], Kind, str | None]] = {
            "kiosk-1": (self._kiosk, Kind.KIOSK, None),
            "kiosk-2": (self._kiosk, Kind.KIOSK, None),
            "counter-1": (self._counter, Kind.COUNTER, "1"),
            "counter-2": (self._counter, Kind.COUNTER, "2"),
        }
        if all_alone:
            shifts[ALONE] = (self._kiosk_alone, Kind.KIOSK, None)
        self._threads = [
            Thread(
                target=self._work,
                args=(shift, self.identity(name, kind, counter)),
                name=name,
                daemon=True,
            )
            for name, (shift, kind, counter) in shifts.items()
        ]

    def close(self) -> None:
        self._stop.set()
        for network in self.networks.values():
            network.close()
        self.server.stop()
        self.center.journal.close()
        engine_of(self.center).dispose()

    def identity(self, name: str, kind: Kind, counter: str | None = None) -> Identity:
        """A station with a network of its own to the server."""
        found = self.server.identity(name, kind, counter)
        network = Network(int(found.address.rpartition(":")[2]))
        self.networks[name] = network
        return replace(found, address=f"https://127.0.0.1:{network.port}")

    @property
    def seconds(self) -> float:
        """For how long there has been this hall, by a clock that nobody sets."""
        return monotonic() - self._opened

    def begin(self) -> None:
        """Everybody comes to work."""
        for thread in self._threads:
            thread.start()

    # What happens.

    def server_dies(self) -> None:
        self.told.append("the server is killed")
        self.server.kill()
        sleep(self.lot.uniform(0.0, 0.3))
        self.server.start()

    def clock_is_set(self, hours: float, name: str = "") -> None:
        """The clock of a station is set, or that of the server."""
        self.told.append(f"the clock of {name or 'the server'} is {hours:+.2f} hours ahead")
        if name:
            set_ahead(self._clock_of(name), int(hours * 3_600))
        else:
            self.server.set_clock(int(hours * 3_600))

    def while_it_is_so(
        self, what: str, begin: Callable[[], object], end: Callable[[], object]
    ) -> None:
        """Something is wrong with the database until stations have been told so, and no longer."""
        self.told.append(what)
        before = self.away.total()
        begin()
        try:
            self.until(lambda: self.away.total() > before + 2)
        finally:
            end()
        self.goes_on()

    def is_told(self, name: str) -> None:
        """Wait until a station has been told that there is no answer."""
        before = self.away[name]
        self.until(lambda: self.away[name] > before)

    def goes_on(self, name: str = "") -> float:
        """Wait until something more is answered, to this station; the seconds that it took."""
        begun, before = monotonic(), self._answers(name)
        self.until(lambda: self._answers(name) >= before + 4)
        return monotonic() - begun

    def later(self, seconds: float) -> None:
        """Let it be as it is for so long."""
        self._stop.wait(seconds)

    def _answers(self, name: str) -> int:
        with self._lock:
            given = (*self.acknowledged, *self.printed)
        return sum(one.startswith(name) for one in given)

    def until(self, happened: Callable[[], bool]) -> None:
        begun = monotonic()
        while not happened():
            assert monotonic() - begun < PATIENCE_S, (self.told, self.bugs)
            sleep(AGAIN_S)

    # How it ends.

    def go_home(self) -> None:
        """Everybody has the last answer; nothing happens from then on."""
        self._stop.set()
        for thread in self._threads:
            thread.join(PATIENCE_S)

    def settle(self) -> list[str]:
        """Everybody goes home, and the server is stopped; what is wrong then."""
        self.go_home()
        wrong = [f"still at work: {one.name}" for one in self._threads if one.is_alive()]
        wrong += [f"a bug: {bug!r}" for bug in self.bugs]
        self.server.stop()
        wrong += hall_after.faults(self.store, self.acknowledged)
        begun = monotonic()
        while True:
            try:
                return (
                    wrong + self._unprinted() + hall_after.faults_of_hall(self.center, self.store)
                )
            except Unavailable:
                assert monotonic() - begun < PATIENCE_S
                sleep(AGAIN_S)

    def _unprinted(self) -> list[str]:
        """What a citizen has on paper, and the center does not know."""
        known = set()
        for *_, body in audit.history(*audit.of_center(self.store)):
            entry = audit.read(body)
            if entry["type"] in (e.VisitIssued.type, e.NumberAdded.type):
                known.add((entry["data"]["visit"], entry["data"]["number"]))
        return [f"printed and lost: {one}" for one in self.printed.items() if one not in known]

    # Who is at work.

    def _work(self, shift: Callable[[Identity], None], identity: Identity) -> None:
        try:
            shift(identity)
        except BaseException as bug:  # noqa: BLE001 - told at the end, by the test
            self.bugs.append(bug)

    def _kiosk(self, identity: Identity) -> None:
        with closing(RemoteCenter(identity, ANSWER_S)) as kiosk:
            n = 0
            while not self._stop.is_set():
                n += 1
                self._answered(kiosk, issuing(kiosk.identity.name, n))
                sleep(self.rest_s)

    def _kiosk_alone(self, identity: Identity) -> None:
        """It always has a number for who stands there, and ends when the server knows them all."""
        name = identity.name
        clock = MachineClock(self._clock_of(name))
        book = TicketBook(self._folder / f"{name}.db")
        with closing(KioskCenter(identity, Alone(book, CENTER, clock, random_id), clock)) as kiosk:
            self.until(lambda: kiosk.alone.ready)
            n = 0
            while not self._stop.is_set():
                n += 1
                asked = issuing(name, n)
                number = kiosk.do(asked).the(e.VisitIssued).number
                with self._lock:
                    self.printed[asked.visit] = number
                sleep(2 * self.rest_s)
            self.until(lambda: not book.waiting())

    def _clock_of(self, name: str) -> Path:
        return self._folder / f"{name}.clock"

    def _counter(self, identity: Identity) -> None:
        with closing(RemoteCenter(identity, ANSWER_S)) as desk:
            name, counter = identity.name, identity.counter or ""
            who = self._until(name, lambda: desk.admit(f"10{counter}", PIN)).employee
            at: Any = {"station": name, "employee": who, "counter": counter}
            self._answered(desk, c.SignIn(id=f"{name}-in", who=who, **at))
            self._answered(desk, c.OpenCounter(id=f"{name}-open", **at))
            n = 0
            while not self._stop.is_set():
                n += 1
                if self._answered(desk, c.CallNext(id=f"{name}-call-{n}", **at)):
                    self._answered(desk, c.Start(id=f"{name}-start-{n}", **at))
                    self._answered(desk, c.Finish(id=f"{name}-finish-{n}", **at))
                sleep(self.rest_s)

    def _answered(self, station: RemoteCenter, command: c.Command) -> bool:
        """Whether it was done; the same command is asked until there is an answer."""
        try:
            done: Done = self._until(command.station, lambda: station.do(command))
        except Refused as refused:
            if refused.reason not in NOTHING_LEFT:
                raise
            return False
        with self._lock:
            self.acknowledged[command.id] = tuple(type(one).type for one in done.events)
        return True

    def _until(self, name: str, ask: Callable[[], Any]) -> Any:
        begun = monotonic()
        while True:
            try:
                return ask()
            except Unavailable:
                assert monotonic() - begun < PATIENCE_S
                with self._lock:
                    self.away[name] += 1
                sleep(AGAIN_S)
