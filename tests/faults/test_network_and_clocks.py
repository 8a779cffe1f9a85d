"""The network of the hall is cut, cut one way, torn and slow while everybody is at work, and clocks
of the server and of a kiosk are set by seconds, minutes and hours.

No press is lost, nothing is done twice, and what stands on a screen is true again by itself. Order,
numbers and waits are as if no clock had been touched, and the journal says that it was.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import audit
from center_app.domain import events as e
from center_app.domain.clock import local
from center_app.domain.views.board import Board
from center_app.store.kept.stations import Kind
from founding import ids
from hall_laboratory import ALONE, HallLaboratory
from machine_clock import MachineClock
from seeds import seed_of
from stations_at_work import LETTERS
from stores import Store
from sync.stations.remote import RemoteCenter
from ui.display.model import BoardModel
from ui.station import Station
from ui.tasks import Tasks
from ui.watch import Watch
from wire import Way

LETTER = LETTERS[2]
"""Of the third kiosk, while it is alone."""

SOON_MS = 60_000
LATE_S = 0.1
CALM_S = 0.3
TURNS = 12
HOURS = (-7.0, -3.0, -0.5, -0.05, 0.0, 0.05, 0.5, 3.0, 7.0)
"""By which a clock is ahead."""

STATIONS = ("kiosk-1", "kiosk-2", "counter-1", "counter-2", ALONE)


class BoardFarAway:
    """What a display knows, without its window; `network` is its own."""

    def __init__(self, hall: HallLaboratory, qtbot: QtBot) -> None:
        identity = hall.identity("display-1", Kind.DISPLAY)
        self.network = hall.networks["display-1"]
        self._hall, self._qtbot = hall, qtbot
        self._center = RemoteCenter(identity)
        self._tasks, clock = Tasks(), MachineClock()
        self._watch = Watch(self._center, lambda: local(clock.now().at))
        station = Station("display-1", self._center, clock, ids(31), ids(32))
        self.model = BoardModel(station, self._tasks, self._watch, Board())
        self._watch.start()

    def close(self) -> None:
        self._watch.close()
        self._tasks.close()
        self._center.close()

    def says_that_it_is_old(self) -> None:
        self._qtbot.waitUntil(lambda: self.model.away, timeout=SOON_MS)

    def is_current(self) -> None:
        """Nobody touches it; the hall stands still, so that there is one truth."""
        self._hall.center.refresh()
        truth = self._hall.center.see(Board())
        assert truth.calls
        self._qtbot.waitUntil(
            lambda: not self.model.away and self.model.view == truth, timeout=SOON_MS
        )


@pytest.fixture
def hall(tmp_path: Path, store: Store) -> Iterator[HallLaboratory]:
    seed = seed_of("the network of the hall")
    with closing(HallLaboratory(tmp_path, seed, store, all_alone=True)) as hall:
        yield hall


@pytest.fixture
def board(hall: HallLaboratory, qtbot: QtBot) -> Iterator[BoardFarAway]:
    with closing(BoardFarAway(hall, qtbot)) as board:
        yield board


def in_the_end_all_is_well(hall: HallLaboratory, board: BoardFarAway, least: int) -> None:
    hall.go_home()
    board.is_current()
    all_is_well(hall, least)


def all_is_well(hall: HallLaboratory, least: int) -> None:
    wrong = hall.settle()
    print("\n".join(hall.told), f"\n{len(hall.acknowledged)} answers")  # noqa: T201
    assert wrong == []
    assert len(hall.acknowledged) > least
    served = [visit for visit in hall.center.hall.visits.values() if visit.sittings]
    longest = max(sitting.wait_ms for visit in served for sitting in visit.sittings)
    assert longest < 1_000 * hall.seconds, "somebody waited longer than the hall was open"


def times_that_the_clock_was_set(hall: HallLaboratory) -> int:
    history = audit.history(*audit.of_center(hall.store))
    return sum(audit.read(row[3])["type"] == e.ClockStepped.type for row in history)


def given_alone(hall: HallLaboratory) -> int:
    return sum(number.startswith(LETTER) for number in hall.printed.values())


def alone_with_a_wrong_clock(hall: HallLaboratory, hours: float) -> None:
    """A kiosk loses its server and then the time; both come back."""
    network, before = hall.networks[ALONE], given_alone(hall)
    network.tears()
    hall.clock_is_set(hours, ALONE)
    hall.until(lambda: given_alone(hall) > before)
    hall.clock_is_set(0, ALONE)
    network.healed()
    hall.goes_on(ALONE)


@pytest.mark.long
def test_cables_are_pulled_out_and_clocks_are_set_and_the_hall_goes_on(
    hall: HallLaboratory, board: BoardFarAway
) -> None:
    hall.rest_s = CALM_S
    hall.begin()
    for name in STATIONS:
        hall.goes_on(name)
    counter, kiosk, alone = (hall.networks[name] for name in ("counter-1", "kiosk-1", ALONE))
    counter.cut()
    kiosk.cut(Way.BACK)
    alone.cut()
    board.network.cut(Way.BACK)
    hall.goes_on("counter-2")
    for name in ("counter-1", "kiosk-1"):
        hall.is_told(name)
    hall.until(lambda: given_alone(hall) > 0)
    board.says_that_it_is_old()
    for network in (counter, kiosk, alone, board.network):
        network.healed()
    for name in STATIONS:
        hall.goes_on(name)
    for network in hall.networks.values():
        network.tears()
    hall.is_told("counter-2")
    for network in hall.networks.values():
        network.healed()
        network.slow(LATE_S)
    hall.goes_on("counter")
    for hours in (0.1, -3.0, 7.0):
        hall.clock_is_set(hours)
        hall.goes_on("counter")
    alone_with_a_wrong_clock(hall, -2.0)
    in_the_end_all_is_well(hall, board, 20)
    assert times_that_the_clock_was_set(hall) == 3


@pytest.mark.chaos
@pytest.mark.timeout(900)
@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_a_long_story_of_a_bad_network(hall: HallLaboratory, board: BoardFarAway) -> None:
    hall.begin()
    hall.goes_on(ALONE)
    for _ in range(TURNS):
        bad = hall.lot.sample(sorted(hall.networks), hall.lot.randrange(1, len(hall.networks)))
        for name in bad:
            network = hall.networks[name]
            how = hall.lot.choice(("cut", "to the server", "to the station", "torn", "slow"))
            hall.told.append(f"the network of {name} is {how}")
            if how == "torn":
                network.tears()
            elif how == "slow":
                network.slow(hall.lot.uniform(0.05, 0.6))
            else:
                ways = {"to the server": (Way.THERE,), "to the station": (Way.BACK,)}
                network.cut(*ways.get(how, ()))
        hall.later(hall.lot.uniform(0.2, 12.0))
        if hall.lot.random() < 0.3:
            hall.server_dies()
        for network in hall.networks.values():
            network.healed()
        for name in STATIONS:
            hall.goes_on(name)
    in_the_end_all_is_well(hall, board, 4 * TURNS)


@pytest.mark.chaos
@pytest.mark.timeout(900)
@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_a_long_story_of_wrong_clocks(hall: HallLaboratory) -> None:
    hall.begin()
    hall.goes_on(ALONE)
    hours, set_ = 0.0, 0
    for _ in range(TURNS):
        before, hours = hours, hall.lot.choice(HOURS)
        hall.clock_is_set(hours)
        set_ += hours != before
        hall.goes_on()
        if hall.lot.random() < 0.5:
            alone_with_a_wrong_clock(hall, hall.lot.choice(HOURS))
        if hall.lot.random() < 0.3:
            hall.server_dies()
        hall.goes_on()
    all_is_well(hall, 4 * TURNS)
    assert times_that_the_clock_was_set(hall) == set_
