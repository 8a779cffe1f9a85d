"""All counters of the center, each on a card."""

from PySide6.QtWidgets import QWidget

from center_app.domain.views.manager import CounterRow
from center_app.language import Language
from ui.manager.counter_words import counter_words
from ui.manager.parts.counter_card import CounterCard
from ui.theme import Look
from ui.widgets import FlowGrid

LEAST = 42
"""Width of a card in units of the theme."""


class CountersGrid(FlowGrid):
    """As many side by side as there is room for, in the order of the counters."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, LEAST, 6, parent)
        self._cards: dict[str, CounterCard] = {}

    def show_counters(
        self, rows: tuple[CounterRow, ...], names: dict[str, str], now: int, language: Language
    ) -> None:
        """Show how they stand at `now` (milliseconds since 1970 UTC)."""
        if [row.counter for row in rows] != list(self._cards):
            self._cards = {row.counter: CounterCard(self._look) for row in rows}
            self.fill(list(self._cards.values()))
        for row in rows:
            said = counter_words(row, names, now, language)
            self._cards[row.counter].show_counter(row.counter, said, language)
