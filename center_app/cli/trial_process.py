"""A day of the journal with two rules, played in a process that lets all others go first.

It reads the journal and writes nothing. Nothing of the windows is loaded here.
"""

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from center_app.center.days import recorded_day
from center_app.cli.failures import EXPECTED, told
from center_app.cli.house import open_database
from center_app.cli.settings import Settings
from center_app.domain.plain import Unreadable
from center_app.domain.routing.parameters import Routing
from center_app.simulation.measures import Measures
from center_app.simulation.recorded import recorded
from center_app.simulation.whatif.effects import Case, Effect, Run, effects, one_by_one
from center_app.simulation.whatif.seeds import drawn_anew
from center_app.store.journal import Journal

AUTOGROUP = Path("/proc/self/autogroup")

IDLE_CLASS = 0x40
"""IDLE_PRIORITY_CLASS of Windows: only what nobody else wants of the processor."""


@dataclass(frozen=True, slots=True)
class Order:
    """The day, by the rule before and after, drawn once for each seed, at this niceness."""

    settings: Settings
    day: date
    before: Routing
    after: Routing
    seeds: Sequence[int]
    nice: int


@dataclass(frozen=True, slots=True)
class Played:
    """How many days have been played, of how many in all."""

    days: int
    of: int


@dataclass(frozen=True, slots=True)
class Unplayable:
    """Nobody was served on the day, so there is nothing to play."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The center's database is away, or the like: why, for the log."""

    why: str


Told = Played | list[Effect] | Unplayable | Broken


def play(order: Order, telling: Connection) -> None:
    """Tell each day that is played, and at the end what came of it; over when nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began it ends it
    let_others_first(order.nice)
    with suppress(BrokenPipeError, ConnectionResetError), telling:
        telling.send(_found(order, telling))


def let_others_first(nice: int) -> None:
    """Have the processor only when the hall does not want it."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), IDLE_CLASS)
    else:
        os.nice(nice)
        with suppress(OSError):  # Linux weighs sessions first: this one is to weigh nothing either
            os.setsid()
            AUTOGROUP.write_text(str(nice))


def _found(order: Order, telling: Connection) -> Told:
    try:
        return _effects(order, telling)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Unreadable:
        return Unplayable()
    except EXPECTED as error:
        return Broken(told(error))


def _effects(order: Order, telling: Connection) -> Told:
    with open_database(order.settings) as engine:
        center = order.settings.center
        found = recorded_day(engine, Journal(engine, center), center, order.day)
    if found is None or not found.visits:
        return Unplayable()
    plan, trace = recorded(found)
    cases = (Case(plan, order.before), Case(plan, order.after))

    def counted(runs: Iterable[Run]) -> Iterator[Measures]:
        every = list(runs)
        for n, measures in enumerate(one_by_one(every), start=1):
            telling.send(Played(n, len(every)))
            yield measures

    return effects(drawn_anew(trace), order.seeds, *cases, counted)
