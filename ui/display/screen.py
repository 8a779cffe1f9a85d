"""The hall display: which number is called to which counter, for everybody to see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from center_app.domain.clock import Clock, local
from center_app.domain.views.board import BoardView
from center_app.language import Language
from ui.display.bulletins import BulletinBand
from ui.display.hanging import Hanging
from ui.display.header import BoardHeader
from ui.display.model import BoardModel
from ui.display.pages.beside import BesidePage
from ui.display.pages.calls import CallsPage
from ui.display.pages.closed import ClosedPage
from ui.display.pages.empty import EmptyPage
from ui.display.plan import arranged, header_height, in_two_lines, metrics_of
from ui.display.sight import Sight
from ui.display.spoken import Sound, SpokenBoard
from ui.display.turns import Turns
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look
from ui.theme.metrics import px_per_mm
from ui.watch import Watch
from ui.widgets.both import direction_of
from ui.widgets.stale_strip import StaleStrip

ANYWHERE = Hanging()


class BoardScreen(QWidget):
    """One board in all its languages at once; nothing on it is pressed.

    Everything is as large as the window allows, whatever size of text is asked for elsewhere, so
    the `look` is this window's own. `now` is the clock of the roof.

    `turns` stand beside the calls where these leave room: their figures come first.
    """

    def __init__(
        self,
        model: BoardModel,
        turns: Turns,
        sight: Sight,
        languages: tuple[Language, ...],
        look: Look,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._look, self._model, self._turns, self._sight = look, model, turns, sight
        model.setParent(self)
        turns.setParent(self)
        self.setWindowTitle(languages[0].say("Hall display"))
        self.setLayoutDirection(direction_of(languages[0]))
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.BlankCursor)
        look.dress(self)
        self.header = BoardHeader(look, languages, now)
        self.calls = CallsPage(look, languages)
        self.empty = EmptyPage(look, languages)
        self.closed = ClosedPage(look, languages)
        self.stale = StaleStrip(look, languages, now)
        self.bulletins = BulletinBand(look, languages)
        self._pages = QStackedWidget()
        for page in (QWidget(), self.calls, self.empty, self.closed):
            self._pages.addWidget(page)
        self.beside = BesidePage(look, languages, turns)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(0)
        self._middle.addWidget(self._pages, 1)
        self._middle.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the screen is what it is
        column.addWidget(self.header)
        column.addLayout(self._middle, 1)
        column.addWidget(self.bulletins)
        column.addWidget(self.stale)
        model.changed.connect(self._show)
        model.lost.connect(self.stale.lost)
        model.found.connect(self.stale.found)
        turns.changed.connect(self._arrange)

    @property
    def page(self) -> QWidget | None:
        """What is shown below the band."""
        return self._pages.currentWidget()

    @property
    def view(self) -> BoardView | None:
        """The board as it was last heard of."""
        return self._model.view

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let all sizes follow those of the window."""
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        self._look.wear(replace(self._look.theme, metrics=metrics_of(width, height), scale=1.0))
        self.header.setFixedHeight(header_height(width, height))
        self.header.arrange(two_lines=in_two_lines(width, height))
        self.stale.arrange(upright=height > width)
        self.bulletins.arrange(upright=height > width)
        self._arrange()

    def _arrange(self) -> None:
        """Divide what is below the band between the calls and what stands beside them."""
        width, whole = self.contentsRect().width(), self.contentsRect().height()
        said = self._said_px()
        self.bulletins.setFixedHeight(said)
        height = max(1, whole - header_height(self.width(), self.height()) - said)
        figure = self._sight.figure_px(width, whole, px_per_mm(self.screen()))
        shown = self._turns.leaf is not None and self._pages.currentWidget() is not self.closed
        rows, share = arranged(width, height, figure, places=self.calls.places, beside=shown)
        self._model.hold(rows)
        self.calls.hold(rows)
        upright = height > width
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        self.beside.setFixedSize(
            *((width, round(height * share)) if upright else (round(width * share), height))
        )
        self.beside.setVisible(share > 0)

    def _said_px(self) -> int:
        """What the band at the foot takes, whichever sentence stands in it."""
        return 0 if self.bulletins.isHidden() else self.bulletins.tallest(self.width())

    def _show(self) -> None:
        view = self._model.view
        if view is None:
            return
        self.header.name(view.name)
        self.header.count(
            view.waiting if view.open and not (view.paused or self._model.away) else None
        )
        before = self.calls.places, self.page is self.closed
        self.calls.show_rows(self._model.rows, floors=view.floors)
        self.closed.show_view(view)
        told = self.bulletins.show_bulletins(() if view.paused else view.bulletins)
        self._pages.setCurrentWidget(self._page_for(view))
        if told or before != (self.calls.places, self.page is self.closed):
            self._arrange()

    def _page_for(self, view: BoardView) -> QWidget:
        if not view.open or view.paused:
            return self.closed
        return self.calls if self._model.rows else self.empty


def open_display(
    station: Station,
    tasks: Tasks,
    watch: Watch,
    languages: tuple[Language, ...],
    look: Look,
    hanging: Hanging = ANYWHERE,
    sound: Sound | None = None,
) -> BoardScreen:
    """The board that hangs there, first in the first language.

    `tasks` and `watch` stay the caller's, who starts the watch; the `look` is this window's own.
    Without `sound` it is silent.
    """
    model = BoardModel(station, tasks, watch, hanging.board)
    turns = Turns(station, tasks, watch, hanging.slides)
    if sound is not None:
        SpokenBoard(model, sound, tasks, lambda: station.clock.now().mono)
    now = partial(_local_time, station.clock)
    return BoardScreen(model, turns, hanging.sight, languages, look, now)


def _local_time(clock: Clock) -> datetime:
    return local(clock.now().at)
