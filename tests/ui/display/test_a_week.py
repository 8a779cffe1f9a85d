"""A display that is never switched off: every call shown and said, and no memory lost."""

import logging
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.domain import events as e
from center_app.domain.clock import local
from center_app.language import find
from founding import SETTINGS
from hall_on_screen import HallOnScreen
from manual_clock import moment
from played_sound import PlayedSound
from screens import desk_look, laid_out
from slide_files import picture, text
from ui.display.hanging import Hanging
from ui.display.screen import BoardScreen, open_display
from ui.display.spoken import Loudspeaker, Sound, SpokenBoard
from ui.voice.pack import load
from ui.voice.voice import Fate, Told
from voices import write_voice

_LOG = logging.getLogger(__name__)

VISITS = 300
BETWEEN_S = 25
PATIENCE_S = 60.0
MOST_GROWTH = 1.05
COUNTERS = ("1", "2", "3")


class Week:
    """A hall whose display and voice are looked at; time is moved by hand."""

    def __init__(self, hall: HallOnScreen, qtbot: QtBot, folder: Path) -> None:
        self.hall = hall
        pack = load(write_voice(folder / "voice", ms=20))
        slides = folder / "slides"
        slides.mkdir()
        picture(slides / "picture.jpg", 1_600, 1_200)
        text(slides, "hours", "ساعات الدوام", "Opening hours")
        self.player = PlayedSound(keep=False)
        sound = Sound((Loudspeaker(self.player),), lambda: pack)
        languages = (find("ar"), find("en"))
        self.board: BoardScreen = open_display(
            hall.station,
            hall.tasks,
            hall.watch,
            languages,
            desk_look(),
            Hanging(slides=slides),
            sound,
        )
        qtbot.addWidget(self.board)
        spoken = self.board.findChild(SpokenBoard)
        assert spoken is not None
        self.shown: set[str] = set()
        self.said: dict[str, int] = {}
        spoken.told.connect(self._hear)
        self.board._model.changed.connect(self._look)
        hall.watch.start()
        laid_out(self.board, 1280, 720)
        self.until(lambda: spoken.ready and self.board.view is not None)

    def day(self, visits: int) -> None:
        """A day of so many visits, from the opening to the night; every call is awaited."""
        hall = self.hall
        called: set[str] = set()
        for n in range(visits):
            number, counter = hall.day.issue("birth"), COUNTERS[n % len(COUNTERS)]
            hall.day.call(counter)
            called.add(number)
            self.until(lambda: called <= self.shown and not hall.tasks.busy)
            self._go_on(BETWEEN_S)
            if n % 10 == 0:
                self.board._turns._next()
            hall.day.start(counter)
            while hall.day.finish(counter).find(e.StepStarted):
                pass
        self.until(lambda: not hall.tasks.busy)
        while self.player.playing is not None:
            self._go_on(BETWEEN_S)
            self.until(lambda: not hall.tasks.busy)
        assert called == self.shown
        assert self.said == dict.fromkeys(called, 1)
        self._night()
        self.shown.clear()
        self.said.clear()

    def until(self, seen: Callable[[], bool]) -> None:
        over = monotonic() + PATIENCE_S
        while not seen():
            assert monotonic() < over, "it is not seen"
            QApplication.processEvents()
            sleep(0.001)

    def _go_on(self, seconds: int) -> None:
        self.hall.clock.go_on(seconds=seconds)
        self.player.pass_time(self.hall.clock.now().mono)

    def _night(self) -> None:
        hall = self.hall
        hall.day.end()
        self.until(lambda: self.board.page is self.board.closed)
        tomorrow = local(hall.clock.now().at) + timedelta(days=1)
        calendar = SETTINGS.calendar
        while not calendar.is_open(moment(f"{tomorrow:%Y-%m-%d} 09:00")):
            tomorrow += timedelta(days=1)
        hall.clock.until(f"{tomorrow:%Y-%m-%d} 09:00")
        for n, counter in enumerate(COUNTERS, start=1):
            hall.day.sign_in(counter, f"employee-{n}")
        self.until(lambda: self.board.page is self.board.empty)

    def _look(self) -> None:
        self.shown |= {row.call.number for row in self.board._model.rows}

    def _hear(self, told: Told) -> None:
        assert told.fate in {Fate.SAID, Fate.MERGED}
        self.said[told.call.number] = self.said.get(told.call.number, 0) + 1


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576


def test_every_call_of_two_days_is_shown_and_said_once(
    hall: HallOnScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    week = Week(hall, qtbot, tmp_path)
    for _ in range(2):
        week.day(visits=10)


@pytest.mark.chaos
def test_a_week_of_days_and_nights_drops_no_call_and_takes_no_more_memory(
    hall: HallOnScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    week = Week(hall, qtbot, tmp_path)
    week.day(VISITS)
    before = resident_mb()
    for _ in range(6):
        week.day(VISITS)
    after = resident_mb()
    _LOG.info("%.1f MB after the first day, %.1f MB after the week", before, after)
    assert after <= before * MOST_GROWTH
