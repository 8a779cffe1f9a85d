"""Run as a program: a center that records and sends by turns until it is killed."""

import random
import sys
from contextlib import suppress
from pathlib import Path

from center_app.store.bookmark import Bookmark
from center_app.store.engine import open_engine
from center_app.store.incarnation import Incarnation
from center_app.store.journal import Journal
from center_app.store.schema import upgrade
from journals import MORNING, called
from machine_clock import MachineClock
from memory_outbox import random_epoch
from sync.credentials import Credentials
from sync.exchange import Exchange
from sync.failures import Failure
from sync.registry.client import RegistryClient


def main(file: str, url: str, center: str, key: str, seed: str) -> None:
    lot, clock = random.Random(int(seed)), MachineClock()
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    journal = Journal(engine, center, Incarnation(Path(file).with_name("incarnation"), "machine"))
    journal.open(random_epoch, MORNING)
    client = RegistryClient(url, center, Credentials(key), clock, read_s=0.5)
    bookmark = Bookmark(engine, url, clock)
    exchange = Exchange(center, journal, client, bookmark, clock, random_epoch)
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    while True:
        with journal.writing() as writing:
            writing.append([called(center=center) for _ in range(lot.randrange(1, 40))])
        with suppress(Failure):
            exchange.once()


if __name__ == "__main__":
    main(*sys.argv[1:])
