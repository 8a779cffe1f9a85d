"""A hall of real processes and threads, and everything that can befall its server and database.

Kiosks and counters ask over the network until they are answered, as their windows do; in the end
the tables are read past the program.
"""

import random
from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic, sleep
from typing import Any

import audit
from center_app.center import Center, Done
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.refusal import Reason, Refused, Unavailable
from center_app.store.kept.stations import Kind
from center_on import PIN, engine_of, serving_center
from founding import CENTER
from invariants import check_hall
from machine_clock import MachineClock
from station_processes import ALWAYS_OPEN, issuing
from stations_at_work import StationsAtWork
from stores import Store
from sync.stations.identity import Identity
from sync.stations.remote import RemoteCenter

PATIENCE_S = 90.0
AGAIN_S = 0.05

NOTHING_LEFT = {Reason.NOBODY_WAITING, Reason.HALL_PAUSED}


class HallLaboratory:
    """One server, two kiosks and two counters at work on a database; `lot` decides what happens.

    `acknowledged` are the commands that a station has an answer to, with what the answer was;
    `away` counts how often one was told that there is no answer now.
    """

    def __init__(self, folder: Path, seed: int, store: Store) -> None:
        self.lot = random.Random(seed)
        self.store = store
        self.told: list[str] = []
        self.acknowledged: dict[str, tuple[str, ...]] = {}
        self.bugs: list[BaseException] = []
        self.away = 0
        self._lock, self._stop = Lock(), Event()
        self.center: Center = serving_center(
            store.url, clock=MachineClock(), settings=ALWAYS_OPEN, counters=2, serving=False
        )
        self.server = StationsAtWork(self.center, store.url, folder / "server")
        self._stations = [
            (self.server.identity("kiosk-1", Kind.KIOSK), self._kiosk),
            (self.server.identity("kiosk-2", Kind.KIOSK), self._kiosk),
            (self.server.identity("counter-1", Kind.COUNTER, "1"), self._counter),
            (self.server.identity("counter-2", Kind.COUNTER, "2"), self._counter),
        ]
        self._threads = [
            Thread(target=self._work, args=station, daemon=True) for station in self._stations
        ]

    def close(self) -> None:
        self._stop.set()
        self.server.stop()
        self.center.journal.close()
        engine_of(self.center).dispose()

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

    def while_it_is_so(
        self, what: str, begin: Callable[[], object], end: Callable[[], object]
    ) -> None:
        """Something is wrong with the database until stations have been told so, and no longer."""
        self.told.append(what)
        before = self.away
        begin()
        try:
            self._wait(lambda: self.away > before + 2)
        finally:
            end()
        self.goes_on()

    def goes_on(self) -> float:
        """Wait until something more is answered; the seconds that it took."""
        begun, before = monotonic(), len(self.acknowledged)
        self._wait(lambda: len(self.acknowledged) >= before + 4)
        return monotonic() - begun

    def _wait(self, happened: Callable[[], bool]) -> None:
        begun = monotonic()
        while not happened():
            assert monotonic() - begun < PATIENCE_S, (self.told, self.bugs)
            sleep(AGAIN_S)

    # How it ends.

    def settle(self) -> list[str]:
        """Everybody has the last answer and goes home; what is wrong then."""
        self._stop.set()
        for thread in self._threads:
            thread.join(PATIENCE_S)
        wrong = [f"still at work: {one.name}" for one in self._threads if one.is_alive()]
        wrong += [f"a bug: {bug!r}" for bug in self.bugs]
        self.server.stop()
        epochs, live = audit.of_center(self.store)
        wrong += audit.faults(CENTER, epochs)
        return wrong + self._lost(epochs, live) + self._unequal()

    def _lost(self, epochs: audit.Epochs, live: str) -> list[str]:
        """What was acknowledged and is not there, or not as it was told; what is there twice."""
        answers: dict[str, list[str]] = {}
        numbers: Tally[str] = Tally()
        for *_, body in audit.history(epochs, live):
            entry = audit.read(body)
            answers.setdefault(entry["cmd"], []).append(entry["type"])
            if entry["type"] == e.VisitIssued.type:
                numbers[entry["data"]["number"]] += 1
        wrong = [
            f"acknowledged and not so: {command}"
            for command, said in self.acknowledged.items()
            if tuple(answers.get(command, ())) != said
        ]
        return wrong + [f"number {one} was given twice" for one, n in numbers.items() if n > 1]

    def _unequal(self) -> list[str]:
        begun = monotonic()
        while True:
            try:
                self.center.refresh()
                break
            except Unavailable:
                assert monotonic() - begun < PATIENCE_S
                sleep(AGAIN_S)
        check_hall(self.center.hall)
        return [] if self.center.rebuild() else ["the hall played anew is another one"]

    # Who is at work.

    def _work(self, identity: Identity, shift: Callable[[RemoteCenter], None]) -> None:
        station = RemoteCenter(identity)
        try:
            shift(station)
        except BaseException as bug:  # noqa: BLE001 - told at the end, by the test
            self.bugs.append(bug)
        finally:
            station.close()

    def _kiosk(self, kiosk: RemoteCenter) -> None:
        n = 0
        while not self._stop.is_set():
            n += 1
            self._answered(kiosk, issuing(kiosk.identity.name, n))
            sleep(AGAIN_S)

    def _counter(self, desk: RemoteCenter) -> None:
        name, counter = desk.identity.name, desk.identity.counter or ""
        who = self._until(lambda: desk.admit(f"10{counter}", PIN)).employee
        at: Any = {"station": name, "employee": who, "counter": counter}
        self._answered(desk, c.SignIn(id=f"{name}-in", who=who, **at))
        self._answered(desk, c.OpenCounter(id=f"{name}-open", **at))
        n = 0
        while not self._stop.is_set():
            n += 1
            if self._answered(desk, c.CallNext(id=f"{name}-call-{n}", **at)):
                self._answered(desk, c.Start(id=f"{name}-start-{n}", **at))
                self._answered(desk, c.Finish(id=f"{name}-finish-{n}", **at))
            sleep(AGAIN_S)

    def _answered(self, station: RemoteCenter, command: c.Command) -> bool:
        """Whether it was done; the same command is asked until there is an answer."""
        try:
            done: Done = self._until(lambda: station.do(command))
        except Refused as refused:
            if refused.reason not in NOTHING_LEFT:
                raise
            return False
        with self._lock:
            self.acknowledged[command.id] = tuple(type(one).type for one in done.events)
        return True

    def _until(self, ask: Callable[[], Any]) -> Any:
        begun = monotonic()
        while True:
            try:
                return ask()
            except Unavailable:
                assert monotonic() - begun < PATIENCE_S
                with self._lock:
                    self.away += 1
                sleep(AGAIN_S)
