"""`center bench sync`: what the link to the registry takes and how soon an event is there."""

import os
import signal
import subprocess
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

from center_app.cli.bench.center import issuing, measured_house, set_up
from center_app.cli.bench.places import Place, new_place
from center_app.cli.bench.table import Line
from center_app.cli.bench.work import Work
from center_app.cli.demo.registry_process import registry_process
from center_app.cli.failures import Failed
from center_app.cli.house import House
from center_app.cli.itself import CENTER
from center_app.cli.link import registry
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.domain.clock import DAY, stamp
from center_app.domain.envelope import Envelope
from center_app.sample.center import CODE
from center_app.simulation.clock import PlayedClock
from sync.registry.ledger import Ledger, open_ledger

VISIBLE_MS = 2_000
"""By when an event has to be at the registry while the line is up."""

MOST_MB = 120
"""What the process of the link may have in memory at its highest."""

MORE_MS = 5
"""What the link may add to an action at a counter, of twenty actions' slowest."""

CHUNK = 500
_DAYS = 20
_TURNS = 5
_SETTLED_S = 0.3
_STATUS = "/proc/{pid}/status"
_PATIENCE_S = 600
_MS = 1_000


@dataclass(frozen=True, slots=True)
class Figure(Line):
    """A figure beside what it is measured against in the same run; `wanted` says the goal."""

    figure: str
    value: float
    baseline: float
    wanted: str
    reached: bool

    @property
    def met(self) -> bool:
        return self.reached

    def cells(self) -> Mapping[str, str]:
        return {
            "figure".rjust(32): self.figure.rjust(32),
            "value": f"{self.value:.1f}",
            "baseline": f"{self.baseline:.1f}",
            "wanted".rjust(14): self.wanted.rjust(14),
        }


def measured(settings: Settings, options: Namespace) -> Iterator[Figure]:
    """Raises Failed where the system does not say what a process has in memory."""
    if not Path(_STATUS.format(pid="self")).exists():
        raise Failed("What a process has in memory is read from /proc, and there is none.")
    with new_place() as place, registry_process(place.state, CODE) as address:
        own = replace(settings, registry_url=address, registry_key_file=Path())
        _fill(own, place, options.backlog)
        there = f"sqlite:///{place.state / 'registry.db'}"
        with (
            measured_house(own, place) as house,
            closing(open_ledger(there, SystemClock())) as ledger,
        ):
            yield from _Link(house, ledger, place, options.presses).figures(options.events)


class _Link:
    """A center with a backlog, the process that sends it, and the registry that gets it."""

    def __init__(self, house: House, ledger: Ledger, place: Place, presses: int) -> None:
        self._house = house
        self._ledger = ledger
        self._place = place
        self._presses = presses
        self._work = issuing(house)

    def figures(self, events: int) -> Iterator[Figure]:
        with self._sending() as pid:
            idle, began = self._begun(pid)
            acked = self._acked()
            self._until(self._house.center.journal.head().seq)
            per_s = (self._acked() - acked) / (perf_counter() - began)
            highest = _memory_mb(pid, "VmHWM")
            visible = [self._visible(n / events) for n in range(events)]
            alone, online = self._by_turns(pid)
        asked = median(self._asked() for _ in range(events))
        yield _at_most("ms until at the registry, slowest", max(visible), asked, VISIBLE_MS)
        yield _at_most("MB while a backlog is sent", highest, idle, MOST_MB)
        yield Figure("entries a second of it", per_s, 0, "", reached=True)
        yield Figure(
            "ms of an action at p95, sending",
            _p95(online),
            _p95(alone),
            f"+ {MORE_MS} at most",
            _p95(online) - _p95(alone) <= MORE_MS,
        )

    def _by_turns(self, pid: int) -> tuple[list[float], list[float]]:
        """What actions take while the link is held and while it sends, in milliseconds.

        It is held while it has nothing to do, so that it keeps no lock meanwhile.
        """
        alone, online = list[float](), list[float]()
        for _ in range(_TURNS):
            self._until(self._house.center.journal.head().seq)
            sleep(_SETTLED_S)
            os.kill(pid, signal.SIGSTOP)
            try:
                alone += _actions(self._work, self._presses // _TURNS)
            finally:
                os.kill(pid, signal.SIGCONT)
            self._until(self._house.center.journal.head().seq)
            online += _actions(self._work, self._presses // _TURNS)
        return alone, online

    @contextmanager
    def _sending(self) -> Iterator[int]:
        """`center sync run` as it is in life."""
        own = self._house.settings
        given = {
            "CENTER_CENTER": own.center,
            "CENTER_STATE": str(own.state),
            "CENTER_DATABASE_URL": own.database,
            "CENTER_REGISTRY_URL": own.registry_url,
        }
        command = [*CENTER, "sync", "run"]
        with subprocess.Popen(
            command, env=os.environ | given, stdout=subprocess.DEVNULL
        ) as process:
            try:
                yield process.pid
            finally:
                process.terminate()

    def _begun(self, pid: int) -> tuple[float, float]:
        """What it had in memory before the first entry went out, and when that was."""
        idle, until = _memory_mb(pid, "VmRSS"), perf_counter() + _PATIENCE_S
        while not self._acked():
            _in_time(until)
            idle = _memory_mb(pid, "VmRSS")
            sleep(0.02)
        return idle, perf_counter()

    def _until(self, seq: int) -> None:
        until = perf_counter() + _PATIENCE_S
        while self._acked() < seq:
            _in_time(until)
            sleep(0.02)

    def _visible(self, pause_s: float) -> float:
        """From the commit of one event until the registry has it, in milliseconds.

        The pause before it is another each time: else all would meet the link at one moment.
        """
        self._work.between()
        self._until(self._house.center.journal.head().seq)
        sleep(pause_s)
        self._work.once()
        began = perf_counter()
        self._until(self._house.center.journal.head().seq)
        return (perf_counter() - began) * _MS

    def _asked(self) -> float:
        """What the registry's answer to a question takes by itself, in milliseconds."""
        with closing(registry(self._house)) as client:
            client.health()
            began = perf_counter()
            client.health()
            return (perf_counter() - began) * _MS

    def _acked(self) -> int:
        return max((one.acked for one in self._ledger.overview()), default=0)


def _fill(settings: Settings, place: Place, entries: int) -> None:
    """Days of a center whose line is down: real events, many to a transaction."""
    clock = PlayedClock(SystemClock().now().at - _DAYS * DAY)
    with measured_house(settings, place, clock) as house:
        set_up(house)
        work, before = issuing(house), house.center.journal.head().seq
        work.between()
        work.once()
        work.between()
        issued, cancelled = (one.envelope for one in house.center.journal.after(before)[-2:])
        for day in range(_DAYS):
            clock.move_to(clock.now().at + DAY)
            house.center.refresh()
            for _ in range(entries * (day + 1) // _DAYS // CHUNK - entries * day // _DAYS // CHUNK):
                _append(house, issued, cancelled)
            house.center.refresh()


def _append(house: House, issued: Envelope, cancelled: Envelope) -> None:
    now, day = house.clock.now(), f"{house.center.hall.day}"
    issued, cancelled = (
        replace(one, at=stamp(now.at), mono=now.mono, boot=now.boot, day=day)
        for one in (issued, cancelled)
    )
    events: list[Envelope] = []
    for _ in range(CHUNK // 2):
        visit, token = house.new_id(), os.urandom(32).hex()
        for event, data in ((issued, {"visit": visit, "token": token}), (cancelled, {})):
            own = event.data | {"visit": visit} | data
            events.append(replace(event, data=own, id=house.new_id(), cmd=house.new_id()))
    with house.center.journal.writing() as writing:
        writing.append(events)


def _actions(work: Work, times: int) -> list[float]:
    """What so many actions took, in milliseconds."""
    took = []
    for _ in range(times):
        work.between()
        began = perf_counter()
        work.once()
        took.append((perf_counter() - began) * _MS)
    return took


def _p95(took: Sequence[float]) -> float:
    return quantiles(took, n=20)[-1]


def _memory_mb(pid: int, field: str) -> float:
    lines = Path(_STATUS.format(pid=pid)).read_text().splitlines()
    return next((int(line.split()[1]) / 1_024 for line in lines if line.startswith(field)), 0.0)


def _in_time(until: float) -> None:
    if perf_counter() > until:
        raise Failed("The link sends nothing.")


def _at_most(figure: str, value: float, baseline: float, most: float) -> Figure:
    return Figure(figure, value, baseline, f"<= {most:g}", value <= most)
