"""Who waits for each agency, and the wait that is worst against its target."""

from PySide6.QtWidgets import QWidget

from center_app.domain.clock import MINUTE
from center_app.domain.views.services import AgencyGroup
from center_app.language import Language
from ui.manager.figures import short
from ui.manager.parts.figure_card import FigureCard
from ui.theme import Look, Tone
from ui.widgets import FlowGrid

LEAST = 46
"""Width of a card in units of the theme."""


MOST = 10
"""Two rows: more than a screen on the wall has room for nobody could read."""


class AgencyRows(FlowGrid):
    """A card for each agency that somebody waits for, as the catalogue orders them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, LEAST, 5, parent)
        self._cards: dict[str, FigureCard] = {}

    def show_agencies(self, groups: tuple[AgencyGroup, ...], language: Language) -> None:
        """Show those for which somebody waits."""
        waited_for = [group for group in groups if group.waiting][:MOST]
        if [group.agency for group in waited_for] != list(self._cards):
            self._cards = {one.agency: FigureCard(self._look, "counter") for one in waited_for}
            self.fill(list(self._cards.values()))
        for group in waited_for:
            _show(self._cards[group.agency], group, language)


def _show(card: FigureCard, group: AgencyGroup, language: Language) -> None:
    waiting = language.say("waiting: {n}", n=group.waiting)
    waits = [
        (row.longest_ms / row.target_ms, row.longest_ms, row.target_ms)
        for row in group.services
        if row.longest_ms is not None
    ]
    if not waits:
        card.show_figure(group.name.in_(language.code), waiting)
        return
    share, longest, target = max(waits)
    card.show_figure(
        group.name.in_(language.code),
        waiting,
        language.say(
            "longest wait {wait}, target {target}",
            wait=short(longest, language),
            target=short(target, language),
        ),
        Tone.BAD if share > 1 else Tone.NEUTRAL,
        (longest / MINUTE, target / MINUTE),
    )
