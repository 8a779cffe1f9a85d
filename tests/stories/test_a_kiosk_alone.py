"""A kiosk's window while the center's server, a real process, is gone and when it is back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from center_app.center import Center
from center_app.domain.clock import local
from center_app.store.kept.stations import Kind
from center_on import engine_of, serving_center
from founding import CENTER, ids
from kiosks import ADDRESS, ARABIC, ENGLISH, MemoryPrinter, texts
from machine_clock import MachineClock
from screens import FULL_HD_21_INCH
from station_processes import ALWAYS_OPEN
from stations_at_work import StationsAtWork
from sync.stations.alone import Alone
from sync.stations.kiosk_center import KioskCenter
from sync.stations.ticket_book import TicketBook
from ui.kiosk.model import KioskModel
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page, Visitor
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look, Metrics, Theme
from ui.theme.fonts import load_fonts
from ui.ticket.wording import Wording
from ui.watch import Watch

SOON_MS = 20_000


class Stand:
    """The kiosk's window, and the server behind it."""

    def __init__(self, server: StationsAtWork, folder: Path, qtbot: QtBot) -> None:
        self.server, self._qtbot = server, qtbot
        clock, new_id = MachineClock(), ids(21)
        identity = server.identity("kiosk-1", Kind.KIOSK)
        alone = Alone(TicketBook(folder / "kiosk.db"), CENTER, clock, new_id)
        self.center = KioskCenter(identity, alone, clock)
        self.tasks = Tasks()
        self.watch = Watch(self.center, lambda: local(clock.now().at))
        self.printer = MemoryPrinter()
        station = Station("kiosk-1", self.center, clock, new_id, new_id)
        wording = Wording(ARABIC, ENGLISH, ADDRESS)
        self.model = KioskModel(station, self.tasks, self.watch, wording, self.printer)
        self.watch.start()
        load_fonts()
        look = Look(Theme(Metrics.kiosk(FULL_HD_21_INCH)))
        self.screen = KioskScreen(
            self.model, (ENGLISH, ARABIC), look, lambda: local(clock.now().at)
        )
        qtbot.addWidget(self.screen)
        self.screen.resize(1920, 1080)
        self.screen.show()
        self.until(lambda: self.model.views.complete and alone.ready)

    def close(self) -> None:
        self.watch.close()
        self.tasks.close()
        self.center.close()

    def until(self, seen: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(seen, timeout=SOON_MS)

    def says(self, text: str) -> bool:
        return text in texts(self.screen)

    def ask(self, code: str) -> None:
        service = self.model.catalogue.service(code)
        assert service is not None
        self.model.become(Visitor().open_agency(service.agency).ask(service))


@pytest.fixture
def running(sqlite_url: str) -> Iterator[Center]:
    center = serving_center(sqlite_url, clock=MachineClock(), settings=ALWAYS_OPEN)
    yield center
    center.journal.close()
    engine_of(center).dispose()


@pytest.fixture
def stand(running: Center, sqlite_url: str, tmp_path: Path, qtbot: QtBot) -> Iterator[Stand]:
    server = StationsAtWork(running, sqlite_url, tmp_path / "server")
    one = Stand(server, tmp_path, qtbot)
    yield one
    one.close()
    server.stop()


@pytest.mark.long
def test_numbers_are_given_and_printed_and_the_wait_is_said_to_be_unknown(
    stand: Stand, running: Center
) -> None:
    stand.server.kill()
    stand.until(lambda: stand.says("The connection is interrupted"))
    stand.until(lambda: stand.says("Numbers are given all the same"))
    assert stand.says("Last update at")
    stand.ask("birth")
    stand.until(lambda: stand.says("Waiting time unknown"))
    stand.model.take("en")
    stand.until(lambda: stand.model.visitor.page is Page.NUMBER)
    stand.until(lambda: stand.says("W001"))
    assert stand.says("Waiting time unknown")
    stand.until(lambda: bool(stand.printer.asked))
    (_visit, facts), *_ = stand.printer.asked
    assert (facts.number, facts.wait, facts.ahead) == ("W001", None, None)

    stand.server.start()
    stand.model.start_over()
    stand.until(lambda: not stand.says("The connection is interrupted"))
    stand.until(lambda: not stand.center.alone.book.waiting())
    running.refresh()
    assert [visit.number for visit in running.hall.visits.values()] == ["W001"]
    stand.ask("birth")
    stand.until(lambda: stand.model.views.outlook is not None)
    assert not stand.says("Waiting time unknown")
