"""A link between real processes, and everything that can befall it: by lot, and at any moment."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep

import audit
from center_app.domain.clock import DAY
from faulty_proxy import BAD_LINE, FaultyProxy
from faulty_wire import FaultyWire
from machine import Machine, begun, soon
from machine_clock import MachineClock
from nursery import Nursery
from stores import Store
from sync.authority import Authority, make_authority
from sync.registry.ledger import open_ledger

CENTER = "JO-TST-001"
HOST = "127.0.0.1"
HOURS = (-9, -3, 3, 7)
"""By how much a clock is set."""


class Laboratory:
    """One center, its registry and the line between them; `lot` decides what happens.

    `promised` are the ids that at least one end has for certain: what a restore takes from both
    is gone, and nothing else may be. Whoever wants https gets it, over a line that cuts bytes.
    """

    def __init__(
        self,
        folder: Path,
        seed: int,
        mine: Store,
        theirs: Store,
        *,
        https: bool = False,
        pull_the_plug: Callable[[], None] | None = None,
    ) -> None:
        self.lot = random.Random(seed)
        self.theirs, self.disk = theirs, folder / "registry"
        self.disk.mkdir()
        self.machines = [Machine(folder / "machine", mine, "first")]
        self.machines[0].folder.mkdir()
        begun(mine, CENTER)
        self.authority = make_authority(MachineClock().now().at) if https else None
        self.promised: set[str] = set()
        self.told: list[str] = []
        self._pull_the_plug = pull_the_plug
        self._backups: list[tuple[Store, Store]] = []
        self._key = self._enrolled()
        self._certify(self.machines[0])
        self._log = folder / "log"
        self._nursery = Nursery(self._log)
        self._registry = self._port = 0
        self.serve()
        self.line: FaultyProxy | FaultyWire
        if https:
            self.line = FaultyWire(self._port, self.lot)
            self._url = f"https://{HOST}:{self.line.port}"
        else:
            self.line = FaultyProxy(f"http://{HOST}:{self._port}")
            self._url = self.line.url

    def close(self) -> None:
        self._nursery.close()
        self.line.close()

    # What runs.

    def serve(self) -> None:
        """Start the registry; always on the same port."""
        address = self.disk / "address"
        address.unlink(missing_ok=True)
        scheme = "https" if self.authority else "http"
        self._registry = self._nursery.start(
            "serve", self.disk, self.theirs.url, self._port, scheme
        )
        soon(address.exists)
        self._port = int(address.read_text().rpartition(":")[2])

    def start(self, machine: Machine, end: str) -> None:
        """Start what records on a machine, or what sends."""
        place = machine.folder, machine.store.url, CENTER, machine.name
        more = (self._url, self._key) if end == "sync" else (self.lot.randrange(10**6),)
        machine.processes[end] = self._nursery.start(end, *place, *more)

    def kill(self, machine: Machine, end: str) -> None:
        self._nursery.kill(machine.processes.pop(end))

    def kill_registry(self) -> None:
        self._nursery.kill(self._registry)

    # What happens.

    def turn(self, seconds: float) -> None:
        """Everybody works for a while over the bad line, and things go wrong; then all is dark."""
        self.line_is(bad=True)
        for machine in self.machines:
            self.start(machine, "record")
            self.start(machine, "sync")
        for machine in self.machines:
            soon((machine.folder / "acknowledged").exists)
        for _ in range(self.lot.randrange(1, 4)):
            sleep(self.lot.uniform(0.1, seconds))
            self.lot.choice(self._mishaps())()
        for machine in self.machines:
            for end in list(machine.processes):
                self.kill(machine, end)
            self.promised |= machine.acknowledged
            (machine.folder / "acknowledged").unlink(missing_ok=True)

    def line_is(self, *, bad: bool) -> None:
        if isinstance(self.line, FaultyWire):
            self.line.bad = bad
        else:
            self.line.plan.clear()
            self.line.plan.extend(self.lot.choices(BAD_LINE, k=200) if bad else ())

    def _mishaps(self) -> list[Callable[[], None]]:
        mishaps = [self.registry_dies, self.center_dies, self.clock_is_set]
        return mishaps + ([self.database_dies] if self._pull_the_plug else [])

    def registry_dies(self) -> None:
        self.told.append("the registry is killed")
        self.kill_registry()
        sleep(self.lot.uniform(0.0, 0.2))
        self.serve()

    def center_dies(self) -> None:
        machine = self.lot.choice(self.machines)
        end = self.lot.choice(sorted(machine.processes))
        self.told.append(f"what does {end} on {machine.folder.name} is killed")
        self.kill(machine, end)
        self.start(machine, end)

    def database_dies(self) -> None:
        assert self._pull_the_plug is not None
        self.told.append("PostgreSQL is killed")
        self._pull_the_plug()

    def clock_is_set(self) -> None:
        disk = self.lot.choice([self.disk, *(machine.folder for machine in self.machines)])
        hours = self.lot.choice(HOURS)
        self.told.append(f"the clock of {disk.name} is set {hours:+} hours")
        (disk / "clock").write_text(str(hours * 3_600))

    def back_up(self, store: Store) -> None:
        self.told.append("a backup is made")
        with self._dark(store):
            copy = store.copy(f"copy{len(self._backups)}_{self.lot.randrange(10**6)}")
        self._backups.append((store, copy))

    def restore(self, store: Store) -> None:
        """An old backup is put back; what only this end had since then may be gone."""
        copies = [copy for of, copy in self._backups if of is store]
        self.told.append(f"{'the registry' if store is self.theirs else 'the center'} is put back")
        with self._dark(store):
            store.put_back(self.lot.choice(copies))
        self.promised &= self._had()

    def clone(self, *, names_itself: bool) -> None:
        """The disk is copied into another machine, and both go on."""
        first = self.machines[0]
        name = "second" if names_itself else first.name
        self.told.append(f"the disk is copied; the other machine is {name}")
        folder = first.folder.with_name("twin")
        shutil.copytree(first.folder, folder)
        self.machines.append(Machine(folder, first.store.copy("copy_twin"), name))

    def certificates_are(self, wrong: str) -> None:
        """The machine has another certificate from now on: `good`, or wrong in some way."""
        assert self.authority is not None
        self.told.append(f"the certificate is {wrong}")
        now = MachineClock().now().at
        made = {
            "good": lambda: self.authority.center(CENTER, now),
            "expired": lambda: self.authority.center(CENTER, now - 91 * DAY),
            "not yet valid": lambda: self.authority.center(CENTER, now + DAY),
            "another center's": lambda: self.authority.center("JO-OTHER", now),
            "another authority's": lambda: make_authority(now).center(CENTER, now),
        }
        for machine in self.machines:
            (machine.folder / "registry.pem").write_bytes(made[wrong]())

    # How it ends.

    def settle(self) -> list[str]:
        """The line is good again and both ends run; what is wrong once all should be sent."""
        self.line_is(bad=False)
        for machine in self.machines:
            self.start(machine, "sync")
        try:
            soon(self._is_sent)
        except AssertionError:
            self.told.append(self._log.read_text()[-2_000:])
            return ["not everything is sent"]
        wrong = []
        for machine in self.machines:
            self.kill(machine, "sync")
            wrong += audit.difference(CENTER, machine.store, self.theirs)
        lost = self.promised - audit.ids_in(audit.of_registry(self.theirs, CENTER))
        return wrong + [f"acknowledged and lost: {one}" for one in sorted(lost)[:5]]

    def acked(self) -> int:
        """How many entries the registry has."""
        found: int = self.theirs.rows("SELECT count(*) FROM registry_entry")[0][0]
        return found

    def _is_sent(self) -> bool:
        known = "SELECT epoch, acked FROM registry_stream"
        live = "SELECT epoch, seq FROM stream WHERE live = TRUE"
        there = set(self.theirs.rows(known))
        return all(set(machine.store.rows(live)) <= there for machine in self.machines)

    def _had(self) -> set[str]:
        """The ids that either end has now."""
        ids = audit.ids_in(audit.of_registry(self.theirs, CENTER))
        for machine in self.machines:
            ids |= audit.ids_in(audit.of_center(machine.store)[0])
        return ids

    @contextmanager
    def _dark(self, store: Store) -> Iterator[None]:
        """Nothing of this end runs until the block ends; of a center nothing does between turns."""
        if store is not self.theirs:
            yield
            return
        self.kill_registry()
        yield
        self.serve()

    def _enrolled(self) -> str:
        with closing(open_ledger(self.theirs.url, MachineClock())) as ledger:
            key = ledger.enrol(CENTER)
        self.theirs.change("UPDATE registry_center SET allowed = 1000000")
        return key

    def _certify(self, machine: Machine) -> None:
        if isinstance(self.authority, Authority):
            (self.disk / "ca.pem").write_bytes(self.authority.pem)
            (machine.folder / "registry-ca.pem").write_bytes(self.authority.pem)
            now = MachineClock().now().at
            (self.disk / "server.pem").write_bytes(self.authority.server([HOST], now))
            (machine.folder / "registry.pem").write_bytes(self.authority.center(CENTER, now))
