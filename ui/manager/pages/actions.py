"""Improvement actions: found, opened, planned anew and ended."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from center_app.domain.measuring import days_before
from center_app.domain.views.actions import ActionView
from center_app.language import Language, words
from ui.manager.action_words import ActionColumn, Looked, action_rows, may_own, shown
from ui.manager.improving import Improving, Origin
from ui.manager.parts.action_card import ActionCard
from ui.manager.parts.action_form import ActionForm
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.quiet import Quiet
from ui.manager.parts.tabs import Tabs
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Look
from ui.widgets import FlowRow, PrimaryButton, ScrollPage


class ActionsPage(QWidget):
    """Indicators, owners and days are seen by all; what is to be done, by whoever may answer."""

    def __init__(
        self, look: Look, language: Language, improving: Improving, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._language, self._improving = look, language, improving
        self._views: ManagerViews | None = None
        self._shown: list[ActionView] = []
        self._one: ActionView | None = None
        self.busy = False
        self.filter = Tabs(look, ("list", "warning", "check"))
        self.new = PrimaryButton(look, icon="plus")
        self.table = FiguresTable(look, tuple(ActionColumn), language, words("Improvement actions"))
        self.nothing = Quiet(look)
        self.card, self.form = ActionCard(look), ActionForm(look)
        self._card_side, self._form_side = ScrollPage(self.card), ScrollPage(self.form)
        above = FlowRow(look)
        above.fill([self.filter, self.new])
        found = QVBoxLayout()
        found.setSpacing(look.theme.space(3))
        found.addWidget(above)
        found.addWidget(self.table, 1)
        found.addWidget(self.nothing, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(look.theme.space(4))
        self._columns.addLayout(found, 3)
        self._columns.addWidget(self._card_side, 2)
        self._columns.addWidget(self._form_side, 2)
        self._connect()

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the actions as the views have them."""
        self._views, self._language = views, language
        self.filter.write([language.say(looked.value) for looked in Looked])
        self.new.write(language.say("New action for the whole center"))
        self.nothing.write(
            language.say(
                "There is no such action. One is opened here, from a message, or from a figure "
                "over days."
            )
        )
        self._fill()

    def begin(self) -> None:
        """Somebody comes to this page."""
        if self._improving.origin is None:
            (self.table if self._shown else self.filter.buttons[0]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    @property
    def today(self) -> date:
        """The center's business day."""
        return self._improving.today

    def _connect(self) -> None:
        improving, card, form = self._improving, self.card, self.form
        self.filter.chosen.connect(self._fill)
        self.table.picked.connect(self._fill_card)
        self.new.clicked.connect(lambda: improving.begin(Origin(days_before(self.today))))
        improving.changed.connect(self._fill)
        form.wanted.connect(improving.open)
        form.left.connect(improving.leave)
        card.read.connect(lambda: improving.read(self.table.key))
        card.done.connect(improving.end)
        card.dropped.connect(improving.drop)
        card.planned.connect(improving.plan_anew)

    def _fill(self) -> None:
        views, language = self._views, self._language
        if views is None:
            return
        self._shown = shown(views.actions, list(Looked)[self.filter.page])
        self.table.fill(action_rows(self._shown, views.names, language), language)
        if self._shown and not self.table.key:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.table.setVisible(bool(self._shown))
        self.nothing.setVisible(not self._shown)
        self._fill_form(views)
        self._fill_card()

    def _fill_form(self, views: ManagerViews) -> None:
        origin = self._improving.origin
        self._form_side.setVisible(origin is not None)
        self.new.setEnabled(origin is None and not self.busy)
        self.form.open.setEnabled(not self.busy)
        if origin is None:
            self.form.forget()
            return
        language = self._language
        about = origin.about
        name = about.in_(language.code) if about is not None else language.say("the whole center")
        people = may_own(views, language)
        self.form.show_origin(origin, name, people, self.today, language)

    def _fill_card(self) -> None:
        views, key = self._views, self.table.key
        before = self._one
        self._one = next((one for one in self._shown if one.action.id == key), None)
        self._card_side.setVisible(self._one is not None and self._improving.origin is None)
        if self._one is None or views is None:
            return
        self._improving.look(key)
        people = may_own(views, self._language)
        plan = self._improving.plan if self._improving.action == key else None
        self.card.show_action(self._one, plan, people, views.names, self._language)
        if before is None or before.action.id != key:
            today = self.today
            self.card.begin(self._one, QDate(today.year, today.month, today.day))
        self.card.set_busy(self.busy)
