"""A center's process that keeps the registry up to date until it is killed."""

import random
from pathlib import Path
from threading import Event

from center_app.store.bookmark import Bookmark
from center_app.store.engine import open_engine
from machine_clock import MachineClock
from memory_outbox import random_epoch
from recording_center import opened
from sync.credentials import Credentials
from sync.exchange import Exchange
from sync.registry.client import RegistryClient
from sync.worker import Worker

LONGEST_S = 0.05
"""What would be minutes of patience on a real line."""


def hurried(event: Event, seconds: float) -> bool:
    return event.wait(min(seconds, LONGEST_S))


def main(folder: str, url: str, center: str, machine: str, registry: str, key: str) -> None:
    """The certificates are on the machine's disk, if the registry wants some."""
    disk = Path(folder)
    clock, journal = MachineClock(disk / "clock"), opened(disk, url, center, machine)
    certificate, authority = disk / "registry.pem", disk / "registry-ca.pem"
    shown = Credentials(
        key,
        authority=authority if authority.is_file() else None,
        certificate=certificate if certificate.is_file() else None,
    )
    client = RegistryClient(
        registry, center, shown, clock, connect_s=2.0, read_s=2.0, latest=lambda: journal.head().at
    )
    bookmark = Bookmark(open_engine(url), registry, clock)
    exchange = Exchange(center, journal, client, bookmark, clock, random_epoch)
    Worker(exchange, clock, random.Random().random, hurried, herd_s=0).run()
