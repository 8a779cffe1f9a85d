"""A center's process that records until it is killed, and notes what was acknowledged."""

import random
from contextlib import suppress
from pathlib import Path
from time import sleep

from center_app.domain.clock import stamp
from center_app.domain.refusal import Unavailable
from center_app.store.engine import open_engine
from center_app.store.incarnation import Incarnation
from center_app.store.journal import Journal
from center_app.store.schema import upgrade
from journals import called
from machine_clock import MachineClock
from memory_outbox import random_epoch


def opened(folder: Path, url: str, center: str, machine: str) -> Journal:
    """The journal of the machine with this disk, as a process of the center opens it."""
    engine = open_engine(url)
    while True:
        with suppress(Unavailable):
            upgrade(engine)
            journal = Journal(engine, center, Incarnation(folder / "incarnation", machine))
            journal.open(random_epoch, MachineClock(folder / "clock").now())
            return journal
        sleep(0.05)


def main(folder: str, url: str, center: str, machine: str, seed: str) -> None:
    disk, lot = Path(folder), random.Random(int(seed))
    journal, clock = opened(disk, url, center, machine), MachineClock(disk / "clock")
    with (disk / "acknowledged").open("a") as acknowledged:
        while True:
            with suppress(Unavailable):
                ids = recorded(journal, clock, center, lot.randrange(1, 40))
                acknowledged.write("".join(f"{one}\n" for one in ids))
                acknowledged.flush()
            sleep(lot.uniform(0, 0.03))


def recorded(journal: Journal, clock: MachineClock, center: str, count: int) -> list[str]:
    """So many entries in one transaction; a stamp never goes back, whatever the clock does."""
    with journal.writing() as writing:
        now = clock.now()
        at = stamp(max(now.at, writing.head.at))
        new = [
            called(center=center, at=at, mono=now.mono, boot=now.boot, day=at[:10])
            for _ in range(count)
        ]
        writing.append(new)
    return [one.id for one in new]
