"""All counters of the center, each on a card."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.views.manager import CounterRow
from center_app.language import Language
from ui.manager.counter_deeds import Deed, deeds_at
from ui.manager.counter_words import counter_words
from ui.manager.parts.counter_card import CounterCard
from ui.theme import Look
from ui.widgets import FlowGrid

LEAST = 42
"""Width of a card in units of the theme."""


class CountersGrid(FlowGrid):
    """As many side by side as there is room for, in the order of the counters.

    `asked(CounterRow, Deed)`: something is to be done there, by what was seen of it.
    """

    asked = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, LEAST, 6, parent)
        self.cards: dict[str, CounterCard] = {}
        self._rows: dict[str, CounterRow] = {}
        self.busy = False

    def show_counters(
        self, rows: tuple[CounterRow, ...], names: dict[str, str], now: int, language: Language
    ) -> None:
        """Show how they stand at `now` (milliseconds since 1970 UTC)."""
        if [row.counter for row in rows] != list(self.cards):
            self.cards = {row.counter: self._card(row.counter) for row in rows}
            self.fill(list(self.cards.values()))
        for row in rows:
            said = counter_words(row, names, now, language)
            card = self.cards[row.counter]
            card.show_counter(row.counter, said, language)
            card.offer(deeds_at(row), language, busy=self.busy)
        self._rows = {row.counter: row for row in rows}

    def _card(self, counter: str) -> CounterCard:
        card = CounterCard(self._look)
        card.asked.connect(partial(self._ask, counter))
        return card

    def _ask(self, counter: str, deed: Deed) -> None:
        self.asked.emit(self._rows[counter], deed)
