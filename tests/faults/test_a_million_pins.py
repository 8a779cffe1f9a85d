"""Somebody has a kiosk's key and tries PINs, one after the other, day and night."""

from collections import Counter as Tally
from collections.abc import Iterator

import pytest

from center_app.center import Center
from center_app.domain.clock import HOUR, SECOND
from center_app.domain.refusal import Reason, Refused
from center_app.store.engine import reading
from center_app.store.kept.stations import EnrolledStation, Kind
from center_app.store.kept.wrong_pins import MOST
from center_app.store.tables import wrong_pin
from center_on import PIN, engine_of, serving_center
from manual_clock import ManualClock
from sync.stations import guesses, wire
from sync.stations.asking import Asking
from sync.stations.passes import Passes

THIEF = EnrolledStation("kiosk-1", Kind.KIOSK, None, 0, 0, None)
COUNTER = EnrolledStation("counter-3", Kind.COUNTER, "3", 0, 0, None)

VICTIMS = ("101", "102")
EACH_MS = SECOND // 10


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(sqlite_url: str, clock: ManualClock) -> Iterator[Center]:
    center = serving_center(sqlite_url, counters=3, clock=clock)
    yield center
    engine_of(center).dispose()


def tried(center: Center, clock: ManualClock, pins: int) -> Tally[Reason | None]:
    """So many PINs by ten a second, of two employees in turn, and what was said to them."""
    asking, said = Asking(center, clock, Passes(b"a secret")), Tally[Reason | None]()
    for n in range(pins):
        clock.forward(EACH_MS)
        try:
            asking.admit(THIEF, wire.Admission(VICTIMS[n % 2], f"{n // 2 % 10_000:04}"))
            said[None] += 1
        except Refused as refused:
            said[refused.reason] += 1
    asking.admit(COUNTER, wire.Admission("103", PIN))  # whoever works here is not held up
    return said


def nothing_was_won(
    center: Center, said: Tally[Reason | None], pins: int, log: pytest.LogCaptureFixture
) -> None:
    assert said.total() == pins
    assert None not in said
    with reading(engine_of(center)) as connection:
        failures = connection.execute(wrong_pin.select()).all()
    assert {row.number for row in failures} == set(VICTIMS)
    assert all(row.failures <= MOST for row in failures)
    assert said[Reason.WRONG_PIN] == sum(row.failures for row in failures)
    let_in = sum(n for reason, n in said.items() if reason is not Reason.PIN_WAIT)
    periods = pins * EACH_MS // guesses.WITHIN_MS + 1
    assert let_in <= periods * guesses.MOST
    held_up = [line for line in log.messages if "so many wrong PINs that it has to wait" in line]
    assert 0 < len(held_up) <= periods
    assert len(log.messages) <= periods * (guesses.MOST + 1), "nobody can fill the log"


def test_pins_that_are_tried_in_a_row_win_nothing_and_are_recorded(
    center: Center, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    nothing_was_won(center, tried(center, clock, 10_000), 10_000, caplog)


@pytest.mark.chaos
@pytest.mark.timeout(600)
def test_a_million_pins_win_nothing_and_are_recorded(
    center: Center, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    said = tried(center, clock, 1_000_000)
    nothing_was_won(center, said, 1_000_000, caplog)
    assert [person.locked for person in center.people()] == [True, True, False]
    assert 1_000_000 * EACH_MS > 27 * HOUR
