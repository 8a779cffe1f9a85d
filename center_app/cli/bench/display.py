"""`center bench display`: from the press at a counter to the board, and to the first sound.

The real window at a real server, and a counter beside it, each over a connection of its own; first
alone, then while all the stations of a hall work. What the voice plays goes to a sound card that
notes when the first sample came.
"""

import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from queue import Empty
from random import Random
from statistics import median
from threading import Thread
from time import monotonic

from PySide6.QtCore import QSize

from center_app.cli.bench.center import fill, measured_house
from center_app.cli.bench.file_card import CARD, FileCard, file_card
from center_app.cli.bench.hall import (
    add_counter,
    add_identity,
    all_skills,
    at_server,
    open_hall,
    served,
)
from center_app.cli.bench.hall_stations import Post, play
from center_app.cli.bench.places import Place, new_place
from center_app.cli.bench.processes import in_processes
from center_app.cli.bench.table import Line
from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock, ids
from center_app.cli.outpost import Outpost
from center_app.cli.settings import Settings
from center_app.cli.windows import Windows
from center_app.cli.windows.display import display_look, own_voice
from center_app.cli.windows.waiting import wait_for
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import SECOND
from center_app.domain.views.board import Board
from center_app.sample.center import FIRST, PIN
from center_app.simulation.measures import quantile
from center_app.store.kept.stations import Kind
from sync.stations.remote import RemoteCenter
from ui.display.hanging import Hanging
from ui.display.model import BoardModel
from ui.display.screen import BoardScreen, open_display
from ui.display.spoken import Loudspeaker, Sound, SpokenBoard
from ui.voice.player import find_player

SCREEN = QSize(1920, 1080)
OFTEN = 0.95
COUNTER, NUMBER = "pressed", "1900"
"""The counter that is measured; it stands in a zone of its own, as its board and its loudspeaker
do, so that no other call takes their time."""

BETWEEN_S = (1.8, 2.4)
"""From one press to the next: at no fixed beat, or all would meet the board at the same moment, and
no oftener than three rows let each call stand."""

SOUND_S, GLANCE_S = 20.0, 0.2
BOARD, HEARD = "on the board", "first sound"
GOALS_MS = {BOARD: 300.0, HEARD: 600.0}
MOST_TIMES = 3.0
"""What 19 of 20 presses may take under load beside the median of a quiet run."""


@dataclass(frozen=True, slots=True)
class Figure(Line):
    """From the press (ms): the median and what 19 of 20 took no longer than, alone and under the
    hall's load; `times` is the latter beside the median alone. `load` is what the machine had to
    do, by its own average of the last minute."""

    figure: str
    presses: int
    quiet_ms: float
    quiet_p95_ms: float
    quiet_load: float
    hall_presses: int
    hall_ms: float
    hall_p95_ms: float
    hall_load: float
    times: float

    @property
    def met(self) -> bool:
        return self.quiet_ms <= GOALS_MS[self.figure] and self.times <= MOST_TIMES

    def cells(self) -> Mapping[str, str]:
        return {
            "from a press to".rjust(15): self.figure.rjust(15),
            "median ms": f"{self.quiet_ms:.0f}",
            "p95 ms": f"{self.quiet_p95_ms:.0f}",
            "load": f"{self.quiet_load:.1f}",
            "in hall ms": f"{self.hall_ms:.0f}",
            "its p95 ms": f"{self.hall_p95_ms:.0f}",
            "its load": f"{self.hall_load:.1f}",
            "p95 x median": f"{self.times:.2f}",
            "wanted": f"<= {GOALS_MS[self.figure]:.0f}, <= {MOST_TIMES:.0f} x",
        }


@dataclass(frozen=True, slots=True)
class Took:
    """What presses took (ms), and how busy the machine was in the end."""

    board: list[float]
    sound: list[float]
    load: float


def measured(settings: Settings, options: Namespace) -> Iterator[Figure]:
    """Raises Failed when a call is not shown or not said."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no screen is measured, and none disturbs
    with new_place() as place, file_card(place.state) as card:
        own_voice(place.state / "voice")
        with measured_house(settings, place) as house:
            posts = open_hall(house, options)
            seat = add_counter(house, COUNTER, NUMBER, FIRST.code, all_skills(house))
            board = add_identity(house, "board", Kind.DISPLAY)
            fill(house, 2 * options.counters + options.presses + round(2 * options.seconds))
        with served(place) as (address, _process):
            there = [
                replace(post, identity=at_server(post.identity, place, address)) for post in posts
            ]
            pressing = Post(at_server(seat[0], place, address), seat[1], 0, 0)
            showing = at_server(board, place, address)
            own = replace(settings, state=place.state)
            outpost = Outpost(own, RemoteCenter(showing), SystemClock(), ids(SystemClock()))
            with closing(outpost), _measuring(outpost, place, pressing, card) as hall:
                hall.press(2)  # what happens the first time only is not measured
                alone = hall.press(options.presses)
                busy = hall.press_meanwhile(there, options)
    for figure in GOALS_MS:
        yield _figure(figure, alone, busy)


def _figure(figure: str, alone: Took, busy: Took) -> Figure:
    quiet, hall = ((one.board if figure == BOARD else one.sound) for one in (alone, busy))
    usual, often = median(quiet), quantile(hall, OFTEN)
    return Figure(
        figure,
        len(quiet),
        usual,
        quantile(quiet, OFTEN),
        alone.load,
        len(hall),
        median(hall),
        often,
        busy.load,
        often / usual,
    )


@contextmanager
def _measuring(outpost: Outpost, place: Place, pressing: Post, card: FileCard) -> Iterator["_Hall"]:
    with closing(Windows(outpost)) as windows, closing(RemoteCenter(pressing.identity)) as counter:
        yield _Hall(windows, place, pressing, counter, card)


class _Hall:
    """The board that is looked at, the counter that is pressed, and whoever listens."""

    def __init__(
        self,
        windows: Windows,
        place: Place,
        post: Post,
        counter: RemoteCenter,
        card: FileCard,
    ) -> None:
        self._counter, self._card = counter, card
        self._chance, self._new_id = Random(1), ids(SystemClock())
        assert post.employee is not None
        self._name, self._who = post.identity.name, post.employee[1]
        counter.admit(post.employee[0], PIN)
        self._screen = self._open(windows, place)
        model = self._screen.findChild(BoardModel)
        voice = self._screen.findChild(SpokenBoard)
        assert isinstance(model, BoardModel)
        assert isinstance(voice, SpokenBoard)
        self._model = model
        self._shown: dict[str, float] = {}
        self._told = 0
        model.changed.connect(self._look)
        voice.told.connect(self._hear)
        wait_for(lambda: voice.ready and model.view is not None)

    def press(self, times: int) -> Took:
        """Press so many times, one after the other has been shown and said."""
        return _together([self._once() for _ in range(times)])

    def press_meanwhile(self, posts: list[Post], options: Namespace) -> Took:
        """Press as long as these stations work."""
        parts = [posts[n :: options.processes] for n in range(options.processes)]
        jobs = [(play, (part, options.seconds)) for part in parts if part]
        begun: list[bool] = []
        working = Thread(target=in_processes, args=(jobs, lambda: begun.append(True)))
        working.start()
        while not begun and working.is_alive():  # many stations are slower than one window
            _wait(GLANCE_S)
        over = monotonic() + options.seconds
        took = []
        while monotonic() < over:
            took.append(self._once())
        working.join()
        if not begun or not took:
            raise Failed("The hall of the benchmark did not begin to work.")
        return _together(took)

    def _once(self) -> tuple[float, float]:
        """One call, until it is shown and heard (ms)."""
        _wait(self._chance.uniform(*BETWEEN_S))
        answered: list[tuple[float, str]] = []
        told = self._told
        _aside(lambda: self._call(answered))
        if not answered:
            raise Failed("The counter of the benchmark could not call.")
        began, sitting = answered[0]
        wait_for(lambda: sitting in self._shown and self._told > told)
        try:
            heard = self._card.began.get(timeout=SOUND_S)
        except Empty as error:
            raise Failed("A call of the benchmark was not heard.") from error
        _aside(self._serve)
        return (self._shown[sitting] - began) * SECOND, (heard - began) * SECOND

    def _call(self, answered: list[tuple[float, str]]) -> None:
        began = monotonic()
        done = self._counter.do(self._command(c.CallNext))
        called = done.find(e.VisitCalled)
        assert called is not None
        answered.append((began, called.sitting))

    def _serve(self) -> None:
        """Nobody comes so soon: it is not measured."""
        for shape in (c.Start, c.FinishVisit):
            self._counter.do(self._command(shape))

    def _command(self, shape: type[c.CallNext | c.Start | c.FinishVisit]) -> c.Command:
        return shape(id=self._new_id(), station=self._name, counter=COUNTER, employee=self._who)

    def _open(self, windows: Windows, place: Place) -> BoardScreen:
        player = find_player(CARD)
        if player is None:
            raise Failed("Nothing here plays sound: aplay is not installed.")
        voice = place.state / "voice"
        screen = open_display(
            windows.house.station("board"),
            windows.tasks(),
            windows.watch(),
            windows.languages,
            display_look(windows),
            Hanging(Board(counters=(COUNTER,))),
            Sound((Loudspeaker(player),), lambda: own_voice(voice)),
        )
        screen.resize(SCREEN)
        screen.show()
        return screen

    def _look(self) -> None:
        """What is new has been made; it is there once all is laid out and painted."""
        new = [row for row in self._model.rows if row.call.sitting not in self._shown]
        if new:
            self._screen.repaint()
            at = monotonic()
            self._shown.update((row.call.sitting, at) for row in new)

    def _hear(self, _told: object) -> None:
        self._told += 1


def _aside(work: Callable[[], object]) -> None:
    """Done on a thread of its own, as at a counter of its own; the board goes on meanwhile."""
    thread = Thread(target=work)
    thread.start()
    wait_for(lambda: not thread.is_alive())


def _wait(seconds: float) -> None:
    until = monotonic() + seconds
    wait_for(lambda: monotonic() >= until)


def _together(took: list[tuple[float, float]]) -> Took:
    board, sound = zip(*took, strict=True)
    return Took(list(board), list(sound), os.getloadavg()[0])
