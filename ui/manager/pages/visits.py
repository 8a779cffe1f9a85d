"""Visits of any day: found by what somebody knows of one, and told from the ticket on."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.language import Language, words
from center_app.language.dates import dated
from ui.manager.journey_words import FoundColumn, found_rows
from ui.manager.movable import of_story
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.forward_card import ForwardCard
from ui.manager.parts.journey_card import JourneyCard
from ui.manager.parts.quiet import Quiet
from ui.manager.parts.visit_search import VisitSearch
from ui.manager.tracing import Tracing
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Look
from ui.widgets import ScrollPage

LEAST_NUMBER = 5
"""Width that a number is left with at least, in sizes of body text."""


class VisitsPage(QWidget):
    """Seen by whoever answers for the hall; each story that is told here is written down."""

    def __init__(
        self, look: Look, language: Language, tracing: Tracing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._language, self._tracing = look, language, tracing
        self._views: ManagerViews | None = None
        self.search = VisitSearch(look)
        self.table = FiguresTable(
            look, tuple(FoundColumn), language, words("Visits found"), LEAST_NUMBER
        )
        self.nothing = Quiet(look)
        self.card, self.forward, self.busy = JourneyCard(look), ForwardCard(look), False
        told = QWidget()
        side = QVBoxLayout(told)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(look.theme.space(3))
        side.addWidget(self.forward)
        side.addWidget(self.card, 1)
        self._side = ScrollPage(told)
        found = QVBoxLayout()
        found.setSpacing(look.theme.space(3))
        found.addWidget(self.search)
        found.addWidget(self.table, 1)
        found.addWidget(self.nothing, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(look.theme.space(4))
        self._columns.addLayout(found, 1)
        self._columns.addWidget(self._side, 1)
        self.search.sought.connect(tracing.seek)
        self.table.activated.connect(lambda _index: tracing.tell(self.table.key))
        self.table.clicked.connect(lambda _index: tracing.tell(self.table.key))
        tracing.changed.connect(self._fill)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show what was found, in this language."""
        self._views, self._language = views, language
        day = views.overview.day if views.overview is not None else None
        self.search.speak(day or local(views.now).date(), language)
        self._fill()

    def begin(self) -> None:
        """Somebody comes to this page: a scanner may be used at once."""
        self.search.number.setFocus()

    def forget(self) -> None:
        """Whoever was signed in is not any more."""
        self.search.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _fill(self) -> None:
        views, tracing, language = self._views, self._tracing, self._language
        if views is None:
            return
        found = tracing.found
        self.table.fill(found_rows(found or ()), language)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.write(self._said())
        self._side.setVisible(tracing.telling is not None)
        if tracing.telling is not None:
            self.card.show_story(tracing.telling, views.names, language)
            movable = of_story(tracing.telling.story)
            self.forward.show_visit(movable, language, busy=self.busy)

    def _said(self) -> str:
        """Why there is nothing to see."""
        day, say = self._tracing.day, self._language.say
        if self._tracing.found is None or day is None:
            return say("Find a visit by what is known of it. Who looks is written down.")
        return say("There is no such visit on {day}.", day=dated(day, self._language))
