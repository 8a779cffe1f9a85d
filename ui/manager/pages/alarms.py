"""The alarms that go on: who has taken up which, and those that nobody has."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.manager.alarm_words import alarm_words
from ui.manager.parts.alarm_card import AlarmCard
from ui.manager.parts.quiet import Quiet
from ui.manager.views import ManagerViews
from ui.theme import Look
from ui.widgets import FlowGrid, ScrollPage

LEAST = 90
"""Width of a card in units of the theme."""


class AlarmsPage(QWidget):
    """`taken(id, AlarmAnswer)` and `put_away(id)`."""

    taken = Signal(str, object)
    put_away = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.busy = False
        self.cards: dict[str, AlarmCard] = {}
        self.nothing = Quiet(look)
        self._grid = FlowGrid(look, LEAST, 3)
        self._scroll = ScrollPage(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.nothing, 1)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the alarms as the views have them; a card stays as long as its alarm."""
        alarms = views.alarms
        if [one.id for one in alarms] != list(self.cards):
            self.cards = {one.id: self.cards.get(one.id) or self._card(one.id) for one in alarms}
            self._grid.fill(list(self.cards.values()))
        for one in alarms:
            said = alarm_words(one, views.names, views.now, language)
            self.cards[one.id].show_alarm(said, language, busy=self.busy)
        self.nothing.write(language.say("There is no alarm."))
        self.nothing.setVisible(not alarms)
        self._scroll.setVisible(bool(alarms))

    def _card(self, alarm: str) -> AlarmCard:
        card = AlarmCard(self._look)
        card.taken.connect(lambda answer: self.taken.emit(alarm, answer))
        card.put_away.connect(lambda: self.put_away.emit(alarm))
        return card
