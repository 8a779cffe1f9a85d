"""What citizens told the center: found, read, taken up and settled."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.domain.views.messages import MessageView
from center_app.language import Language, words
from ui.manager.mail import Mail
from ui.manager.message_rows import Looked, MessageColumn, colleagues, message_rows, shown
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.message_card import MessageCard
from ui.manager.parts.quiet import Quiet
from ui.manager.parts.tabs import Tabs
from ui.manager.summary_rows import SummaryColumn, last_days, summary_rows
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Look
from ui.widgets import ScrollPage


class MessagesPage(QWidget):
    """That there is a message is seen by all; what is in it, by whoever may answer it.

    `improve(MessageView)` when an action is wanted because of one.
    """

    improve = Signal(object)

    def __init__(
        self, look: Look, language: Language, mail: Mail, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._language, self._mail = look, language, mail
        self._views: ManagerViews | None = None
        self._shown: list[MessageView] = []
        self._one: MessageView | None = None
        self.busy = False
        self.filter = Tabs(look, ("message", "warning", "list", "chart"))
        self.table = FiguresTable(look, tuple(MessageColumn), language, words("Messages"))
        heads = tuple(SummaryColumn)
        self.summary = FiguresTable(look, heads, language, words("Messages in figures"))
        self.nothing = Quiet(look)
        self.card = MessageCard(look)
        self._side = ScrollPage(self.card)
        found = QVBoxLayout()
        found.setSpacing(look.theme.space(3))
        found.addWidget(self.filter)
        found.addWidget(self.table, 1)
        found.addWidget(self.summary, 1)
        found.addWidget(self.nothing, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(look.theme.space(4))
        self._columns.addLayout(found, 3)
        self._columns.addWidget(self._side, 2)
        self._connect()

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the messages as the views have them."""
        self._views, self._language = views, language
        self.filter.write([language.say(looked.value) for looked in Looked])
        self.nothing.write(language.say("There is no such message."))
        self._fill()

    def begin(self) -> None:
        """Somebody comes to this page."""
        (self.table if self._shown else self.filter.buttons[0]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _connect(self) -> None:
        card, mail = self.card, self._mail
        self.filter.chosen.connect(self._choose)
        self.table.picked.connect(self._fill_card)
        self.table.activated.connect(lambda _index: mail.read(self.table.key))
        mail.changed.connect(self._fill)
        card.read.connect(lambda: mail.read(self.table.key))
        card.take.connect(lambda: mail.take(self.table.key))
        card.answer.connect(lambda text: mail.answer(self.table.key, text))
        card.close_it.connect(lambda text: mail.close_without(self.table.key, text))
        card.give.connect(lambda who: mail.give(self.table.key, who))
        card.improve.connect(lambda: self.improve.emit(self._one))
        card.hand_over.connect(lambda reference: mail.hand_over(self.table.key, reference))

    @property
    def _looked(self) -> Looked:
        return list(Looked)[self.filter.page]

    def _choose(self) -> None:
        views = self._views
        if self._looked is Looked.MONTH and views is not None:
            day = views.overview.day if views.overview is not None else None
            self._mail.ask_summary(*last_days(day or local(views.now).date()))
        self._fill()

    def _fill(self) -> None:
        views, language = self._views, self._language
        if views is None:
            return
        self._shown = shown(views.messages, self._looked)
        rows = message_rows(self._shown, views.names, views.now, language)
        self.table.fill(rows, language)
        if self._shown and not self.table.key:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.table.setVisible(bool(self._shown))
        self._fill_summary()
        self.nothing.setVisible(not self._shown and self.summary.isHidden())
        self._fill_card()

    def _fill_summary(self) -> None:
        summary = self._mail.summary if self._looked is Looked.MONTH else None
        self.summary.setVisible(summary is not None)
        if summary is not None:
            self.summary.fill(summary_rows(summary, self._language), self._language)

    def _fill_card(self) -> None:
        views, before = self._views, self._one
        key = self.table.key
        self._one = next((one for one in self._shown if one.message.id == key), None)
        self._side.setVisible(self._one is not None)
        if self._one is None or views is None:
            return
        if before is None or before.message.id != key:
            self.card.begin()
        self.card.show_message(self._one, views.names, views.now, self._language)
        self.card.show_colleagues(colleagues(views, self._one, self._language))
        written = self._mail.written if self._mail.message == key else None
        self.card.show_written(written, settled=self._one.settled, busy=self.busy)
