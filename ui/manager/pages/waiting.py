"""Who waits, for how much longer, and why one goes before the other."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language, words
from ui.manager.movable import of_list
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.forward_card import ForwardCard
from ui.manager.parts.quiet import Quiet
from ui.manager.parts.reasons_card import ReasonsCard
from ui.manager.reason_words import call_reasons, standing_reasons
from ui.manager.views import ManagerViews, Queue
from ui.manager.waiting_rows import WaitColumn, waiting_rows
from ui.manager.wide import is_wide
from ui.theme import Look
from ui.widgets import ScrollPage

LEAST_NUMBER = 8
"""Width that a number and what counts for it are left with at least, in sizes of body text."""


class WaitingPage(QWidget):
    """`asked(visit)` tells whose queue is to be followed, "" for none in particular; `left()`
    that nobody looks any more: what is shown here is only reckoned while somebody does."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.busy = look, False
        self._shown: tuple[Queue, Language] | None = None
        name = words("Who waits")
        self.table = FiguresTable(look, tuple(WaitColumn), language, name, LEAST_NUMBER)
        self.nothing = Quiet(look)
        self.forward = ForwardCard(look)
        self.standing, self.calls = ReasonsCard(look), ReasonsCard(look)
        waiting = QVBoxLayout()
        waiting.addWidget(self.table, 1)
        waiting.addWidget(self.nothing, 1)
        reasons = QWidget()
        below = QVBoxLayout(reasons)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(look.theme.space(3))
        below.addWidget(self.forward)
        below.addWidget(self.standing)
        below.addWidget(self.calls)
        below.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(look.theme.space(4))
        self._columns.addLayout(waiting, 3)
        self._columns.addWidget(ScrollPage(reasons), 2)
        self.table.picked.connect(self.asked)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the queue as the views have it."""
        queue = views.queue
        if queue is not None:
            self.forward.show_visit(of_list(queue.asked), language, busy=self.busy)
        if queue is None or (queue, language) == self._shown:
            return
        self._shown = queue, language
        self.nothing.write(language.say("Nobody is waiting."))
        self.table.fill(waiting_rows(queue.waiting, language), language)
        self.table.setVisible(bool(queue.waiting))
        self.nothing.setVisible(not queue.waiting)
        title = language.say("Why not next?")
        if queue.asked is not None:
            title = language.say("Why is {number} not next?", number=queue.asked.number)
        self.standing.show_reasons(title, standing_reasons(queue, language))
        self.calls.show_reasons(language.say("The last calls"), call_reasons(queue, language))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the queue."""
        super().showEvent(event)
        self.asked.emit(self.table.key)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
