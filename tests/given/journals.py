"""Journals to test with, and events to put into them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Engine

from center_app.domain.clock import Instant, stamp
from center_app.domain.envelope import Envelope
from center_app.store.journal import Journal
from center_app.store.schema import upgrade

Connect = Callable[[str], Engine]
"""Opens the database at an address; the test's fixture of that name closes it again."""

CENTER = "JO-AMM-001"
EPOCH = str(UUID(int=1))
MORNING = Instant(at=1_763_798_400_000, mono=60_000, boot="0badcafe")


def opened(engine: Engine, center: str = CENTER) -> Journal:
    """A journal with its tables and its first epoch, on a database that may be empty."""
    upgrade(engine)
    journal = Journal(engine, center)
    journal.open(lambda: EPOCH, MORNING)
    return journal


def called(**changes: Any) -> Envelope:
    """A visit that was called again in the morning; `changes` say what is different."""
    event = Envelope(
        v=1,
        center=CENTER,
        epoch="",
        seq=0,
        id=str(uuid4()),
        cmd=str(uuid4()),
        type="visit.recalled",
        tv=1,
        at=stamp(MORNING.at),
        off=180,
        mono=MORNING.mono,
        boot=MORNING.boot,
        day="2025-11-22",
        stn="counter-5",
        actor=None,
        cat="sample-1",
        data={"visit": str(uuid4()), "counter": "5", "sitting": str(uuid4()), "times": 1},
    )
    return replace(event, **changes)


def append(journal: Journal, how_many: int = 1, **changes: Any) -> list[int]:
    """Append so many events, each in a transaction of its own; say their numbers."""
    numbers = []
    for _ in range(how_many):
        with journal.writing() as writing:
            numbers += [entry.seq for entry in writing.append([called(**changes)])]
    return numbers
