"""Neither the catalogue nor the appointments stand in the other's way, whatever goes wrong."""

from collections.abc import Iterator

import pytest

from center_app.center import Center
from center_app.domain.refusal import Reason, Refused, Unavailable
from center_on import center_on, engine_of
from machine_clock import MachineClock
from sync.down import AGAIN_MS, EVERY_MS, Down, Pull
from sync.unfit import CatalogueTrouble, Unfit


class Told:
    """Fails as the test tells it, once each time; then it goes well."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.times = 0

    def once(self) -> None:
        self.times += 1
        if self.failures:
            raise self.failures.pop(0)


@pytest.fixture
def center(sqlite_url: str) -> Iterator[Center]:
    made = center_on(sqlite_url)
    yield made
    engine_of(made).dispose()


def down(center: Center, catalogue: Pull, appointments: Pull) -> Down:
    return Down(catalogue, appointments, center, MachineClock())


@pytest.mark.parametrize(
    ("failure", "trouble", "again_ms"),
    [
        (Unavailable("the line"), None, AGAIN_MS),
        (Unfit(CatalogueTrouble.OLD, "3 after 4"), CatalogueTrouble.OLD, EVERY_MS),
        (Unfit(CatalogueTrouble.INCOMPLETE, "half"), CatalogueTrouble.INCOMPLETE, AGAIN_MS),
        (Refused(Reason.TOO_MANY, limit=2000), CatalogueTrouble.APPOINTMENTS, EVERY_MS),
        (ZeroDivisionError(), CatalogueTrouble.FAULT, AGAIN_MS),
    ],
    ids=["line", "old", "incomplete", "refused", "bug"],
)
def test_one_fails_and_the_other_goes_on(
    center: Center, failure: Exception, trouble: CatalogueTrouble | None, again_ms: int
) -> None:
    for turn in (0, 1):
        failing, well = Told(failure), Told()
        taker = down(center, *((failing, well) if turn else (well, failing)))
        assert taker.once() == again_ms
        assert (taker.trouble, well.times) == (trouble, 1)
        assert taker.once() == EVERY_MS
        assert taker.trouble is None


def test_a_reason_is_logged_once_and_not_every_ten_minutes(
    center: Center, caplog: pytest.LogCaptureFixture
) -> None:
    old = [Unfit(CatalogueTrouble.OLD, f"3 after {n}") for n in range(3)]
    taker = down(center, Told(*old), Told())
    for _ in old:
        taker.once()
    assert [record.getMessage() for record in caplog.records] == ["catalogue: old (3 after 0)"]
