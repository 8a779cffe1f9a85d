"""Unannounced visits: those that were recorded, and the form of a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.text import Text
from center_app.domain.unannounced import UnannouncedFacts, mean_score
from center_app.language import Language, words
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.quiet import Quiet
from ui.manager.parts.unannounced_form import UnannouncedForm
from ui.manager.shopping import Shopping
from ui.manager.unannounced_rows import UnannouncedColumn, percent_of, unannounced_rows
from ui.manager.views import ManagerViews
from ui.theme import Look
from ui.widgets import FlowRow, Note, PrimaryButton, QuietButton

NONE_RECORDED = words("No unannounced visit was recorded in the last year.")
ONLY_MANAGERS = words("Only a manager sees what was recorded.")


class UnannouncedPage(QWidget):
    """Seen by managers alone; `story(date, str)` when the visit behind one is wanted."""

    story = Signal(object, str)

    def __init__(
        self, look: Look, language: Language, shopping: Shopping, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language, self._shopping = language, shopping
        self._spoken: Language | None = None
        self._views: ManagerViews | None = None
        self.busy, self._filling = False, False
        self.new, self.look = PrimaryButton(look, icon="plus"), QuietButton(look, icon="eye")
        self.behind = QuietButton(look, icon="ticket")
        self.mean, self.nothing = Note(look), Quiet(look)
        name = words("Unannounced visits")
        self.table = FiguresTable(look, tuple(UnannouncedColumn), language, name)
        self.form = UnannouncedForm(look)
        self._above = FlowRow(look)
        self._above.fill([self.look, self.new, self.behind])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        column.addWidget(self._above)
        column.addWidget(self.mean)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.form, 1)
        self.look.clicked.connect(shopping.look)
        self.new.clicked.connect(self._begin)
        self.behind.clicked.connect(self._open)
        self.table.activated.connect(lambda _index: self._open())
        self.table.picked.connect(self._fill)
        self.form.left.connect(self._end)
        self.form.filled.connect(shopping.record)
        shopping.recorded.connect(self._end)
        shopping.unknown.connect(self.form.tell_unknown)
        shopping.changed.connect(self._fill)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show what was recorded, in this language."""
        self._views, self._language = views, language
        if language != self._spoken:
            self._spoken, say = language, language.say
            self.look.write(say("See what was recorded"))
            self.new.write(say("Record an unannounced visit"))
            self.behind.write(say("The story of this visit"))
            self.form.speak(self._services, language)
        self._fill()

    @property
    def _services(self) -> dict[str, Text]:
        """The services of the catalogue, by code."""
        overview = self._views.overview if self._views is not None else None
        groups = overview.agencies if overview is not None else ()
        return {row.service: row.name for group in groups for row in group.services}

    @property
    def _one(self) -> UnannouncedFacts | None:
        rows = self._shopping.rows or ()
        return next((one for one in rows if one.unannounced == self.table.key), None)

    def _begin(self) -> None:
        self._filling = True
        self._fill()
        self.form.begin(self._shopping.today, self._services, self._language)

    def _end(self) -> None:
        self._filling = False
        self._fill()

    def _open(self) -> None:
        one = self._one
        if one is not None and one.visit is not None:
            self.story.emit(one.day, one.visit)

    def _fill(self) -> None:
        rows, language = self._shopping.rows, self._language
        self.table.fill(unannounced_rows(rows or (), self._services, language), language)
        self._above.setVisible(not self._filling)
        self.look.setVisible(rows is None)
        self.form.setVisible(self._filling)
        self.form.save.setEnabled(not self.busy)
        self.table.setVisible(bool(rows) and not self._filling)
        self.nothing.setVisible(not rows and not self._filling)
        self.mean.setVisible(bool(rows) and not self._filling)
        one = self._one
        self.behind.setVisible(bool(rows))
        self.behind.setEnabled(one is not None and one.visit is not None)
        said = ONLY_MANAGERS if rows is None else NONE_RECORDED
        self.nothing.write(language.say(said))
        mean = percent_of(mean_score(rows or ()))
        self.mean.write(language.say("Mean score of those shown: {score}", score=mean))
